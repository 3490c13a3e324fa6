"""The PDF of a briefing: what it says, where its references lead, how its Arabic copies out."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace

import pypdf
import pytest

from tests.briefing.pages import DOCUMENTS, OPENING, document
from tests.reports.pdf.extract import by_poppler, by_pypdf, plain
from translator.briefing import compose
from translator.document import Document, ExtractedSentence, Summary
from translator.reports.pdf import briefing_pdf

TYPST = '#panic("run") $x$ *bold* @label <here> // gone #sys.inputs'


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return briefing_pdf(compose(DOCUMENTS, title="The bridge", failed=["broken.bin"]))


@pytest.mark.parametrize("extract", [by_pypdf, by_poppler])
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_every_sentence_is_there_in_both_languages(paper: str, extract: Callable[[bytes], str]) -> None:
    found = plain(extract(briefing_pdf(compose(DOCUMENTS), paper=paper)))
    expected = [text for document in DOCUMENTS for s in document.sentences for text in (s.ar, s.en)]
    assert [text for text in expected if text and plain(text) not in found] == []


def test_sections(pdf: bytes) -> None:
    outline = [entry["/Title"] for entry in pypdf.PdfReader(io.BytesIO(pdf)).outline if not isinstance(entry, list)]
    assert outline == [
        "Key points",
        "Timeline",
        "Reports that overlap",
        "What only one source says",
        "Names",
        "Source 1: Zaytuna bridge opened",
        "Source 2: Opening of the Zaytuna bridge",
        "Source 3: The bridge is closed",
        "Source 4: “The price of figs rose in the city's markets to 4,000 dinars a kilogram.”",
        "Appendix",
    ]


def test_a_source_without_a_title_is_called_by_its_first_words_in_both_languages() -> None:
    long = (
        'أعلنت بلدية الزيتونة للصحفيين اليوم أن "سوق السمك القديم عند المرسى سيبقى مفتوحا طوال فصل الشتاء '
        'وفي أول الربيع أيضا مهما ارتفع النهر".',
        'The town of Zaytuna told reporters today that the "old fish market at the landing will stay open all winter '
        'and in spring".',
    )
    made = briefing_pdf(compose([document("a", [long], None), *DOCUMENTS]))
    first = plain(pypdf.PdfReader(io.BytesIO(made)).pages[0].extract_text())
    assert plain("“The town of Zaytuna told reporters today that the…”") in first
    assert plain("«أعلنت بلدية الزيتونة للصحفيين اليوم أن…»") in first


def test_sources_follow_each_other_without_empty_pages(pdf: bytes) -> None:
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]
    heads = [at for at, text in enumerate(pages) for _ in re.findall(r"^Source \d:", text, re.MULTILINE)]
    assert len(heads) == len(DOCUMENTS)
    assert len(set(heads)) < len(heads)


def test_the_first_page_says_where_everything_stands(pdf: bytes) -> None:
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    first = plain(reader.pages[0].extract_text())
    texts = [page.extract_text() for page in reader.pages]
    appendix = next(n for n, text in enumerate(texts, 1) if text.find("What the flags mean") >= 0)
    assert plain(f"Appendix {appendix}") in first
    assert plain("Key points 1") in first


def test_warnings_name_flags_as_the_reader_sees_them() -> None:
    document = DOCUMENTS[0].with_(warnings=("summary sentence 1 rests on sentence 1, which is flagged entity-missing",))
    found = plain(by_pypdf(briefing_pdf(compose([document]))))
    assert plain("which is flagged “name missing”") in found


def test_properties(pdf: bytes) -> None:
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    assert reader.metadata is not None
    assert reader.metadata.title == "The bridge"
    assert str(reader.metadata.author).startswith("trsum ")
    assert reader.trailer["/Root"]["/Lang"] == "en"


def test_references_lead_to_their_sentences_and_back(pdf: bytes) -> None:
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    pages = {page.indirect_reference.idnum: number for number, page in enumerate(reader.pages)}

    def target(link: dict[str, object]) -> int:
        place = link["/Dest"]
        if isinstance(place, str):
            return pages[reader.named_destinations[place].page.idnum]
        return pages[place.get_object()[0].idnum]

    leads = [
        (number, target(link))
        for number, page in enumerate(reader.pages)
        for link in (annotation.get_object() for annotation in page.get("/Annots", []))
        if "/Dest" in link
    ]
    first = next(n for n, page in enumerate(reader.pages) if "Source 1:" in page.extract_text())
    assert first > 0
    assert any(start < first <= end for start, end in leads)
    assert any(end < first <= start for start, end in leads)


def test_failed_inputs_are_named(pdf: bytes) -> None:
    assert plain("Inputs that could not be used: broken.bin") in plain(by_pypdf(pdf))


def test_every_page_has_its_number_and_the_signature(pdf: bytes) -> None:
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    for number, page in enumerate(pages, 1):
        text = page.extract_text()
        assert re.search(rf"\b{number} / {len(pages)}\b", text)
        assert DOCUMENTS[0].signature in text


def test_typst_code_is_text() -> None:
    first, *rest = DOCUMENTS
    sentences = (replace(first.sentences[0], en=TYPST), *first.sentences[1:])
    briefing = compose([first.with_(sentences=sentences), *rest], title=TYPST, failed=[TYPST])
    assert plain(by_pypdf(briefing_pdf(briefing))).count(plain(TYPST)) >= 4


def test_a_sentence_longer_than_a_page_is_whole() -> None:
    ar = "قال المحافظ سامر العبدلي يوم 3 أيار 2023 إن " + " ".join(f"الطريق رقم {n} مفتوح" for n in range(1000, 1300))
    en = "Governor Samer al-Abdali said on May 3, 2023 that " + " ".join(f"road {n} is open" for n in range(1000, 1300))
    first = document("long.txt", [(ar, en)], None, "2023-05-04")
    pages = pypdf.PdfReader(io.BytesIO(briefing_pdf(compose([first, *DOCUMENTS])))).pages
    found = plain("".join(page.extract_text() for page in pages))
    assert all(found.count(plain(f"road {n} is open")) >= 2 for n in range(1000, 1300))


@pytest.mark.parametrize("documents", [DOCUMENTS[:1], DOCUMENTS[3:], (Document(source=DOCUMENTS[0].source),)])
def test_little_is_enough(documents: tuple[Document, ...]) -> None:
    assert briefing_pdf(compose(documents)).startswith(b"%PDF-")


def test_the_same_documents_give_the_same_bytes(pdf: bytes) -> None:
    assert briefing_pdf(compose(DOCUMENTS, title="The bridge", failed=["broken.bin"])) == pdf


def test_points_that_a_model_wrote_say_so(pdf: bytes) -> None:
    briefing = replace(compose(DOCUMENTS), written_by="llm", signature="llm:tiny|prompts:briefing-en/1@0")
    found = plain(by_pypdf(briefing_pdf(briefing)))
    assert plain("Written by a language model (llm)") in found
    assert plain("llm:tiny") in found
    assert plain("Written by a language model") not in plain(by_pypdf(pdf))


def test_a_sentence_of_a_summary_stands_on_one_page() -> None:
    begins, ends = "This sentence begins here", "and ends there"
    long = ("قال المتحدث إن العمل مستمر. " * 6, f"{begins} {'and goes on ' * 24}{ends}.")
    parted = []
    for lines in range(8, 40, 4):  # one of them would end the page in the middle of the sentence
        filler = [("قال المتحدث إن العمل مستمر.", "The work goes on.")] * lines
        one = document("a", [*filler, OPENING[0], long], ("العنوان", "The title"))
        rows = tuple(ExtractedSentence(s.id, s.ar, s.en or "", 0.9) for s in one.sentences[-2:])
        made = briefing_pdf(compose([document("b", filler, None), one.with_(summary=Summary(rows))], title="A"))
        texts = [plain(page.extract_text()) for page in pypdf.PdfReader(io.BytesIO(made)).pages]
        parted += [text for text in texts if text.count(plain(begins)) != text.count(plain(ends))]
    assert parted == []
