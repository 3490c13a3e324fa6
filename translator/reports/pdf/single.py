"""One document as a PDF."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Any

from translator.document import Document
from translator.reports.labels import metadata_facts, other_warnings, source_facts, title_doubts
from translator.reports.passages import begins_arabic
from translator.reports.pdf.typeset import typeset
from translator.reports.report import to_json_object

_ADDRESS = re.compile(r"https?://[^\s<>\"\\]+")


def report_pdf(document: Document, *, paper: str = "a4") -> bytes:
    """Return the whole report on one document as a PDF.

    Args:
        document: a document with everything that the pipeline adds.
        paper: ``a4`` or ``letter``.
    """
    values = {
        "document": to_json_object(document),
        "name": PurePath(document.source.path).name,
        "authors": authors(document),
        "keywords": list(document.metadata.keywords),
        "facts": fact_rows(document),
        "title_doubts": list(title_doubts(document)),
        "warnings": list(other_warnings(document)),
        "signature": document.signature,
    }
    return typeset("report", values, paper=paper)


def authors(document: Document) -> list[str]:
    """Return who made the page, for the PDF's properties: its byline and agency, as far as they are known."""
    return [name for name in (document.metadata.byline, document.metadata.agency) if name]


def fact_rows(document: Document) -> list[tuple[str, dict[str, Any]]]:
    """Return what is known about a document as pairs of a name and a value that says how it is to be set."""
    rows = [*metadata_facts(document), ("Source", " · ".join((document.source.path, *source_facts(document))))]
    return [(name, _value(value)) for name, value in rows]


def _value(text: str) -> dict[str, Any]:
    return {
        "text": text,
        "ar": begins_arabic(text) and not _ADDRESS.fullmatch(text),
        "link": bool(_ADDRESS.fullmatch(text)),
    }
