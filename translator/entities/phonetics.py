"""Whether Latin letters can be how somebody heard an Arabic name: "Jarrard", "Gerard" and "Jirard" for جيرارد.

The sounds that each letter may have stand in ``data/sounds.toml``, any vowels between them. All places
where a sound can end are followed side by side, so that the time grows with the length alone.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from translator.arabic import without_marks
from translator.entities.gazetteers import DATA
from translator.entities.normalize import bare, key

#: Latin names longer than this are compared with nothing.
LONGEST = 60
#: Any run of these may stand between the sounds.
_VOWELS = frozenset("aeiouy")
#: The sounds that may stand at a place; None is a run of vowels.
Part = frozenset[str] | None
_PIECE = re.compile(r"(?:\[([a-z]+)\]|([a-z]))([?+]?)")
_NOT_ALNUM = re.compile(r"[\W_]+")


@lru_cache(maxsize=8192)
def plain(latin: str) -> str:
    """Return the letters and digits of ``latin`` in lower case without accents."""
    if latin.isascii():  # most is, and has no accents
        return _NOT_ALNUM.sub("", latin).lower()
    decomposed = unicodedata.normalize("NFKD", latin.replace("ı", "i"))
    return _NOT_ALNUM.sub("", "".join(c for c in decomposed if unicodedata.category(c) not in {"Mn", "Lm"})).casefold()


def sounds_like(arabic: str, latin: str) -> bool:
    """Say whether ``latin`` may be the Arabic name in Latin letters, word by word or run together."""
    letters = plain(latin)
    if not 0 < len(letters) <= LONGEST:
        return False
    parts = _parts(arabic)
    places = {0} if parts else set()
    for part in parts:
        places = {end for place in places for end in _ends(part, letters, place)}
        if not places:
            return False
    return len(letters) in places


def _ends(part: Part, letters: str, place: int) -> Iterator[int]:
    """Yield where a part can end that begins at ``place``: every run of vowels, or each sound that stands there."""
    if part is None:
        yield place
        while place < len(letters) and letters[place] in _VOWELS:
            place += 1
            yield place
        return
    for sound in part:
        if letters.startswith(sound, place):
            yield place + len(sound)


@lru_cache(maxsize=8192)
def _parts(arabic: str) -> tuple[Part, ...]:
    """Return what the letters of a whole Latin name must be, part by part."""
    words = [word for word in without_marks(arabic).replace("-", " ").split() if key(word)]
    return tuple(part for word in words for part in _word_parts(word))


def _word_parts(word: str) -> Iterator[Part]:
    """Yield the parts of one word: its article there or not, in any of its sounds, then letters with vowels between."""
    yield _sounds("other", "article")
    folded = word.translate(str.maketrans("أإٱ", "ااا"))
    stem = folded[2:] if folded.startswith("ال") and len(key(folded)) > 4 else folded
    for whole in (key(stem), bare(key(folded))):
        if _is_listed("words", whole):
            yield _sounds("words", whole)
            return
    yield None
    yield from _letter_parts(stem)


def _letter_parts(stem: str) -> Iterator[Part]:
    at = 0
    while at < len(stem):
        pair, letter, last = stem[at : at + 2], stem[at], at == len(stem) - 1
        if _is_listed("pairs", pair):
            yield _sounds("pairs", pair) | {
                one + other for one in _sounds("letters", pair[0]) for other in _sounds("letters", pair[1])
            }
            at += 1
        elif last and _is_listed("last", letter):
            yield _sounds("last", letter)
            return
        elif _is_listed("letters", letter):
            yield _sounds("letters", letter)
        elif letter.isalnum():
            yield frozenset({plain(letter) or letter})
        at += 1
        if at < len(stem):
            yield None
    yield _sounds("other", "silent")


def _is_listed(table: str, name: str) -> bool:
    return name in _tables()[table]


@lru_cache(maxsize=1024)
def _sounds(table: str, name: str) -> frozenset[str]:
    """Return the sounds of one row, written out."""
    return frozenset(sound for option in _tables()[table][name].split("|") for sound in written_out(option))


def written_out(option: str) -> set[str]:
    """Return every string that a row's option stands for: ``x?`` may be missing, ``[ab]`` is either letter."""
    found = {""}
    for match in _PIECE.finditer(option):
        letters = set(match[1] or match[2])
        more = letters | {one + other for one in letters for other in letters} if match[3] == "+" else letters
        found = {have + add for have in found for add in (more | {""} if match[3] == "?" else more)}
    return found


@lru_cache(maxsize=1)
def _tables() -> dict[str, dict[str, str]]:
    loaded: dict[str, dict[str, str]] = tomllib.loads((DATA / "sounds.toml").read_text(encoding="utf-8"))
    return loaded
