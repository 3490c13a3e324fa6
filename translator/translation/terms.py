"""Rarer words and set phrases of the source with their usual English: ``صهاريج {tankers}``, ``ركلة جزاء {penalty}``.

A small model does not know them all, and writes another word of the same field. The English in braces is a
guess from a table, of which the model learnt in training how far it may be trusted, unlike the English in
square brackets, which it copies (see ``hints``). After Arthur, Neubig and Nakamura, "Incorporating discrete
translation lexicons into neural machine translation", EMNLP 2016, and Zhong and Chiang, "Look it up:
bilingual dictionaries improve neural machine translation", WMT 2020, who put dictionary entries into the source.

``data/terms.tsv`` has a row for each stem: Arabic as ``fold`` writes it, English. Where the English is empty the
word is too common to be told; the row keeps a longer word from being taken for a clitic and a shorter one.
``data/phrases.tsv`` has a row for each phrase that means something else than its words: each of its words is one of
the text, as written or as a stem. The longest phrase is told, and of its words none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, product
from pathlib import Path

from translator.arabic import without_marks
from translator.tables import read_rows

_TABLES = Path(__file__).parent / "data"
_WORD = re.compile("[\u0621-\u063a\u0640-\u065f\u0670-\u0671]+")
_LETTERS = str.maketrans("أإآٱى", "ااااي")
_CONJUNCTIONS, _PREPOSITIONS = ("و", "ف", ""), ("لل", "بال", "كال", "ال", "ب", "ل", "ك", "")
_PRONOUNS = ("هما", "هم", "ها", "هن", "كم", "نا", "ه")
#: A stem has at least so many letters; so has a word before it is looked up. In a phrase less will do.
_SHORTEST, _SHORTEST_IN_PHRASE = 3, 2


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase of a text: ``text[start:end]`` mostly is ``english`` in English."""

    start: int
    end: int
    english: str


def fold(word: str) -> str:
    """Return ``word`` without vowel signs and tatweel, its alefs and yas of one form."""
    return without_marks(word).translate(_LETTERS)


def stems(word: str, shortest: int = _SHORTEST) -> Iterator[str]:
    """Yield the stems that a folded word may have: itself, then without its proclitics, then without a pronoun too.

    ``shortest`` is for what a conjunction leaves; a preposition leaves three letters at least: كان is not ك+ان.
    """
    bare = {
        word[len(conjunction) + len(preposition) :]
        for conjunction in _CONJUNCTIONS
        for preposition in _PREPOSITIONS
        if word.startswith(conjunction + preposition)
        and len(word) - len(conjunction) - len(preposition) >= (_SHORTEST if preposition else shortest)
    }
    long_enough = sorted(bare, key=len, reverse=True)
    yield from long_enough
    for stem in long_enough:
        yield from _without_ending(stem)


def _without_ending(stem: str) -> Iterator[str]:
    """Yield ``stem`` without the alef of the accusative or an attached pronoun, before which ة is ت.

    The noun comes first: صاحبتها is mostly "her friend", not "accompanied her".
    """
    if stem.endswith("ا") and len(stem) > _SHORTEST:
        yield stem[:-1]
    for pronoun in _PRONOUNS:
        rest = stem.removesuffix(pronoun)
        if rest != stem and len(rest) >= _SHORTEST:
            if rest.endswith("ت"):
                yield f"{rest[:-1]}ة"
            yield rest


@lru_cache(maxsize=1)
def load_terms() -> Mapping[str, str]:
    """Return the English of each folded stem."""
    return dict(_rows("terms.tsv"))


@lru_cache(maxsize=1)
def load_phrases() -> Mapping[tuple[str, str], Mapping[tuple[str, ...], str]]:
    """Return, for the folded first two words of each phrase, the folded words after them and the English."""
    phrases: dict[tuple[str, str], dict[tuple[str, ...], str]] = {}
    for arabic, english in _rows("phrases.tsv"):
        first, second, *rest = fold(arabic).split()
        phrases.setdefault((first, second), {})[tuple(rest)] = english
    return phrases


def _rows(name: str) -> Iterator[tuple[str, str]]:
    return ((arabic, english) for arabic, english in read_rows(_TABLES / name))


def find_terms(text: str, closed: Sequence[tuple[int, int]] = ()) -> Iterator[Term]:
    """Yield the words and phrases of ``text`` whose English is in the tables, in order.

    Args:
        text: Arabic.
        closed: (start, end) of what is not to be looked at, such as names.
    """
    words = list(_outside(_WORD.finditer(text), closed))
    table, at = load_terms(), 0
    while at < len(words):
        length, english = _phrase(text, words, at)
        if not length:
            known = next((stem for stem in stems(fold(words[at][0])) if stem in table), "")
            length, english = 1, table.get(known, "")
        if english:
            yield Term(words[at].start(), words[at + length - 1].end(), english)
        at += length


def _outside(words: Iterable[re.Match[str]], closed: Sequence[tuple[int, int]]) -> Iterator[re.Match[str]]:
    """Yield the words, which are in order, that no part of what is closed touches."""
    ahead, reach = sorted(closed, reverse=True), -1
    for word in words:
        while ahead and ahead[-1][0] < word.end():
            reach = max(reach, ahead.pop()[1])
        if reach <= word.start():
            yield word


def _phrase(text: str, words: Sequence[re.Match[str]], at: int) -> tuple[int, str]:
    """Return the number of words and the English of the longest phrase that begins with a word, or (0, "")."""
    phrases, best, english = load_phrases(), 0, ""
    if len(words) <= at + 1 or not _follow(text, words[at : at + 2]):
        return best, english
    for begin in product(_forms(words[at][0]), _forms(words[at + 1][0])):
        for rest, meaning in phrases.get(begin, {}).items():
            if best < len(rest) + 2 and _are(text, words[at + 1 : at + len(rest) + 2], rest):
                best, english = len(rest) + 2, meaning
    return best, english


def _are(text: str, words: Sequence[re.Match[str]], rest: Sequence[str]) -> bool:
    """Say whether the words after the first are ``rest``, with nothing but spaces between."""
    return (
        len(words) > len(rest)
        and all(wanted in _forms(word[0]) for word, wanted in zip(words[1:], rest, strict=True))
        and _follow(text, words)
    )


def _follow(text: str, words: Sequence[re.Match[str]]) -> bool:
    """Say whether nothing but spaces stands between the words."""
    return all(not text[before.end() : word.start()].strip() for before, word in pairwise(words))


@lru_cache(maxsize=4096)
def _forms(word: str) -> tuple[str, ...]:
    """Return what a word of the text may be in a phrase: itself, and its stems."""
    folded = fold(word)
    return tuple(dict.fromkeys((folded, *stems(folded, _SHORTEST_IN_PHRASE))))
