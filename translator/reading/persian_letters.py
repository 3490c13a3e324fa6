"""Persian and Urdu letters in Arabic text, turned into the Arabic ones that they stand for.

Arabic pages are often typed on Persian or Urdu keyboards: كتاب becomes کتاب, ونلي becomes ونلی. The
dictionaries, gazetteers and models know the Arabic letters alone.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path

from translator.arabic import without_marks
from translator.language.arabic_script import gather
from translator.tables import read_lines

_DATA = Path(__file__).parent / "data"
_FINAL_YA = re.compile("(?P<word>[\u0620-\u065f\u0670-\u06d3]*)ی(?![\u0620-\u065f\u0670-\u06d3])")
_PREFIX = re.compile("^[وف]?(?:[بلك]?ال|لل|[بلك])?")
_ALEF_MAKSURA = "ى"
_SAMPLE_LINES = 5_000


@lru_cache(maxsize=1)
def _letters() -> dict[str, str]:
    with (_DATA / "characters.toml").open("rb") as file:
        return dict(tomllib.load(file)["persian-letters"])


@lru_cache(maxsize=1)
def _foreign() -> re.Pattern[str]:
    return re.compile(f"[{''.join(_letters())}]")


@lru_cache(maxsize=1)
def _final_alef() -> frozenset[str]:
    return frozenset(read_lines(_DATA / "final_alef.txt"))


def page_language(lines: list[str]) -> str:
    """Return the language of the Arabic-script text of a page, by its first lines."""
    return gather(lines[:_SAMPLE_LINES]).language()


def line_language(line: str, page: str) -> str:
    """Return the language of one Arabic-script line in a page of language ``page``."""
    if not _foreign().search(line):
        return page
    evidence = gather([line])
    if page == "ar":
        return evidence.foreign_line() or "ar"
    return "ar" if evidence.is_arabic_line() else page


def has_persian_letters(lines: list[str]) -> bool:
    """Say whether any line holds one of the letters."""
    return any(_foreign().search(line) for line in lines)


def arabic_letters(line: str) -> str:
    """Return an Arabic line with Arabic letters in place of Persian and Urdu ones."""
    if not _foreign().search(line):
        return line
    line = _FINAL_YA.sub(_final, line)
    return line.translate({ord(letter): arabic for letter, arabic in _letters().items()})


def _final(match: re.Match[str]) -> str:
    """Give a word its final ya or alef maksura, for which the Persian keyboard has one letter."""
    folded = without_marks(match["word"]).translate({ord(a): b for a, b in _letters().items()}) + _ALEF_MAKSURA
    bare = _PREFIX.sub("", folded)
    known = bool({folded, folded.removeprefix("و"), folded.removeprefix("ف"), bare} & _final_alef())
    return match["word"] + (_ALEF_MAKSURA if known else "ي")
