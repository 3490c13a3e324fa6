"""Arabic words made comparable: normalised, freed of clitics, stemmed.

The light prefix list is that of Larkey, Ballesteros and Connell, "Improving stemming for Arabic
information retrieval" (SIGIR 2002); the stems are Snowball's, which leaves some of those prefixes on.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

from translator.tables import read_lines

DATA = Path(__file__).parent / "data"

_MARKS = re.compile("[\u0640\u064b-\u065f\u0670\u200c-\u200f\u202a-\u202e\u2066-\u2069]")
_WORD = re.compile(r"[^\W_]+(?:[.,٫٬]\d+)*")
_LETTERS = str.maketrans("أإآٱىةؤئ٠١٢٣٤٥٦٧٨٩", "اااايهوي0123456789")
_PREFIXES = ("وال", "فال", "بال", "كال", "ولل", "لل", "ال", "و")


@lru_cache(maxsize=16)
def load_table(name: str) -> dict[str, Any]:
    """Return a TOML file of this stage's data folder."""
    return tomllib.loads((DATA / name).read_text(encoding="utf-8"))


def normalize_ar(text: str) -> str:
    """Return ``text`` without vowel marks, tatweel and bidi controls, its spelling variants folded into one."""
    return _MARKS.sub("", text).translate(_LETTERS)


def without_marks(text: str) -> str:
    """Return ``text`` without vowel marks, tatweel and bidi controls, its spelling untouched."""
    return _MARKS.sub("", text)


def words_ar(text: str) -> list[str]:
    """Return the normalised words and numbers of an Arabic text, in order."""
    return _WORD.findall(normalize_ar(text))


def stems_ar(text: str) -> list[str]:
    """Return the stems of the words of ``text`` that carry meaning: no stop words, no single letters."""
    stop = stop_words_ar()
    bare = (_without_prefix(word, stop) for word in words_ar(text))
    return [_stem(word) for word in bare if word not in stop and (len(word) > 1 or word.isdecimal())]


@lru_cache(maxsize=1)
def stop_words_ar() -> frozenset[str]:
    """Return the Arabic stop words, normalised."""
    lines = read_lines(DATA / "stop_words_ar.txt")
    return frozenset(normalize_ar(word) for line in lines for word in line.split())


def _without_prefix(word: str, stop: frozenset[str]) -> str:
    """Take one prefix off where at least three letters (two after ``ال``) are left."""
    if word in stop or word[:1].isdecimal():
        return word
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= (2 if prefix.endswith("ل") else 3):
            return word[len(prefix) :]
    return word


@lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    if word[:1].isdecimal():
        return word
    return str(_stemmer().stemWord(word))


@lru_cache(maxsize=1)
def _stemmer():  # type: ignore[no-untyped-def]
    import snowballstemmer

    return snowballstemmer.stemmer("arabic")
