"""Openings whose English is known: datelines from the names in them, "Q:" and "A:" of interviews from a table.

``عمّان (رويترز) –`` is "Amman (Reuters) –". Engines drop such openings, draw them into the sentence or make a
question of an answer, so they are taken off before and put on again after.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from translator.numbers.digits import to_latin
from translator.tables import read_rows
from translator.translation.guards.script import ARABIC_LETTER
from translator.translation.hints import Hint

#: What ends a dateline, near the start of its text.
_END = re.compile(r"\s*([-–—:])\s+")
_LONGEST = 60
_OPENINGS = Path(__file__).parent / "data" / "openings.tsv"


@dataclass(frozen=True, slots=True)
class Dateline:
    """The English of a text's first ``end`` characters."""

    end: int
    english: str


def find_dateline(text: str, hints: Sequence[Hint]) -> Dateline | None:
    """Return the dateline that a text begins with, if all its words are names whose English is known; or its Q or A."""
    if opening := _opening().match(text):
        return Dateline(opening.end(), f"{_openings()[opening[1]]}{to_latin(opening[2])}:")
    mark = _END.search(text, 0, _LONGEST)
    names = [hint for hint in hints if mark and hint.end <= mark.start()]
    if mark is None or not names:
        return None
    parts, at = [], 0
    for name in names:
        parts += [text[at : name.start], name.english]
        at = name.end
    english = "".join((*parts, text[at : mark.start()])).replace("،", ",").strip()
    if ARABIC_LETTER.search(english):
        return None
    return Dateline(mark.end(), f"{english}:" if mark[1] == ":" else f"{english} {mark[1]}")


@lru_cache(maxsize=1)
def _openings() -> dict[str, str]:
    """Return the words that open a question or an answer with their English."""
    return {row[0]: row[1] for row in read_rows(_OPENINGS)}


@lru_cache(maxsize=1)
def _opening() -> re.Pattern[str]:
    """Return what finds such a word, its number if it has one, and the colon; something must follow."""
    return re.compile(rf"({'|'.join(_openings())})((?: ?\d{{1,3}})?)\s*:\s+(?=\S)")


def after_dateline(hints: Sequence[Hint], dateline: Dateline) -> tuple[Hint, ...]:
    """Return the hints of what follows a dateline, counted from there."""
    end = dateline.end
    return tuple(replace(hint, start=hint.start - end, end=hint.end - end) for hint in hints if hint.start >= end)
