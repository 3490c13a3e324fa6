"""The parts of a date at one place of the tokens: day, month, year, weekday.

Every reader takes the tokens and an index and returns what it read with the index after it, or None.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from translator.dates.tables import MONTH_WORDS, Month, english, months, numbers, word_set
from translator.dates.tokens import Tokens, without_prefix

#: Years that pages write: Islamic ones of the last two centuries, and Gregorian ones.
FIRST_YEAR, FIRST_GREGORIAN, LAST_YEAR = 1200, 1500, 2100
#: What stands between the days of "8 و9" and "3-5".
_JOINTS = ("و", "-", "–", "الي")
_ERA = {"م": "g", "ه": "h", "هجريه": "h", "هجري": "h", "ميلادي": "g", "ميلاديه": "g"}


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the month or several (8 and 9, 3 to 5)."""

    numbers: tuple[int, ...]
    joined: str = ""  #: " and " or "-" between several


@dataclass(frozen=True, slots=True)
class Year:
    """A year of the Gregorian (``g``) or Islamic (``h``) calendar; empty where nothing says which."""

    number: int
    calendar: str = ""

    @property
    def is_hijri(self) -> bool:
        """Say whether the year is one of the Islamic calendar."""
        return self.calendar == "h" or (not self.calendar and self.number < FIRST_GREGORIAN)


@dataclass(frozen=True, slots=True)
class MonthName:
    """A month with the number of tokens cut off its front as a prefix."""

    month: Month
    cut: int  #: letters of the first token that are an attached prefix


def read_month(tokens: Tokens, at: int, *, prefixed: bool = False) -> tuple[MonthName, int] | None:
    """Read a month's name, and its second name after it (آذار/مارس, أيلول (سبتمبر), يناير كانون الثاني)."""
    first = _month_name(tokens, at, prefixed=prefixed)
    if first is None:
        return None
    name, end = first
    second_at = end + 1 if tokens[end].key in ("/", "(", "-", "\\") else end
    if (tokens[second_at].key and tokens[second_at - 1].key != "-") or tokens.touching(second_at):
        second = _month_name(tokens, second_at)
        if second and _same(second[0].month, name.month):
            end = second[1]
            if tokens[second_at - 1].key == "(" and second_at > first[1]:
                end += tokens[end].key == ")"
            return MonthName(replace(name.month, alone="yes"), name.cut), end
    return name, end


def _same(one: Month, other: Month) -> bool:
    return one.number == other.number and one.calendar == other.calendar


def _month_name(tokens: Tokens, at: int, *, prefixed: bool = False) -> tuple[MonthName, int] | None:
    key = tokens[at].key
    for form in without_prefix(key) if prefixed else (key,):
        for size in range(MONTH_WORDS, 0, -1):
            words = (form, *(tokens[at + step].key for step in range(1, size)))
            month = months().get(words)
            if month:
                return MonthName(month, len(key) - len(form)), at + size
    return None


def read_day(tokens: Tokens, at: int) -> tuple[Day, int] | None:
    """Read a day of the month: "26", "8 و9", "3-5", or an ordinal (with its "من")."""
    number = _day_figure(tokens, at)
    if number is None:
        return _ordinal_day(tokens, at)
    numbers_read, joined, end = [number], "", at + 1
    while tokens[end].key in _JOINTS and (other := _day_figure(tokens, end + 1)) and other > numbers_read[-1]:
        joined = " and " if tokens[end].key == "و" else "-"
        numbers_read.append(other)
        end += 2
    return Day(tuple(numbers_read), joined), end


def _day_figure(tokens: Tokens, at: int) -> int | None:
    number = tokens[at].number
    if number is None or not 1 <= number <= 31 or len(tokens[at].key) > 2:
        return None
    if tokens.touching(at) and tokens[at - 1].key in (".", ",", "٫", "/", ":", "%"):
        return None
    return number


def _ordinal_day(tokens: Tokens, at: int) -> tuple[Day, int] | None:
    number = numbers("ordinals").get(tokens[at].key)
    if number is None:
        return None
    tens = numbers("ordinal_tens").get(tokens[at + 1].key, 0) if number < 10 else 0
    end = at + 2 if tens else at + 1
    number += tens
    if tokens[end].key in ("من", "شهر"):
        return Day((number,)), end + 1
    return Day((number,)), end


def read_year(tokens: Tokens, at: int) -> tuple[Year, int] | None:
    """Read a year with its head and its sign of era: "2026", "عام 2026م", "1447 هـ"."""
    start = at
    if tokens[at].key == "من" and tokens[at + 1].key in word_set("year_heads"):
        at += 1
    headed = tokens[at].key in word_set("year_heads")
    at += headed
    number = tokens[at].number
    if number is None or len(tokens[at].key) != 4 or not FIRST_YEAR <= number <= LAST_YEAR:
        return None
    if _goes_on(tokens, at + 1):
        return None
    era = _ERA.get(tokens[at + 1].key, "")
    if not era and number < FIRST_GREGORIAN and not headed and start == at:
        return None
    end = at + 2 if era else at + 1
    return Year(number, era), end


def _goes_on(tokens: Tokens, at: int) -> bool:
    """Say whether the token is a sign inside a longer figure: 2,018 or 2018.5."""
    sign = tokens[at].key in (".", ",", "٫", "٬", ":") and tokens.touching(at)
    return sign and tokens.touching(at + 1) and tokens[at + 1].number is not None


def read_weekday(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Read the name of a weekday, in brackets too, and return its ISO number."""
    key = tokens[at].key
    if key == "(" and tokens[at + 2].key == ")" and tokens[at + 1].key in numbers("weekdays"):
        return numbers("weekdays")[tokens[at + 1].key], at + 3
    number = numbers("weekdays").get(key)
    if number is None and tokens[at - 1].key in word_set("bare_weekday_after"):
        number = numbers("weekdays_bare").get(key)
    if number is None or tokens[at + 1].key == "عشر":  # الأحد عشر is "the eleven"
        return None
    return number, at + 1


def read_turn(tokens: Tokens, at: int) -> tuple[str, int]:
    """Read "last", "next" or "this" after a weekday or unit; the empty string where none stands."""
    turn = english("turns").get(tokens[at].key, "")
    return turn, at + 1 if turn else at
