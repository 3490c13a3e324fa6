"""English sentences as words and windows of words, in which names are looked for."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache

from translator.entities.gazetteers import DATA, nationalities
from translator.entities.phonetics import plain
from translator.tables import read_rows

#: Names of more English words than this are not looked for.
LONGEST_NAME = 12
_WORD = re.compile(r"[^\W_]+(?:['’ʿʾʼ`](?!s\b)[^\W\d_]+)*")
_GAP = re.compile(r"[ \u00A0]|[-–—.'’&/+]|[.,]? ?& ?|(?<=[A-Z])\. ")
_SENTENCE_START = re.compile(r"(?:^|[.!?:]['\"”’)]*\s+)['\"“‘(]*$")


@dataclass(frozen=True, slots=True)
class Window:
    """A run of words in an English text: ``text[start:end]``; ``letters`` is what is compared."""

    start: int
    end: int
    text: str
    words: tuple[str, ...]
    letters: str
    is_marked: bool  #: whether a capital or a digit stands in it

    @property
    def is_name_like(self) -> bool:
        """Say whether it reads as a name: capitals or digits on all words but particles, the last no particle."""
        if self.words[0].casefold() in _table()["function"] and not self.text.startswith(self.words[0] + "-"):
            return False
        small = [word for word in self.words if not (word[0].isupper() or word[0].isdigit())]
        return self.words[-1] not in small and all(word in particles() or f"{word}-" in self.text for word in small)

    @property
    def is_ordinary(self) -> bool:
        """Say whether nothing but ordinary words stand in it, adjectives of nationality among them."""
        return all(word.casefold() in ordinary() or word in demonyms() for word in self.words)


def windows(text: str) -> tuple[Window, ...]:
    """Return every run of up to twelve words that only spaces, hyphens and the like join."""
    spans = [(m.start(), m.end()) for m in _WORD.finditer(text)]
    written = [text[start:end] for start, end in spans]
    marked = [any(char.isupper() or char.isdigit() for char in word) for word in written]
    found = []
    for first in range(len(spans)):
        for last in range(first, min(first + LONGEST_NAME, len(spans))):
            if last > first and not _GAP.fullmatch(text, spans[last - 1][1], spans[last][0]):
                break
            start, end = spans[first][0], spans[last][1]
            run, words = text[start:end], tuple(written[first : last + 1])
            is_marked = any(marked[first : last + 1])
            found.append(Window(start, _with_stop(text, start, end), run, words, plain(run), is_marked))
    return tuple(found)


def _with_stop(text: str, start: int, end: int) -> int:
    """Take in the full stop that ends an abbreviation such as U.S."""
    dotted = text[end : end + 1] == "." and text[end - 1].isupper() and text[end - 2 : end - 1] == "."
    return end + 1 if dotted and end - start > 2 else end


def starts_sentence(text: str, at: int) -> bool:
    """Say whether a sentence begins at ``text[at]``; signs alone, such as 🔴, stand before the beginning."""
    before = text[max(0, at - 12) : at]
    if at <= len(before) and not any(map(str.isalnum, before)):
        return True
    return _SENTENCE_START.search(before) is not None


def has_word(text: str, words: frozenset[str]) -> bool:
    """Say whether one of ``words`` stands in ``text``."""
    return any(match[0] in words for match in _WORD.finditer(text))


@lru_cache(maxsize=1)
def ordinary() -> frozenset[str]:
    """Return English words that are mostly written small: no names, whatever their capital."""
    return frozenset(row[0] for row in read_rows(DATA / "english.tsv.xz"))


@lru_cache(maxsize=1)
def demonyms() -> frozenset[str]:
    """Return the English adjectives of nationality and their plurals."""
    return frozenset(form for adjective, _ in nationalities().values() for form in (adjective, adjective + "s"))


@lru_cache(maxsize=512)
def demonyms_of(country: str) -> frozenset[str]:
    """Return the adjectives of one country."""
    return frozenset(
        form for adjective, home in nationalities().values() if home == country for form in (adjective, adjective + "s")
    )


@lru_cache(maxsize=1)
def _table() -> dict[str, frozenset[str]]:
    loaded = tomllib.loads((DATA / "english.toml").read_text(encoding="utf-8"))
    return {name: frozenset(row["words"].split()) for name, row in loaded.items()}


def particles() -> frozenset[str]:
    """Return the words inside names that are written small."""
    return _table()["particles"]


@lru_cache(maxsize=1)
def translated() -> frozenset[str]:
    """Return words that have a capital but translate ordinary Arabic words, in small letters."""
    return frozenset(word.casefold() for word in _table()["translated"])


def takes_the(name: str) -> bool:
    """Say whether running text puts "the" before a name: the United Nations, the Amal Movement."""
    words = name.split()
    if len(words) < 2 or (" of " in name and words[0] in _table()["no_article"]):
        return False
    return words[-1] in _table()["article"] or (
        len(words) > 2 and words[1] in {"of", "for"} and words[0] in _table()["article"]
    )


def ends_with_determiner(text: str) -> bool:
    """Say whether what stands before a name leaves no place for "the": an article, a possessive, an adjective."""
    before = text.rstrip(" ").rsplit(maxsplit=1)[-1] if text.strip() else ""
    word = before.strip("\"“‘'(")
    if not word or not before[-1:].isalpha():
        return before.endswith(("'s", "’s", "s'", "s’"))
    return (
        word.casefold() in _table()["determiners"]
        or word.endswith(("'s", "’s"))
        or word in demonyms()
        or word[0].isupper()
    )
