"""Words of the English that nothing in the Arabic bears out: "by sea" for "by land", "the spokesman" for Mansouri.

``data/origins.tsv.xz`` has a row for each English stem that editors hardly ever add of their own: the stem, how much
it says when no word of the Arabic is one that it was ever aligned with in our training pairs, and those Arabic stems
(``models/training/origins.py``). It is the table of ``lost_words`` the other way round, and its sums are likewise
log-likelihood ratios. Names have a guard of their own (``translator.entities.invented``): a word with a capital is none
of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from translator.tables import read_rows
from translator.translation.guards.lost_words import TellingWord, english_stem, english_stems
from translator.translation.terms import find_terms, fold, stems

TABLE = Path(__file__).parent / "data" / "origins.tsv.xz"
#: So much must invented words say together (natural logarithm). Editors add freely: at this, 1.8 of a hundred of their
#: sentences that the table was not made from are flagged. Machines do not: of the first 400 sentences of FLORES-200 dev
#: 0.2 in a hundred are in Google's English, 0.5 in that of opus-mt-ar-en, 1.0 of NLLB-200 600M, 1.8 of Argos.
ENOUGH = 1.8
_ARABIC = re.compile("[\u0621-\u063a\u0640-\u065f\u0670-\u0671]+")
_ENGLISH = re.compile(r"[^\W\d_]+")
_SHORTEST_WORD, _SHORTEST_STEM = 3, 3
#: Endings of the dual and the plural, which ``stems`` leaves on.
_ENDINGS = ("تين", "تان", "ين", "ان", "ون", "ات")
_REMEMBERED = 20_000


@dataclass(frozen=True, slots=True)
class Row:
    """What is known of one English stem."""

    weight: float  #: what its coming from nowhere says, natural logarithm
    arabic: frozenset[str]  #: stems


@lru_cache(maxsize=1)
def load_rows() -> Mapping[str, Row]:
    """Return the rows of the table by stem."""
    return {stem: Row(float(weight), frozenset(arabic.split())) for stem, weight, arabic in read_rows(TABLE)}


def small_words(text: str) -> dict[str, str]:
    """Return each stem of the words of an English text that are written in small letters, with the first such word."""
    words = (word for word in _ENGLISH.findall(text) if word.islower() and len(word) >= _SHORTEST_WORD)
    found: dict[str, str] = {}
    for word in words:
        found.setdefault(english_stem(word), word)
    return found


def possible_stems(text: str) -> frozenset[str]:
    """Return all stems that the words of an Arabic text may have."""
    return frozenset().union(*map(_stems_of, _ARABIC.findall(text)))


@lru_cache(maxsize=_REMEMBERED)
def _stems_of(word: str) -> frozenset[str]:
    folded = fold(word)
    found = frozenset(stems(folded))
    if folded.endswith("ه"):  # so many write ة
        found |= frozenset(stems(f"{folded[:-1]}ة"))
    shorter = {
        stem.removesuffix(ending)
        for stem in found
        for ending in _ENDINGS
        if stem.endswith(ending) and len(stem) - len(ending) >= _SHORTEST_STEM
    }
    return found | shorter


def find_invented(ar: str, en: str) -> Iterator[TellingWord]:
    """Yield the words of ``en`` that editors hardly ever add and nothing in ``ar`` bears out."""
    rows, arabic = load_rows(), possible_stems(ar)
    said = small_words(en)
    strange = [stem for stem in said if stem in rows and rows[stem].arabic.isdisjoint(arabic)]
    told = english_stems(" ".join(term.english for term in find_terms(ar))) if strange else frozenset()
    yield from (TellingWord(said[stem], rows[stem].weight) for stem in strange if stem not in told)


@lru_cache(maxsize=256)
def weight_invented(ar: str, en: str) -> float:
    """Return what the invented words say together: for the guard, and for the choice among hypotheses after it."""
    return sum(word.weight for word in find_invented(ar, en))


def words_invented(ar: str, en: str) -> bool:
    """Say whether the English says so much that is not in the Arabic as an editor would hardly have added."""
    return weight_invented(ar, en) > ENOUGH
