"""Several articles in one file: found by the marks between them, each a document of its own.

A form feed, a rule or a pair of ad markers stands inside articles too. A mark is believed only where
what follows it begins like an article and what stands on either side holds one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from translator.cleaning.lineview import LineView
from translator.cleaning.page import is_headline_like, is_sentence
from translator.cleaning.publication import read_publication_line
from translator.document import Document, Line

MIN_SENTENCES = 2  #: lines that read like sentences, without which a part is no article
TITLE_WORDS = 4  #: words of the shortest line that announces an article
_RULE = re.compile(r"\s*(?:-{3,}|_{3,}|={3,}|\*{3,}|(?:\*\s){2,}\*|[─━—]{3,}|#{3,})\s*")
_OPENING = re.compile(r"\s*\[ad_1\]\s*", re.IGNORECASE)
_CLOSING = re.compile(r"\s*\[ad_2\]\s*", re.IGNORECASE)


def split_articles(document: Document) -> tuple[Document, ...]:
    """Return the articles of a document: itself where it holds one.

    Lines keep their numbers. The second article of ``page.txt`` has the path ``page.txt#2``.
    """
    starts = _starts(document.lines)
    if not starts:
        return (document,)
    parts = [document.lines[start:end] for start, end in zip((0, *starts), (*starts, None), strict=True)]
    return tuple(
        document.with_(source=replace(document.source, path=f"{document.source.path}#{number}"), lines=tuple(lines))
        for number, lines in enumerate(parts, 1)
    )


def _starts(lines: Sequence[Line]) -> tuple[int, ...]:
    """Return the positions at which an article begins after another."""
    for marks in (_blocks(lines), _feeds(lines), _rules(lines)):
        starts = list(_believed(lines, list(marks)))
        if starts:
            return tuple(starts)
    return ()


def _blocks(lines: Sequence[Line]) -> Iterator[int]:
    """Yield where an opening ad marker stands after a closing one."""
    closed = False
    for at, line in enumerate(lines):
        if _CLOSING.fullmatch(line.text):
            closed = True
        elif closed and _OPENING.fullmatch(line.text):
            closed = False
            yield at


def _feeds(lines: Sequence[Line]) -> Iterator[int]:
    return (at for at, line in enumerate(lines) if line.starts_page and at)


def _rules(lines: Sequence[Line]) -> Iterator[int]:
    """Yield the line under each rule, so that the rule is the end of the article above it."""
    return (at + 1 for at, line in enumerate(lines) if _RULE.fullmatch(line.text))


def _believed(lines: Sequence[Line], marks: Sequence[int]) -> Iterator[int]:
    begin = 0
    for at, end in zip(marks, [*marks, len(lines)][1:], strict=True):
        if _holds_article(lines[begin:at]) and _begins_article(lines[at:end]):
            begin = at
            yield at


def _holds_article(lines: Sequence[Line]) -> bool:
    views = (LineView.of(line) for line in lines if not line.is_blank)
    return sum(is_sentence(view) for view in views) >= MIN_SENTENCES


def _begins_article(lines: Sequence[Line]) -> bool:
    """Say whether a title or a date stands before the first sentence, and an article under it."""
    views = [LineView.of(line) for line in lines if not line.is_blank]
    for at, view in enumerate(views):
        if _announces(view):
            return sum(is_sentence(view) for view in views[at:]) >= MIN_SENTENCES
        if is_sentence(view):
            return False
    return False


def _announces(view: LineView) -> bool:
    if _OPENING.fullmatch(view.text) or read_publication_line(view) is not None:
        return True
    return is_headline_like(view) and not is_sentence(view) and view.length >= TITLE_WORDS
