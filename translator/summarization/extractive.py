"""The extractive summary: the sentences that best stand for the page, chosen once for both languages."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from translator.document import Document, ExtractedSentence, Flag, Sentence
from translator.settings import Settings
from translator.summarization.features import features, load_weights

if TYPE_CHECKING:
    from translator.summarization.graph import Matrix

#: More sentences than this are not compared with each other: time and memory grow with their square.
MOST_SENTENCES = 1000


def extract(document: Document, count: int) -> tuple[ExtractedSentence, ...]:
    """Choose ``count`` sentences and return them in document order, each with its score (0 to 1) and its rank.

    Sentences in another language and sentences without English are not chosen; where fewer are left
    than ``count``, all of them are returned. Redundancy is held down by maximal marginal relevance
    (Carbonell and Goldstein, "The use of MMR", SIGIR 1998).
    """
    sentences = candidates(document)
    if not sentences:
        return ()
    rows, cosines = features(document, sentences)
    relevance = [relevance_of(row) for row in rows]
    ranks = {index: rank for rank, index in enumerate(choose(relevance, cosines, count), 1)}
    return tuple(
        ExtractedSentence(
            sentence=sentences[index].id,
            ar=sentences[index].ar,
            en=sentences[index].en or "",
            score=as_share(relevance[index]),
            rank=ranks[index],
        )
        for index in sorted(ranks)
    )


def wanted_count(document: Document, settings: Settings) -> int:
    """Return how many sentences the settings ask for: a number, or a share of those that could be chosen."""
    if settings.ratio is None:
        return settings.sentences
    return max(1, round(settings.ratio * len(candidates(document))))


def candidates(document: Document) -> list[Sentence]:
    """Return the sentences that a summary may rest on: the first ``MOST_SENTENCES`` Arabic ones with English."""
    usable = [
        sentence
        for sentence in document.sentences
        if sentence.language == "ar" and not {Flag.EMPTY, Flag.FOREIGN} & set(sentence.flags) and sentence.ar.strip()
    ]
    return usable[:MOST_SENTENCES]


def relevance_of(row: dict[str, float]) -> float:
    """Return the weighted sum of a sentence's features; above 0 it is more likely than not to be chosen."""
    weights = load_weights()
    return weights.intercept + sum(weights.weight[name] * value for name, value in row.items())


def as_share(relevance: float) -> float:
    """Return a relevance as a score between 0 and 1."""
    return round(1.0 / (1.0 + math.exp(-relevance)), 4)


def choose(relevance: Sequence[float], cosines: Matrix, count: int) -> list[int]:
    """Take the best sentence again and again, each time less what the chosen ones have said already."""
    weights = load_weights()
    chosen: list[int] = []
    left = list(range(len(relevance)))
    while left and len(chosen) < count:

        def marginal(index: int) -> tuple[bool, float, int]:
            likeness = max((float(cosines[index][other]) for other in chosen), default=0.0)
            fresh = likeness < weights.duplicate
            return fresh, relevance[index] - weights.redundancy * likeness, -index

        best = max(left, key=marginal)
        chosen.append(best)
        left.remove(best)
    return chosen
