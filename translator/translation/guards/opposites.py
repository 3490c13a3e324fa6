"""Words that took each other's place: what rose did not fall, the acquitted were not convicted.

The rows are in data/opposites.toml. Shy as the other guards: a sentence is flagged only where its Arabic has one
side of a row that nothing of the English says, and its English another side that nothing of the Arabic says.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from translator.translation.guards.lexicon import Lexicon, arabic_words, english_words, fold

_DATA = Path(__file__).parent / "data" / "opposites.toml"
_ARABIC = re.compile(r"[\u0620-\u064a]")
#: So many words before an opposite a denial may stand, which makes an opposite of it: "did not close".
_REACH = 3
_DENIAL = re.compile(r"not|no|nor|never|without|neither|cannot|.*n['’]t")


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a row."""

    row: str
    name: str
    arabic: tuple[str, ...]  #: sure words
    english: tuple[str, ...]
    also: tuple[str, ...]  #: words of either language that may say the same

    @property
    def key(self) -> tuple[str, str]:
        """What tells this side from all others."""
        return self.row, self.name


@dataclass(frozen=True, slots=True)
class Opposite:
    """A side that the Arabic has, and the side of the same row that the English has in its place."""

    row: str
    arabic: str
    english: str


@lru_cache(maxsize=1)
def sides() -> tuple[Side, ...]:
    """Return the sides of all rows."""
    table = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    return tuple(
        Side(row, name, *(tuple(side[column].split()) for column in ("arabic", "english", "also")))
        for row, named in table.items()
        for name, side in named.items()
    )


@dataclass(frozen=True, slots=True)
class _Lexicons:
    """Which sides a word may say (any), and which it says for sure."""

    arabic: Lexicon
    arabic_any: Lexicon
    english: Lexicon
    english_any: Lexicon


@lru_cache(maxsize=1)
def _lexicons() -> _Lexicons:
    arabic = [(word, side.key) for side in sides() for word in side.arabic]
    english = [(word, side.key) for side in sides() for word in side.english]
    also = [(word, side.key) for side in sides() for word in side.also]
    return _Lexicons(
        arabic=Lexicon(arabic, arabic=True),
        arabic_any=Lexicon([*arabic, *(pair for pair in also if _ARABIC.match(pair[0].lstrip("~")))], arabic=True),
        english=Lexicon(english, arabic=False),
        english_any=Lexicon(
            [*english, *(pair for pair in also if not _ARABIC.match(pair[0].lstrip("~")))], arabic=False
        ),
    )


def opposites_said(ar: str, en: str) -> bool:
    """Say whether the English has a word's opposite in its place."""
    return any(True for _ in find_opposites(ar, en))


def find_opposites(ar: str, en: str) -> Iterator[Opposite]:
    """Yield the sides that were exchanged."""
    lexicons, arabic, folded = _lexicons(), arabic_words(ar), fold(ar)
    said = lexicons.arabic.senses(arabic, folded)
    if not said:
        return
    english = english_words(en)
    sure = _affirmed(lexicons.english, english, en)
    others = {key for key in sure if any(row == key[0] for row, _ in said)}
    if not others:
        return
    others -= lexicons.arabic_any.senses(arabic, folded)
    kept = lexicons.english_any.senses(english, en.lower())
    for row, name in sorted(said - kept):
        yield from (Opposite(row, name, other) for other_row, other in sorted(others) if other_row == row)


def _affirmed(lexicon: Lexicon, words: list[str], en: str) -> set[tuple[str, str]]:
    """Return the sides that the English says without a denial before them."""
    positions = [index for index, word in enumerate(words) if lexicon.of_word(word)]
    found = lexicon.of_phrases(en.lower())
    for index in positions:
        if not _is_denied(words[max(0, index - _REACH) : index]):
            found |= lexicon.of_word(words[index])
    return found


def _is_denied(before: Iterable[str]) -> bool:
    return any(_DENIAL.fullmatch(word) for word in before)
