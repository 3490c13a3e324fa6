"""When the events of a sentence were, and when a report can have been written."""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass, replace

from translator.dates import DateKind, DateMatch, find_dates
from translator.dates.calendar import MONTHS
from translator.document import Document, Sentence

_NAMED = re.compile(rf"\b(?P<month>{'|'.join(MONTHS)})(?: (?P<day>\d{{1,2}}))?(?:,? (?P<year>\d{{4}}))?$")
#: Kinds of dates that say when something was, not how long ago it was.
_ABSOLUTE = (DateKind.DAY, DateKind.MONTH, DateKind.YEAR, DateKind.SEASON, DateKind.WEEKDAY)
_DAY = len("2017-11-30")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date that a sentence gives."""

    iso: str  #: ISO 8601, as far as it is known: ``2020-03``, ``2020-01-03``
    label: str  #: as an English newspaper writes it
    inferred: bool  #: the text gives no year, or a weekday alone; the report's own date gives the rest

    @property
    def last_day(self) -> datetime.date:
        """The last day that it can mean."""
        year, month, day = (*map(int, self.iso.split("-")), 0, 0)[:3]
        month = month or 12
        last = calendar.monthrange(year, month)[1]  # a page may write "30 February"
        return datetime.date(year, month, min(day or last, last))


@dataclass(frozen=True, slots=True)
class Placed:
    """A date and where it stands in its sentence."""

    date: Dated
    start: int
    end: int

    def until(self, last: Placed) -> Placed:
        """Return the span of time from this date to ``last``, sorted under this one."""
        label = f"{self.date.label} – {last.date.label}"
        return Placed(Dated(self.date.iso, label, self.date.inferred or last.date.inferred), self.start, last.end)


def placed_dates(sentence: Sentence, published: str | None) -> tuple[Placed, ...]:
    """Return the dates that a sentence gives, each once, in its order; see ``dates_of``."""
    dates: dict[str, Placed] = {}
    for match in find_dates(sentence.ar, published):
        date = _date(match, published)
        if date is None:
            continue
        before = dates.get(date.iso)
        if before is None:
            dates[date.iso] = Placed(date, match.start, match.end)
        elif before.date.inferred:  # "Friday (1 December 2017)" is written out
            dates[date.iso] = replace(before, date=date)
    return tuple(dates.values())


def dates_of(sentence: Sentence, published: str | None) -> tuple[Dated, ...]:
    """Return the dates that a sentence gives, each once, in its order.

    A date without a year gets that which lies nearest to the report's own date, and a weekday its day;
    in a report without a date of its own they are left out.

    Args:
        sentence: of the report.
        published: the report's own date.
    """
    return tuple(placed.date for placed in placed_dates(sentence, published))


def published_on(document: Document) -> datetime.date | None:
    """Return the day on which a report says that it was published."""
    published = document.metadata.published
    return datetime.date.fromisoformat(published[:_DAY]) if published and len(published) >= _DAY else None


def not_before(document: Document) -> datetime.date | None:
    """Return the day before which a report cannot have been written: its own, else the last day that it names."""
    days = [d.last_day for s in document.sentences for d in dates_of(s, None) if len(d.iso) == _DAY]
    return published_on(document) or max(days, default=None)


def lead_days(document: Document, published: str | None) -> frozenset[datetime.date]:
    """Return the days that a report's title and first sentence name.

    Args:
        document: the report.
        published: the date from which "on Sunday" and "yesterday" are told; without one they are left out.
    """
    lead = [document.metadata.title_ar or "", *(sentence.ar for sentence in document.sentences[:1])]
    matches = [match for text in lead for match in find_dates(text, published)]
    return frozenset(
        Dated(match.iso, match.english, inferred=False).last_day
        for match in matches
        if match.iso and len(match.iso) == _DAY
    )


def is_background(sentence: Sentence, document: Document, written: datetime.date | None, days: int) -> bool:
    """Say whether all that a sentence dates lies more than ``days`` before its report was ``written``."""
    dates = dates_of(sentence, document.metadata.published)
    return written is not None and bool(dates) and all((written - date.last_day).days > days for date in dates)


def _date(match: DateMatch, published: str | None) -> Dated | None:
    """Return a date's ISO form, its English, and whether it had to be completed."""
    if match.kind not in _ABSOLUTE:
        return None
    if match.iso:
        inferred = match.kind is DateKind.WEEKDAY
        return Dated(match.iso, _english(match.iso) if inferred else match.english, inferred)
    named = _NAMED.search(match.english)
    if named is None:
        return None
    if named["year"]:
        return Dated(_iso(int(named["year"]), named), match.english, inferred=False)
    year = _nearest_year(named, published)
    if not year:
        return None
    return Dated(_iso(year, named), f"{match.english}, {year}" if named["day"] else f"{match.english} {year}", True)


def _iso(year: int, named: re.Match[str]) -> str:
    month = MONTHS.index(named["month"]) + 1
    return f"{year:04d}-{month:02d}" + (f"-{int(named['day']):02d}" if named["day"] else "")


def _nearest_year(named: re.Match[str], published: str | None) -> int | None:
    """Return the year in which the day or month lies nearest to the date of writing."""
    if published is None or len(published) < _DAY:
        return None
    own = datetime.date.fromisoformat(published)
    month, day = MONTHS.index(named["month"]) + 1, min(int(named["day"] or 15), 28)
    return min(
        (own.year - 1, own.year, own.year + 1), key=lambda year: abs((datetime.date(year, month, day) - own).days)
    )


def _english(iso: str) -> str:
    day = datetime.date.fromisoformat(iso)
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"
