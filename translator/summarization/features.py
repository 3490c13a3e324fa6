"""What can be counted about a sentence that makes it worth choosing, or not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from translator.document import Document, Flag, Sentence
from translator.summarization.graph import centrality, similarity
from translator.summarization.quoting import voices
from translator.summarization.text import load_table, normalize_ar, stems_ar, words_ar

if TYPE_CHECKING:
    from translator.summarization.graph import Matrix

_QUOTED = re.compile(r"[\"«“”]([^\"«»“”]{1,2000})[\"»“”]")
_BAD_FLAGS = frozenset({Flag.REPETITION, Flag.TOO_SHORT, Flag.TOO_LONG, Flag.ARABIC_LEFT})
_WORTH_COMPARING = 0.3  # sentences less alike than this cannot repeat each other
_CONJUNCTIONS = ("و", "ف")


@dataclass(frozen=True, slots=True)
class Weights:
    """The rows of ``weights.toml``."""

    intercept: float
    weight: Mapping[str, float]
    limits: Mapping[str, float]
    redundancy: float
    duplicate: float
    together: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Cue:
    """A row of ``cues_ar.toml``, normalised."""

    name: str
    opens: tuple[str, ...]
    holds: tuple[str, ...]
    example: str
    leave: str

    def fits(self, text: str) -> bool:
        """Say whether the normalised sentence ``text`` gives this cue."""
        openings = [text, *(text[1:] for letter in _CONJUNCTIONS if text.startswith(letter))]
        return any(_begins(opening, words) for opening in openings for words in self.opens) or any(
            words in f"{text} " for words in self.holds
        )


@lru_cache(maxsize=1)
def load_weights() -> Weights:
    """Return the weights that come with trsum."""
    table = load_table("weights.toml")
    redundancy = table["redundancy"]
    return Weights(
        table["intercept"],
        table["weight"],
        table["limits"],
        redundancy["weight"],
        redundancy["duplicate"],
        table["together"],
    )


@lru_cache(maxsize=1)
def load_cues() -> tuple[Cue, ...]:
    """Return the cues that come with trsum."""
    rows = load_table("cues_ar.toml")["cue"]
    return tuple(
        Cue(
            row["name"],
            tuple(normalize_ar(words) for words in row["opens"]),
            tuple(normalize_ar(words) for words in row["holds"]),
            row["example"],
            row["leave"],
        )
        for row in rows
    )


def features(document: Document, sentences: Sequence[Sentence]) -> tuple[list[dict[str, float]], Matrix]:
    """Return each sentence's features by name, mostly between 0 and 1, and the likeness of all sentences.

    Args:
        document: gives the title and the entities.
        sentences: those that may be chosen, in document order.
    """
    stems = [stems_ar(sentence.ar) for sentence in sentences]
    cosines = similarity(stems)
    ranks = centrality(cosines)
    likeness = with_repetitions(cosines, stems)
    places = _places(likeness)
    title = frozenset(stems_ar(document.metadata.title_ar or ""))
    fame = _fame(document)
    spoken = voices(document)
    rows = []
    for index, sentence in enumerate(sentences):
        row = {
            "early": 1.0 / (places[index] + 1),
            "order": 1.0 - places[index] / len(sentences),
            "title": len(title & set(stems[index])) / max(1, len(title)),
            "centrality": float(ranks[index]),
            "entities": fame.get(sentence.id, 0.0),
            "inside_quotation": float(spoken[sentence.id].inside),
        }
        rows.append(row | _own_features(sentence))
    return rows, likeness


def _own_features(sentence: Sentence) -> dict[str, float]:
    """Return what can be told from the sentence alone."""
    from translator.numbers import find_numbers_ar

    limits = load_weights().limits
    text = normalize_ar(sentence.ar)
    quoted = sum(len(match[1]) for match in _QUOTED.finditer(sentence.ar))
    figures = sum(number.is_strong for number in find_numbers_ar(sentence.ar))
    row = {
        "figures": min(figures, limits["figures"]) / limits["figures"],
        "quotation": quoted / max(1, len(sentence.ar)),
        "short": float(len(words_ar(sentence.ar)) < limits["short_words"]),
        "unfinished": float(text.rstrip().endswith(":")),
        "flagged": float(bool(sentence.flags)),
        "badly_flagged": float(bool(_BAD_FLAGS & set(sentence.flags))),
    }
    return row | {cue.name: float(cue.fits(text)) for cue in load_cues()}


def with_repetitions(cosines: Matrix, stems: Sequence[Sequence[str]]) -> Matrix:
    """Return the likeness of sentences: their cosine, or 1 where one holds nearly all that the other says."""
    import numpy as np

    limits = load_weights().limits
    likeness = cosines.copy()
    sets = [frozenset(words) for words in stems]
    for first, second in np.argwhere(cosines > _WORTH_COMPARING):
        least = min(len(sets[first]), len(sets[second]))
        shared = len(sets[first] & sets[second])
        if least >= limits["repeated_stems"] and shared >= limits["repeated_share"] * least:
            likeness[first, second] = 1.0
    return likeness


def _places(likeness: Matrix) -> list[int]:
    """Return each sentence's place, counted from 0.

    A sentence that is repeated further on takes the later place: a picture's caption above the lead
    is most often a piece of the background at the end.
    """
    last = [max((later for later in range(len(row)) if row[later] == 1.0), default=0) for row in likeness]
    order = sorted(set(last))
    return [order.index(place) for place in last]


def _fame(document: Document) -> dict[int, float]:
    """Return for each sentence the share of the page's repeated namings that its entities stand for."""
    shares: Counter[int] = Counter()
    total = sum(max(0, len({m.sentence for m in entity.mentions}) - 1) for entity in document.entities)
    for entity in document.entities:
        where = {mention.sentence for mention in entity.mentions}
        for sentence in where:
            shares[sentence] += len(where) - 1
    return {sentence: share / total for sentence, share in shares.items()} if total else {}


def _begins(text: str, words: str) -> bool:
    """Say whether ``text`` begins with the whole words ``words`` (a single letter at their end may be attached)."""
    if not text.startswith(words):
        return False
    following = text[len(words) :]
    attached = words.rpartition(" ")[2] == words[-1:]
    return attached or not following or not following[0].isalpha() or not words[-1].isalpha()
