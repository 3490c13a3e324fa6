from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.document import Document as Word
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from hypothesis import example, given
from hypothesis import strategies as st
from pypdf import PdfReader

from tests.reports.pages import DOCUMENT, SECOND, SENTENCES, THIRD, TITLE
from translator.document import Document, RemovedLine
from translator.reports.docx import clean_docx, entities_docx, report_docx, translation_docx
from translator.reports.labels import Doubt, doubtful
from translator.reports.passages import has_arabic
from translator.reports.wordparts import directed

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def opened(data: bytes) -> Word:
    return docx.Document(io.BytesIO(data))


def all_paragraphs(word: Word) -> list[Paragraph]:
    return [Paragraph(element, word) for element in word.element.body.iter(qn("w:p"))]


def text_of(paragraph: Paragraph) -> str:
    return "".join(element.text or "" for element in paragraph._p.iter(qn("w:t")))


def test_arabic_runs_from_right_to_left() -> None:
    seen = 0
    for paragraph in all_paragraphs(opened(report_docx(DOCUMENT))):
        bidi = paragraph._p.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None
        text = text_of(paragraph)
        if has_arabic(text) and not text.startswith("Keywords:"):
            assert bidi, text
            seen += 1
        for run in paragraph._p.iter(qn("w:r")):
            words = "".join(t.text or "" for t in run.iter(qn("w:t")))
            rtl = run.find(f"{qn('w:rPr')}/{qn('w:rtl')}") is not None
            latin = any("a" <= char.lower() <= "z" for char in words)
            assert not (has_arabic(words) and latin), words
            assert not (has_arabic(words) and not rtl), words
            assert not (latin and rtl), words
            if rtl:
                assert run.find(f"{qn('w:rPr')}/{qn('w:lang')}").get(qn("w:bidi")) == "ar-SA"
    assert seen >= len(SENTENCES) - 1 + 3  # the translation, the title, the summaries


@pytest.mark.parametrize(
    ("text", "rtl", "pieces"),
    [
        ("جسر (K1) فوق", True, [("جسر (", True), ("K1", False), (") فوق", True)]),
        (
            "لصحيفة The River Post أن 120 عاملاً",
            True,
            [("لصحيفة ", True), ("The River Post", False), (" أن 120 عاملاً", True)],
        ),
        ("بكلفة 4.5 مليون.", True, [("بكلفة 4.5 مليون.", True)]),
        ("[12]", True, [("[12]", True)]),
        ("[12]", False, [("[12]", False)]),
        ("Path of جسر، دجلة to read", False, [("Path of ", False), ("جسر، دجلة", True), (" to read", False)]),
        ("", True, []),
    ],
)
def test_runs_of_one_direction(text: str, rtl: bool, pieces: list[tuple[str, bool]]) -> None:
    assert list(directed(text, rtl=rtl)) == pieces


@given(st.text(alphabet="ab1 2.()[]-«»،عربيЖ中\u0660", max_size=40), st.booleans())
@example("1عa", True)
def test_no_run_mixes_directions_and_none_is_lost(text: str, rtl: bool) -> None:
    pieces = list(directed(text, rtl=rtl))
    assert "".join(piece for piece, _ in pieces) == text
    for piece, direction in pieces:
        assert not set(piece) & set("abЖ中") if direction else not set(piece) & set("عربي")


def test_translation_table() -> None:
    word = opened(report_docx(DOCUMENT))
    *_, table = (t for t in word.tables if t.rows[0].cells[0].text == "No.")
    rows = [[cell.text for cell in row.cells] for row in table.rows][1:]
    assert rows[1] == [
        "2",
        "Al-Abdali said that the bridge will be closed to lorries.\n⚠ check negation; check numbers",
        SECOND,
    ]
    assert rows[2][2] == THIRD
    assert rows[3][2] == ""  # a foreign line stands once
    assert [row[0] for row in rows] == ["1", "2", "3", "4"]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_removed_lines_stand_in_a_table_from_right_to_left() -> None:
    word = opened(report_docx(DOCUMENT))
    table = word.tables[-1]
    assert table._tblPr.find(qn("w:bidiVisual")) is not None
    assert [[cell.text for cell in row.cells] for row in table.rows][1:] == [
        [str(line.line), line.text, line.rule] for line in DOCUMENT.removed
    ]


def test_citations_lead_to_their_sentences() -> None:
    word = opened(report_docx(DOCUMENT))
    marks = [element.get(qn("w:name")) for element in word.element.body.iter(qn("w:bookmarkStart"))]
    assert marks == [f"s{sentence.id}" for sentence in SENTENCES]
    links = [element.get(qn("w:anchor")) for element in word.element.body.iter(qn("w:hyperlink"))]
    assert links == ["s1", "s3", "s1", "s3", "s1"]  # the summary in two languages, the key sentence


def test_the_same_bytes_at_any_time() -> None:
    data = report_docx(DOCUMENT)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
    assert "<dcterms:" not in core
    assert data == report_docx(DOCUMENT)
    properties = opened(data).core_properties
    assert (properties.title, properties.author) == (DOCUMENT.metadata.title_en, "trsum")


def test_awkward_text() -> None:
    text = "a\x00b\x1b[31m <w:t>&amp;</w:t>\n{{ x }}"
    document = replace(
        DOCUMENT, sentences=(replace(SENTENCES[0], en=text),), removed=(RemovedLine(1, text, "x"),), signature=text
    )
    words = "\n".join(map(text_of, all_paragraphs(opened(report_docx(document)))))
    assert words.count("a\ufffdb\ufffd[31m <w:t>&amp;</w:t> {{ x }}") == 3


def test_other_results() -> None:
    clean = opened(clean_docx(DOCUMENT, explain=True))
    assert [p.text for p in clean.paragraphs][:3] == [TITLE, DOCUMENT.paragraphs[0].text, DOCUMENT.paragraphs[1].text]
    assert len(clean.tables) == 1
    assert not opened(clean_docx(DOCUMENT)).tables
    english = opened(translation_docx(DOCUMENT))
    assert [p.text for p in english.paragraphs] == [
        f"{SENTENCES[0].en} {SENTENCES[1].en}",
        SENTENCES[2].en,
        SENTENCES[3].en,
    ]
    names = opened(entities_docx(DOCUMENT.entities)).tables[0]
    assert [row.cells[0].text for row in names.rows][1:] == [entity.en for entity in DOCUMENT.entities]
    assert opened(entities_docx(())).paragraphs[-1].text == "None."


@pytest.mark.slow
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_opens_in_libreoffice(tmp_path: Path) -> None:
    assert OFFICE
    (tmp_path / "report.docx").write_bytes(report_docx(DOCUMENT))
    home = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [OFFICE, home, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, tmp_path / "report.docx"]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    words = " ".join(" ".join(page.extract_text() for page in PdfReader(tmp_path / "report.pdf").pages).split())
    for sentence in SENTENCES:
        assert sentence.en
        assert sentence.en.split()[0] in words
    assert "check negation; check numbers" in words
    assert "2 lines removed" in words


def test_doubts_are_worked_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []

    def counted(document: Document) -> Mapping[int, tuple[Doubt, ...]]:
        calls.append(document)
        return doubtful(document)

    monkeypatch.setattr("translator.reports.docx.doubtful", counted)
    report_docx(DOCUMENT)
    assert calls == [DOCUMENT]
