"""The summary of several documents: what they say together, each sentence naming where it stands.

Every sentence is judged within its own document first, by the same features as for one document, and
then by how many documents say it. Sentences that say the same are merged; sentences that are as much
alike but differ in a figure or in a denial are not: they are shown to contradict each other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from translator.document import Document, Sentence
from translator.summarization.extractive import MOST_SENTENCES, as_share, candidates, relevance_of
from translator.summarization.features import features, load_weights, with_repetitions
from translator.summarization.graph import centrality, similarity
from translator.summarization.lexicon import count_negations
from translator.summarization.text import stems_ar

if TYPE_CHECKING:
    from translator.summarization.graph import Matrix


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence of one of the documents."""

    document: int  #: its number among the documents given, from 0
    source: str  #: that document's path
    sentence: int  #: the sentence's number in it, from 1


@dataclass(frozen=True, slots=True)
class DigestSentence:
    """A sentence that stands for the whole set, and where else it is said."""

    place: Place
    ar: str
    en: str
    flags: tuple[str, ...]
    score: float  #: between 0 and 1; higher is more central
    also: tuple[Place, ...] = ()  #: sentences that say the same, in any of the documents
    differing: tuple[Place, ...] = ()  #: sentences as much alike that have other figures, or deny it

    @property
    def sources(self) -> tuple[str, ...]:
        """The paths of all documents that say this, its own first."""
        return tuple(dict.fromkeys(place.source for place in (self.place, *self.also)))


@dataclass(frozen=True, slots=True)
class _Candidate:
    place: Place
    sentence: Sentence
    relevance: float  #: in its own document, less what a reader of the whole set loses by it
    figures: frozenset[object]
    denies: bool

    def agrees_with(self, other: _Candidate) -> bool:
        """Say whether the two sentences can be one: neither denies alone, neither has figures of its own."""
        nested = self.figures <= other.figures or other.figures <= self.figures
        return nested and self.denies == other.denies


@dataclass(frozen=True, slots=True)
class _Group:
    """Sentences that say the same as its head, the most relevant and best rendered; indexes of candidates."""

    head: int
    also: tuple[int, ...]
    differing: tuple[int, ...]


def digest(documents: Sequence[Document], count: int) -> tuple[DigestSentence, ...]:
    """Choose ``count`` sentences of a set of translated documents, the most important first.

    Where the documents have more than ``MOST_SENTENCES`` sentences together, only the most relevant of
    each are compared. Sentences without English are not chosen. The same documents in another order give
    the same sentences unless two of them are equally good.
    """
    found = _candidates(documents)
    if not found:
        return ()
    stems = [stems_ar(candidate.sentence.ar) for candidate in found]
    cosines = similarity(stems)
    likeness = with_repetitions(cosines, stems)
    groups = _merged(found, likeness)
    scores = _scores(found, groups, centrality(cosines))
    return tuple(
        _shown(found, groups[index], scores[index]) for index in _chosen(found, groups, scores, likeness, count)
    )


def _candidates(documents: Sequence[Document]) -> list[_Candidate]:
    limit = max(1, MOST_SENTENCES // max(1, len(documents)))
    found: list[_Candidate] = []
    for number, document in enumerate(documents):
        sentences = candidates(document)
        rows, _ = features(document, sentences)
        ranked = [
            _candidate(
                Place(number, document.source.path, sentence.id), sentence, relevance_of(row) + _reading(sentence)
            )
            for sentence, row in zip(sentences, rows, strict=True)
            if sentence.en
        ]
        kept = sorted(ranked, key=lambda candidate: -candidate.relevance)[:limit]
        found += sorted(kept, key=lambda candidate: candidate.place.sentence)
    return sorted(found, key=lambda candidate: -candidate.relevance)[:MOST_SENTENCES]


def _candidate(place: Place, sentence: Sentence, relevance: float) -> _Candidate:
    from translator.numbers import find_numbers_ar

    figures = frozenset(number.value for number in find_numbers_ar(sentence.ar) if number.is_strong)
    return _Candidate(place, sentence, relevance, figures, bool(count_negations(sentence.ar, "ar")))


def _merged(found: Sequence[_Candidate], likeness: Matrix) -> list[_Group]:
    """Put every sentence to the first, that is most relevant, sentence that it is like and agrees with."""
    duplicate = load_weights().duplicate
    groups: list[_Group] = []
    for index, candidate in enumerate(found):
        alike = [g for g, group in enumerate(groups) if likeness[index][group.head] >= duplicate]
        same = [g for g in alike if candidate.agrees_with(found[groups[g].head])]
        if same:
            group = groups[same[0]]
            groups[same[0]] = _Group(group.head, (*group.also, index), group.differing)
            continue
        for g in alike:
            groups[g] = _Group(groups[g].head, groups[g].also, (*groups[g].differing, index))
        groups.append(_Group(index, (), tuple(groups[g].head for g in alike)))
    return groups


def _scores(found: Sequence[_Candidate], groups: Sequence[_Group], ranks: Matrix) -> list[float]:
    """Add to each head's relevance what the set says of it: how central it is, how many other documents say it."""
    weights = load_weights().together
    scores = []
    for group in groups:
        own = found[group.head].place.document
        others = {found[index].place.document for index in group.also} - {own}
        scores.append(
            found[group.head].relevance
            + weights["support"] * min(len(others), weights["most_support"])
            + weights["centrality"] * float(ranks[group.head])
        )
    return scores


def _reading(sentence: Sentence) -> float:
    """Return what a reader of the whole set loses by a sentence: its doubts, the engine's own doubt, its length."""
    weights = load_weights().together
    words = max(len((sentence.en or "").split()), len(sentence.ar.split()))
    doubt = weights["flagged"] if sentence.flags else 0.0
    unsure = 0.0 if sentence.certainty is None else weights["unsure"] * (1.0 - sentence.certainty)
    return doubt + unsure + weights["long"] * max(0.0, words - weights["long_words"])


def _chosen(
    found: Sequence[_Candidate], groups: Sequence[_Group], scores: Sequence[float], likeness: Matrix, count: int
) -> list[int]:
    """Take the best group again and again; what repeats a chosen one, or is of a document already heard, costs."""
    weights = load_weights()
    heads = [group.head for group in groups]
    chosen: list[int] = []
    heard: Counter[int] = Counter()
    left = list(range(len(groups)))
    while left and len(chosen) < count:

        def marginal(index: int) -> tuple[float, int]:
            repeated = max((float(likeness[heads[index]][heads[other]]) for other in chosen), default=0.0)
            again = heard[found[heads[index]].place.document]
            return scores[index] - weights.redundancy * repeated - weights.together["again"] * again, -index

        best = max(left, key=marginal)
        chosen.append(best)
        left.remove(best)
        heard[found[heads[best]].place.document] += 1
    return chosen


def _shown(found: Sequence[_Candidate], group: _Group, score: float) -> DigestSentence:
    head = found[group.head]
    return DigestSentence(
        place=head.place,
        ar=head.sentence.ar,
        en=head.sentence.en or "",
        flags=head.sentence.flags,
        score=as_share(score),
        also=_places(found, group.also),
        differing=_places(found, group.differing),
    )


def _places(found: Sequence[_Candidate], indexes: Sequence[int]) -> tuple[Place, ...]:
    places = (found[index].place for index in indexes)
    return tuple(sorted(places, key=lambda place: (place.document, place.sentence)))
