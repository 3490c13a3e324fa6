"""The word lists of this stage."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path

from translator.arabic import without_marks

DATA = Path(__file__).parent / "data"


def plain(word: str) -> str:
    """Return a word without vowel signs and tatweel, its hamzas folded."""
    return without_marks(word).translate(str.maketrans("أإآ", "ااا"))


@lru_cache(maxsize=16)
def word_set(name: str) -> frozenset[str]:
    """Return one of the lists of the data file, its words without vowel signs and hamzas folded."""
    table = tomllib.loads((DATA / "words.toml").read_text(encoding="utf-8"))
    return frozenset(plain(word) for word in table[name].split())
