"""The dated events of several documents in one order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from translator.briefing.events import event_dates
from translator.briefing.facts import figures
from translator.briefing.model import Event, Reference, Statement
from translator.briefing.thresholds import thresholds
from translator.briefing.wording import Wording, likeness, wordings
from translator.document import Document, EntityType, Flag, Sentence
from translator.summarization.lexicon import count_negations


@dataclass(frozen=True, slots=True)
class _Telling:
    """One sentence's telling of an event."""

    event: Event
    sentence: Sentence
    wording: Wording
    figures: frozenset[str]
    denies: bool

    def agrees_with(self, other: _Telling) -> bool:
        """Say whether the two can be one: of one date, neither denies alone, neither has figures of its own."""
        nested = self.figures <= other.figures or other.figures <= self.figures
        return self.event.date == other.event.date and nested and self.denies == other.denies


def timeline(documents: Sequence[Document]) -> tuple[Event, ...]:
    """Return what the documents say happened at which date, the earliest first.

    A date without a year gets that which lies nearest to the document's own date, and a weekday its day;
    both are marked as inferred. In a document without a date of its own they are left out.
    """
    found = [telling for number, document in enumerate(documents, 1) for telling in _tellings(number, document)]
    found.sort(key=lambda one: (_order(one.event.date), one.event.label, one.event.statement.references[0].source))
    return tuple(map(_row, _gathered(found)))


def _tellings(source: int, document: Document) -> Iterator[_Telling]:
    words = wordings(document)
    names: dict[int, list[tuple[int, int]]] = {}
    for entity in document.entities:
        if entity.type is not EntityType.DATE:
            for mention in entity.mentions:
                names.setdefault(mention.sentence, []).append((mention.start, mention.end))
    for one in document.sentences:
        if Flag.FOREIGN in one.flags or not one.en:
            continue
        statement = Statement(one.en, one.ar, one.flags, (Reference(source, one.id),))
        counted = figures(one.ar, [one.ar[start:end] for start, end in names.get(one.id, ())])
        denies = bool(count_negations(one.ar, "ar"))
        for date in event_dates(one, document.metadata.published, names.get(one.id, ())):
            event = Event(date.iso, date.label, date.inferred, statement)
            yield _Telling(event, one, words[one.id], counted, denies)


def _order(date: str) -> str:
    """Return what sorts a year before its months, and a month before its days."""
    return date.ljust(len("2017-11-30"), "-")


def _gathered(found: Sequence[_Telling]) -> list[list[_Telling]]:
    """Return the tellings; those of one date in much the same words stand together."""
    alike = likeness([one.wording for one in found])
    rows: dict[int, list[_Telling]] = {}
    for at, one in enumerate(found):
        same = (
            head
            for head, row in rows.items()
            if alike[at][head] >= thresholds().one_row and all(map(one.agrees_with, row))
        )
        rows.setdefault(next(same, at), []).append(one)
    return list(rows.values())


def _row(tellings: Sequence[_Telling]) -> Event:
    """Return one row for all tellings of an event, under the date that is least inferred."""
    best = max(tellings, key=_reads_well)
    dated = min((one.event for one in tellings), key=lambda event: event.inferred)
    others = [one for one in tellings if one is not best]
    references = [reference for one in (best, *others) for reference in one.event.statement.references]
    said = replace(best.event.statement, references=tuple(dict.fromkeys(references)))
    return Event(dated.date, dated.label, dated.inferred, said)


def _reads_well(one: _Telling) -> tuple[int, int, float]:
    """Return what the best telling has most of: no doubts, then all figures, then the engine's own certainty."""
    certainty = 1.0 if one.sentence.certainty is None else one.sentence.certainty
    return -len(one.sentence.flags), len(one.figures), certainty
