"""What only one source says: names, figures and days that stand in no other, and in no key point."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from translator.briefing.facts import Facts
from translator.briefing.model import Reference, Statement
from translator.briefing.points import leans, weights
from translator.briefing.thresholds import thresholds
from translator.document import Document, Sentence
from translator.summarization.extractive import MOST_SENTENCES, candidates, relevance_of
from translator.summarization.features import features
from translator.summarization.graph import similarity
from translator.summarization.text import stems_ar


@dataclass(frozen=True, slots=True)
class _Found:
    """A sentence with a fact of its own."""

    source: int
    sentence: Sentence
    worth: float


@dataclass(frozen=True, slots=True)
class _Row:
    """A sentence of a source and how much it matters there."""

    source: int
    sentence: Sentence
    relevance: float


def said_by_one(
    documents: Sequence[Document], facts: Facts, points: Sequence[Statement] = ()
) -> tuple[tuple[int, tuple[Statement, ...]], ...]:
    """Return, by source, the sentences with the most that no other source has.

    There are few of them, for a reader with ten minutes, and none with a flag; a source may have none.

    Args:
        documents: the sources.
        facts: what their sentences name.
        points: the key points, which are not said again.
    """
    limits = weights("alone")
    best = sorted(_found(documents, facts, points), key=lambda one: (-one.worth, one.source, one.sentence.id))
    taken: dict[int, list[Sentence]] = {}
    for one in best:
        held = taken.setdefault(one.source, [])
        if len(held) < limits["each"] and sum(map(len, taken.values())) < limits["most"]:
            held.append(one.sentence)
    return tuple((source, _statements(source, rows)) for source, rows in sorted(taken.items()) if rows)


def _statements(source: int, rows: Sequence[Sentence]) -> tuple[Statement, ...]:
    ordered = sorted(rows, key=lambda sentence: sentence.id)
    return tuple(Statement(s.en or "", s.ar, s.flags, (Reference(source, s.id),)) for s in ordered)


def _found(documents: Sequence[Document], facts: Facts, points: Sequence[Statement]) -> Iterator[_Found]:
    """Yield the sentences that say what nobody else says, with what they are worth."""
    rows = list(_rows(documents))
    cosines = similarity([*(stems_ar(row.sentence.ar) for row in rows), *(stems_ar(point.ar) for point in points)])
    told = frozenset().union(*map(facts.told, points))
    named = {number: facts.of_source(number) for number in range(1, len(documents) + 1)}
    for at, row in enumerate(rows):
        others = (named[number] for number in named if number != row.source)
        own = facts.of(Reference(row.source, row.sentence.id)).difference(told, *others)
        elsewhere = max((float(cosines[at][i]) for i, one in enumerate(rows) if one.source != row.source), default=0.0)
        repeated = max(map(float, cosines[at][len(rows) :]), default=0.0)
        if own and elsewhere < thresholds().alone and repeated < weights("alone")["like_point"]:
            yield _Found(row.source, row.sentence, _worth(row, len(own)))


def _rows(documents: Sequence[Document]) -> Iterator[_Row]:
    """Yield the sentences that are looked at: those of many sources the fewer of each."""
    limit = max(1, MOST_SENTENCES // max(1, len(documents)))
    for number, document in enumerate(documents, 1):
        sentences = candidates(document)[:limit]
        rows, _ = features(document, sentences)
        for sentence, row in zip(sentences, rows, strict=True):
            if sentence.en and not sentence.flags:
                yield _Row(number, sentence, relevance_of(row))


def _worth(row: _Row, facts: int) -> float:
    limits, english = weights("alone"), row.sentence.en or ""
    return (
        row.relevance
        + limits["fact"] * min(facts, limits["facts"])
        - limits["unsure"] * (0.0 if row.sentence.certainty is None else 1.0 - row.sentence.certainty)
        - weights("points")["leaning"] * leans(english)
        - limits["longer"] * max(0.0, len(english.split()) - limits["words"])
    )
