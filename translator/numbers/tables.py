"""The number words of both languages, read from the tables beside this module."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from pathlib import Path

from translator.arabic import without_marks
from translator.tables import read_lines

_DATA = Path(__file__).parent / "data"
#: Variable letters in one spelling, one for one.
LETTERS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه"})


@dataclass(frozen=True, slots=True)
class NumberWord:
    """One row of a table: what a word counts for and how it combines with its neighbours."""

    value: Decimal
    role: str
    others: tuple[Decimal, ...] = ()


def fold_arabic(word: str) -> str:
    """Return ``word`` without vowel signs and tatweel, its variable letters in one spelling."""
    return without_marks(word).translate(LETTERS)


@lru_cache(maxsize=1)
def arabic_words() -> dict[str, NumberWord]:
    """Return the Arabic table, keyed by folded form."""
    return _read("ar.tsv", fold=True)


@lru_cache(maxsize=1)
def english_words() -> dict[str, NumberWord]:
    """Return the English table, keyed by form in small letters."""
    return _read("en.tsv", fold=False)


@lru_cache(maxsize=4)
def word_list(name: str) -> frozenset[str]:
    """Return a list of words under ``data``, one a line; lines with ``#`` are comments."""
    return frozenset(fold_arabic(line.strip()) for line in read_lines(_DATA / name))


@lru_cache(maxsize=1)
def arabic_phrases() -> dict[str, Decimal]:
    """Return what phrases imply, keyed by folded phrase."""
    rows = (line.split("\t") for line in read_lines(_DATA / "phrases_ar.tsv"))
    return {fold_arabic(phrase): Decimal(value) for phrase, value in rows}


def to_decimal(fraction: Fraction) -> Decimal:
    """Return ``fraction`` as a decimal of six places, so that thirds compare equal however they arose."""
    return (Decimal(fraction.numerator) / Decimal(fraction.denominator)).quantize(Decimal("1e-6")).normalize()


def _read(name: str, *, fold: bool) -> dict[str, NumberWord]:
    table: dict[str, NumberWord] = {}
    for line in read_lines(_DATA / name):
        form, value, role = line.split("\t")
        key = fold_arabic(form) if fold else form
        word = NumberWord(to_decimal(Fraction(value)), role)
        if (known := table.get(key)) is not None and known.value != word.value:
            word = NumberWord(known.value, role, (*known.others, word.value))
        table[key] = word
    return table
