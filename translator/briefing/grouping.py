"""Which reports tell much the same story, and what only one of them says."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from translator.briefing.dating import is_background, not_before, published_on
from translator.briefing.model import Group, Reference, Statement
from translator.briefing.thresholds import thresholds
from translator.document import Document, Sentence
from translator.summarization.digest import DigestSentence
from translator.summarization.extractive import MOST_SENTENCES, candidates, relevance_of
from translator.summarization.features import features
from translator.summarization.graph import similarity
from translator.summarization.text import stems_ar

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

_STATEMENTS = 3  # what only one source says: so many sentences for each


def group_reports(documents: Sequence[Document], shared: Sequence[DigestSentence] = ()) -> tuple[Group, ...]:
    """Return the groups of reports that tell much the same story; a report like no other is in none.

    Every report is joined to the one that it is most like. The cosine alone would not do: what counts as
    like depends on how many of the other reports speak of the same place.

    Args:
        documents: the sources.
        shared: what several of them say, to be shown with the group.
    """
    likeness = _likeness(documents)
    count = len(documents)
    joined = list(range(count))
    least = [1.0] * count

    def root(at: int) -> int:
        while joined[at] != at:
            at = joined[at]
        return at

    for score, one, other in sorted(_links(likeness, count), reverse=True):
        first, second = sorted((root(one), root(other)))
        joined[second] = first
        least[first] = min(least[first], least[second], score)
    groups = [[at for at in range(count) if root(at) == head] for head in range(count) if root(head) == head]
    return tuple(
        Group(
            tuple(at + 1 for at in group),
            round(least[group[0]], 2),
            thresholds().label(least[group[0]]),
            _shared(group, shared),
        )
        for group in groups
        if len(group) > 1
    )


def _links(likeness: Matrix, count: int) -> list[tuple[float, int, int]]:
    limits = thresholds()
    links = []
    for one in range(count):
        others = [other for other in range(count) if other != one]
        nearest = max(others, key=lambda other: likeness[one][other], default=one)
        links += [
            (float(likeness[one][other]), one, other)
            for other in others
            if likeness[one][other] >= limits.one_text
            or (other == nearest and likeness[one][other] >= limits.least_alike)
        ]
    return links


def _likeness(documents: Sequence[Document]) -> Matrix:
    """Return the likeness of the reports: as texts, or where they are no one text, of what is new in them.

    What reports tell of the same past makes them alike without being of the same event; those whose dates say
    that they are of different events are not alike at all.
    """
    limits = thresholds()
    whole = similarity([_stems(document.sentences) for document in documents])
    written = [not_before(document) for document in documents]
    fresh = similarity(
        [
            _stems([s for s in document.sentences if not is_background(s, document, own, limits.background_days)])
            for document, own in zip(documents, written, strict=True)
        ]
    )
    for one, first in enumerate(documents):
        for other, second in enumerate(documents):
            if whole[one][other] < limits.one_text:
                apart = _is_later(written[one], second) or _is_later(written[other], first)
                whole[one][other] = 0.0 if apart else min(whole[one][other], fresh[one][other])
    return whole


def _stems(sentences: Sequence[Sentence]) -> list[str]:
    return [stem for sentence in sentences for stem in stems_ar(sentence.ar)]


def _is_later(written: datetime.date | None, other: Document) -> bool:
    """Say whether a report cannot have been written within the days of another's event."""
    published = published_on(other)
    return written is not None and published is not None and (written - published).days > thresholds().same_event_days


def _shared(group: Sequence[int], shared: Sequence[DigestSentence]) -> tuple[Statement, ...]:
    found = []
    for sentence in shared:
        places = [place for place in (sentence.place, *sentence.also) if place.document in group]
        if len({place.document for place in places}) > 1:
            references = tuple(Reference(place.document + 1, place.sentence) for place in places)
            found.append(Statement(sentence.en, sentence.ar, sentence.flags, references))
    return tuple(found)


def said_by_one(
    documents: Sequence[Document], known: Collection[Reference] = ()
) -> tuple[tuple[int, tuple[Statement, ...]], ...]:
    """Return for each source the most relevant sentences that no other source has anything like.

    Only sentences with a figure or a name count: without either there is nothing to check.

    Args:
        documents: the sources.
        known: sentences that the briefing has already.
    """
    limit = max(1, MOST_SENTENCES // max(1, len(documents)))
    kept: list[tuple[int, Sentence, float]] = []
    for number, document in enumerate(documents):
        sentences = candidates(document)[:limit]
        rows, _ = features(document, sentences)
        kept += [(number, s, relevance_of(row)) for s, row in zip(sentences, rows, strict=True)]
    cosines = similarity([stems_ar(sentence.ar) for _, sentence, _ in kept])
    found: dict[int, list[tuple[float, Sentence]]] = {}
    for at, (number, sentence, relevance) in enumerate(kept):
        elsewhere = max((float(cosines[at][i]) for i, row in enumerate(kept) if row[0] != number), default=0.0)
        if Reference(number + 1, sentence.id) in known:
            continue
        if elsewhere < thresholds().alone and sentence.en and _is_checkable(documents[number], sentence):
            found.setdefault(number, []).append((relevance, sentence))
    return tuple((number + 1, _best(number + 1, rows)) for number, rows in sorted(found.items()))


def _best(source: int, rows: Sequence[tuple[float, Sentence]]) -> tuple[Statement, ...]:
    best = sorted(rows, key=lambda row: (-row[0], row[1].id))[:_STATEMENTS]
    sentences = sorted((sentence for _, sentence in best), key=lambda sentence: sentence.id)
    return tuple(Statement(s.en or "", s.ar, s.flags, (Reference(source, s.id),)) for s in sentences)


def _is_checkable(document: Document, sentence: Sentence) -> bool:
    from translator.numbers import find_numbers_ar

    named = any(mention.sentence == sentence.id for entity in document.entities for mention in entity.mentions)
    return named or any(number.is_strong for number in find_numbers_ar(sentence.ar))
