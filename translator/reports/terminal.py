"""Reports laid out for a terminal: both languages beside or below each other, nothing wider than the screen."""

from __future__ import annotations

import io
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import Literal, cast

from rich import box
from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from translator.document import Document, Entity, Sentence, SummarySentence
from translator.reports.bidi import Order
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
from translator.reports.passages import paragraphs, translated
from translator.reports.righttoleft import RightToLeft, embed, printable
from translator.reports.screen import Screen

_DIM, _STRONG, _FLAG, _HEADING = "dim", "bold", "yellow", "bold cyan"
_NO_ENGLISH = "(no English)"


def report_text(document: Document, screen: Screen) -> str:
    """Return the whole report: titles, metadata, summaries, entities, translation, warnings, signature."""
    return _render(_Layout(screen).report(document), screen)


def entities_text(entities: Sequence[Entity], screen: Screen) -> str:
    """Return one entity table over one or more documents."""
    layout = _Layout(screen)
    several = len({mention.source for entity in entities for mention in entity.mentions}) > 1
    return _render(
        [layout.entity_table(entities, documents=several)] if entities else [layout.note("No names found.")], screen
    )


def translation_text(document: Document, screen: Screen) -> str:
    """Return the English alone, paragraph by paragraph; in a file each is one line, in a terminal it is wrapped."""
    groups = paragraphs(document.sentences)
    shown = (" ".join(embed(s.en or f"[{s.id}: no English]", screen.order) for s in group) for group in groups)
    if screen.order is Order.PLAIN:
        return "\n\n".join(shown) + "\n"
    return _render([Padding(Text(paragraph), (0, 0, 1, 0)) for paragraph in shown], screen)


def clean_text(document: Document, screen: Screen, *, explain: bool = False) -> str:
    """Return the cleaned Arabic: the title and the paragraphs, a blank line between them.

    Args:
        document: a cleaned document.
        screen: a file gets the text as it is, a terminal gets it wrapped and set to the right.
        explain: add every line that became metadata, and every removed line with its number and rule.
    """
    title = [document.metadata.title_ar] if document.metadata.title_ar else []
    blocks = [*title, *(paragraph.text for paragraph in document.paragraphs)]
    if screen.order is Order.PLAIN:
        return "\n\n".join((*blocks, *(_explained_plain(document) if explain else ()))) + "\n"
    layout = _Layout(screen)
    parts = [Padding(layout.arabic(block), (0, 0, 1, 0)) for block in blocks]
    return _render([*parts, *((*layout.kept(document), *layout.removed(document)) if explain else ())], screen)


def _explained_plain(document: Document) -> Iterator[str]:
    kept = document.metadata.lines
    if kept:
        fields = ", ".join(f"{line.line} {line.field}" for line in kept)
        yield f"{count(len(kept), 'line')} became metadata: {fields}"
    yield _removed_plain(document)


def _removed_plain(document: Document) -> str:
    rows = (f"{line.line}\t{line.rule}\t{line.text}\t{line.why}".rstrip("\t") for line in document.removed)
    return "\n".join((f"{count(len(document.removed), 'line')} removed:", *rows))


