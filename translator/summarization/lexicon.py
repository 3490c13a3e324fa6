"""Words that tell what a sentence does with a fact: deny it, or report it as somebody's."""

from __future__ import annotations

import re
from functools import lru_cache

from translator.summarization.text import load_table, without_marks

WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")


def plain_words(text: str) -> list[str]:
    """Return the words of ``text`` in either language, without vowel marks and capitals, in order."""
    return [word.replace("’", "'").casefold() for word in WORD.findall(without_marks(text))]


@lru_cache(maxsize=8)
def words_of(kind: str, language: str) -> frozenset[str]:
    """Return a row of ``checks.toml``: the ``negations`` or ``attributions`` of ``ar`` or ``en``."""
    return frozenset(load_table("checks.toml")[kind][language])


def is_in(word: str, words: frozenset[str], language: str) -> bool:
    """Say whether ``word`` is one of ``words``, an Arabic one with an attached conjunction or not."""
    if word in words or (language == "en" and word.endswith("n't")):
        return True
    return language == "ar" and word[:1] in ("و", "ف") and word[1:] in words


def count_negations(text: str, language: str) -> int:
    """Return how many words of ``text`` deny."""
    words = words_of("negations", language)
    return sum(is_in(word, words, language) for word in plain_words(text))
