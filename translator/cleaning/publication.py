"""The line that tells when a page was published."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from translator.cleaning.lineview import LineView
from translator.cleaning.provenance import is_name
from translator.cleaning.text import fold, words
from translator.cleaning.words import word_list

if TYPE_CHECKING:
    from translator.dates import DateMatch

MAX_WORDS = 24
PLACE_WORDS = 3  #: words that may be left of a date line: the place of "Amman, 4 March 2025"
_CLOCK = re.compile(
    r"(?<!\d)[tT]?\d{1,2}\s?[:.٫]\s?\d{2}(?:\s?:\s?\d{2})?(?!\d)(?:[+-]\d{2}:?\d{2}|Z)?\s?(?:[صم]\b|am\b|pm\b)?"
)
_LONE_CLOCK = re.compile(
    r"[\s\[(]*\d{1,2}\s?:\s?\d{2}(?:\s?:\s?\d{2})?\s*(?:[صم]|ت\s?غ|ت\s?م|gmt|am|pm|صباحا|مساء)?[\s\])]*"
)
_AGO = re.compile(
    r"(?:(?:اخر تحديث|تحديث|نشر|نشرت)\s*:?\s*)?(?:منذ|قبل)\s(?:حوالي\s)?(?:\d{1,3}\s)?"
    r"(?:ثانيه|ثواني|دقيق(?:ه|تين)|دقايق|ساعه|ساعات|ساعتين|يوم|يوما|يومين|ايام|اسبوع|اسبوعين|اسابيع|شهر|شهرين|"
    r"اشهر|شهور|سنه|سنتين|سنوات)(?: واحده?)?(?: مضت)?"
    r"|\d{1,3} (?:hours?|minutes?|days?) ago"
)
#: "GMT 10:15 2024 Sunday ,24 March": the year stands before the weekday and the day.
_YEAR_FIRST = re.compile(
    r"(?P<year>(?:19|20)\d\d)\s+\w{4,9}\s*[,،]\s*(?P<day>\d{1,2})\s+"
    r"(?P<month>[^\d\s]+(?: الأول| الثاني)?(?:\s?/\s?[^\d\s]+(?: الأول| الثاني)?)?)"
)
#: "12 October, 2020": the comma before the year says nothing.
_YEAR_AFTER_COMMA = re.compile(r"(?<=[^\W\d])[،,]\s?(?=(?:19|20)\d\d(?!\d))")
_ZONE = re.compile(r"(?:بال|ب|ال)?توقيت\s+[^\s\d()]{2,15}(?:\s+المكرمة)?|حسب\s+توقيت\s+\S{2,15}")
_AUTHOR = re.compile(r"(?<!\w)(?:بواسطة|بقلم|by)\s*:?\s+(?P<name>[^\d:|]{3,40})$", re.IGNORECASE)
_READING = re.compile(
    r"(?:(?:وقت|مده|زمن) القراءه|قراءه)\s*:?\s*\d{1,2} (?:دقيقه|دقايق)|\d{1,2} (?:دقيقه|دقايق)(?: قراءه)?"
)
_AUTHOR_BEFORE = re.compile(
    r"(?<!\w)(?:بواسطة|بقلم|من قبل|by)\s*:?\s+(?P<name>(?:[^\W\d]{2,15}\s+){2,4}?)(?=في\b|بتاريخ|يوم|[-–|،,]|on\b|\s)",
    re.IGNORECASE,
)
_AFTER_DASH = re.compile(r"[-–—|،]\s*(?P<name>[^\d:|،,–—-]{3,40})$")
_UPDATE = re.compile(r"تحديث|محدث|updated")
_HIJRI = re.compile(r"هـ|\d\s*ه\b|محرم|صفر|ربيع|جماد|رجب|شعبان|رمضان|شوال|ذو ال|ذي ال")


@dataclass(frozen=True, slots=True)
class PublicationLine:
    """What a publication line says; the date is None where it tells a time or a weekday alone."""

    iso: str | None
    place: str | None = None
    author: str | None = None
    is_update: bool = False


@lru_cache(maxsize=4096)
def read_publication_line(view: LineView) -> PublicationLine | None:
    """Return what the line says where it tells a time of publication and nothing else, else None."""
    if view.length > MAX_WORDS or (view.ending == "." and view.length > PLACE_WORDS * 2):
        return None
    if _LONE_CLOCK.fullmatch(view.folded) or _AGO.fullmatch(view.core):
        return PublicationLine(None)
    if not any(char.isdigit() for char in view.folded):
        return None
    text = _YEAR_FIRST.sub(r"\g<day> \g<month> \g<year>", view.text)
    text = _YEAR_AFTER_COMMA.sub(" ", text)
    matches = _dates(text)
    if not matches:
        return None
    rest = _ZONE.sub(" ", _without(text, matches))
    author = _AUTHOR.search(rest) or _AUTHOR_BEFORE.search(rest)
    if author:
        rest = rest[: author.start()] + " " + rest[author.end() :]
    rest = _READING.sub(" ", _AGO.sub(" ", fold(_CLOCK.sub(" ", rest))))
    left = [word for word in words(rest) if word not in word_list("date_labels")]
    left = [word for word in left if not word.isdigit()]
    after = _AFTER_DASH.search(text[matches[-1].end :])
    if author is None and after and is_name(after["name"]) and left == words(fold(after["name"])):
        return PublicationLine(_best(matches), author=after["name"].strip())
    if len(left) > PLACE_WORDS or (left and not _is_place(rest, left)):
        return None
    place = _place_text(text, matches[0].start) if left else None
    return PublicationLine(
        _best(matches), place, author["name"].strip() if author else None, _UPDATE.search(view.folded) is not None
    )


def _dates(text: str) -> tuple[DateMatch, ...]:
    from translator.dates import find_dates

    return find_dates(text)


def _without(text: str, matches: tuple[DateMatch, ...]) -> str:
    parts, at = [], 0
    for match in matches:
        parts.append(text[at : match.start])
        at = match.end
    return " ".join([*parts, text[at:]])


def _is_place(rest: str, left: list[str]) -> bool:
    """A place stands first and is set apart by a comma or dash; other words make the line something else."""
    head = re.split(r"[،,–—|-]", rest, maxsplit=1)
    return len(head) == 2 and words(fold(head[0])) == left


def _place_text(text: str, end: int) -> str | None:
    place = re.split(r"[،,–—|-]", text[:end], maxsplit=1)[0].strip()
    return place or None


def _best(matches: tuple[DateMatch, ...]) -> str | None:
    """Return the first whole date, one of the Gregorian calendar before a Hijri one."""
    whole = [match for match in matches if match.iso and len(match.iso) == len("2024-01-31")]
    plain = [match for match in whole if not _HIJRI.search(fold(match.text))]
    return next((match.iso for match in plain or whole), None)
