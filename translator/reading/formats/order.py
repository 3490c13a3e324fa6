"""Logical order from printed order: the characters of one line, by where they stand, as they are read.

A right-to-left line is read from its right edge; numbers and Latin words in it run the other way. The
Unicode bidirectional algorithm (Unicode Standard Annex 9) says how text is laid out, not how a layout
is read back, so a reading is proposed and the algorithm is asked whether it would be laid out as seen.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

SPACE = 0.16  #: line heights of empty room between two characters that make a space in lines without any
WIDE_SPACE = 0.5  #: the same in lines that have spaces of their own
_LAM_ALEF = re.compile("^([\u0622\u0623\u0625\u0627\u0671])(\u0644)$")
_MIRRORED = str.maketrans("()[]{}«»<>“”", ")(][}{»«><”“")
_OPENERS, _CLOSERS = "([{«“", ")]}»”"
_SIGN = r"A-Za-z\u00c0-\u024f\d"
_LATIN_RUN = re.compile(rf"[{_SIGN}](?:[{_SIGN} .,٫٬'’&@:/_+#-]*[{_SIGN}])?")
_NUMBER = re.compile(r"\d+(?:[.,:/٫٬]\d+)*")
_DASHED = re.compile(r"\d+(?:[.,:/٫٬-]\d+)*")
_PERCENT = re.compile(r"(?<![\d٠-٩])([%٪])(\d+(?:[.,٫]\d+)*)(?!\d)")
#: A letter and its vowel sign, both twice: some typesetters give the pair's text to the letter and to the sign.
_DOUBLED = re.compile("([\u0620-\u064a])\\1([\u064b-\u0652])\\2")
#: Ligatures of more than two letters that fonts have as one glyph, in logical order.
_LONG_LIGATURES = frozenset({"الله", "لله", "محمد", "صلى", "ريال", "جل", "لمح", "لمج", "لمم"})


@dataclass(frozen=True, slots=True)
class Glyph:
    """One printed sign: its text, and its box in points."""

    text: str
    left: float
    right: float
    bottom: float
    height: float

    def joined(self, char: str) -> Glyph:
        """Return the glyph with another character that stands in the same box."""
        return replace(self, text=self.text + char)


def logical_text(glyphs: Sequence[Glyph], *, rtl_page: bool = True) -> str:
    """Return the text of one printed line in the order in which it is read, spaces put in where there is room.

    Args:
        glyphs: the line's signs in any order.
        rtl_page: most of the page runs from right to left, and so does a line with any Arabic in it.
    """
    glyphs = _without_stray_spaces(glyphs)
    if not glyphs:
        return ""
    right, left = _letters("".join(glyph.text for glyph in glyphs))
    if not (right > left or (rtl_page and (right or not left))):
        return _left_to_right(glyphs)
    seen = _seen(sorted(glyphs, key=lambda glyph: -(glyph.left + glyph.right)))
    return _DOUBLED.sub(r"\1\2", _PERCENT.sub(r"\2\1", _read_back(seen)))


def _without_stray_spaces(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Leave out the spaces that stand on a letter: those at a line's end that had no room."""
    letters = [glyph for glyph in glyphs if glyph.text != " "]

    def is_stray(space: Glyph) -> bool:
        middle = (space.left + space.right) / 2
        return any(3 * g.left + g.right < 4 * middle < g.left + 3 * g.right for g in letters)

    return [glyph for glyph in glyphs if glyph.text != " " or not is_stray(glyph)]


def is_right_to_left(text: str, otherwise: bool) -> bool:
    """Say whether most letters run from right to left; ``otherwise`` where there are none."""
    right, left = _letters(text)
    return right > left if right or left else otherwise


def _letters(text: str) -> tuple[int, int]:
    """Return how many letters run from right to left, and how many the other way."""
    kinds = [unicodedata.bidirectional(char) for char in text]
    return sum(kind in {"R", "AL"} for kind in kinds), sum(kind == "L" for kind in kinds)


