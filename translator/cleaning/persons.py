"""Whether a short line names a person: by its form, and by the words that persons' names are made of."""

from __future__ import annotations

from functools import lru_cache

from translator.cleaning.provenance import is_initials, is_name, looks_like_outlet
from translator.cleaning.text import fold, words
from translator.cleaning.words import word_list

USUAL = 5  #: a word seen in running text more often than this many times its weight as a name says nothing


def names_person(text: str) -> bool:
    """Say whether ``text`` is made like a person's name and begins, after a title, with a word of names.

    The words of names are those of ``translator/entities/data``: a table, no model.
    """
    stripped = text.strip(" \t*()-–—")
    if is_initials(stripped):
        return True
    if not is_name(stripped) or looks_like_outlet(stripped):
        return False
    found = [word for word in words(fold(stripped)) if word not in word_list("titles")]
    if not found or any(word in word_list("prompts") for word in found):
        return False
    if stripped.isascii():
        return all(word[0].isupper() for word in words(stripped))
    return _is_of_names(found[0]) or (len(found) > 1 and not _is_usual(found[0]) and _is_of_names(found[1]))


@lru_cache(maxsize=4096)
def _is_of_names(word: str) -> bool:
    from translator.entities.gazetteers import name_words
    from translator.entities.normalize import bare, key

    folded = key(word)
    row = name_words().get(folded) or name_words().get(bare(folded))
    return row is not None and _seen(folded) <= USUAL * row[1]


def _is_usual(word: str) -> bool:
    from translator.entities.normalize import key

    return _seen(key(word)) > 0 and word not in word_list("name_starts")


def _seen(folded: str) -> int:
    from translator.entities.gazetteers import words

    return words().get(folded, 0)
