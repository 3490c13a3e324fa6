"""Dates in figures, and dates in English, as both stand on Arabic pages."""

from __future__ import annotations

import datetime
import re

from translator.arabic import with_latin_digits
from translator.dates.calendar import MONTHS, WEEKDAYS
from translator.dates.match import DateKind, DateMatch

_NUMERIC = re.compile(
    r"(?<![\d/.:-])(?:(?P<year>(?:19|20)\d\d)(?P<s1>[/.-])(?P<month>\d{1,2})(?P=s1)(?P<day>\d{1,2})"
    r"|(?P<day2>\d{1,2})\s?(?P<s2>[/.-])\s?(?P<month2>\d{1,2})\s?(?P=s2)\s?(?P<year2>(?:19|20)\d\d|\d\d))(?![\d/])"
)
_NAMES = "|".join(f"{name[:3]}(?:{name[3:]})?" if len(name) > 3 else name for name in MONTHS) + "|Sept"
_DAYS = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in WEEKDAYS)
_ENGLISH = re.compile(
    rf"(?:\b(?:{_DAYS})[,.]?\s+)?(?:\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month>{_NAMES})\.?,?\s+(?P<year>\d{{4}})"
    rf"|\b(?P<month2>{_NAMES})\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year2>\d{{4}}))\b",
    re.IGNORECASE,
)


def find_figures(text: str) -> list[DateMatch]:
    """Return the dates of a text that are written in figures (day first, or ISO 8601) or in English."""
    latin = with_latin_digits(text)
    found = [match for raw in _NUMERIC.finditer(latin) if (match := _numeric(text, raw))]
    return found + [match for raw in _ENGLISH.finditer(latin) if (match := _named(text, raw))]


def _numeric(text: str, raw: re.Match[str]) -> DateMatch | None:
    year, month, day = (int(raw[name] or raw[f"{name}2"]) for name in ("year", "month", "day"))
    sign = raw["s1"] or raw["s2"]
    if year < 100:
        if sign != "/":
            return None
        year += 2000
    if raw["day2"] and month > 12 >= day:
        month, day = day, month
    return _match(text, raw, year, month, day)


def _named(text: str, raw: re.Match[str]) -> DateMatch | None:
    name = (raw["month"] or raw["month2"])[:3].title()
    month = next(at for at, full in enumerate(MONTHS, 1) if full.startswith(name))
    return _match(text, raw, int(raw["year"] or raw["year2"]), month, int(raw["day"] or raw["day2"]))


def _match(text: str, raw: re.Match[str], year: int, month: int, day: int) -> DateMatch | None:
    try:
        iso = datetime.date(year, month, day).isoformat()
    except ValueError:
        return None
    english = f"{MONTHS[month - 1]} {day}, {year}"
    return DateMatch(raw.start(), raw.end(), text[raw.start() : raw.end()], iso, english, DateKind.DAY)