def _left_to_right(glyphs: Sequence[Glyph]) -> str:
    seen = _seen(sorted(glyphs, key=lambda glyph: -(glyph.left + glyph.right)))
    return "".join(text[::-1] if text.isascii() else text for text in reversed(seen))


def _seen(glyphs: Sequence[Glyph]) -> list[str]:
    """Return the texts of glyphs from right to left, with spaces where there is room for one."""
    seen: list[str] = []
    edge: float | None = None
    marks = ""
    room = WIDE_SPACE if any(glyph.text == " " for glyph in glyphs) else SPACE
    for glyph in glyphs:
        text = _whole(glyph.text)
        if all(unicodedata.combining(char) for char in text):
            # A vowel sign stands over its letter: in reading order it follows the letter that it covers.
            if edge is not None and glyph.left + glyph.right >= 2 * edge and seen:
                seen[-1] += text
            else:
                marks += text
            continue
        if edge is not None and edge - glyph.right > room * glyph.height and seen[-1] != " " and text != " ":
            seen.append(" ")
        seen.append(text + marks)
        marks, edge = "", glyph.left
    return seen


def _whole(text: str) -> str:
    """Return the letters of one glyph in logical order: extractors give those of ligatures in either."""
    found = _LAM_ALEF.match(text)
    if found:
        return found[2] + found[1]
    # Latin ligatures such as "fi" are turned with the word that they stand in.
    return text[::-1] if text[::-1] in _LONG_LIGATURES or (len(text) > 1 and text.isascii()) else text


def _read_back(seen: Sequence[str]) -> str:
    """Return the reading that is laid out as seen: dashes between numbers join them or do not."""
    candidates = [_turned(seen, number) for number in (_NUMBER, _DASHED)]
    if candidates[0] == candidates[1] or "-" not in seen:
        return candidates[0]
    from bidi.algorithm import get_display

    layout = "".join(reversed(seen)).translate(_MIRRORED)
    fits = (text for text in candidates if str(get_display(text, base_dir="R")).translate(_MIRRORED) == layout)
    return next(fits, candidates[0])


def _turned(seen: Sequence[str], number: re.Pattern[str]) -> str:
    """Return the signs from right to left with Latin words and numbers turned round."""
    return "".join(_runs("".join(seen), number))


def _runs(text: str, number: re.Pattern[str]) -> Iterator[str]:
    """Yield the parts of a text that is reversed in its Latin words and numbers, those put right.

    Matching is done on the reversed text, where Latin words and numbers stand as they are read.
    """
    turned = text[::-1]
    at, parts = 0, []
    for run in _LATIN_RUN.finditer(turned):
        parts.append((turned[at : run.start()], False))
        if any(char.isalpha() for char in run[0]):
            parts.append((run[0], True))
        else:
            inner = 0
            for piece in number.finditer(run[0]):
                parts.append((run[0][inner : piece.start()], False))
                parts.append((piece[0], True))
                inner = piece.end()
            parts.append((run[0][inner:], False))
        at = run.end()
    parts.append((turned[at:], False))
    for part, keeps in reversed(parts):
        yield part if keeps else part[::-1]


def mended_brackets(text: str) -> str:
    """Return a paragraph with its brackets the other way round where they match better so.

    Some typesetters name the sign that is drawn, others the sign that is meant.
    """
    turned = text.translate(_MIRRORED)
    return turned if _matched(turned) > _matched(text) else text


def _matched(text: str) -> int:
    """Count the brackets that open and close in this order, less those that do not."""
    open_ones: list[int] = []
    score = 0
    for char in text:
        if char in _OPENERS:
            open_ones.append(_OPENERS.index(char))
        elif char in _CLOSERS:
            if open_ones and open_ones[-1] == _CLOSERS.index(char):
                open_ones.pop()
                score += 1
            else:
                score -= 1
    return score - len(open_ones)
