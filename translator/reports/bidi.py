"""Arabic in a terminal: in which order to send it, and reordering for terminals that do not do it themselves.

Right-to-left lines are wrapped in logical order first and reordered line by line after that, as
the Unicode bidirectional algorithm demands (UAX #9, rule L1 and following).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from arabic_reshaper import ArabicReshaper

#: Zero-width marks that steer bidi. A page's own would steer the whole terminal line, so they are taken out.
_CONTROLS = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C, 0x034F))
_ARABIC_MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
_MARKS_BEFORE_LETTER = re.compile(f"([{_ARABIC_MARKS}]+)([^{_ARABIC_MARKS}])")
#: Combining grapheme joiner: invisible, of bidi class NSM, so it always moves with the character before it.
_TAG = "\u034f"


class Order(StrEnum):
    """How right-to-left text is sent."""

    PLAIN = "plain"  #: as it is, left-aligned: for files and pipes, where an editor lays it out
    LOGICAL = "logical"  #: as it is, right-aligned and isolated: for terminals that do bidi
    VISUAL = "visual"  #: shaped and reordered, right-aligned: for terminals that do not


@dataclass(frozen=True, slots=True)
class Terminal:
    """A row of ``terminals.toml``."""

    name: str
    variable: str
    value: str
    order: str
    reason: str

    def fits(self, environment: Mapping[str, str]) -> bool:
        """Say whether ``environment`` is that of this terminal."""
        found = environment.get(self.variable, "")
        return bool(found) and found.startswith(self.value)


@lru_cache
def terminals() -> tuple[Terminal, ...]:
    """Return the known terminals in the order in which they are tried."""
    table = tomllib.loads(Path(__file__).with_name("terminals.toml").read_text(encoding="utf-8"))
    return tuple(Terminal(**row) for row in table["terminal"])


def choose_order(setting: str, environment: Mapping[str, str], *, is_terminal: bool) -> Order:
    """Decide the order of right-to-left text.

    Args:
        setting: ``auto``, ``logical`` or ``visual``.
        environment: the process's variables.
        is_terminal: the output goes to a terminal.
    """
    if setting != "auto":
        return Order(setting)
    if not is_terminal:
        return Order.PLAIN
    row = next((terminal for terminal in terminals() if terminal.fits(environment)), None)
    return Order(row.order) if row else Order.LOGICAL


def strip_controls(text: str) -> str:
    """Return ``text`` without bidi controls."""
    return text.translate(_CONTROLS)


def present(line: str, order: Order) -> str:
    """Return one line of right-to-left text as it is sent in ``order``.

    Args:
        line: already as short as it has to be; wrapping comes before reordering.
        order: what the terminal wants.
    """
    if order is Order.VISUAL:
        return reorder(line)
    if order is Order.LOGICAL and line.strip():
        # Without the isolate a terminal takes the line's direction from its first column and
        # puts the full stop, and every Latin word, on the wrong side.
        return f"\u2067{line}\u2069"
    return line


def reorder(line: str) -> str:
    """Return one right-to-left line with its letters joined and in the order in which they are seen.

    Brackets in right-to-left runs are mirrored (UAX #9, L4) and Arabic marks stand after their
    letters again (L3). The line's width never grows: lam-alef becomes one column.
    """
    from bidi import get_display

    shaped = _reshaper().reshape(strip_controls(line))
    mirrored = _mirrored()
    tagged = "".join(char + _TAG if char in mirrored else char for char in shaped)
    seen = str(get_display(tagged, base_dir="R"))
    return _MARKS_BEFORE_LETTER.sub(lambda m: m[2] + m[1][::-1], _mirror(seen, mirrored))


def _mirror(seen: str, mirrored: Mapping[str, str]) -> str:
    """Replace the brackets of right-to-left runs: there the tag has come to stand before its bracket."""
    out: list[str] = []
    position = 0
    while position < len(seen):
        char = seen[position]
        if char == _TAG:
            bracket = seen[position + 1]
            out.append(mirrored.get(bracket, bracket))
            position += 2
        elif char in mirrored:
            out.append(char)
            position += 2
        else:
            out.append(char)
            position += 1
    return "".join(out)


@lru_cache
def _mirrored() -> Mapping[str, str]:
    from bidi.mirror import MIRRORED

    return dict(MIRRORED)


@lru_cache
def _reshaper() -> ArabicReshaper:
    from arabic_reshaper import ArabicReshaper

    # Marks are part of the text. The one-glyph Allah is left out: few terminal fonts draw it in one column.
    return ArabicReshaper({"delete_harakat": False, "ARABIC LIGATURE ALLAH": False})


def wrap(text: str, width: int) -> Sequence[str]:
    """Break logical text into lines of at most ``width`` columns, at spaces where possible.

    Every character but the spaces at the breaks is kept, in order.
    """
    from rich.cells import cell_len, chop_cells

    lines: list[str] = []
    current = ""
    for word in text.split():
        candidate = f"{current} {word}" if current else word
        if cell_len(candidate) <= width:
            current = candidate
            continue
        if current:
            lines.append(current)
        *full, current = chop_cells(word, width) or [""]
        lines.extend(full)
    return [*lines, current] if current or not lines else lines
