"""The bilingual report as a Word document: both languages in tables, Arabic in runs that go right to left."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_DIRECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt, RGBColor

from translator.document import Document, Entity, RemovedLine, SummarySentence
from translator.reports import wordparts
from translator.reports.labels import (
    Doubt,
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
from translator.reports.passages import has_arabic, paragraphs

if TYPE_CHECKING:
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph

_INK, _SOFT, _DOUBT = (RGBColor.from_string(code) for code in ("1B1B1B", "5C5C5C", "8A4B00"))
#: Fonts that come with Word on every system; the second has Arabic letters.
_LATIN_FONT, _ARABIC_FONT = "Cambria", "Times New Roman"
_PAGE = (Mm(210), Mm(297))
_MARGIN = Mm(20)
_MEASURE = _PAGE[0] - 2 * _MARGIN

#: What is doubtful about the flagged sentences, by their numbers.
Doubts = Mapping[int, tuple[Doubt, ...]]


def report_docx(document: Document) -> bytes:
    """Return the whole report on one document."""
    metadata = document.metadata
    report = _Word(title=metadata.title_en or metadata.title_ar or document.source.path)
    doubted = doubtful(document)
    report.head(document)
    report.summaries(document, doubted)
    if document.entities:
        report.heading("Names")
        report.names(document.entities)
    if document.sentences:
        report.heading("Translation")
        report.translation(document, doubted)
    report.foot(document)
    report.removed(document.removed)
    if document.signature:
        report.small(document.signature)
    return report.saved()


def clean_docx(document: Document, *, explain: bool = False) -> bytes:
    """Return the cleaned Arabic; ``explain`` adds what was removed, and by which rule."""
    article = _Word(title=document.metadata.title_ar or document.source.path)
    if document.metadata.title_ar:
        article.paragraph(document.metadata.title_ar, style="Heading 1")
    for paragraph in document.paragraphs:
        article.paragraph(paragraph.text, style="Article")
    if explain:
        article.removed(document.removed)
    return article.saved()


def translation_docx(document: Document) -> bytes:
    """Return the English alone, paragraph by paragraph."""
    article = _Word(title=document.metadata.title_en or document.source.path)
    for group in paragraphs(document.sentences):
        article.paragraph(" ".join(s.en or f"[{s.id}: no English]" for s in group), style="Article", rtl=False)
    return article.saved()


def entities_docx(entities: Sequence[Entity]) -> bytes:
    """Return one entity table over one or more documents."""
    table = _Word(title="Names")
    table.heading("Names")
    if entities:
        table.names(entities)
    else:
        table.small("None.")
    return table.saved()


class _Word:
    """A document in the making, from top to bottom."""

    def __init__(self, *, title: str) -> None:
        self._word = docx.Document()
        properties = self._word.core_properties
        properties.title, properties.author, properties.comments = wordparts.one_line(title), "trsum", ""
        section = self._word.sections[0]
        section.page_width, section.page_height = _PAGE
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN
        footer = section.footer.paragraphs[0]
        footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
        wordparts.page_number(footer)
        self._styles()

    def saved(self) -> bytes:
        """Return the document's bytes."""
        return wordparts.saved(self._word)

    def heading(self, text: str) -> None:
        """Start a section of the report."""
        self._word.add_paragraph(text, style="Heading 2")

    def paragraph(self, text: str, *, style: str, rtl: bool | None = None) -> None:
        """Add a paragraph; without ``rtl`` its letters say which way it runs."""
        self._fill(self._word.add_paragraph(style=style), text, rtl=rtl)

    def small(self, text: str) -> None:
        """Add a paragraph of small print."""
        self.paragraph(text, style="Small", rtl=False)

    def head(self, document: Document) -> None:
        """Add titles, metadata and how the input was read."""
        metadata = document.metadata
        titles = [title for title in (metadata.title_en, metadata.title_ar) if title] or [document.source.path]
        for title in titles:
            self.paragraph(title, style="Heading 1")
        for doubt in title_doubts(document):
            self.paragraph(f"⚠ {doubt}", style="Doubt", rtl=False)
        for name, value in metadata_facts(document):
            line = self._word.add_paragraph(style="Fact")
            wordparts.write(line, f"{name}: ", rtl=False, bold=True)
            wordparts.write(line, value, rtl=False)
        self.small(" · ".join((document.source.path, *source_facts(document))))

    def summaries(self, document: Document, doubted: Doubts) -> None:
        """Add both summaries, English and Arabic beside each other, with what is ``doubted`` of their sentences."""
        abstract, extract = document.summary.abstractive, document.summary.extractive
        if abstract:
            self.heading(f"Summary ({abstract.method})")
            table = self._table(("English", "Arabic"), (1, 1))
            english, arabic = _new_row(table)
            self._cited(english, abstract.en, rtl=False, doubted=doubted)
            self._cited(arabic, abstract.ar, rtl=True)
        if extract:
            self.heading("Key sentences")
            table = self._table(("No.", "English", "Arabic"), (2, 9, 9))
            for chosen in extract:
                number, english, arabic = _new_row(table)
                wordparts.jump(number.paragraphs[0], f"[{chosen.sentence}]", _bookmark(chosen.sentence), rtl=False)
                self._fill(english.paragraphs[0], chosen.en, rtl=False)
                self._doubts(english, doubted.get(chosen.sentence, ()))
                self._fill(arabic.paragraphs[0], chosen.ar)
        self._finish()

    def names(self, entities: Sequence[Entity]) -> None:
        """Add a row per entity."""
        table = self._table(("English", "Arabic", "Type", "Mentions", "Spelling from"), (11, 12, 8, 6, 7))
        for entity in entities:
            values = (
                entity.en,
                "، ".join(entity.ar),
                type_label(entity.type),
                str(len(entity.mentions)),
                entity.source,
            )
            for cell, value in zip(_new_row(table), values, strict=True):
                self._fill(cell.paragraphs[0], value)
        self._finish()

    def translation(self, document: Document, doubted: Doubts) -> None:
        """Add a row per sentence; a line that is not Arabic stands once. A wider gap parts paragraphs."""
        table = self._table(("No.", "English", "Arabic"), (1, 8, 8))
        before = None
        for sentence in document.sentences:
            number, english, arabic = _new_row(table)
            wordparts.mark(number.paragraphs[0], _bookmark(sentence.id), sentence.id)
            wordparts.write(number.paragraphs[0], str(sentence.id), rtl=False)
            self._fill(english.paragraphs[0], sentence.en or "(no English)", rtl=False)
            self._doubts(english, doubted.get(sentence.id, ()))
            if sentence.en != sentence.ar:
                self._fill(arabic.paragraphs[0], sentence.ar)
            if before not in {None, sentence.paragraph}:
                for cell in (number, english, arabic):
                    cell.paragraphs[0].paragraph_format.space_before = Pt(9)
            before = sentence.paragraph
        self._finish()

    def foot(self, document: Document) -> None:
        """Add what the flags mean, and the warnings."""
        if used := flags_used(document.sentences):
            self.heading("Flags")
            for flag in used:
                line = self._word.add_paragraph(style="Fact")
                wordparts.write(line, flag_label(flag), rtl=False, bold=True)
                wordparts.write(line, f" ({flag}): {flag_meaning(flag)}", rtl=False)
        if warnings := other_warnings(document):
            self.heading("Warnings")
            for warning in warnings:
                wordparts.write(self._word.add_paragraph(style="List Bullet"), warning, rtl=False)

    def removed(self, lines: Sequence[RemovedLine]) -> None:
        """Add a row per removed line, from right to left as the page itself runs: each line behind its number."""
        if not lines:
            return
        self.heading(f"{count(len(lines), 'line')} removed")
        table = self._table(("Line", "Text", "Rule"), (2, 14, 4), rtl=("Line", "Text"))
        table.table_direction = WD_TABLE_DIRECTION.RTL
        for line in lines:
            number, text, rule = (cell.paragraphs[0] for cell in _new_row(table))
            self._fill(number, str(line.line), rtl=True)
            self._fill(text, line.text, rtl=True)
            self._fill(rule, line.rule, rtl=False)
        self._finish()

    def _fill(self, paragraph: Paragraph, text: str, *, rtl: bool | None = None) -> None:
        rtl = has_arabic(text) if rtl is None else rtl
        if rtl:
            wordparts.make_rtl(paragraph)
        wordparts.write(paragraph, text, rtl=rtl)

    def _doubts(self, cell: _Cell, doubts: Sequence[Doubt]) -> None:
        if doubts:
            wordparts.write(cell.add_paragraph(style="Doubt"), marked(doubts), rtl=False)

    def _cited(
        self, cell: _Cell, sentences: Iterable[SummarySentence], *, rtl: bool, doubted: Container[int] = ()
    ) -> None:
        paragraph = cell.paragraphs[0]
        if rtl:
            wordparts.make_rtl(paragraph)
        for sentence in sentences:
            wordparts.write(paragraph, sentence.text, rtl=rtl)
            wordparts.space(paragraph)
            for number in sentence.cites:
                mark = "⚠" if number in doubted else ""
                wordparts.jump(paragraph, f"[{number}{mark}]", _bookmark(number), rtl=rtl)
            wordparts.space(paragraph)

    def _table(self, headings: Sequence[str], shares: Sequence[int], rtl: Sequence[str] = ("Arabic",)) -> Table:
        table: Table = self._word.add_table(rows=1, cols=len(headings))
        table.autofit = False
        wordparts.rule(table)
        widths = [int(_MEASURE * share / sum(shares)) for share in shares]
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        for cell, heading in zip(table.rows[0].cells, headings, strict=True):
            cell.paragraphs[0].style = "Small"
            self._fill(cell.paragraphs[0], heading, rtl=heading in rtl)
        return table

    def _finish(self) -> None:
        """Set the last table's rows: kept whole, widths as in its grid (Word reads those of the cells)."""
        if not self._word.tables:
            return
        table = self._word.tables[-1]
        widths = [column.width for column in table.columns]
        for position, row in enumerate(table.rows):
            wordparts.keep(row, header=position == 0)
            for cell, width in zip(row.cells, widths, strict=True):
                cell.width = width

    def _styles(self) -> None:
        styles = self._word.styles
        for name, size, color in (
            ("Normal", 10.5, _INK),
            ("Heading 1", 18, _INK),
            ("Heading 2", 13, wordparts.LINK),
            ("Small", 8.5, _SOFT),
            ("Fact", 10, _INK),
            ("Doubt", 8.5, _DOUBT),
            ("Article", 11, _INK),
        ):
            if name in styles:
                style = styles[name]
            else:
                style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
                style.base_style = styles["Normal"]
            style.font.name, style.font.size, style.font.color.rgb = _LATIN_FONT, Pt(size), color
            style.paragraph_format.space_after = Pt(2)
            wordparts.complex_font(style, _ARABIC_FONT, size + 1.5)
        styles["Article"].paragraph_format.space_after = Pt(8)
        for name, before in (("Heading 1", 0), ("Heading 2", 14)):
            styles[name].paragraph_format.space_before = Pt(before)
            styles[name].font.cs_bold = True


def _bookmark(sentence: int) -> str:
    return f"s{sentence}"


def _new_row(table: Table) -> tuple[_Cell, ...]:
    cells: tuple[_Cell, ...] = table.add_row().cells  # type: ignore[no-untyped-call]
    return cells
