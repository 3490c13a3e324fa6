"""The formats and what each makes of a document."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import PurePath

from translator.document import Document, Entity
from translator.errors import UsageError
from translator.reports.json_writer import to_json
from translator.reports.report import clean_object, entities_object, to_json_object
from translator.reports.screen import Screen


class Format(StrEnum):
    """An output format."""

    TEXT = "text"
    MD = "md"
    JSON = "json"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"
    TMX = "tmx"

    @property
    def is_binary(self) -> bool:
        """Say whether the format is bytes, not text, and nothing for a terminal."""
        return self in {Format.PDF, Format.DOCX}

    @property
    def stands_alone(self) -> bool:
        """Say whether a file holds one document: two reports one after the other would be no such file."""
        return self.is_binary or self in {Format.HTML, Format.TMX}


_SUFFIXES = {f".{form}": form for form in Format if form is not Format.TEXT} | {
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
    ".markdown": Format.MD,
    ".htm": Format.HTML,
}
#: Commands whose result some formats have no place for: a list of names is no translation memory.
_NOT_FOR = {
    "clean": frozenset({Format.PDF, Format.TMX}),
    "entities": frozenset({Format.PDF, Format.TMX}),
    "translate": frozenset({Format.PDF}),
}


def format_of(path: str) -> Format | None:
    """Return the format that a file name's suffix asks for; None where it has no suffix.

    Raises:
        UsageError: the suffix is that of a format that trsum does not write.
    """
    suffix = PurePath(path).suffix.lower()
    if suffix and suffix not in _SUFFIXES:
        raise UsageError(
            f"{path} ends in {suffix}, which names no format that trsum writes",
            f"choose one with -f: {', '.join(Format)}",
        )
    return _SUFFIXES.get(suffix)


def suffix_of(form: Format) -> str:
    """Return the suffix that files of a format have."""
    return next(suffix for suffix, known in _SUFFIXES.items() if known is form)


def report(
    document: Document, form: Format, screen: Screen, *, one_line: bool = False, paper: str = "a4"
) -> str | bytes:
    """Return the whole report on one document, as bytes where the format is binary.

    Args:
        document: what the pipeline gave.
        form: the format.
        screen: what text is laid out for.
        one_line: make JSON one line.
        paper: ``a4`` or ``letter``, for a PDF.
    """
    match form:
        case Format.JSON:
            return to_json(to_json_object(document), one_line=one_line)
        case Format.MD:
            from translator.reports.markdown import report_markdown

            return report_markdown(document)
        case Format.HTML:
            from translator.reports.html import report_html

            return report_html(document)
        case Format.DOCX:
            from translator.reports.docx import report_docx

            return report_docx(document)
        case Format.PDF:
            from translator.reports.pdf import report_pdf

            return report_pdf(document, paper=paper)
        case Format.TMX:
            from translator.reports.tmx import translation_tmx

            return translation_tmx(document)
        case Format.TEXT:
            from translator.reports.terminal import report_text

            return report_text(document, screen)


def check_command(form: Format, command: str) -> None:
    """Refuse a format that a command does not write.

    Raises:
        UsageError: ``form`` is such a format.
    """
    if form in _NOT_FOR[command]:
        offered = ", ".join(f for f in Format if f not in _NOT_FOR[command])
        raise UsageError(f"trsum {command} writes no {form}", f"choose one with -f: {offered}")


def translation(document: Document, form: Format, screen: Screen, *, one_line: bool = False) -> str | bytes:
    """Return the English alone; JSON is the report object without summaries, TMX has both languages."""
    match form:
        case Format.JSON:
            return to_json(to_json_object(document), one_line=one_line)
        case Format.MD:
            from translator.reports.markdown import translation_markdown

            return translation_markdown(document)
        case Format.HTML:
            from translator.reports.html import translation_html

            return translation_html(document)
        case Format.DOCX:
            from translator.reports.docx import translation_docx

            return translation_docx(document)
        case Format.TMX:
            from translator.reports.tmx import translation_tmx

            return translation_tmx(document)
    from translator.reports.terminal import translation_text

    return translation_text(document, screen)


def cleaned(
    document: Document, form: Format, screen: Screen, *, one_line: bool = False, explain: bool = False
) -> str | bytes:
    """Return the cleaned Arabic; ``explain`` adds what was removed and why (JSON always says it)."""
    match form:
        case Format.JSON:
            return to_json(clean_object(document), one_line=one_line)
        case Format.MD:
            from translator.reports.markdown import clean_markdown

            return clean_markdown(document, explain=explain)
        case Format.HTML:
            from translator.reports.html import clean_html

            return clean_html(document, explain=explain)
        case Format.DOCX:
            from translator.reports.docx import clean_docx

            return clean_docx(document, explain=explain)
    from translator.reports.terminal import clean_text

    return clean_text(document, screen, explain=explain)


def entities(table: Sequence[Entity], form: Format, screen: Screen) -> str | bytes:
    """Return one entity table over one or more documents."""
    match form:
        case Format.JSON:
            return to_json(entities_object(table))
        case Format.MD:
            from translator.reports.markdown import entities_markdown

            return entities_markdown(table)
        case Format.HTML:
            from translator.reports.html import entities_html

            return entities_html(table)
        case Format.DOCX:
            from translator.reports.docx import entities_docx

            return entities_docx(table)
    from translator.reports.terminal import entities_text

    return entities_text(table, screen)
