"""What only one source says: names, figures and days that stand in no other, and in no key point."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from translator.briefing.certainty import least_sure
from translator.briefing.costs import costs, leans
from translator.briefing.facts import Facts, is_news
from translator.briefing.model import Reference, Statement
from translator.briefing.thresholds import thresholds
from translator.briefing.wording import Wording, likeness, wording, wordings
from translator.document import Document, Sentence
from translator.summarization.extractive import MOST_SENTENCES, candidates, relevance_of
from translator.summarization.features import features


@dataclass(frozen=True, slots=True)
class _Row:
    """A sentence of a source and how much it matters there."""

    source: int
    sentence: Sentence
    relevance: float
    wording: Wording


def said_by_one(
    documents: Sequence[Document], facts: Facts, points: Sequence[Statement] = ()
) -> tuple[tuple[int, tuple[Statement, ...]], ...]:
    """Return, by source, the sentences with the most that no other source has.

    There are few of them, for a reader with ten minutes, none with a flag or with English of which the
    engine was least sure; a source may have none.

    Args:
        documents: the sources.
        facts: what their sentences name.
        points: the key points, which are not said again.
    """
    limits = costs("alone")
    best = sorted(_worths(documents, facts, points), key=lambda one: (-one[0], one[1].source, one[1].sentence.id))
    taken: dict[int, list[Sentence]] = {}
    for _, row in best:
        held = taken.setdefault(row.source, [])
        if len(held) < limits["each"] and sum(map(len, taken.values())) < limits["most"]:
            held.append(row.sentence)
    return tuple((source, _statements(source, held)) for source, held in sorted(taken.items()) if held)


def _statements(source: int, sentences: Sequence[Sentence]) -> tuple[Statement, ...]:
    ordered = sorted(sentences, key=lambda sentence: sentence.id)
    return tuple(Statement(s.en or "", s.ar, s.flags, (Reference(source, s.id),)) for s in ordered)


def _worths(documents: Sequence[Document], facts: Facts, points: Sequence[Statement]) -> Iterator[tuple[float, _Row]]:
    """Yield what the sentences are worth that say what nobody else says, whatever is doubtful where others say it."""
    rows = list(_rows(documents))
    alike = likeness([*(row.wording for row in rows), *(wording(point.ar) for point in points)])
    told = frozenset().union(*map(facts.told, points))
    unsure = least_sure(documents)
    for at, row in enumerate(rows):
        place = Reference(row.source, row.sentence.id)
        own = facts.only_in(place) - told
        if not is_news(own) or row.sentence.flags or not row.sentence.en or place in unsure:
            continue
        elsewhere = max((float(alike[at][i]) for i, one in enumerate(rows) if one.source != row.source), default=0.0)
        repeated = max(map(float, alike[at][len(rows) :]), default=0.0)
        if elsewhere < thresholds().alone and repeated < costs("alone")["like_point"]:
            yield _worth(row, len(own)), row


def _rows(documents: Sequence[Document]) -> Iterator[_Row]:
    """Yield the sentences that are looked at: those of many sources the fewer of each, those that matter most."""
    limit = max(1, MOST_SENTENCES // max(1, len(documents)))
    for number, document in enumerate(documents, 1):
        sentences = candidates(document)
        words = wordings(document)
        relevance = map(relevance_of, features(document, sentences)[0])
        rows = [_Row(number, s, share, words[s.id]) for s, share in zip(sentences, relevance, strict=True)]
        yield from sorted(rows, key=lambda row: -row.relevance)[:limit]


def _worth(row: _Row, facts: int) -> float:
    cost, english = costs("alone"), row.sentence.en or ""
    return (
        row.relevance
        + cost["fact"] * min(facts, cost["facts"])
        - cost["unsure"] * (0.0 if row.sentence.certainty is None else 1.0 - row.sentence.certainty)
        - costs("points")["leaning"] * leans(english)
        - cost["longer"] * max(0.0, len(english.split()) - cost["words"])
    )