def _render(parts: Iterable[RenderableType], screen: Screen) -> str:
    out = io.TextIOWrapper(io.BytesIO(), encoding=screen.encoding, errors="replace", newline="\n")
    console = Console(
        file=out,
        width=screen.width,
        force_terminal=screen.color_system is not None,
        color_system=cast("Literal['standard', '256', 'truecolor'] | None", screen.color_system),
        no_color=screen.no_color,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    for part in parts:
        console.print(part)
    out.seek(0)
    # Tables pad their cells to the full width: a terminal one column narrower would wrap the blanks.
    lines = [line.rstrip() for line in out.read().split("\n")]
    kept = [line for line, before in zip(lines, ["", *lines], strict=False) if line or before]
    return "\n".join(kept).rstrip("\n") + "\n"


class _Layout:
    """The parts of a report as rich renderables, for one screen."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        self._sign = "⚠" if screen.encoding.lower().startswith("utf") else "!"

    def report(self, document: Document) -> Iterator[RenderableType]:
        """Yield the report from top to bottom."""
        yield from self._head(document)
        doubted = doubtful(document)
        yield from self._summaries(document, doubted)
        if document.entities:
            yield self.heading("Names")
            yield self.entity_table(document.entities)
        if document.sentences:
            yield self.heading("Translation")
        for group in paragraphs(document.sentences):
            yield self._paragraph(group, doubted)
            yield Text()
        yield from self._foot(document)

    def heading(self, text: str) -> RenderableType:
        """Return a section heading."""
        return Padding(Text(text, style=_HEADING), (1, 0, 0, 0))

    def note(self, text: str) -> RenderableType:
        """Return a line of small print."""
        return Text(embed(text, self._screen.order), style=_DIM)

    def arabic(self, text: str, style: str = "") -> RenderableType:
        """Return a right-to-left paragraph."""
        return RightToLeft(text, self._screen.order, style)

    def entity_table(self, entities: Sequence[Entity], *, documents: bool = False) -> RenderableType:
        """Return a row per entity; ``documents`` adds in how many inputs it is named."""
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1), header_style=_STRONG, expand=False)
        table.add_column("English", overflow="fold", ratio=None)
        table.add_column("Arabic", overflow="fold")
        table.add_column("Type", overflow="fold")
        table.add_column("Mentions", justify="right", no_wrap=True)
        if documents:
            table.add_column("Inputs", justify="right", no_wrap=True)
        table.add_column("Spelling from", style=_DIM, overflow="fold")
        for entity in entities:
            cells: list[RenderableType] = [
                Text(embed(entity.en, self._screen.order)),
                self.arabic("، ".join(entity.ar)),
                Text(type_label(entity.type)),
                Text(f"{len(entity.mentions):,}"),
            ]
            if documents:
                cells.append(Text(f"{len({mention.source for mention in entity.mentions}):,}"))
            table.add_row(*cells, Text(printable(entity.source)))
        return table

    def kept(self, document: Document) -> Iterator[RenderableType]:
        """Yield a heading and a row per line that became metadata, nothing where none did."""
        lines = document.metadata.lines
        if not lines:
            return
        yield self.heading(f"{count(len(lines), 'line')} became metadata")
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1), header_style=_STRONG, expand=True)
        table.add_column("Line", justify="right", no_wrap=True)
        table.add_column("Field", no_wrap=True)
        table.add_column("Text", overflow="fold", ratio=1)
        for line in lines:
            table.add_row(f"{line.line}", Text(printable(line.field)), self.arabic(line.text))
        yield table

    def removed(self, document: Document) -> Iterator[RenderableType]:
        """Yield a heading and a row per removed line."""
        yield self.heading(f"{count(len(document.removed), 'line')} removed")
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1), header_style=_STRONG, expand=True)
        table.add_column("Line", justify="right", no_wrap=True)
        table.add_column("Rule", overflow="fold", max_width=34)
        table.add_column("Text", overflow="fold", ratio=1)
        for line in document.removed:
            rule = f"{line.rule}: {line.why}" if line.why else line.rule
            table.add_row(f"{line.line}", Text(printable(rule)), self.arabic(line.text))
        if document.removed:
            yield table

    def _head(self, document: Document) -> Iterator[RenderableType]:
        metadata = document.metadata
        yield Rule(style=_DIM)
        if metadata.title_en:
            yield Text(embed(metadata.title_en, self._screen.order), style=_STRONG)
        if metadata.title_ar:
            yield self.arabic(metadata.title_ar, _STRONG)
        for doubt in title_doubts(document):
            yield Text(embed(f"{self._sign} {doubt}", self._screen.order), style=_FLAG)
        if not (metadata.title_en or metadata.title_ar):
            yield self.note("(no title)")
        if facts := metadata_facts(document):
            yield Text(self._phrases([f"{name}: {value}" for name, value in facts]))
        yield Text(self._phrases([document.source.path, *source_facts(document)]), style=_DIM)
        yield Rule(style=_DIM)

    def _phrases(self, phrases: Sequence[str]) -> str:
        """Join phrases by dots, breaking lines between phrases alone."""
        lines: list[str] = []
        for phrase in phrases:
            shown = embed(phrase, self._screen.order)
            longer = f"{lines[-1]} · {shown}" if lines else shown
            if lines and cell_len(longer) <= self._screen.width:
                lines[-1] = longer
            else:
                lines.append(shown)
        return "\n".join(lines)

    def _summaries(self, document: Document, doubted: Mapping[int, tuple[Doubt, ...]]) -> Iterator[RenderableType]:
        summary = document.summary
        if abstract := summary.abstractive:
            yield self.heading(f"Summary ({abstract.method})")
            english = Text(embed(_cited(abstract.en, doubted, self._sign), self._screen.order))
            yield self._beside(english, self.arabic(_cited(abstract.ar)))
        if summary.extractive:
            yield self.heading("Key sentences")
            for chosen in summary.extractive:
                english = self._numbered(chosen.sentence, chosen.en)
                if chosen.sentence in doubted:
                    english.append(f" {self._marks(doubted[chosen.sentence])}", style=_FLAG)
                yield self._beside(english, self.arabic(f"[{chosen.sentence}] {chosen.ar}"))

    def _numbered(self, number: int, text: str) -> Text:
        return Text.assemble((f"[{number}] ", _DIM), embed(text, self._screen.order))

    def _beside(self, english: RenderableType, arabic: RenderableType) -> RenderableType:
        """Put the two languages side by side where there is room, else one below the other."""
        if not self._screen.two_columns:
            return Group(english, Padding(arabic, (0, 0, 1, 0)))
        grid = Table.grid(padding=(0, 3, 1, 0), expand=True)
        grid.add_column(ratio=1, overflow="fold")
        grid.add_column(ratio=1, overflow="fold")
        grid.add_row(english, arabic)
        return grid

    def _paragraph(self, sentences: Sequence[Sentence], doubted: Mapping[int, tuple[Doubt, ...]]) -> RenderableType:
        """Return a paragraph's English, with the Arabic of all of it or, on a narrow screen, of what is flagged."""
        english = Text()
        for sentence in sentences:
            english.append("\n" if english and sentence.flags else " " if english else "")
            english.append_text(self._numbered(sentence.id, sentence.en or _NO_ENGLISH))
            if sentence.flags:
                english.append(f" {self._marks(doubted[sentence.id])}", style=_FLAG)
        arabic = translated(sentences)
        if self._screen.two_columns:
            return self._beside(english, self.arabic(" ".join(f"[{s.id}] {s.ar}" for s in arabic)))
        doubtful = [self.arabic(f"[{s.id}] {s.ar}", _DIM) for s in arabic if s.flags]
        return Group(english, *doubtful)

    def _marks(self, doubts: Sequence[Doubt]) -> str:
        return embed(marked(doubts, self._sign), self._screen.order)

    def _foot(self, document: Document) -> Iterator[RenderableType]:
        if used := flags_used(document.sentences):
            yield self.heading("Flags")
            for flag in used:
                yield Text.assemble((flag_label(flag), _FLAG), f" ({flag}): {flag_meaning(flag)}")
        if warnings := other_warnings(document):
            yield self.heading("Warnings")
            for warning in warnings:
                yield Text(embed(f"- {warning}", self._screen.order), style=_FLAG)
        if document.signature:
            yield Text()
            yield self.note(document.signature)


def _cited(sentences: Sequence[SummarySentence], doubted: Container[int] = (), sign: str = "") -> str:
    return " ".join(f"{s.text} {cites(s, doubted, sign)}" for s in sentences)
