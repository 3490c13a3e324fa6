"""Rarer words of the source with the English that they mostly have: ``صهاريج {tankers}``.

A small model does not know them all, and writes another word of the same field. The English in braces is a
guess from a table, of which the model learnt in training how far it may be trusted, unlike the English in
square brackets, which it copies (see ``hints``). After Arthur, Neubig and Nakamura, "Incorporating discrete
translation lexicons into neural machine translation", EMNLP 2016, and Zhong and Chiang, "Look it up:
bilingual dictionaries improve neural machine translation", WMT 2020, who put dictionary entries into the source.

``data/terms.tsv`` has a row for each stem: Arabic as ``fold`` writes it, English. Where the English is empty the
word is too common to be told; the row keeps a longer word from being taken for a clitic and a shorter one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from translator.arabic import without_marks

_TABLE = Path(__file__).parent / "data" / "terms.tsv"
_WORD = re.compile("[\u0621-\u063a\u0640-\u065f\u0670-\u0671]+")
_LETTERS = str.maketrans("أإآٱى", "ااااي")
_CONJUNCTIONS, _PREPOSITIONS = ("و", "ف", ""), ("لل", "بال", "كال", "ال", "ب", "ل", "ك", "")
_PRONOUNS = ("هما", "هم", "ها", "هن", "كم", "نا", "ه")
#: A stem has at least so many letters; so has a word before it is looked up.
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Term:
    """A word of a text: ``text[start:end]`` mostly is ``english`` in English."""

    start: int
    end: int
    english: str


def fold(word: str) -> str:
    """Return ``word`` without vowel signs and tatweel, its alefs and yas of one form."""
    return without_marks(word).translate(_LETTERS)


def stems(word: str) -> Iterator[str]:
    """Yield the stems that a folded word may have: itself, then without its proclitics, then without a pronoun too."""
    bare = [
        word[len(conjunction) + len(preposition) :]
        for conjunction in reversed(_CONJUNCTIONS)
        for preposition in reversed(_PREPOSITIONS)
        if word.startswith(conjunction + preposition)
    ]
    long_enough = sorted({stem for stem in bare if len(stem) >= _SHORTEST}, key=len, reverse=True)
    yield from long_enough
    for stem in long_enough:
        yield from _without_ending(stem)


def _without_ending(stem: str) -> Iterator[str]:
    """Yield ``stem`` without the alef of the accusative or an attached pronoun, before which ة is ت."""
    if stem.endswith("ا") and len(stem) > _SHORTEST:
        yield stem[:-1]
    for pronoun in _PRONOUNS:
        rest = stem.removesuffix(pronoun)
        if rest != stem and len(rest) >= _SHORTEST:
            yield rest
            if rest.endswith("ت"):
                yield f"{rest[:-1]}ة"


@lru_cache(maxsize=1)
def load_terms() -> Mapping[str, str]:
    """Return the English of each folded stem."""
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines if not line.startswith("#"))


def find_terms(text: str) -> Iterator[Term]:
    """Yield the words of ``text`` whose English is in the table, in order."""
    table = load_terms()
    for match in _WORD.finditer(text):
        known = next((stem for stem in stems(fold(match[0])) if stem in table), "")
        if english := table.get(known):
            yield Term(match.start(), match.end(), english)
