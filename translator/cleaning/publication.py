"""The line that tells when a page was published."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from translator.arabic import without_marks
from translator.cleaning.lineview import LineView
from translator.cleaning.provenance import is_agency, is_name, looks_like_outlet
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
    r"(?!0?0:00\s*$)[\s\[(]*\d{1,2}\s?:\s?\d{2}(?:\s?:\s?\d{2})?\s*(?:[صم]|ت\s?غ|ت\s?م|gmt|am|pm|صباحا|مساء)?[\s\])]*"
)
_AGO = re.compile(
    r"(?:(?:اخر تحديث|تحديث|نشر|نشرت)\s*:?\s*)?(?:منذ|قبل)\s(?:حوالي\s)?(?:\d{1,3}\s)?"
    r"(?:ثانيه|ثواني|دقيق(?:ه|تين)|دقايق|ساعه|ساعات|ساعتين|يوم|يوما|يومين|ايام|اسبوع|اسبوعين|اسابيع|شهر|شهرين|"
    r"اشهر|شهور|سنه|سنتين|سنوات)(?: واحده?)?(?: مضت)?"
    r"|\d{1,3} (?:hours?|minutes?|days?) ago|\d{1,2} ?[سديا]"
)
#: "GMT 10:15 2024 Sunday ,24 March": the year stands before the weekday and the day.
_YEAR_FIRST = re.compile(
    r"(?P<year>(?:19|20)\d\d)\s+\w{4,9}\s*[,،]\s*(?P<day>\d{1,2})\s+"
    r"(?P<month>[^\d\s]+(?: الأول| الثاني)?(?:\s?/\s?[^\d\s]+(?: الأول| الثاني)?)?)"
)
#: "12 October, 2020": the comma before the year says nothing.
_YEAR_AFTER_COMMA = re.compile(r"(?<=[^\W\d])[،,]\s?(?=(?:19|20)\d\d(?!\d))")
#: Ways of writing a date that are told apart here alone, each as the usual "day month year".
_MONTH = r"(?P<month>[^\W\d_]{2,12}(?: ال[^\W\d_]{3,5})?(?:\s?/\s?[^\W\d_]{2,12}(?: ال[^\W\d_]{3,5})?)?)"
_HIJRI_MONTH = r"(?P<month>شوال|رمضان|شعبان|رجب|محرم|صفر|(?:ربيع|جمادى|ذو|ذي) [^\W\d_]+)"
_USUAL = r"\g<day> \g<month> \g<year>"
_LAYOUTS = (
    (re.compile(r"(?<=\d)(?:st|nd|rd|th)\b", re.IGNORECASE), ""),
    (re.compile(rf"(?P<day>\d{{1,2}})\s?[/-]\s?{_MONTH}\s?[/-]\s?(?P<year>\d{{4}})"), _USUAL),
    (re.compile(rf"{_MONTH} (?P<day>\d{{1,2}})\s?[,،]\s?(?P<year>\d{{4}})"), _USUAL),
    (re.compile(r"(?<=\d )([^\W\d_]+(?: ال[^\W\d_]+)?) [-–] ([^\W\d_]+)(?= \d{4})"), r"\1/\2"),
    (re.compile(rf"{_HIJRI_MONTH} (?P<year>1[34]\d\d)(?!\s?ه|\d)"), r"\g<month> \g<year>هـ"),
)
_PLACE_AND_AGENCY = re.compile(
    r"\s*(?P<place>[^\W\d]{2,15}(?: [^\W\d]{2,15})?)\s?\((?P<agency>[^()\d:]{2,25})\)[\s–—-]*"
)
_ZONE = re.compile(r"(?:بال|ب|ال)?توقيت\s+[^\s\d()]{2,15}(?:\s+المكرمة)?|حسب\s+توقيت\s+\S{2,15}")
_ADDRESS = re.compile(
    r"(?<![\w.])(?:https?://\S{1,200}|(?:[a-z0-9-]{1,40}\.){1,4}[a-z]{2,10}(?:/\S{0,200})?)", re.IGNORECASE
)
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
    agency: str | None = None


@lru_cache(maxsize=4096)
def read_publication_line(view: LineView) -> PublicationLine | None:
    """Return what the line says where it tells a time of publication and nothing else, else None."""
    if view.length > MAX_WORDS or (view.ending == "." and view.length > PLACE_WORDS * 2):
        return None
    if _LONE_CLOCK.fullmatch(view.folded) or _AGO.fullmatch(view.core):
        return PublicationLine(None)
    if not any(char.isdigit() for char in view.folded):
        return None
    text = _usual_layout(without_marks(view.text))
    matches = _dates(text)
    return _read_around(view, text, matches) if matches else None


def _usual_layout(text: str) -> str:
    text = _YEAR_AFTER_COMMA.sub(" ", _YEAR_FIRST.sub(_USUAL, text))
    for layout, usual in _LAYOUTS:
        text = layout.sub(usual, text)
    return text


def _read_around(view: LineView, text: str, matches: tuple[DateMatch, ...]) -> PublicationLine | None:
    """Return what the line says where only a place, an author or an agency stands beside its dates, else None."""
    rest = _ADDRESS.sub(" ", _ZONE.sub(" ", _without(text, matches)))
    author = _AUTHOR.search(rest) or _AUTHOR_BEFORE.search(rest)
    if author:
        rest = rest[: author.start()] + " " + rest[author.end() :]
    rest = _READING.sub(" ", _AGO.sub(" ", fold(_CLOCK.sub(" ", rest))))
    left = _left_of(rest)
    after = _AFTER_DASH.search(text[matches[-1].end :])
    if author is None and after and is_name(after["name"]) and left == words(fold(after["name"])):
        return PublicationLine(_best(matches), author=after["name"].strip())
    if framed := _between_place_and_agency(text, matches):
        return PublicationLine(_best(matches), framed)
    if left and is_agency(" ".join(left)):
        return PublicationLine(_best(matches), agency=" ".join(left))
    if dateline := _PLACE_AND_AGENCY.fullmatch(_without(text, matches)):
        return PublicationLine(_best(matches), dateline["place"], agency=dateline["agency"])
    if len(left) > PLACE_WORDS or (left and not _is_place(rest, left)):
        return None
    place = _place_text(text, matches[0].start) if left else None
    return PublicationLine(
        _best(matches), place, author["name"].strip() if author else None, _UPDATE.search(view.folded) is not None
    )


def _left_of(rest: str) -> list[str]:
    """Return the words of what is left of a line that are neither numbers nor usual beside a date."""
    found = (word for word in words(rest) if word not in word_list("date_labels"))
    return [word for word in found if word.strip("0123456789/-.:")]


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
    head = re.split(r"[،,–—|-]|\sفي(?:\s|$)", rest, maxsplit=1)
    is_set_apart = len(head) == 2 and words(fold(head[0])) == left
    return is_set_apart and left[0] not in word_list("verbs")


def _between_place_and_agency(text: str, matches: tuple[DateMatch, ...]) -> str | None:
    """Return the place of "Ramallah 19-11-2022 (Agency)", None where the line is made otherwise."""
    place, agency = text[: matches[0].start].strip(" -–،,"), text[matches[-1].end :].strip(" -–،,:")
    found = words(fold(place))
    if not 0 < len(found) <= PLACE_WORDS or any(word in word_list("verbs") | word_list("stop_words") for word in found):
        return None
    in_brackets = agency.startswith("(") and agency.endswith(")") and len(words(agency)) <= PLACE_WORDS
    return place if in_brackets or (agency and looks_like_outlet(agency)) else None


def _place_text(text: str, end: int) -> str | None:
    place = re.split(r"[،,–—|-]|\sفي(?:\s|$)", text[:end], maxsplit=1)[0].strip()
    return place or None


def _best(matches: tuple[DateMatch, ...]) -> str | None:
    """Return the first whole date, one of the Gregorian calendar before a Hijri one."""
    whole = [match for match in matches if match.iso and len(match.iso) == len("2024-01-31")]
    plain = [match for match in whole if not _HIJRI.search(fold(match.text))]
    return next((match.iso for match in plain or whole), None)
