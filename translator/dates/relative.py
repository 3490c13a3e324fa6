"""Dates told from the day of writing: weekdays, "yesterday", "last year"."""

from __future__ import annotations

from translator.dates.calendar import WEEKDAYS, iso_near, iso_weekday
from translator.dates.match import DateKind, DateMatch, match_of
from translator.dates.parts import read_turn, read_weekday, read_year
from translator.dates.tables import days, english, numbers, word_set
from translator.dates.tokens import Tokens

_THIS = ("هذا", "هذه")
#: "ليل الاثنين": the part of the day that belongs to the weekday.
_NIGHT = ("ليل", "ليله")


def read_weekday_phrase(tokens: Tokens, at: int, published: str | None) -> tuple[DateMatch, int] | None:
    """Read a weekday with "today", "yesterday", "on the day" before it and "last", "next" after it."""
    key = tokens[at].key
    headed = key in days() or key == "يوم" or (key in _NIGHT and tokens[at - 1].key != "منتصف")
    if not headed and at and (tokens[at - 1].key in word_set("weekday_not_after") or _means_two(tokens, at)):
        return None
    first = at + 1 if headed else at
    cut = 0
    weekday = read_weekday(tokens, first)
    if weekday is None and not headed and key[:1] == "و" and (plain := _after_and(tokens, at)):
        weekday, cut = plain, 1
    if weekday is None or (not headed and key == "("):
        return None
    number, end = weekday
    turn, end = read_turn(tokens, end)
    name = WEEKDAYS[number - 1]
    text = f"last {name}" if turn == "last" else name
    if key in _NIGHT and headed:
        text += " night"
    told = "last" if key in days() and days()[key][1] < 0 else "next" if key in days() and days()[key][1] > 0 else turn
    return match_of(tokens, at, end, iso_weekday(published, number, told), text, DateKind.WEEKDAY, cut)


def _means_two(tokens: Tokens, at: int) -> bool:
    """Tell "between the two", "with both" and "the 72" from "between Monday and Thursday"."""
    if numbers("weekdays").get(tokens[at].key) != 1:
        return False
    before, after = tokens[at - 1].key, tokens[at + 1].key
    between = before == "بين" and after[1:] not in numbers("weekdays")
    return between or before == "مع" or after in word_set("tens_after_two")


def _after_and(tokens: Tokens, at: int) -> tuple[int, int] | None:
    number = numbers("weekdays").get(tokens[at].key[1:])
    return (number, at + 1) if number else None


def read_unit(tokens: Tokens, at: int, published: str | None, bare: bool = False) -> tuple[DateMatch, int] | None:
    """Read "last month", "this year", "the coming summer"; ``bare`` takes "the year" alone too."""
    this = tokens[at].key in _THIS
    first = at + 1 if this else at
    unit = english("units").get(tokens[first].key)
    if unit is None or read_year(tokens, first) is not None:
        return None
    turn, end = ("this", first + 1) if this else read_turn(tokens, first + 1)
    if (not turn and not bare) or (at and (tokens[at - 1].number is not None or _is_general(tokens, at))):
        return None
    words = {"": "the {}", "previous": "the previous {}", "last": "last {}", "this": "this {}", "next": "next {}"}[turn]
    if turn == "next" and unit in english("seasons").values():
        words = "the coming {}"
    return match_of(tokens, at, end, _iso_of(unit, turn, published), words.format(unit), DateKind.RELATIVE)


def _is_general(tokens: Tokens, at: int) -> bool:
    """Tell "العام" the adjective (المدير العام السابق) from the year."""
    return tokens[at].key == "العام" and tokens[at - 1].key.startswith("ال")


def _iso_of(unit: str, turn: str, published: str | None) -> str | None:
    """Return the year or month that "last year" means in a text of that date."""
    shift = {"last": -1, "this": 0, "next": 1}.get(turn)
    if shift is None or published is None or unit not in ("year", "month"):
        return None
    year, month = int(published[:4]), int(published[5:7])
    if unit == "year":
        return f"{year + shift:04d}"
    months = year * 12 + month - 1 + shift
    return f"{months // 12:04d}-{months % 12 + 1:02d}"


def read_day_word(tokens: Tokens, at: int, published: str | None) -> tuple[DateMatch, int] | None:
    """Read "yesterday" and "tomorrow". "اليوم" alone also means "nowadays" and "the day", so it is no date."""
    key = tokens[at].key
    if key not in days() or days()[key][1] == 0 or tokens[at + 1].key.startswith("الحاج"):
        return None
    text, shift = days()[key]
    if key == "غد" and tokens[at - 1].key not in ("يوم", "بعد"):
        return None
    if tokens[at - 1].key == "اول" and key == "امس":
        return match_of(tokens, at - 1, at + 1, iso_near(published, -2), "the day before yesterday", DateKind.RELATIVE)
    if tokens[at - 1].key == "بعد":
        return match_of(tokens, at - 1, at + 1, iso_near(published, 2), "the day after tomorrow", DateKind.RELATIVE)
    return match_of(tokens, at, at + 1, iso_near(published, shift), text, DateKind.RELATIVE)
