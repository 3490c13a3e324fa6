"""Which reports tell much the same story, and what only one of them says."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import combinations
from statistics import fmean

from translator.briefing.likeness import likeness, profile
from translator.briefing.model import Group, Reference, Statement
from translator.briefing.thresholds import thresholds
from translator.document import Document, Sentence
from translator.summarization.digest import DigestSentence
from translator.summarization.extractive import MOST_SENTENCES, candidates, relevance_of
from translator.summarization.features import features
from translator.summarization.graph import similarity
from translator.summarization.text import stems_ar

#: The likeness of two sources, by their indexes, the lower first.
Scores = dict[tuple[int, int], float]

_GLANCE = 60  # words
_STATEMENTS = 3  # what only one source says: so many sentences for each


def group_reports(documents: Sequence[Document], shared: Sequence[DigestSentence] = ()) -> tuple[Group, ...]:
    """Return the groups of reports on one event; a report like no other is in none.

    Groups grow together, those that are most alike first, while the reports of the two are alike on average and
    none of them is kept apart from another by its date. A report without a date can only follow the one that
    it is most like: nothing else tells it from a report on the same place another day.

    Args:
        documents: the sources.
        shared: what several of them say, to be shown with the group.
    """
    profiles = [profile(document) for document in documents]
    alike = {(a, b): likeness(profiles[a], profiles[b]) for a, b in combinations(range(len(documents)), 2)}
    undated = [at for at, one in enumerate(profiles) if not one.is_dated]
    scores = _as_the_nearest(alike, undated, len(documents))
    groups = [[at] for at in range(len(documents))]
    while len(groups) > 1:
        linked = ((_link(scores, a, b), a, b) for a, b in combinations(groups, 2))
        best, first, second = max(linked, key=lambda row: (row[0], [-at for at in row[1]], [-at for at in row[2]]))
        if best < thresholds().least_alike:
            break
        groups.remove(second)
        groups[groups.index(first)] = sorted([*first, *second])
    return tuple(_group(group, scores, shared) for group in sorted(groups) if len(group) > 1)


def _as_the_nearest(alike: Scores, undated: Sequence[int], count: int) -> Scores:
    """Return the scores, 0 between an undated report and those that are not alike with what it is most like."""
    limits = thresholds()
    scores = dict(alike)
    for at in undated:
        others = [other for other in range(count) if other != at]
        nearest = max(others, key=lambda other: _of(alike, at, other), default=at)
        for other in others:
            if other == nearest or _of(alike, at, other) >= limits.one_text:
                continue
            if _of(alike, nearest, other) < limits.least_alike:
                scores[min(at, other), max(at, other)] = 0.0
    return scores


def _of(scores: Scores, one: int, other: int) -> float:
    return scores[min(one, other), max(one, other)]


def _link(scores: Scores, one: Sequence[int], other: Sequence[int]) -> float:
    """Return how much two groups are alike: not at all where two of their reports are not."""
    found = [_of(scores, a, b) for a in one for b in other]
    return fmean(found) if min(found) > 0.0 else 0.0


def _group(group: Sequence[int], scores: Scores, shared: Sequence[DigestSentence]) -> Group:
    # The least of what joins each of them to the rest.
    joined = min(max(_of(scores, a, b) for b in group if b != a) for a in group)
    return Group(tuple(at + 1 for at in group), round(joined, 2), thresholds().label(joined), _shared(group, shared))


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
    best = sorted(rows, key=lambda row: (_is_long(row[1]), -row[0], row[1].id))[:_STATEMENTS]
    sentences = sorted((sentence for _, sentence in best), key=lambda sentence: sentence.id)
    return tuple(Statement(s.en or "", s.ar, s.flags, (Reference(source, s.id),)) for s in sentences)


def _is_long(sentence: Sentence) -> bool:
    """Say whether a sentence is a paragraph by its length: it is shown where the source says nothing shorter alone."""
    return len((sentence.en or "").split()) > _GLANCE


def _is_checkable(document: Document, sentence: Sentence) -> bool:
    from translator.numbers import find_numbers_ar

    named = any(mention.sentence == sentence.id for entity in document.entities for mention in entity.mentions)
    return named or any(number.is_strong for number in find_numbers_ar(sentence.ar))
