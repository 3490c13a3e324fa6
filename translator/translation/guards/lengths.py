"""English far shorter or longer than its Arabic lets expect.

The bounds are quantiles over human pairs, in data/lengths.toml; benchmarks/length_bounds.py makes them.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from translator.numbers.tables import fold_arabic

_DATA = Path(__file__).parent / "data" / "lengths.toml"


@dataclass(frozen=True, slots=True)
class LengthBounds:
    """How many English characters an Arabic character may become, for sentences from ``least`` on."""

    least: int  #: Arabic characters, vowel signs and tatweel not counted
    shortest: float
    longest: float


@lru_cache(maxsize=1)
def length_bounds() -> tuple[int, tuple[LengthBounds, ...]]:
    """Return the slack in characters and the bounds, by rising length."""
    table = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    rows = (LengthBounds(row["least"], row["shortest"], row["longest"]) for row in table["bounds"])
    return table["slack"], tuple(sorted(rows, key=lambda row: row.least))


def is_too_short(ar: str, en: str) -> bool:
    """Say whether something of the Arabic must be missing."""
    size = arabic_length(ar)
    slack, _ = length_bounds()
    return len(en.strip()) + slack < size * _bounds(size).shortest


def is_too_long(ar: str, en: str) -> bool:
    """Say whether something must have been added to the Arabic."""
    size = arabic_length(ar)
    slack, _ = length_bounds()
    return len(en.strip()) - slack > size * _bounds(size).longest


def arabic_length(ar: str) -> int:
    """Return the characters of ``ar`` without vowel signs and tatweel."""
    return len(fold_arabic(ar.strip()))


def _bounds(size: int) -> LengthBounds:
    _, rows = length_bounds()
    return next((row for row in reversed(rows) if row.least <= size), rows[0])
