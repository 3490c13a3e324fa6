"""Words in a table and what they stand for: found in a text whatever is written onto their front or end.

An entry is a word; ``*`` at its end stands for any ending, ``~`` at an Arabic word's front for the first letter
of a verb, ``_`` joins several words to one entry. Each word is looked up once and remembered.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from translator.arabic import without_marks

#: What a word stands for: a row and a column of its table.
Key = tuple[str, str]

_LETTERS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك"})
_ARABIC_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH_WORD = re.compile(r"[a-z]+(?:[-.'’][a-z]+)*")
_VERB_FRONT = "يتن"
_SHORTEST_STEM = 2
#: What may be written onto an Arabic word's front.
_FRONTS = (
    *("و", "ف", "ب", "ل", "ك", "س", "ال", "لل", "وال", "فال", "بال", "كال", "وب", "ول", "وس", "وبال", "ولل", "فل"),
    *("فس", "فب", "وك"),
)
_REMEMBERED = 50_000


def fold(text: str) -> str:
    """Return Arabic without vowel signs and with one form of alef and of final ya; ة stays apart from ه."""
    return without_marks(text).translate(_LETTERS)


@lru_cache(maxsize=256)
def arabic_words(text: str) -> list[str]:
    """Return the words of an Arabic text, folded."""
    return _ARABIC_WORD.findall(fold(text))


@lru_cache(maxsize=256)
def english_words(text: str) -> list[str]:
    """Return the words of an English text in small letters, hyphenated ones whole."""
    return _ENGLISH_WORD.findall(text.lower())


class Lexicon:
    """The words of a table and what each stands for."""

    def __init__(self, entries: Iterable[tuple[str, Key]], *, arabic: bool) -> None:
        self._arabic = arabic
        exact: dict[str, set[Key]] = defaultdict(set)
        stems: dict[str, set[Key]] = defaultdict(set)
        phrases: dict[str, set[Key]] = defaultdict(set)
        for entry, key in entries:
            for form in self._forms(entry):
                if "_" in form:
                    phrases[form.replace("_", " ")].add(key)
                elif form.endswith("*"):
                    stems[form.removesuffix("*")].add(key)
                else:
                    exact[form].add(key)
        self._exact: Mapping[str, set[Key]] = dict(exact)
        self._stems: Mapping[str, set[Key]] = dict(stems)
        self._phrases: Mapping[str, set[Key]] = dict(phrases)
        self._longest = max(map(len, stems), default=0)
        front = rf"(?:{'|'.join(_FRONTS)})?" if arabic else ""
        self._phrase = re.compile(rf"(?<!\w){front}({'|'.join(map(re.escape, phrases))})(?!\w)") if phrases else None
        self.of_word = lru_cache(maxsize=_REMEMBERED)(self._of_word)

    def _forms(self, entry: str) -> tuple[str, ...]:
        if not self._arabic:
            return (entry.lower(),)
        entry = fold(entry)
        return tuple(letter + entry[1:] for letter in _VERB_FRONT) if entry.startswith("~") else (entry,)

    def senses(self, words: Iterable[str], text: str) -> set[Key]:
        """Return all that the words, and the phrases of the text they are from, stand for."""
        found = self.of_phrases(text)
        for word in words:
            found |= self.of_word(word)
        return found

    def of_phrases(self, text: str) -> set[Key]:
        """Return what the phrases in ``text`` stand for."""
        if self._phrase is None:
            return set()
        return set().union(*(self._phrases[match[1]] for match in self._phrase.finditer(text)))

    def _of_word(self, word: str) -> frozenset[Key]:
        """Return what one word stands for."""
        found: set[Key] = set()
        for form in self._readings(word):
            found |= self._exact.get(form, set())
            for end in range(_SHORTEST_STEM, min(len(form), self._longest) + 1):
                found |= self._stems.get(form[:end], set())
        return frozenset(found)

    def _readings(self, word: str) -> tuple[str, ...]:
        """Return the word with and without what may be written onto it."""
        if self._arabic:
            return (word, *(word[len(front) :] for front in _FRONTS if word.startswith(front)))
        bare = re.sub(r"['’]s$", "", word)
        return tuple(dict.fromkeys((word, bare, *re.split(r"[-.'’]", bare))))
