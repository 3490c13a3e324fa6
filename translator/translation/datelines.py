"""Datelines, whose English is known from the names in them: ``عمّان (رويترز) –`` is "Amman (Reuters) –".

Engines drop them or draw them into the sentence, so they are taken off before and put on again after.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from translator.translation.guards.script import ARABIC_LETTER
from translator.translation.hints import Hint

#: What ends a dateline, near the start of its text.
_END = re.compile(r"\s*([-–—:])\s+")
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Dateline:
    """The English of a text's first ``end`` characters."""

    end: int
    english: str


def find_dateline(text: str, hints: Sequence[Hint]) -> Dateline | None:
    """Return the dateline that a text begins with, if all its words are names whose English is known."""
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


def after_dateline(hints: Sequence[Hint], dateline: Dateline) -> tuple[Hint, ...]:
    """Return the hints of what follows a dateline, counted from there."""
    end = dateline.end
    return tuple(Hint(hint.start - end, hint.end - end, hint.english) for hint in hints if hint.start >= end)
