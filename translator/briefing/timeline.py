"""The dated events of several documents in one order."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from translator.briefing.model import Event, Reference, Statement
from translator.dates import DateKind, DateMatch, find_dates
from translator.dates.calendar import MONTHS
from translator.document import Document, Flag, Sentence

_NAMED = re.compile(rf"\b(?P<month>{'|'.join(MONTHS)})(?: (?P<day>\d{{1,2}}))?(?:,? (?P<year>\d{{4}}))?$")
#: Kinds of dates that say when something was, not how long ago it was.
_ABSOLUTE = (DateKind.DAY, DateKind.MONTH, DateKind.YEAR, DateKind.SEASON, DateKind.WEEKDAY)


def timeline(documents: Sequence[Document]) -> tuple[Event, ...]:
    """Return what the documents say happened at which date, the earliest first.

    A date without a year gets that which lies nearest to the document's own date, and a weekday its day;
    both are marked as inferred. In a document without a date of its own they are left out.
    """
    found = [
        event
        for number, document in enumerate(documents, 1)
        for sentence in document.sentences
        for event in _events(number, sentence, document.metadata.published)
    ]
    found.sort(key=lambda event: (_order(event.date), event.label, event.statement.references[0].source))
    return tuple(_without_repetitions(found))


def _events(source: int, sentence: Sentence, published: str | None) -> Iterator[Event]:
    if Flag.FOREIGN in sentence.flags or not sentence.en:
        return
    statement = Statement(sentence.en, sentence.ar, sentence.flags, (Reference(source, sentence.id),))
    dates: dict[str, Event] = {}
    for match in find_dates(sentence.ar, published):
        date = _date(match, published)
        if date and (date[0] not in dates or dates[date[0]].inferred):  # "Friday (1 December 2017)" is written out
            dates[date[0]] = Event(date[0], date[1], date[2], statement)
    yield from dates.values()


def _date(match: DateMatch, published: str | None) -> tuple[str, str, bool] | None:
    """Return a date's ISO form, its English, and whether it had to be completed."""
    if match.kind not in _ABSOLUTE:
        return None
    if match.iso:
        inferred = match.kind is DateKind.WEEKDAY
        return match.iso, _english(match.iso) if inferred else match.english, inferred
    named = _NAMED.search(match.english)
    if named is None:
        return None
    if named["year"]:
        return _iso(int(named["year"]), named), match.english, False
    year = _nearest_year(named, published)
    return (
        (_iso(year, named), f"{match.english}, {year}" if named["day"] else f"{match.english} {year}", True)
        if (year)
        else None
    )


def _iso(year: int, named: re.Match[str]) -> str:
    month = MONTHS.index(named["month"]) + 1
    return f"{year:04d}-{month:02d}" + (f"-{int(named['day']):02d}" if named["day"] else "")


def _nearest_year(named: re.Match[str], published: str | None) -> int | None:
    """Return the year in which the day or month lies nearest to the date of writing."""
    if published is None or len(published) < len("2017-11-30"):
        return None
    own = datetime.date.fromisoformat(published)
    month, day = MONTHS.index(named["month"]) + 1, min(int(named["day"] or 15), 28)
    return min(
        (own.year - 1, own.year, own.year + 1), key=lambda year: abs((datetime.date(year, month, day) - own).days)
    )


def _english(iso: str) -> str:
    day = datetime.date.fromisoformat(iso)
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


def _order(date: str) -> str:
    """Return what sorts a year before its months, and a month before its days."""
    return date.ljust(len("2017-11-30"), "-")


def _without_repetitions(events: Sequence[Event]) -> Iterator[Event]:
    """Yield the events; the same sentence in several sources is one event."""
    for _, group in groupby(events, key=lambda event: event.date):
        by_text: dict[str, Event] = {}
        for event in group:
            known = by_text.get(event.statement.ar)
            if known:
                references = (*known.statement.references, *event.statement.references)
                statement = Statement(known.statement.en, known.statement.ar, known.statement.flags, references)
                event = Event(known.date, known.label, known.inferred, statement)
            by_text[event.statement.ar] = event
        yield from by_text.values()
