"""Words of the Arabic that have no counterpart in the English: "the contractor" did not become "the citizen".

``data/renderings.tsv.xz`` has a row for each stem that editors hardly ever leave out: the stem, how much it says
when nothing of the English renders it, and the English stems that it was ever aligned with in our training pairs
(``models/training/renderings.py``). Stems that say nothing stand there where a word may have them as well.

A single free rendering says little; that a word with one sure meaning is gone, or several less sure ones, hardly
happens in an editor's sentence and often in a machine's. The sum of what the lost words say is a log-likelihood
ratio, as in naive Bayes; to judge a translation by what a lexicon finds of the source in it is the idea of the
word-based confidence measures of Blatz et al., "Confidence estimation for machine translation", COLING 2004.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from translator.tables import read_rows
from translator.translation.terms import fold, stems

TABLE = Path(__file__).parent / "data" / "renderings.tsv.xz"
#: So much must lost words say together (natural logarithm). At this, 1.5 of a hundred editors' sentences that the table
#: was not made from are flagged, 1.3 where names and numbers have guards of their own, and 10 of a hundred of the
#: built-in model's; ``models/training/renderings.py`` prints the first for other values.
ENOUGH = 2.3
#: How many words a reader is shown.
MOST_SHOWN = 4
_ARABIC = re.compile("[\u0621-\u063a\u0640-\u065f\u0670-\u0671]+")
_ENGLISH = re.compile(r"[a-z]+")
_ENDINGS = ("ings", "ing", "ers", "ed", "es", "s", "ions", "ion")
_SHORTEST, _LONGEST_STEM = 3, 6
_REMEMBERED = 20_000


@dataclass(frozen=True, slots=True)
class Row:
    """What is known of one Arabic stem."""

    weight: float  #: what its loss says, natural logarithm
    english: str  #: stems, a space between

    def renders(self, english: frozenset[str]) -> bool:
        """Say whether one of ``english`` may stand for the stem."""
        return not english.isdisjoint(self.english.split())


@dataclass(frozen=True, slots=True)
class TellingWord:
    """A word of one side that nothing on the other answers to."""

    word: str  #: as it is written
    weight: float  #: what that says, natural logarithm


def english_stem(word: str) -> str:
    """Return what the inflections of an English word in small letters share, roughly."""
    if word.endswith(("ies", "ied")):
        word = f"{word[:-3]}y"
    ending = next((e for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= _SHORTEST), "")
    return word.removesuffix(ending)[:_LONGEST_STEM]


def english_stems(text: str) -> frozenset[str]:
    """Return the stems of an English text's words, the parts of hyphenated ones apart."""
    return frozenset(english_stem(word) for word in _ENGLISH.findall(text.lower()))


def arabic_stems(text: str, table: Mapping[str, object]) -> dict[str, tuple[str, ...]]:
    """Return each word of ``text`` with the stems of ``table`` that it may have, the likeliest first; others not."""
    words = dict.fromkeys(_ARABIC.findall(text))
    return {word: found for word in words if (found := _stems_in(table, word))}


def _stems_in(table: Mapping[str, object], word: str) -> tuple[str, ...]:
    return tuple(stem for stem in stems(fold(word)) if stem in table)


@lru_cache(maxsize=1)
def load_rows() -> Mapping[str, Row]:
    """Return the rows of the table by stem."""
    return {stem: Row(float(weight), english) for stem, weight, english in read_rows(TABLE)}


def without_words(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Return Arabic without the words that a (start, end) of ``spans`` touches."""

    def kept(word: re.Match[str]) -> str:
        return "" if any(start < word.end() and word.start() < end for start, end in spans) else word[0]

    return _ARABIC.sub(kept, text)


def find_lost(ar: str, en: str) -> Iterator[TellingWord]:
    """Yield the words of ``ar`` that editors hardly ever leave out and nothing in ``en`` renders."""
    english = english_stems(en)
    for word in dict.fromkeys(_ARABIC.findall(ar)):
        rows = _rows_of(word)
        if rows and not any(row.renders(english) for row in rows):
            yield TellingWord(word, rows[0].weight)


@lru_cache(maxsize=_REMEMBERED)
def _rows_of(word: str) -> tuple[Row, ...]:
    """Return the rows of the stems that a word may have, the likeliest first."""
    table = load_rows()
    return tuple(table[stem] for stem in _stems_in(table, word))


def most_telling(found: Iterable[TellingWord]) -> tuple[str, ...]:
    """Return the words that say most, at most ``MOST_SHOWN``, in their order."""
    words = list(found)
    kept = sorted(words, key=lambda word: -word.weight)[:MOST_SHOWN]
    return tuple(word.word for word in words if word in kept)


@lru_cache(maxsize=256)
def weight_lost(ar: str, en: str) -> float:
    """Return what the lost words say together: for the guard, and for the choice among hypotheses after it."""
    return sum(word.weight for word in find_lost(ar, en))


def words_lost(ar: str, en: str) -> bool:
    """Say whether so much of the Arabic is not in the English that an editor would hardly have left it out."""
    return weight_lost(ar, en) > ENOUGH
