"""Nationalities that the English has lost or exchanged: an Iranian general is no Iraqi one."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path

_DATA = Path(__file__).parent / "data" / "nationalities.toml"
_FRONT = r"[وف]?(?:[بلك]?ال|لل|[بلك])?"
#: Feminine, dual and plural of an adjective in ي; it is written ى in Egypt, and ه for ة.
_END = r"(?:[يى]|ي(?:[ةها]|ين|ون|ان|تان|تين|ات))"


@lru_cache(maxsize=1)
def _nationalities() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """Return for each nationality what finds it in Arabic, and what says it in English."""
    table = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    return tuple(
        (
            re.compile(rf"(?<!\w){_FRONT}(?:(?:{'|'.join(row['stems'])}){_END}{_also(row.get('also', []))})(?!\w)"),
            re.compile("|".join(row["english"])),
        )
        for row in table.values()
    )


def _also(words: list[str]) -> str:
    return "".join(f"|{word}" for word in words)


def nationality_lost(ar: str, en: str) -> bool:
    """Say whether the Arabic has an adjective of nationality of which nothing is in the English."""
    return any(arabic.search(ar) and not english.search(en) for arabic, english in _nationalities())
