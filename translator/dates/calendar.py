"""Dates of both calendars as ISO 8601 and as an English newspaper writes them."""

from __future__ import annotations

import datetime

from translator.dates.parts import Day, Year
from translator.dates.tables import Month

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October")
MONTHS = (*_MONTHS, "November", "December")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def iso_date(year: Year | None, month: Month | None = None, day: Day | None = None) -> str | None:
    """Return the ISO 8601 form as far as the date is known; None without a year or for no real day.

    A whole date of the Islamic calendar is converted by the Umm al-Qura calendar.
    """
    if year is None:
        return None
    hijri = month.calendar == "h" if month else year.is_hijri
    if hijri:
        return _from_hijri(year.number, month.number, day.numbers[0]) if month and day else None
    if month is None:
        return f"{year.number:04d}"
    if day is None:
        return f"{year.number:04d}-{month.number:02d}"
    try:
        return datetime.date(year.number, month.number, day.numbers[0]).isoformat()
    except ValueError:
        return None


def _from_hijri(year: int, month: int, day: int) -> str | None:
    from hijridate import Hijri

    try:
        return str(Hijri(year, month, day).to_gregorian().isoformat())
    except (OverflowError, ValueError):
        return None


def iso_near(published: str | None, shift: int) -> str | None:
    """Return the day ``shift`` days after the publication date."""
    day = _as_date(published)
    return (day + datetime.timedelta(days=shift)).isoformat() if day else None


def iso_weekday(published: str | None, weekday: int, turn: str) -> str | None:
    """Return the day that a weekday means in a text of that date: the last such day, or the next."""
    day = _as_date(published)
    if day is None:
        return None
    if turn == "next":
        return (day + datetime.timedelta(days=(weekday - day.isoweekday() - 1) % 7 + 1)).isoformat()
    if turn == "last":
        return (day - datetime.timedelta(days=(day.isoweekday() - weekday - 1) % 7 + 1)).isoformat()
    return (day - datetime.timedelta(days=(day.isoweekday() - weekday) % 7)).isoformat()


def _as_date(published: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(published) if published else None
    except ValueError:
        return None


def english_date(
    month: Month | None = None, day: Day | None = None, year: Year | None = None, weekday: int | None = None
) -> str:
    """Return a date in English: "Sunday, March 26, 2026", "April 8 and 9", "14 Rajab 1447", "1448 A.H."."""
    if month is None:
        assert year is not None
        return f"{year.number} A.H." if year.is_hijri else str(year.number)
    tail = str(year.number) if year else ""
    if day is None:
        return f"{month.english} {tail}".strip()
    days = day.joined.join(str(number) for number in day.numbers)
    if month.calendar == "h":
        text = f"{days} {month.english} {tail}".strip()
    else:
        text = f"{month.english} {days}" + (f", {tail}" if tail else "")
    return f"{WEEKDAYS[weekday - 1]}, {text}" if weekday else text
