"""The PDF of one document: what it says, what its properties say, where its links lead."""

from __future__ import annotations

import io
from dataclasses import replace

import pypdf
import pytest

from tests.reports.pages import DOCUMENT
from tests.reports.pdf.extract import by_pypdf, plain
from translator.document import Document, EntityType, Flag
from translator.reports.labels import flag_labels, type_labels
from translator.reports.pdf import report_pdf

TYPST = '#panic("run") #read("style.typ") $x$ *bold* @label <here> // gone \\ #sys.inputs'


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return report_pdf(DOCUMENT)


def test_everything_of_the_report_is_there(pdf: bytes) -> None:
    found = plain(by_pypdf(pdf))
    metadata = DOCUMENT.metadata
    expected = [metadata.title_ar, metadata.title_en, metadata.published, metadata.agency, DOCUMENT.signature]
    expected += [text for sentence in DOCUMENT.sentences for text in (sentence.ar, sentence.en)]
    expected += [text for entity in DOCUMENT.entities for text in (entity.en, *entity.ar)]
    expected += [line.text for line in DOCUMENT.removed] + list(DOCUMENT.warnings)
    expected += [flag_labels()[flag]["meaning"] for sentence in DOCUMENT.sentences for flag in sentence.flags]
    assert [text for text in expected if text and plain(text) not in found] == []


def test_a_doubt_stands_wherever_its_sentence_is_used() -> None:
    sentences = tuple(replace(s, flags=(Flag.UNSURE,) if s.id == 1 else ()) for s in DOCUMENT.sentences)
    label = plain(flag_labels()[Flag.UNSURE]["label"])
    found = plain(by_pypdf(report_pdf(DOCUMENT.with_(sentences=sentences, warnings=()))))
    abstract = DOCUMENT.summary.abstractive
    assert abstract is not None
    uses = sum(1 in s.cites for s in abstract.en) + sum(s.sentence == 1 for s in DOCUMENT.summary.extractive)
    assert uses
    assert found.count(label) == uses + 2  # in the translation and where flags are explained


def test_the_words_of_a_doubt_are_named() -> None:
    """A reader of the PDF is told which words, as readers of the other formats are."""
    first, *rest = DOCUMENT.sentences
    doubted = replace(first, lost_words=("صباح", "جسراً"), invented_words=("spokesman",), flags=()).flagged(
        Flag.WORD_INVENTED.value, Flag.WORD_MISSING.value
    )
    found = plain(by_pypdf(report_pdf(DOCUMENT.with_(sentences=(doubted, *rest)))))
    labels = flag_labels()
    assert plain(f"{labels[Flag.WORD_INVENTED]['label']}: spokesman") in found
    assert f"{plain(labels[Flag.WORD_MISSING]['label'])}:" in found


def test_properties(pdf: bytes) -> None:
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    assert reader.metadata is not None
    assert reader.metadata.title == DOCUMENT.metadata.title_en
    assert reader.metadata.author == DOCUMENT.metadata.agency
    catalog = reader.trailer["/Root"]
    assert catalog["/Lang"] == "en"
    assert catalog["/MarkInfo"]["/Marked"]
    assert [entry["/Title"] for entry in reader.outline if not isinstance(entry, list)][:2] == [
        "Summary",
        "Key sentences",
    ]


def test_references_lead_to_sentences_and_back(pdf: bytes) -> None:
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    links = [
        annotation.get_object()
        for page in reader.pages
        for annotation in page.get("/Annots", [])
        if annotation.get_object()["/Subtype"] == "/Link"
    ]
    inside = [link for link in links if "/Dest" in link or link["/A"].get("/S") == "/GoTo"]
    places = {tuple(str(part) for part in link["/Dest"].get_object()) for link in inside}
    assert len(places) == 4  # sentences 1 and 3, and where each is cited first
    outside = [link["/A"]["/URI"] for link in links if "/A" in link and link["/A"].get("/S") == "/URI"]
    assert outside == [DOCUMENT.metadata.source_url]


def test_the_same_document_gives_the_same_bytes(pdf: bytes) -> None:
    assert report_pdf(DOCUMENT) == pdf


def test_paper() -> None:
    sizes = []
    for paper in ("a4", "letter"):
        box = pypdf.PdfReader(io.BytesIO(report_pdf(DOCUMENT, paper=paper))).pages[0].mediabox
        sizes.append((round(box.width), round(box.height)))
    assert sizes == [(595, 842), (612, 792)]


def test_typst_code_of_a_page_is_text() -> None:
    first, *rest = DOCUMENT.sentences
    code = replace(first, ar=f"قال {TYPST}", en=TYPST)
    document = DOCUMENT.with_(
        sentences=(code, *rest), metadata=replace(DOCUMENT.metadata, title_en=TYPST, source_url=None, byline=TYPST)
    )
    found = by_pypdf(report_pdf(document))
    assert plain(found).count(plain(TYPST)) >= 3


@pytest.mark.parametrize(
    "document",
    [
        Document(source=DOCUMENT.source),
        DOCUMENT.with_(summary=replace(DOCUMENT.summary, abstractive=None), entities=(), removed=(), warnings=()),
        DOCUMENT.with_(sentences=tuple(replace(s, en=None, flags=(Flag.EMPTY,)) for s in DOCUMENT.sentences)),
    ],
)
def test_what_is_missing_is_left_out(document: Document) -> None:
    assert report_pdf(document).startswith(b"%PDF-")


def test_every_flag_and_type_has_its_words() -> None:
    assert set(flag_labels()) == set(Flag)
    assert set(type_labels()) == set(EntityType)
