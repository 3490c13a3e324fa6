"""Which reports tell much the same story."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from statistics import fmean

from translator.briefing.likeness import likeness, profile
from translator.briefing.model import Group, Reference, Statement
from translator.briefing.thresholds import thresholds
from translator.document import Document
from translator.summarization.digest import DigestSentence

#: The likeness of two sources, by their indexes, the lower first.
Scores = dict[tuple[int, int], float]


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
