"""Words that an engine ran together are taken apart: "hadexploded" is two words of which one is missing its space."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain
from pathlib import Path

from translator.tables import read_lines
from translator.translation.terms import load_phrases, load_terms

_FIRST_WORDS = Path(__file__).parent / "data" / "running_on.txt"
_ENGLISH_WORD = re.compile("[a-z]{2,}")
#: A name without a space before it, after a word that begins no brand.
_CAPITAL = re.compile(
    "(?<![\\w'’.@/-])(and|at|by|for|from|in|of|on|said|that|the|to|was|were|with)([A-Z][a-z]{2,})(?![\\w@/])"
)
#: A second word is no shorter: "hasten" is not "has ten".
_SHORTEST_SECOND = 4


def take_apart(english: str) -> str:
    """Return ``english`` with a space where two known words stand as one that is unknown, the first of them of a list.

    Words that begin with a capital are left: they may be names. Of 892,000 words of six letters and more in human
    English it takes nine apart: a fish, four pieces of code and four that had run together there too. A capital inside
    a word begins another after a small word ("inLockwood", but easyJet).
    """
    apart = _joined().sub(lambda word: f"{word[1]} {word[2]}" if _are_two(word) else word[0], english)
    return _CAPITAL.sub(r"\1 \2", apart)


def _are_two(word: re.Match[str]) -> bool:
    return word[2] in _known_words() and word[0] not in _known_words()


@lru_cache(maxsize=1)
def _joined() -> re.Pattern[str]:
    first = "|".join(read_lines(_FIRST_WORDS))
    return re.compile(rf"(?<![\w'’.@/-])({first})([a-z]{{{_SHORTEST_SECOND},}})(?![\w'’.@/-])")


@lru_cache(maxsize=1)
def _known_words() -> frozenset[str]:
    """The English words of the tables of terms and phrases, in small letters."""
    phrases = (english for rows in load_phrases().values() for english in rows.values())
    return frozenset(word for text in chain(load_terms().values(), phrases) for word in _ENGLISH_WORD.findall(text))
