"""Boilerplate over a folder: lines that recur in documents which tell different stories.

Each line is cut into shingles (runs of words), and for each shingle it is counted in how many documents
it stands (Broder et al., 1997, "Syntactic clustering of the Web"). Only the commonest are kept while
counting (lossy counting, Manku and Motwani, 2002), so memory does not grow with the folder.

What several papers print of one agency's story recurs too. Documents that share a story therefore count
once (their sketches are compared), and a line that reads like a sentence is removed only where most of
the folder's documents have it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from translator.cleaning.lineview import LineView
from translator.cleaning.page import is_sentence
from translator.document import Document

SHINGLE = 4  #: words; a shorter line is one shingle
MIN_STORIES = 4  #: different stories in which a line must stand to be boilerplate
MIN_SHARE = 0.02  #: of all documents that it must stand in besides, so that chance does not suffice in large folders
SENTENCE_SHARE = 0.5  #: of all documents, for a line that reads like a sentence
SENTENCE_STORIES = 8  #: stories, for a line that reads like a sentence
COVERED = 0.8  #: share of a line's shingles that must recur
SKETCH = 6  #: minima of hashes that stand for a document's story
KEPT_SKETCHES = 12  #: stories that are remembered of one shingle; more are only counted
MAX_SHINGLES = 200_000  #: shingles that are kept while counting
MAX_LINES = 400  #: lines of one document that are looked at, half from its head and half from its foot
MAX_WORDS = 60  #: a longer line is a paragraph, and what recurs in it is a quotation
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Recurring:
    """The shingles that recur in a folder, and in how many stories each.

    Attributes:
        documents: how many documents were counted.
        stories: shingle to the number of different stories that it stands in.
    """

    documents: int
    stories: dict[int, int]

    def count(self, view: LineView) -> int:
        """Return in how many stories the line stands where it is boilerplate of the folder, else 0."""
        shingles = list(_shingles(view))
        counts = sorted((self.stories.get(shingle, 0) for shingle in shingles), reverse=True)
        if not counts:
            return 0
        least = counts[max(0, round(COVERED * len(counts)) - 1)]
        return least if least >= self._needed(view) else 0

    def _needed(self, view: LineView) -> float:
        if is_sentence(view):
            return max(SENTENCE_STORIES, SENTENCE_SHARE * self.documents)
        return max(MIN_STORIES, MIN_SHARE * self.documents)


@dataclass(slots=True)
class _Count:
    stories: int
    missed: int  #: how many there may have been before the shingle was kept
    sketches: list[tuple[int, ...]] = field(default_factory=list)


class RecurrenceCounter:
    """Counts shingles over documents, one after the other, in bounded memory."""

    def __init__(self) -> None:
        self._counts: dict[int, _Count] = {}
        self._documents = 0
        self._floor = 0

    def add(self, document: Document) -> None:
        """Count the lines of one document, as it was read."""
        self._documents += 1
        views = [LineView.of(line) for line in document.lines if not line.is_blank]
        sketch = _sketch(views)
        for shingle in {shingle for view in _edges(views) for shingle in _shingles(view)}:
            self._note(shingle, sketch)
        while len(self._counts) > MAX_SHINGLES:
            self._floor += 1
            self._counts = {key: c for key, c in self._counts.items() if c.stories + c.missed > self._floor}

    def recurring(self) -> Recurring:
        """Return what recurs in the documents counted so far."""
        return Recurring(
            self._documents, {key: count.stories for key, count in self._counts.items() if count.stories >= MIN_STORIES}
        )

    def _note(self, shingle: int, sketch: tuple[int, ...]) -> None:
        found = self._counts.get(shingle)
        if found is None:
            self._counts[shingle] = _Count(1, self._floor, [sketch])
            return
        if any(_same_story(sketch, other) for other in found.sketches):
            return
        found.stories += 1
        if len(found.sketches) < KEPT_SKETCHES:
            found.sketches.append(sketch)


def find_recurring(documents: Iterable[Document]) -> Recurring:
    """Return the lines that recur in ``documents``, which are taken one at a time."""
    counter = RecurrenceCounter()
    for document in documents:
        counter.add(document)
    return counter.recurring()


def _edges(views: list[LineView]) -> list[LineView]:
    if len(views) <= MAX_LINES:
        return views
    return [*views[: MAX_LINES // 2], *views[-MAX_LINES // 2 :]]


def _shingles(view: LineView) -> Iterator[int]:
    """Yield the hashes of a line's runs of words; counts and dates in it do not tell lines apart."""
    words = [_DIGITS.sub("#", word) for word in view.words]
    if not 0 < len(words) <= MAX_WORDS or not view.has_letters:
        return
    for start in range(max(1, len(words) - SHINGLE + 1)):
        yield _hash(" ".join(words[start : start + SHINGLE]), len(words) < SHINGLE)


def _hash(text: str, is_whole_line: bool) -> int:
    data = ("=" if is_whole_line else "~") + text
    return int.from_bytes(hashlib.blake2b(data.encode(), digest_size=8).digest())


def _sketch(views: list[LineView]) -> tuple[int, ...]:
    """Return hashes that two documents share where their sentences speak of the same things (minhash).

    A document without sentences tells no story, and is like no other.
    """
    stems = {stem for view in views if is_sentence(view) for stem in view.stems if len(stem) > 3}
    hashes = [int.from_bytes(hashlib.blake2b(stem.encode(), digest_size=8 * SKETCH).digest()) for stem in stems]
    mask = (1 << 64) - 1
    return tuple(min(value >> (64 * at) & mask for value in hashes) for at in range(SKETCH)) if hashes else ()


def _same_story(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Two documents of one story share a third of their words at least: with six hashes, two agree."""
    return sum(a == b for a, b in zip(one, other, strict=False)) >= 2
