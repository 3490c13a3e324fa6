"""Words whose English no editor leaves out: points of the compass, and adjectives of nationality.

What lies west of Kirkuk is not in Kirkuk, and an Iranian general is no Iraqi one. Each table's rows say what finds a
word in Arabic and what may say it in English.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path

from translator.numbers.tables import fold_arabic

_DATA = Path(__file__).parent / "data"
_FRONT = r"[وف]?(?:[بلك]?ال|لل|[بلك])?"
#: Masculine, feminine, dual and plural of an adjective in ي; it is written ى in Egypt, and ه for ة.
_ADJECTIVE = r"(?:[يى]|ي(?:[ةها]|ين|ون|ان|تان|تين|ات))"


@lru_cache(maxsize=2)
def _rows(table: str) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """Return for each row of a table what finds its word in folded Arabic, and what says it in English."""
    rows = tomllib.loads((_DATA / table).read_text(encoding="utf-8"))
    return tuple(
        (_arabic(row.get("stems", []), row.get("words", [])), re.compile("|".join(map(_english, row["english"]))))
        for row in rows.values()
    )


def _arabic(stems: list[str], words: list[str]) -> re.Pattern[str]:
    adjectives = [f"(?:{'|'.join(stems)}){_ADJECTIVE}"] if stems else []
    return re.compile(fold_arabic(rf"(?<!\w){_FRONT}(?:{'|'.join((*adjectives, *words))})(?!\w)"))


def _english(pattern: str) -> str:
    """Return the pattern for letters of any size where it has no capital itself: "west", but not "US"."""
    return f"(?i:{pattern})" if pattern.islower() else pattern


def _unsaid(table: str, ar: str, en: str) -> bool:
    folded = fold_arabic(ar)
    return any(arabic.search(folded) and not english.search(en) for arabic, english in _rows(table))


def directions_differ(ar: str, en: str) -> bool:
    """Say whether the Arabic names a point of the compass that the English does not."""
    return _unsaid("directions.toml", ar, en)


def nationality_lost(ar: str, en: str) -> bool:
    """Say whether the Arabic has an adjective of nationality of which nothing is in the English."""
    return _unsaid("nationalities.toml", ar, en)
