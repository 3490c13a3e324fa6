"""Every format says the same: what the report object holds is found in each format that has a place for it."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import docx
import lxml.html
import pytest
from docx.oxml.ns import qn
from lxml import etree
from markdown_it import MarkdownIt
from pypdf import PdfReader

from tests.reports.pages import DOCUMENT, SENTENCES
from translator.document import Document, ExtractedSentence, RemovedLine
from translator.reports import formats
from translator.reports.formats import Format
from translator.reports.labels import flag_label, type_label
from translator.reports.report import to_json_object
from translator.reports.screen import Screen

_WHOLE = frozenset(
    {"title", "fact", "english", "arabic", "flag", "entity", "spelling", "summary", "removed", "warning", "signature"}
)
#: What each format has a place for. A terminal shows the Arabic of what is doubtful alone where it is
#: narrow, and counts what was removed; a PDF leaves out where a
#: spelling comes from; a translation memory holds sentences.
CARRIES: Mapping[Format, frozenset[str]] = {
    Format.TEXT: frozenset(
        {"title", "fact", "english", "flag", "entity", "spelling", "summary", "warning", "signature"}
    ),
    Format.TMX: frozenset({"english", "arabic", "flag", "signature"}),
    Format.PDF: _WHOLE - {"spelling"},
} | dict.fromkeys((Format.MD, Format.HTML, Format.DOCX, Format.JSON), _WHOLE)

#: The invented page with characters in it that mean something to a format, and with all that may be unknown.
AWKWARD = replace(
    DOCUMENT,
    metadata=replace(DOCUMENT.metadata, title_en="Prices <up> & *down* #1", published=None, agency=None, keywords=()),
    removed=(
        RemovedLine(1, "[ad_1] <div> $x$ #set", "ad-marker"),
        RemovedLine(2, "اشترك | الآن", "menu"),
        RemovedLine(9, "a_b_c `d` \\ e", "noise"),
    ),
    sentences=(
        replace(SENTENCES[0], en="It rose 5 % & 'more' <than> \"that\" *a lot* _x_ [y](z) $1 = #2 @3 \\n ~4~."),
        replace(SENTENCES[1], en="No; 1. May | 2. June.", flags=("empty", "unsure")),
    ),
    summary=replace(
        DOCUMENT.summary,
        extractive=(ExtractedSentence(2, SENTENCES[1].ar, "No; 1. May | 2. June.", 0.1),),
        abstractive=None,
    ),
    warnings=("a <b> & *c*",),
)


def squeezed(text: str) -> str:
    """Return ``text`` without white space and invisible marks: where a line breaks is each format's own affair."""
    return re.sub("[\\s\u200b-\u200f\u2066-\u2069]+", "", text)


def words_of(form: Format, content: str | bytes) -> str:
    """Return the text that a reader of a file in ``form`` finds."""
    if isinstance(content, bytes):
        if form is Format.PDF:
            return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
        body = docx.Document(io.BytesIO(content)).element.body
        return "\n".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in body.iter(qn("w:p")))
    match form:
        case Format.JSON:
            return "\n".join(strings(json.loads(content)))
        case Format.HTML:
            return str(lxml.html.document_fromstring(content).body.text_content())
        case Format.TMX:
            return "\n".join(etree.fromstring(content.encode()).itertext())
        case Format.MD:
            tokens = MarkdownIt("commonmark").enable("table").parse(content)
            return "\n".join(
                "".join(child.content for child in token.children) if token.children else token.content
                for token in tokens
            )
    return content


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)
    elif isinstance(value, str):
        yield value


def statements(report: Mapping[str, Any], form: Format) -> Iterator[tuple[str, str]]:
    """Yield each thing that the report says, with its kind."""
    coded = form in {Format.JSON, Format.TMX}
    metadata = report["metadata"]
    yield from (("title", title) for title in metadata["title"].values())
    yield from (("fact", metadata[name]) for name in ("published", "agency", "source_url") if metadata[name])
    yield from (("fact", keyword) for keyword in metadata["keywords"])
    for sentence in report["sentences"]:
        yield "arabic", sentence["ar"]
        # A line that is not Arabic stands once, as itself.
        if not (form is Format.TMX and sentence["en"] == sentence["ar"]):
            yield "english", sentence["en"]
        yield from (("flag", flag if coded else flag_label(flag)) for flag in sentence["flags"])
    for entity in report["entities"]:
        yield "entity", entity["en"]
        yield "entity", entity["type"] if coded else type_label(entity["type"])
        yield from (("entity", form_) for form_ in entity["ar"])
        yield "spelling", entity["source"]
    for chosen in report["summary"]["extractive"]:
        yield from (("summary", chosen[language]) for language in ("ar", "en"))
    for language in ("ar", "en"):
        for sentence in (report["summary"]["abstractive"] or {}).get(language, ()):
            yield "summary", sentence["text"]
    for line in report["removed"]:
        yield from (("removed", line[name]) for name in ("text", "rule"))
    yield from (("warning", warning) for warning in report["warnings"])
    yield "signature", report["signature"]


@pytest.mark.parametrize("form", list(Format))
@pytest.mark.parametrize("document", [DOCUMENT, AWKWARD], ids=["plain", "awkward"])
def test_what_the_report_holds_is_in_every_format(document: Document, form: Format) -> None:
    found = squeezed(words_of(form, formats.report(document, form, Screen(160))))
    said = [(kind, text) for kind, text in statements(to_json_object(document), form) if kind in CARRIES[form]]
    assert len(said) > 6
    assert [(kind, text) for kind, text in said if squeezed(text) not in found] == []


@pytest.mark.parametrize("form", list(Format))
def test_the_comparison_sees_what_is_missing(form: Format) -> None:
    other = replace(DOCUMENT, sentences=(replace(SENTENCES[0], en="Nobody said anything.", flags=("unsure",)),))
    found = squeezed(words_of(form, formats.report(DOCUMENT, form, Screen(160))))
    said = [text for kind, text in statements(to_json_object(other), form) if kind in CARRIES[form]]
    missing = [text for text in said if squeezed(text) not in found]
    assert missing == ["Nobody said anything.", "unsure" if form in {Format.JSON, Format.TMX} else "doubtful"]
