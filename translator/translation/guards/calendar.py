"""Months and weekdays of one side that are not on the other."""

from __future__ import annotations

import re

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ABBREVIATIONS = {"Sept": "September", **{name[:3]: name for name in (*_MONTHS, *_WEEKDAYS)}}
#: Abbreviated months need a figure beside them and weekdays a point: "Mar" and "Sun" are other words too.
_FULL = re.compile(r"\b(?:" + "|".join((*_MONTHS, *_WEEKDAYS)) + r")(?:s|['’]s)?\b")
_SHORT = re.compile(r"\b(" + "|".join(_ABBREVIATIONS) + r")(?:\.|(?=\s+\d))")
#: "May" and "March" are also other words: they count as months beside a figure or after a preposition.
_DOUBTFUL = {"May", "March", "August"}
_BESIDE = re.compile(
    r"(?:\d(?:st|nd|rd|th)?(?: of)? |(?:in|of|since|until|by|from|to|last|this|next|and|early|late|mid|between)[ -])$"
)
_NUMERIC = re.compile(r"(?<!\d)(?:(\d{1,2})[/.-](\d{1,2})[/.-]\d{2,4}|\d{4}[/.-](\d{1,2})[/.-](\d{1,2}))(?!\d)")


def dates_differ(ar: str, en: str) -> bool:
    """Say whether a month or weekday of one side is not on the other.

    "Today" and "yesterday" may stand for a weekday, and a date in figures for its month.
    """
    from translator.dates import find_dates

    arabic = set().union(*(_names(match.english) for match in find_dates(ar) if match.english))
    english, sure = _names(en), _names(en, sure=True)
    missing = {name for name in arabic - english if name not in _numeric_months(en)}
    invented = {name for name in sure - arabic if name not in _numeric_months(ar)}
    return bool(missing or (invented and invented - _words_of_the_calendar(ar)))


def _words_of_the_calendar(ar: str) -> set[str]:
    """Return the months and weekdays whose names stand in the Arabic, dates or not: the Friday preacher."""
    from translator.dates.calendar import WEEKDAYS
    from translator.dates.tables import fold, months, numbers

    weekdays = numbers("weekdays") | numbers("weekdays_bare")
    found = set()
    for word in re.findall(r"[^\W\d_]+", ar):
        for form in (fold(word), fold(word[1:])):
            if number := weekdays.get(form):
                found.add(WEEKDAYS[number - 1])
            if month := months().get((form,)) or months().get((form.replace("اب", "آب"),)):
                found.add(month.english)
    return found


def _names(text: str, *, sure: bool = False) -> set[str]:
    """Return the months and weekdays that ``text`` names; ``sure`` leaves out "may" and "march"."""
    found = {_ABBREVIATIONS[match[1]] for match in _SHORT.finditer(text)}
    if not sure and "Sabbath" in text:
        found.add("Saturday")
    for match in _FULL.finditer(text):
        name = re.sub(r"(?:['’]?s)$", "", match[0]) if match[0] not in (*_MONTHS, *_WEEKDAYS) else match[0]
        if not sure or name not in _DOUBTFUL or _is_month(text, match):
            found.add(name)
    return found


def _is_month(text: str, match: re.Match[str]) -> bool:
    beside = re.match(r",? \d", text[match.end() : match.end() + 3])
    return beside is not None or _BESIDE.search(text[max(0, match.start() - 12) : match.start()]) is not None


def _numeric_months(text: str) -> set[str]:
    """Return the months that dates in figures can mean."""
    from translator.numbers.digits import to_latin

    numbers = (int(group) for match in _NUMERIC.finditer(to_latin(text)) for group in match.groups() if group)
    return {_MONTHS[number - 1] for number in numbers if 1 <= number <= 12}
