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
    PDF = "pdf"

    @property
    def is_binary(self) -> bool:
        """Say whether the format is bytes, not text: one document a file, and nothing for a terminal."""
        return self is Format.PDF


_SUFFIXES = {
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
    ".md": Format.MD,
    ".markdown": Format.MD,
    ".json": Format.JSON,
    ".pdf": Format.PDF,
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
            "choose one with -f text, -f md, -f json or -f pdf",
        )
    return _SUFFIXES.get(suffix)


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
    if form is Format.PDF:
        from translator.reports.pdf import report_pdf

        return report_pdf(document, paper=paper)
    if form is Format.JSON:
        return to_json(to_json_object(document), one_line=one_line)
    if form is Format.MD:
        from translator.reports.markdown import report_markdown

        return report_markdown(document)
    from translator.reports.terminal import report_text

    return report_text(document, screen)


def check_text(form: Format, command: str) -> None:
    """Refuse a binary format for a command whose result is text.

    Raises:
        UsageError: ``form`` is such a format.
    """
    if form.is_binary:
        raise UsageError(f"trsum {command} writes no {form}", "choose -f text, -f md or -f json")


def translation(document: Document, form: Format, screen: Screen, *, one_line: bool = False) -> str:
    """Return the English alone; JSON is the report object without summaries."""
    if form is Format.JSON:
        return to_json(to_json_object(document), one_line=one_line)
    if form is Format.MD:
        from translator.reports.markdown import translation_markdown

        return translation_markdown(document)
    from translator.reports.terminal import translation_text

    return translation_text(document, screen)


def cleaned(document: Document, form: Format, screen: Screen, *, one_line: bool = False, explain: bool = False) -> str:
    """Return the cleaned Arabic; ``explain`` adds what was removed and why (JSON always says it)."""
    if form is Format.JSON:
        return to_json(clean_object(document), one_line=one_line)
    if form is Format.MD:
        from translator.reports.markdown import clean_markdown

        return clean_markdown(document, explain=explain)
    from translator.reports.terminal import clean_text

    return clean_text(document, screen, explain=explain)


def entities(table: Sequence[Entity], form: Format, screen: Screen) -> str:
    """Return one entity table over one or more documents."""
    if form is Format.JSON:
        return to_json(entities_object(table))
    if form is Format.MD:
        from translator.reports.markdown import entities_markdown

        return entities_markdown(table)
    from translator.reports.terminal import entities_text

    return entities_text(table, screen)
