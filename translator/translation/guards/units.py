"""Units of figures that the English has not: 600 millimetres are not 600 metres, two days not two hours."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from translator.numbers import NumberMatch, find_numbers_ar, find_numbers_en
from translator.numbers.tables import fold_arabic

_DATA = Path(__file__).parent / "data" / "units.toml"
_NEXT_WORD = re.compile(r"\s*[-–]?\s*([^\W\d_]+)")
_WORD = re.compile(r"[^\W\d_]+")
#: What may be written onto a dual's front: "between three hours and two days" (ويومين).
_FRONT = re.compile(r"^[وف]?(?:[بك]?ال|لل|[بلك])?(?=\w{5})")
_ENGLISH = re.compile(r"[$€£]|[a-z]+(?:[-/.][a-z]+)*")
#: "one day" is often "a day" or "the same day".
_FEWEST = 2
#: Ages stand without their years: "Rayan, 9," and "dies at 116".
_OLDEST = 130
_AFTER_FIGURE = re.compile(
    r"[\s-]{0,2}(?:(?:thousand|million|billion|trillion|cubic|square|metric)[\s-]+)*([A-Za-z]+|[%$€£])"
)
_CLOCK = re.compile(r"\d:\d\d|\b[ap]\.?m\b|\bpast\b|o'clock", re.IGNORECASE)


@lru_cache(maxsize=1)
def units() -> dict[str, dict[str, frozenset[str]]]:
    """Return for each unit its Arabic forms, duals and English words."""
    table = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    return {
        name: {
            "arabic": frozenset(fold_arabic(word) for word in row["arabic"].split()),
            "dual": frozenset(fold_arabic(word) for word in row["dual"].split()),
            "english": frozenset(row["english"].split()),
        }
        for name, row in table.items()
    }


@lru_cache(maxsize=2)
def _by_form(column: str) -> dict[str, str]:
    return {form: name for name, row in units().items() for form in row[column]}


def units_differ(ar: str, en: str) -> bool:
    """Say whether a unit that the Arabic puts after a figure, or in the dual, is not in the English."""
    figures = _figures(ar, en)
    wanted = {name for _, name in figures} | _duals(ar)
    if not wanted:
        return False
    words = set(_ENGLISH.findall(en.casefold()))
    words |= {part for word in words for part in re.split(r"[-/.]", word)}
    if any(not units()[name]["english"] & words for name in wanted):
        return True
    given = [(number.values, _english_unit(en, number)) for number in find_numbers_en(en)]
    return any(_is_contradicted(number, name, given) for number, name in figures)


def _is_contradicted(number: NumberMatch, name: str, given: list[tuple[frozenset[Decimal], str]]) -> bool:
    """Say whether the English has the figure, each time with a unit that is not its own: 61 percent for 61 metres."""
    said = [word for values, word in given if number.value in values]
    return bool(said) and all(word in _known_words() and word not in units()[name]["english"] for word in said)


@lru_cache(maxsize=1)
def _known_words() -> frozenset[str]:
    return frozenset({"percent", "%"}).union(*(row["english"] for row in units().values()))


def _english_unit(en: str, number: NumberMatch) -> str:
    """Return the word after a figure, scale words and the like left out; a currency sign before it counts."""
    if en[: number.start].endswith(("$", "€", "£")):
        return en[number.start - 1]
    after = _AFTER_FIGURE.match(en, number.end)
    return after[1].casefold() if after else ""


def _figures(ar: str, en: str) -> list[tuple[NumberMatch, str]]:
    """Return the figures of the Arabic that have a unit, with its name."""
    found = []
    for number in find_numbers_ar(ar):
        word = _NEXT_WORD.match(ar, number.end) if number.is_strong and number.value >= _FEWEST else None
        name = _by_form("arabic").get(fold_arabic(word[1])) if word else None
        if name and not _is_age(name, number, en) and not (name == "minute" and _CLOCK.search(en)):
            found.append((number, name))
    # "nine metres and twenty centimetres" may be 9.2 metres.
    in_metres = any(name == "metre" for _, name in found) or "metre" in _duals(ar)
    return [(number, name) for number, name in found if not (in_metres and name == "centimetre")]


def _is_age(name: str, number: NumberMatch, en: str) -> bool:
    """Say whether the years may be somebody's age, which English writes as the figure alone."""
    return name == "year" and number.value <= _OLDEST and re.search(rf"\b{number.value:f}(?!\w)", en) is not None


def _duals(ar: str) -> set[str]:
    """Return the units that stand in the dual; "general directors" (مديرين عامين) are no years."""
    words = [fold_arabic(word) for word in _WORD.findall(ar)]
    forms = _by_form("dual")
    return {
        forms[stem]
        for before, word in pairwise(["", *words])
        if (stem := _FRONT.sub("", word)) in forms and not before.endswith(("ين", "ان"))
    }
