"""The cleaning stage: decides about every line and fills a document with what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from translator.cleaning.collect import Judged, collect_metadata
from translator.cleaning.decisions import Decision, Fate
from translator.cleaning.judge import judge_page
from translator.cleaning.lineview import LineView
from translator.cleaning.recurring import Recurring
from translator.cleaning.spans import Span, find_spans, kept_parts
from translator.document import Document, MetadataLine, Paragraph, RemovedLine


@dataclass(frozen=True, slots=True)
class Explanation:
    """What became of one line, by which rule, and why, for a person to read."""

    line: int
    rule: str
    text: str
    why: str
    fate: str  #: ``body``, ``metadata`` or ``removed``


def clean(document: Document, recurring: Recurring | None = None) -> Document:
    """Return the document with its lines sorted into paragraphs, metadata and removed lines.

    Every non-blank line ends in exactly one of ``paragraphs``, ``metadata.lines`` and ``removed``, but for
    lines of the article out of which furniture was cut: their pieces stand in ``paragraphs`` and ``removed``,
    and join to the line again. No text is changed.

    Args:
        document: as it was read.
        recurring: what recurs in the folder that it is from (``find_recurring``).
    """
    views, decisions = _judge(document, recurring)
    kept = [(view, decision) for view, decision in zip(views, decisions, strict=True)]
    body = [(view, find_spans(view)) for view, decision in kept if decision.fate is Fate.BODY]
    found = collect_metadata(kept)
    lines = tuple(
        MetadataLine(view.number, view.text, field)
        for view, decision in kept
        if decision.fate is Fate.METADATA and (field := found.field_of(view, decision))
    )
    return document.with_(
        metadata=found.metadata(lines, document.metadata),
        removed=tuple(sorted((*_removed_lines(kept), *_removed_spans(body)), key=lambda line: (line.line, line.start))),
        paragraphs=_paragraphs(body),
    )


def _removed_lines(judged: Judged) -> Iterator[RemovedLine]:
    for view, decision in judged:
        if decision.fate is Fate.REMOVED:
            yield RemovedLine(view.number, view.text, decision.rule, decision.why)


def _removed_spans(body: Sequence[tuple[LineView, Sequence[Span]]]) -> Iterator[RemovedLine]:
    for view, spans in body:
        for span in spans:
            yield RemovedLine(view.number, view.text[span.start : span.end], span.rule, span.why, span.start)


def _paragraphs(body: Sequence[tuple[LineView, Sequence[Span]]]) -> tuple[Paragraph, ...]:
    """Return a paragraph per line of the article, and one per piece of a line out of which a span was cut."""
    pieces = [
        (view, start, end)
        for view, spans in body
        for start, end in (kept_parts(view.text, spans) if spans else [(0, len(view.text))])
    ]
    return tuple(
        Paragraph(number, view.number, view.text[start:end], view.line.language, start)
        for number, (view, start, end) in enumerate(pieces, 1)
    )


def explain(document: Document, recurring: Recurring | None = None) -> list[Explanation]:
    """Return, for each non-blank line in order, its fate, the rule that decided and why."""
    views, decisions = _judge(document, recurring)
    return [
        Explanation(view.number, decision.rule, view.text, decision.why, decision.fate)
        for view, decision in zip(views, decisions, strict=True)
    ]


def _judge(document: Document, recurring: Recurring | None) -> tuple[tuple[LineView, ...], tuple[Decision, ...]]:
    views = tuple(LineView.of(line) for line in document.lines if not line.is_blank)
    return views, judge_page(views, recurring)
