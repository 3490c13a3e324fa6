"""Arabic told from Persian, Urdu, Kurdish, Pashto and others in its script.

A word is evidence for a language by its letters or by being one of its small words; the language
with the most evidence is the text's. Statistical identifiers confuse these languages on short lines
and on Arabic typed with Persian letters, while a reader tells them by just these signs.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from translator.arabic import without_marks

_DATA = Path(__file__).parent / "data" / "arabic_script.toml"

#: A single line of an Arabic page counts as foreign only on stronger evidence than a page does.
MIN_LINE_EVIDENCE = 3
MIN_LINE_SHARE = 0.25

_WORD = re.compile("[\u0620-\u065f\u066e-\u06d3\u06d5\u06fa-\u06ff\u0750-\u077f\u200c]+")
_FOLDS = str.maketrans("یکہھ", "يكهه")
_SHORTEST_WITH_AFFIX = 4  #: letters of a word whose beginning or ending is evidence


@dataclass(frozen=True, slots=True)
class ScriptLanguage:
    """A language written in Arabic letters and what tells it from Arabic."""

    code: str
    name: str
    letters: re.Pattern[str]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Evidence:
    """How many of a text's words speak for each language."""

    words: int
    votes: Counter[str]

    def __add__(self, other: Evidence) -> Evidence:
        return Evidence(self.words + other.words, self.votes + other.votes)

    def language(self) -> str:
        """Return the language that most of the evidence speaks for; Arabic where it is even."""
        code, votes = self._strongest_foreign()
        return code if votes > self.votes["ar"] else "ar"

    def foreign_line(self) -> str | None:
        """Return the language of a line that stands out of an Arabic page, None where it does not."""
        code, votes = self._strongest_foreign()
        enough = votes >= MIN_LINE_EVIDENCE and votes >= MIN_LINE_SHARE * self.words
        return code if enough and votes > 2 * self.votes["ar"] else None

    def is_arabic_line(self) -> bool:
        """Say whether a line of a page in another language is Arabic all the same."""
        return self.votes["ar"] >= MIN_LINE_EVIDENCE and self.votes["ar"] > 2 * self._strongest_foreign()[1]

    def _strongest_foreign(self) -> tuple[str, int]:
        foreign = [(votes, code) for code, votes in self.votes.items() if code != "ar"]
        votes, code = max(foreign, default=(0, "ar"))
        return code, votes


@lru_cache(maxsize=1)
def script_languages() -> tuple[ScriptLanguage, ...]:
    """Return the languages of arabic_script.toml other than Arabic."""
    with _DATA.open("rb") as file:
        rows = tomllib.load(file)["language"]
    return tuple(
        ScriptLanguage(
            row["code"],
            row["name"],
            re.compile(f"[{row['letters']}]"),
            frozenset(_fold(word) for word in row["words"].split()),
        )
        for row in rows
    )


def gather(lines: Iterable[str]) -> Evidence:
    """Return the evidence of some lines together; each different word is looked at once."""
    counts: Counter[str] = Counter()
    for line in lines:
        counts.update(_WORD.findall(line))
    votes: Counter[str] = Counter()
    for word, count in counts.items():
        for code in _languages_of(word):
            votes[code] += count
    return Evidence(counts.total(), votes)


@lru_cache(maxsize=65536)
def _languages_of(word: str) -> tuple[str, ...]:
    folded = _fold(word)
    foreign = tuple(row.code for row in script_languages() if row.letters.search(word) or folded in row.words)
    return (*foreign, "ar") if _is_arabic(folded) else foreign


@lru_cache(maxsize=1)
def _arabic() -> tuple[frozenset[str], tuple[str, ...], tuple[str, ...]]:
    with _DATA.open("rb") as file:
        row = tomllib.load(file)["arabic"]
    return frozenset(row["words"].split()), tuple(row["starts"]), tuple(row["ends"])


def _is_arabic(folded: str) -> bool:
    words, starts, ends = _arabic()
    if folded in words:
        return True
    return len(folded) >= _SHORTEST_WITH_AFFIX and (folded.startswith(starts) or folded.endswith(ends))


def _fold(word: str) -> str:
    return without_marks(word).translate(_FOLDS)
