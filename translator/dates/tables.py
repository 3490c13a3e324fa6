"""The words of dates, read once from the data files."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from translator.arabic import without_marks
from translator.tables import read_lines

DATA = Path(__file__).parent / "data"
#: Months whose names take two words are the longest.
MONTH_WORDS = 2
#: آ stays apart from ا: آب is August, أب is a father.
_FOLD = str.maketrans("أإىة", "اايه")


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the Gregorian (``g``) or Islamic (``h``) calendar as one of its names gives it."""

    number: int
    calendar: str
    alone: str  #: ``yes``, ``lead`` or ``no``: whether the name means a month by itself
    english: str


def fold(word: str) -> str:
    """Return a word without vowel signs and tatweel, its hamza, ة and ى as most people type them."""
    return without_marks(word).translate(_FOLD)


@lru_cache(maxsize=1)
def months() -> dict[tuple[str, ...], Month]:
    """Return the months by the folded words of each of their names."""
    table: dict[tuple[str, ...], Month] = {}
    for row in month_rows():
        month = Month(int(row["number"]), row["calendar"], row["alone"], row["english"])
        for form in row["forms"].split("|"):
            table.setdefault(tuple(fold(word) for word in form.split()), month)
    return table


def month_rows() -> Iterator[dict[str, str]]:
    """Yield the rows of the table of months."""
    yield from csv.DictReader(read_lines(DATA / "months.tsv"), delimiter="\t")


@lru_cache(maxsize=1)
def _words() -> dict[str, Any]:
    return tomllib.loads((DATA / "words.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=32)
def numbers(section: str) -> dict[str, int]:
    """Return a section of words with their numbers."""
    return {fold(word): int(number) for word, number in _words()[section].items()}


@lru_cache(maxsize=32)
def english(section: str) -> dict[str, str]:
    """Return a section of words with their English."""
    return {fold(word): str(text) for word, text in _words()[section].items()}


@lru_cache(maxsize=1)
def days() -> dict[str, tuple[str, int]]:
    """Return the words told from the day of writing: English, and how many days from it."""
    return {fold(word): (str(pair[0]), int(pair[1])) for word, pair in _words()["days"].items()}


@lru_cache(maxsize=32)
def word_set(name: str) -> frozenset[str]:
    """Return one of the lists of words, folded."""
    return frozenset(fold(word) for word in _words()["lists"][name].split())


@lru_cache(maxsize=1)
def starters() -> frozenset[str]:
    """Return every folded word that a date can begin with."""
    heads = {"هذا", "هذه", "يوم", "من", "(", *word_set("year_heads"), *word_set("day_words")}
    for section in ("weekdays", "weekdays_bare", "ordinals"):
        heads |= set(numbers(section))
    for section in ("seasons", "units", "positions"):
        heads |= set(english(section))
    return frozenset(heads | set(days()) | {words[0] for words in months()})
