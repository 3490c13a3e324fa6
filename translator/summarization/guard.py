"""What no rule may take from a sentence: numbers, dates, names, negations, hedges, anybody's own words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from translator.summarization.text import normalize_ar, without_marks

if TYPE_CHECKING:
    from translator.numbers import NumberMatch

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_QUOTATION = re.compile(r"\"[^\"]*(?:\"|$)|«[^»]*(?:»|$)|“[^”]*(?:”|$)")
_PAIRS = (("(", ")"), ("[", "]"), ("«", "»"), ("“", "”"))


def balanced(text: str) -> bool:
    """Say whether the quotation marks and brackets of ``text`` come in pairs."""
    return all(text.count(opening) == text.count(closing) for opening, closing in _PAIRS) and text.count('"') % 2 == 0


def in_quotation(text: str, start: int, end: int) -> bool:
    """Say whether ``text[start:end]`` touches a quotation; one that is never closed runs to the end."""
    return any(start < match.end() and match.start() < end for match in _QUOTATION.finditer(text))


def quotations(text: str) -> list[str]:
    """Return the quoted passages of ``text`` without their marks."""
    return [match[0].strip('"«»“” ') for match in _QUOTATION.finditer(text)]


@dataclass(frozen=True, slots=True)
class Guard:
    """Compares what a sentence said with what a shorter wording says, in one language."""

    language: str
    protected: frozenset[str]  #: negations, hedges and conditions

    def allows(self, match: re.Match[str], shorter: str, may_cut: frozenset[str], names: frozenset[str]) -> bool:
        """Say whether ``shorter`` may take the place of ``match``.

        Args:
            match: what a rule found in the sentence.
            shorter: what the rule would put there.
            may_cut: what may be lost: ``names``, ``numbers``, ``negations``.
            names: the Arabic forms of the page's entities.
        """
        lost = lost_words(match[0], shorter)
        if self.language == "en" and match.start() == 0 and lost and match[0].startswith(lost[0]):
            lost[0] = lost[0].lower()  # the capital at a sentence's head makes no name
        return (
            ("negations" in may_cut or not self.protected_in(" ".join(lost)))
            and ("numbers" in may_cut or not self._loses_figures(match[0], shorter))
            and ("names" in may_cut or not self._holds_name(lost, names))
        )

    def protected_in(self, text: str) -> bool:
        """Say whether a negation, hedge or condition stands in ``text``."""
        return any(self._is_protected(word) for word in _WORD.findall(without_marks(text)))

    def names_in(self, text: str, names: frozenset[str]) -> bool:
        """Say whether one of ``names`` stands in ``text`` as whole words, Arabic ones with attached letters or not."""
        normal = normalize_ar(text)
        return any(re.search(rf"(?<!\w)[وفبلك]{{0,2}}{re.escape(normalize_ar(n))}(?!\w)", normal) for n in names)

    def _holds_name(self, lost: list[str], names: frozenset[str]) -> bool:
        if self.language == "en":
            return any(word[0].isupper() for word in lost)
        return self.names_in(" ".join(lost), names)

    def _loses_figures(self, longer: str, shorter: str) -> bool:
        from translator.dates import find_dates
        from translator.numbers import find_numbers_ar, find_numbers_en

        find = find_numbers_ar if self.language == "ar" else find_numbers_en
        figures = _values(find(longer)) - _values(find(shorter))
        dates = self.language == "ar" and len(find_dates(longer)) > len(find_dates(shorter))  # English ones are names
        return bool(figures) or dates or _digits(longer) > _digits(shorter)

    def _is_protected(self, word: str) -> bool:
        word = word.lower().replace("’", "'")
        if word in self.protected or word.endswith("n't"):
            return True
        return self.language == "ar" and word[:1] in ("و", "ف") and word[1:] in self.protected


def _values(numbers: Iterable[NumberMatch]) -> Counter[Decimal]:
    """Count the values stated; an Arabic dual only hints at one, and many a plural looks like a dual."""
    return Counter(number.value for number in numbers if number.kind != "hint")


def lost_words(longer: str, shorter: str) -> list[str]:
    """Return the words of ``longer`` that ``shorter`` does not have, in order."""
    kept = Counter(word.casefold() for word in _WORD.findall(shorter))
    lost = []
    for word in _WORD.findall(longer):
        if kept[word.casefold()] > 0:
            kept[word.casefold()] -= 1
        else:
            lost.append(word)
    return lost


def _digits(text: str) -> int:
    return sum(character.isdecimal() for character in text)
