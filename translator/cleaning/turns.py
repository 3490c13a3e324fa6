"""Interviews whose questions and answers are told apart by a mark before each, such as ■ and –."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from translator.cleaning.lineview import LineView

_MARKS = frozenset("■▪●◆♦•*-–—▲►▼□○◊>؟")
MIN_QUESTIONS = 2  #: lines with one mark that ask, from which the mark is that of the questions
MIN_ANSWERS = 2  #: lines with another mark right under them, from which that mark is the answers'


def marked_turns(views: Sequence[LineView]) -> frozenset[int]:
    """Return the positions of the questions and answers of an interview, empty where the page is none."""
    marks = [_mark(view) for view in views]
    asking = Counter(mark for mark, view in zip(marks, views, strict=True) if mark and view.ending == "?")
    questions = {mark for mark, count in asking.items() if count >= MIN_QUESTIONS}
    if not questions:
        return frozenset()
    under = Counter(
        marks[at]
        for at in range(1, len(views))
        if marks[at] and marks[at] not in questions and marks[at - 1] in questions and views[at - 1].ending == "?"
    )
    answers = {mark for mark, count in under.items() if count >= MIN_ANSWERS}
    return frozenset(
        at
        for at, mark in enumerate(marks)
        if (mark in questions and views[at].ending == "?") or (mark in answers and at and marks[at - 1] in questions)
    )


def _mark(view: LineView) -> str:
    text = view.text.lstrip()
    return text[0] if len(text) > 1 and text[0] in _MARKS else ""
