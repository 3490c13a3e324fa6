"""What is counted: 3,200 people are not 3,200 boats.

The kinds, coarse ones, are in data/counted.toml. A figure is flagged only where the English has it with another
kind's word after it each time, and none
of its own: a word that no kind knows says nothing.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from pathlib import Path

from translator.numbers import NumberMatch, find_numbers_ar, find_numbers_en
from translator.translation.guards.lexicon import fold

_DATA = Path(__file__).parent / "data" / "counted.toml"
#: "100 of the people" (100 من الأشخاص) too.
_ARABIC_NEXT = re.compile(r"\s*(?:من\s+)?([^\W\d_]+)")
#: So many words may stand between a figure and what it counts: "3,200 newly displaced people".
_REACH = 4
_ENGLISH_NEXT = re.compile(rf"(?:[\s-]+(?:[A-Za-z]+(?:['’][a-z]+)?)){{1,{_REACH}}}")
#: What ends the words that belong to a figure.
_END = frozenset(
    {"in", "at", "on", "to", "and", "or", "from", "by", "for", "after", "with", "who", "that", "as", "than", "times"}
)
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of thing: how Arabic counts it, and what its figure may stand before in English."""

    name: str
    arabic: frozenset[str]
    english: frozenset[str]
    allowed: frozenset[str]  #: its own English and that of the kinds that may stand for it


@lru_cache(maxsize=1)
def kinds() -> tuple[Kind, ...]:
    """Return the kinds of the table."""
    table = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    english = {name: frozenset(row["english"].split()) for name, row in table.items()}
    return tuple(
        Kind(
            name,
            frozenset(map(fold, row["arabic"].split())),
            english[name],
            english[name].union(*(english[other] for other in row["with"].split())),
        )
        for name, row in table.items()
    )


@lru_cache(maxsize=1)
def _by_arabic() -> dict[str, Kind]:
    return {form: kind for kind in kinds() for form in kind.arabic}


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    return frozenset().union(*(kind.english for kind in kinds()))


def counted_differs(ar: str, en: str) -> bool:
    """Say whether a figure counts another kind of thing in the English."""
    counted = [(number, kind) for number in find_numbers_ar(ar) if (kind := _kind_after(ar, number)) is not None]
    if not counted:
        return False
    given = [(number.values, _counted_english(en, number)) for number in find_numbers_en(en)]
    return any(
        (said := [words for values, words in given if not values.isdisjoint(number.values)])
        and all(words and words.isdisjoint(kind.allowed) for words in said)
        for number, kind in counted
    )


def _kind_after(ar: str, number: NumberMatch) -> Kind | None:
    """Return the kind of the word after a figure."""
    if not number.is_strong or number.value <= _FEWEST:
        return None
    word = _ARABIC_NEXT.match(ar, number.end)
    form = fold(word[1]) if word else ""
    return _by_arabic().get(form) or _by_arabic().get(form.removeprefix("ال"))


def _counted_english(en: str, number: NumberMatch) -> frozenset[str]:
    """Return the words soon after a figure that some kind knows."""
    after = _ENGLISH_NEXT.match(en, number.end)
    words = re.split(r"[\s-]+", after[0].strip(" -").lower()) if after else []
    return _known().intersection(takewhile(lambda word: word not in _END, words))
