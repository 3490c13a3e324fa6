"""The bilingual report as Markdown (CommonMark with tables), Arabic in right-to-left blocks.

Text of a page is data: what looks like Markdown or HTML in it is escaped and prints as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence

from translator.document import Document, Entity, Sentence, SummarySentence
from translator.reports.labels import (
    Doubt,
    cites,
    count,
    doubtful,
    flag_label,
    flag_meaning,
    flags_used,
    marked,
    metadata_facts,
    other_warnings,
    source_facts,
    title_doubts,
    type_label,
)
from translator.reports.passages import is_web_address, paragraphs, translated

_SPECIAL = re.compile(r"[\\`*_\[\]<~]")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_LINE_START = re.compile(r"^(?:(?P<marker>[#+=:>-])|(?P<number>\d{1,9})(?P<stop>[.)])(?=\s|$))")


def report_markdown(document: Document) -> str:
    """Return the whole report on one document."""
    return _join(_report(document))


def entities_markdown(entities: Sequence[Entity]) -> str:
    """Return one entity table over one or more documents."""
    return _join(["# Names", _entity_table(entities)]) if entities else _join(["# Names", "None."])


def clean_markdown(document: Document, *, explain: bool = False) -> str:
    """Return the cleaned Arabic; ``explain`` adds what was removed, and by which rule."""
    parts = [_arabic(f"# {_escape(document.metadata.title_ar)}")] if document.metadata.title_ar else []
    parts += [_arabic(_escape(paragraph.text)) for paragraph in document.paragraphs]
    return _join([*parts, *(_removed(document) if explain else ())])


def translation_markdown(document: Document) -> str:
    """Return the English alone, paragraph by paragraph."""
    return _join(
        " ".join(_escape(s.en, start=i == 0) if s.en else f"[{s.id}: no English]" for i, s in enumerate(group))
        for group in paragraphs(document.sentences)
    )


def _join(parts: Iterator[str] | Sequence[str]) -> str:
    return "\n\n".join(parts) + "\n"


def _report(document: Document) -> Iterator[str]:
    metadata = document.metadata
    yield f"# {_escape(metadata.title_en or metadata.title_ar or document.source.path)}"
    if metadata.title_ar:
        yield _arabic(f"**{_escape(metadata.title_ar, start=False)}**")
    yield from (f"**⚠ {_escape(doubt, start=False)}**" for doubt in title_doubts(document))
    yield "\n".join(
        [f"- **{name}:** {_link(value)}" for name, value in metadata_facts(document)]
        + [f"- **Source:** {_escape(' · '.join((document.source.path, *source_facts(document))), start=False)}"]
    )
    doubted = doubtful(document)
    yield from _summaries(document, doubted)
    if document.entities:
        yield "## Names"
        yield _entity_table(document.entities)
    if document.sentences:
        yield "## Translation"
    for group in paragraphs(document.sentences):
        yield _english(group, doubted)
        if arabic := translated(group):
            yield _arabic(" ".join(f"[{s.id}] {_escape(s.ar, start=False)}" for s in arabic))
    yield from _foot(document)


def _summaries(document: Document, doubted: Mapping[int, tuple[Doubt, ...]]) -> Iterator[str]:
    summary = document.summary
    if abstract := summary.abstractive:
        yield f"## Summary ({_escape(abstract.method, start=False)})"
        yield _cited(abstract.en, doubted)
        yield _arabic(_cited(abstract.ar))
    if summary.extractive:
        yield "## Key sentences"
        for chosen in summary.extractive:
            yield f"[{chosen.sentence}] {_escape(chosen.en, start=False)}{_marks(doubted.get(chosen.sentence, ()))}"
            yield _arabic(f"[{chosen.sentence}] {_escape(chosen.ar, start=False)}")


def _foot(document: Document) -> Iterator[str]:
    if used := flags_used(document.sentences):
        yield "## Flags"
        yield "\n".join(f"- **{flag_label(flag)}** ({flag}): {flag_meaning(flag)}" for flag in used)
    if warnings := other_warnings(document):
        yield "## Warnings"
        yield "\n".join(f"- {_escape(warning)}" for warning in warnings)
    yield from _removed(document)
    if document.signature:
        yield f"<sub>{_escape(document.signature, start=False)}</sub>"


def _removed(document: Document) -> Iterator[str]:
    """Yield what was removed, folded up where the reader's program can fold."""
    if not document.removed:
        return
    yield f"<details>\n<summary>{count(len(document.removed), 'line')} removed</summary>"
    rows = [
        f"| {line.line} | {_cell(line.rule)} | {_cell(line.why)} | {_cell(line.text)} |" for line in document.removed
    ]
    yield "\n".join(["| Line | Rule | Why | Text |", "| ---: | --- | --- | --- |", *rows])
    yield "</details>"


def _entity_table(entities: Sequence[Entity]) -> str:
    rows = [
        f"| {_cell(entity.en)} | {_cell('، '.join(entity.ar))} | {type_label(entity.type)} "
        f"| {len(entity.mentions)} | {_cell(entity.source)} |"
        for entity in entities
    ]
    header = ["| English | Arabic | Type | Mentions | Spelling from |", "| --- | ---: | --- | ---: | --- |"]
    return "\n".join([*header, *rows])


def _english(sentences: Sequence[Sentence], doubted: Mapping[int, tuple[Doubt, ...]]) -> str:
    parts = []
    for sentence in sentences:
        text = _escape(sentence.en, start=False) if sentence.en else "(no English)"
        parts.append(f"[{sentence.id}] {text}{_marks(doubted.get(sentence.id, ()))}")
    return " ".join(parts)


def _marks(doubts: Sequence[Doubt]) -> str:
    return f" **{_escape(marked(doubts), start=False)}**" if doubts else ""


def _cited(sentences: Sequence[SummarySentence], doubted: Container[int] = ()) -> str:
    return " ".join(f"{_escape(s.text, start=i == 0)} {cites(s, doubted)}" for i, s in enumerate(sentences))


def _arabic(markdown: str) -> str:
    """Wrap a block; the blank lines make Markdown inside an HTML block work (CommonMark 0.31, section 4.6)."""
    return f'<div dir="rtl" lang="ar">\n\n{markdown}\n\n</div>'


def _link(value: str) -> str:
    return f"<{value}>" if is_web_address(value) else _escape(value, start=False)


def _cell(text: str) -> str:
    return _escape(text, start=False).replace("|", "\\|")


def _escape(text: str, *, start: bool = True) -> str:
    """Return ``text`` on one line, so that Markdown shows it as it stands.

    Args:
        text: a page's text.
        start: it stands at the start of a line, where ``#``, ``-`` and ``1.`` mean something.
    """
    line = " ".join(text.split())
    line = _ENTITY.sub("&amp;", _SPECIAL.sub(lambda match: f"\\{match[0]}", line))
    if start:
        line = _LINE_START.sub(lambda m: f"\\{m[0]}" if m["marker"] else f"{m['number']}\\{m['stop']}", line)
    return line
