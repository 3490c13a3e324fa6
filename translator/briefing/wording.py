"""How much sentences of several reports are alike, a name being one word however it is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from translator.document import Document, EntityType, Sentence
from translator.summarization.graph import similarity
from translator.summarization.text import stems_ar

if TYPE_CHECKING:
    from translator.summarization.graph import Matrix

_NAME = "="  # stands before a name, which no stem begins with


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a text."""

    stems: tuple[str, ...]
    named: tuple[str, ...]  #: the same with each name as one word: its English, which is one over all sources


def wording(text: str) -> Wording:
    """Return the words of a text whose names are not known."""
    stems = tuple(stems_ar(text))
    return Wording(stems, stems)


def wordings(document: Document) -> dict[int, Wording]:
    """Return the words of every sentence of a document by the sentence's number."""
    names: dict[int, list[tuple[int, int, str]]] = {}
    for entity in document.entities:
        if entity.type is not EntityType.DATE:
            for mention in entity.mentions:
                names.setdefault(mention.sentence, []).append((mention.start, mention.end, entity.en.casefold()))
    return {s.id: Wording(tuple(stems_ar(s.ar)), _named(s, sorted(names.get(s.id, ())))) for s in document.sentences}


def likeness(texts: Sequence[Wording]) -> Matrix:
    """Return how much texts are alike: by their words, or by their words and names where that is more.

    "K1" and "K-1" share no word, but are one name; "the attack on the Rabiya checkpoint" and "the checkpoint at the
    Rabiya junction" share two, but are two names.
    """
    import numpy as np

    by_words, by_names = similarity([text.stems for text in texts]), similarity([text.named for text in texts])
    alike: Matrix = np.maximum(by_words, by_names)
    return alike


def _named(sentence: Sentence, names: Sequence[tuple[int, int, str]]) -> tuple[str, ...]:
    words: list[str] = []
    at = 0
    for start, end, name in names:
        if start >= at:  # else it stands inside another
            words += [*stems_ar(sentence.ar[at:start]), f"{_NAME}{name}"]
            at = end
    return (*words, *stems_ar(sentence.ar[at:]))
