"""Things that are two in Arabic and of no number in English: مدينتين is "two cities", not "cities".

The number guard knows numerals; here "two" is an ending. The feminine one, -tayn, is sure but for a list of
other words; the masculine one is also that of a plural, so that only words of a list count.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from translator.numbers.tables import fold_arabic

_DATA = Path(__file__).parent / "data" / "duals.toml"
_ENDING = re.compile(r"(?<!\w)(\w{3,}?)(?:ين|ان)(?!\w)")
#: What may be written onto a word's front: conjunction, preposition, article.
_FRONT = re.compile(r"[وف]?(?:[بلك]?ال|لل|[بلك])?")
_NO_ARTICLE = r"[وف]?[بلك]?"


@dataclass(frozen=True, slots=True)
class _Lists:
    not_dual: re.Pattern[str]
    masculine: frozenset[str]
    exact: re.Pattern[str]
    english: re.Pattern[str]


@lru_cache(maxsize=1)
def _lists() -> _Lists:
    table = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    return _Lists(
        not_dual=_any_of(table["not_dual"]),
        masculine=frozenset(table["masculine"]),
        exact=re.compile(rf"{_NO_ARTICLE}(?:{'|'.join(table['exact'])})"),
        english=_any_of(table["english"]),
    )


def _any_of(entries: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern of whole words; ``*`` in an entry stands for any letters."""
    words = "|".join(re.escape(entry).replace(r"\*", r"[\w-]*") for entry in entries)
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


def dual_lost(ar: str, en: str) -> bool:
    """Say whether the Arabic has a dual and the English nothing that says "two"."""
    return _lists().english.search(en) is None and has_dual(ar)


def has_dual(ar: str) -> bool:
    """Say whether a word of the Arabic says "two" by its ending."""
    return any(map(_is_dual, _ENDING.finditer(fold_arabic(ar))))


def _is_dual(word: re.Match[str]) -> bool:
    """Say whether a word is a dual however much of its front is no part of it: بلدين is "two countries"."""
    lists, front = _lists(), _FRONT.match(word[1])
    starts = {0, *range(1, front.end() + 1)} if front else {0}
    stems = {word[1][start:] for start in starts if start < len(word[1])}
    if word[1].endswith("ت"):
        return not any(lists.not_dual.fullmatch(stem + word[0][-2:]) for stem in stems)
    return not lists.masculine.isdisjoint(stems) or lists.exact.fullmatch(word[0]) is not None
