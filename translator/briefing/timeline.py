"""The dated events of several documents in one order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from translator.briefing.events import event_dates
from translator.briefing.model import Event, Reference, Statement
from translator.briefing.thresholds import thresholds
from translator.document import Document, EntityType, Flag, Sentence
from translator.numbers import find_numbers_ar
from translator.summarization.graph import similarity
from translator.summarization.lexicon import count_negations
from translator.summarization.text import stems_ar


def timeline(documents: Sequence[Document]) -> tuple[Event, ...]:
    """Return what the documents say happened at which date, the earliest first.

    A date without a year gets that which lies nearest to the document's own date, and a weekday its day;
    both are marked as inferred. In a document without a date of its own they are left out.
    """
    found = [
        event
        for number, document in enumerate(documents, 1)
        for sentence in document.sentences
        for event in _events(number, sentence, document)
    ]
    found.sort(key=lambda event: (_order(event.date), event.label, event.statement.references[0].source))
    return tuple(_without_repetitions(found))


def _events(source: int, sentence: Sentence, document: Document) -> Iterator[Event]:
    if Flag.FOREIGN in sentence.flags or not sentence.en:
        return
    statement = Statement(sentence.en, sentence.ar, sentence.flags, (Reference(source, sentence.id),))
    names = [
        (mention.start, mention.end)
        for entity in document.entities
        if entity.type is not EntityType.DATE
        for mention in entity.mentions
        if mention.sentence == sentence.id
    ]
    for date in event_dates(sentence, document.metadata.published, names):
        yield Event(date.iso, date.label, date.inferred, statement)


def _order(date: str) -> str:
    """Return what sorts a year before its months, and a month before its days."""
    return date.ljust(len("2017-11-30"), "-")


def _without_repetitions(events: Sequence[Event]) -> list[Event]:
    """Return the events; what several sentences say of one date in much the same words is one event."""
    likeness = similarity([stems_ar(event.statement.ar) for event in events])
    figures = [frozenset(n.value for n in find_numbers_ar(e.statement.ar) if n.is_strong) for e in events]
    denials = [bool(count_negations(event.statement.ar, "ar")) for event in events]
    rows: dict[int, Event] = {}
    for at, event in enumerate(events):
        for head, row in rows.items():
            nested = figures[at] <= figures[head] or figures[head] <= figures[at]
            if (
                row.date == event.date
                and likeness[at][head] >= thresholds().one_row
                and nested
                and denials[at] == denials[head]
            ):
                rows[head] = _joined(row, event)
                break
        else:
            rows[at] = event
    return list(rows.values())


def _joined(row: Event, event: Event) -> Event:
    """Return one row for two; it says what has fewer doubts, under the date that is less inferred."""
    first, second = sorted((row.statement, event.statement), key=lambda statement: len(statement.flags))
    dated = min(row, event, key=lambda one: one.inferred)
    said = replace(first, references=(*first.references, *second.references))
    return Event(row.date, dated.label, dated.inferred, said)
