"""Denials that got lost, and denials that the Arabic does not have.

Deliberately shy: Arabic says "only" with a denial and an exception, English says "unknown" with none,
so a flag is raised only where one side denies beyond doubt and the other has nothing of a broad list
of words that could say so. The lists are in data/negation.toml.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from translator.numbers.tables import fold_arabic

_DATA = Path(__file__).parent / "data" / "negation.toml"
_WORD = re.compile(r"[\w'’-]+")
#: Sentences within a sentence, as a quotation has them.
_INNER = re.compile(r"(?<=[.!?؟])[\"”»’']*\s+")
#: "That not" (an la) before a verb; the hamza tells it from "except" (illa). With verbs of measure it is "at most".
_THAT_NOT = re.compile(r"(?<!\w)(?<!على )[وف]?(?:ألاّ?|لئلا)\s+(?!\w(?:قل|تجاوز|زيد|تعد))[يتن]")
#: What a row of ``says_no`` may become besides its own words.
_PLAIN = r"\bno\b|\bnot\b|\bnever\b|\bnor\b|\bneither\b|\bnone\b|\bcannot\b|n['’]t\b"
_CONJUNCTIONS = ("", "و", "ف", "ب", "ل", "ال", "وال", "بال", "لل", "س", "ك", "ول", "وب")


@dataclass(frozen=True, slots=True)
class _Lists:
    arabic_strong: frozenset[str]
    arabic_before_verb: frozenset[str]
    verb_prefixes: tuple[str, ...]
    arabic_exceptions: re.Pattern[str]
    arabic_broad: re.Pattern[str]
    english_strong: frozenset[str]
    english_broad: re.Pattern[str]
    english_suffixes: tuple[str, ...]
    english_not_negative: re.Pattern[str]
    says_no: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]


@lru_cache(maxsize=1)
def _lists() -> _Lists:
    table = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    return _Lists(
        arabic_strong=frozenset(map(fold_arabic, table["arabic_strong"])),
        arabic_before_verb=frozenset(table["arabic_before_verb"]),
        verb_prefixes=tuple(table["verb_prefixes"]),
        arabic_exceptions=_any_of(map(fold_arabic, table["arabic_exceptions"]), r"[وف]?(?:ب|ك|ل)?"),
        arabic_broad=_any_of(map(fold_arabic, table["arabic_broad"]), f"(?:{'|'.join(_CONJUNCTIONS)})"),
        english_strong=frozenset(table["english_strong"]),
        english_broad=_any_of(table["english_broad"], ""),
        english_suffixes=tuple(table["english_suffixes"]),
        english_not_negative=_any_of(table["english_not_negative"], ""),
        says_no=tuple(
            (_any_of(map(fold_arabic, row["arabic"]), "[وف]?"), _any_of(row["english"], "")) for row in table["says_no"]
        ),
    )


def _any_of(entries: Iterable[str], prefix: str) -> re.Pattern[str]:
    """Return a pattern of whole words; ``*`` in an entry stands for any letters."""
    words = "|".join(re.escape(entry).replace(r"\*", r"\w*") for entry in entries)
    return re.compile(rf"(?<!\w){prefix}(?:{words})(?!\w)", re.IGNORECASE)


def negation_differs(ar: str, en: str) -> bool:
    """Say whether one side denies and the other certainly does not, as a whole or in sentences within it."""
    if _differs(ar, en) or refusal_lost(ar, en):
        return True
    arabic, english = _INNER.split(ar.strip()), _INNER.split(en.strip())
    return len(arabic) == len(english) > 1 and any(map(_differs, arabic, english))


def _differs(ar: str, en: str) -> bool:
    if denies_arabic(ar):
        return not may_deny_english(en)
    return denies_english(en) and not may_deny_arabic(ar)


def refusal_lost(ar: str, en: str) -> bool:
    """Say whether the Arabic has a verb that says no (denied, refused, failed), and the English no such word."""
    if re.search(_PLAIN, en, re.IGNORECASE):
        return False
    return any(not english.search(en) for english in _refusals(ar))


def refuses_arabic(ar: str) -> bool:
    """Say whether the Arabic has a verb that says no by itself."""
    return any(True for _ in _refusals(ar))


def _refusals(ar: str) -> Iterator[re.Pattern[str]]:
    """Yield what English may make of each verb of the Arabic that says no."""
    folded = fold_arabic(ar)
    return (english for arabic, english in _lists().says_no if arabic.search(folded))


def denies_arabic(ar: str) -> bool:
    """Say whether the Arabic denies in a way that English must show."""
    lists, rest = _lists(), _THAT_NOT.sub(" ", ar)
    folded = fold_arabic(rest)
    if lists.arabic_exceptions.search(folded):
        return False
    if rest != ar:
        return True
    words = _WORD.findall(folded)
    if any(word in lists.arabic_strong for word in words):
        return True
    return any(
        word in lists.arabic_before_verb and following.startswith(lists.verb_prefixes)
        for word, following in pairwise(words)
    )


def may_deny_arabic(ar: str) -> bool:
    """Say whether anything in the Arabic could be a denial."""
    return _lists().arabic_broad.search(fold_arabic(ar)) is not None


def denies_english(en: str) -> bool:
    """Say whether the English denies beyond doubt."""
    words = _WORD.findall(en.lower())
    return any(word in _lists().english_strong or word.endswith(("n't", "n’t")) for word in words)


def may_deny_english(en: str) -> bool:
    """Say whether anything in the English could be a denial."""
    lists = _lists()
    if lists.english_broad.search(en):
        return True
    return any(
        (len(word) > 4 and word.startswith(("un", "Un"))) or word.lower().endswith(lists.english_suffixes)  # not "UN"
        for word in _WORD.findall(en)
        if lists.english_not_negative.fullmatch(word) is None
    )
