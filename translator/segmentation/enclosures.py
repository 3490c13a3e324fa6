"""Quotations and brackets of a paragraph: what stands together and is not cut."""

from __future__ import annotations

#: Openers with their closers. The straight mark opens and closes by turns.
_PAIRS = {"«": "»", "“": "”", "„": "”", "(": ")", "[": "]", "﴿": "﴾", "‹": "›"}
_CLOSERS = frozenset(_PAIRS.values())
_STRAIGHT = '"'
#: A quotation longer than this many characters, about sixty words, is cut at its own full stops.
LONGEST_WHOLE = 400
#: Marks left open further back than this are given up.
DEEPEST = 8


def find_enclosures(text: str) -> list[tuple[int, int]]:
    """Return the quotations and brackets that open and close in ``text``, as ``text[start:end]`` with their marks.

    A mark without its partner encloses nothing. Pairs nest; those within others are given too.
    """
    found: list[tuple[int, int]] = []
    opened: list[tuple[str, int]] = []
    straight: int | None = None
    for at, char in enumerate(text):
        if char == _STRAIGHT:
            if straight is None:
                straight = at
            else:
                found.append((straight, at + 1))
                straight = None
        elif char in _PAIRS:
            opened.append((_PAIRS[char], at))
        elif char in _CLOSERS:
            depth = next(
                (i for i in range(len(opened) - 1, max(-1, len(opened) - 9), -1) if opened[i][0] == char), None
            )
            if depth is not None:
                found.append((opened[depth][1], at + 1))
                del opened[depth:]
    return sorted(found)


def inside_marks(text: str) -> bytearray:
    """Return one byte for each character: 1 where it stands inside a quotation or bracket short enough to stay whole.

    The position after the closing mark is outside.
    """
    inside = bytearray(len(text) + 1)
    covered = 0
    for start, end in find_enclosures(text):
        if end - start <= LONGEST_WHOLE and end > covered:
            inside[start + 1 : end] = b"\1" * (end - start - 1)
            covered = end
    return inside
