"""Furniture inside a paragraph: spans of a line that are no part of the article, by the rows of ``spans.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from translator.cleaning.lineview import LONG_LINE, LineView
from translator.cleaning.text import fold, fold_with_offsets, words

ROWS = Path(__file__).parent / "spans.toml"
LEAST = 3  #: words that a line must keep when a span is cut out of it
_ENDS = r"[.!?؟…»”\")\]]"


@dataclass(frozen=True)
class SpanRule:
    """One row of spans.toml."""

    name: str
    about: str
    form: str  #: ``bracketed``, ``closing`` or ``sentence``
    max_words: int
    catches: tuple[tuple[str, str], ...]
    leaves: tuple[str, ...]
    hints: tuple[str, ...]  #: one of these stands in each folded line that the pattern can match
    pattern: re.Pattern[str]  #: the group ``span`` is what is cut


@dataclass(frozen=True, slots=True)
class Span:
    """``line[start:end]`` is no part of the article; the rule that says so, and why."""

    start: int
    end: int
    rule: str
    why: str


def find_spans(view: LineView) -> tuple[Span, ...]:
    """Return the spans of a line of the article that are to be cut, in order, none where the line would be gone."""
    likely = [rule for rule in span_rules() if any(hint in view.folded for hint in rule.hints)]
    if not likely or len(view.text) > LONG_LINE:
        return ()
    folded, offsets = fold_with_offsets(view.text)
    found: list[Span] = []
    for rule in likely:
        for match in rule.pattern.finditer(folded):
            found_words = words(match["span"])
            if len(found_words) > rule.max_words or (rule.form == "closing" and _goes_on() & set(found_words)):
                continue
            start, end = offsets[match.start("span")], offsets[match.end("span") - 1] + 1
            span = Span(start, start + len(view.text[start:end].rstrip()), rule.name, rule.about)
            if not any(span.start < other.end and other.start < span.end for other in found):
                found.append(span)
    found.sort(key=lambda span: span.start)
    left = sum(len(words(view.text[start:end])) for start, end in kept_parts(view.text, found))
    return tuple(found) if left >= LEAST else ()


def kept_parts(text: str, spans: Sequence[Span]) -> list[tuple[int, int]]:
    """Return what is left of a line between its spans, as offsets without the white space at the edges."""
    parts: list[tuple[int, int]] = []
    edges = [0, *(edge for span in spans for edge in (span.start, span.end)), len(text)]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        part = text[start:end]
        if part.strip():
            first = start + len(part) - len(part.lstrip())
            parts.append((first, first + len(part.strip())))
    return parts


@lru_cache(maxsize=1)
def span_rules() -> tuple[SpanRule, ...]:
    """Return the rows of spans.toml."""
    rows = _table()["span"]
    return tuple(
        SpanRule(
            row["name"],
            row["about"],
            row["form"],
            row["max_words"],
            tuple((line, span) for line, span in row["catches"]),
            tuple(row["leaves"]),
            tuple(fold(phrase) for phrase in row["phrases"]),
            _FORMS[row["form"]](row["phrases"]),
        )
        for row in rows
    )


@lru_cache(maxsize=1)
def _goes_on() -> frozenset[str]:
    return frozenset(fold(word) for word in _table()["goes_on"])


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    return tomllib.loads(ROWS.read_text(encoding="utf-8"))


def _phrases(phrases: Sequence[str]) -> str:
    folded = sorted({fold(phrase) for phrase in phrases}, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(phrase) for phrase in folded) + r")(?!\w)"


def _bracketed(phrases: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?P<span>[(\[]\s?{_phrases(phrases)}[^()\[\]]{{0,200}}[)\]])")


def _closing(phrases: Sequence[str]) -> re.Pattern[str]:
    return re.compile(
        rf"{_ENDS}\s{{0,3}}(?P<span>{_phrases(phrases)}(?:[^.!?؟]|\.(?=[.\w])|(?<=\.)\.|[!?؟](?=\s*$))*)\s*$"
    )


def _sentence(phrases: Sequence[str]) -> re.Pattern[str]:
    return re.compile(
        rf"{_ENDS}\s{{0,3}}(?P<span>{_phrases(phrases)}\s?:[^.!?؟…:]{{3,160}}(?:[.]{{1,3}}|[!?؟…]))(?=\s+\S)"
    )


_FORMS = {"bracketed": _bracketed, "closing": _closing, "sentence": _sentence}
