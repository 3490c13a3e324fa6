"""The Arabic that is read from a PDF is the Arabic that was put in."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.reports.pages import DOCUMENT
from tests.reports.pdf.extract import by_poppler, by_pypdf, plain
from translator.document import Document, Metadata, Paragraph, Sentence, Summary
from translator.pipeline import run_recognize
from translator.reports.pdf import report_pdf
from translator.settings import Settings

EXTRACTORS = [by_pypdf, by_poppler]

#: What is hard about Arabic in a PDF, a row for each.
HARD = (
    "عبد الله محمد رسول الله، صلى الله عليه وسلم.",
    "لا لأن لإيران لآخر الأمر والإجلاء والآخرين.",
    "قالَ مُؤمنٌ شُكراً جَزيلاً، مُؤكداً أنَ الوَضْعَ سيئٌ جداً.",
    "سُئل الوزير عن مئة شيءٍ وبناءً على أجزاءٍ كبيرةٍ.",
    "دخل الاتفاق حيز التنفيذ عام 2020، ثم في 30 نوفمبر 2017 ألغي.",
    "بلغت الكلفة 4.5 مليون دولار (نحو 5,200 ألف دينار)، أي 12.5% من الموازنة.",
    "٢٠٢٤ و١٢٣٫٤ و٪٥٠ أرقام عربية.",
    "قاعدة كي-1 (K1)، وقاعدة «كي وان»: بحسب The New Arab ووكالة AFP.",
    "محافظة محافظات سحبت واضح الكشف الكردية لكركوك العسكرية زيادة شريطة.",
    "قال: «نعم… سنفعل»! هل تفعل؟ ربما؛ من يدري - لا أحد.",
    "كتاب وآثار وإن شاء الله يوم السبت 2/12/2017.",
)
#: Brackets and signs between Arabic, Latin words and numbers: where lines break decides what stands together.
MIXED = (
    "قالت TNA (العربي الجديد) إن القوة (التي تضم 40 جنديا) وصلت.",
    "(AFP) ذكرت أن الجيش (US Army) انسحب من (K-1).",
    "تنظيم داعش (ISIS/ISIL) ومنظمة [UN] و{EU} و<NATO>.",
    "قال (مدير Google في بغداد) إن «The New Arab» نقلت ذلك (بتصرف).",
    "Reuters (رويترز): القوات (المشتركة - CJTF-OIR) غادرت.",
    "انسحبت من القاعدة ((K1)) ومن (كي وان (K-One)).",
    'نشرت "التحالف الدولي" (International Coalition) صحيفة Washington Post (واشنطن بوست)!',
    "سعر البرميل (Brent) 80.5$ (نحو 75€)، بزيادة (+2%).",
    "الرقم (964)+ والبريد info@example.org (للنشر)؛ الموقع (www.example.org).",
    'كوفيد-19 (COVID-19) و"كوفيد – 19"، و(C-130) و(إف-16).',
)
#: A mark over a mark is drawn higher up, which pdftotext takes for another line.
STACKED = "أنَّ مُحَمَّداً مُؤكِّدٌ أنَّ الوَضْعَ سيِّئٌ."


def document_of(texts: tuple[str, ...]) -> Document:
    """Return a document of these sentences with English of the usual length."""
    sentences = tuple(
        Sentence(number, number, number, 0, len(text), text, _english(text)) for number, text in enumerate(texts, 1)
    )
    paragraphs = tuple(Paragraph(number, number, text) for number, text in enumerate(texts, 1))
    return replace(
        DOCUMENT,
        metadata=Metadata(title_ar="عنوان", title_en="A title"),
        sentences=sentences,
        paragraphs=paragraphs,
        removed=(),
        entities=(),
        summary=Summary(),
        warnings=(),
    )


def _english(text: str) -> str:
    words = "The minister told reporters (in Baghdad) that nothing of the kind was planned before the end of the year."
    return (words + " ") * (1 + len(text) // 130) + '"No."'


@pytest.mark.parametrize("extract", EXTRACTORS)
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_hard_sentences_come_out_as_they_went_in(paper: str, extract: Callable[[bytes], str]) -> None:
    found = plain(extract(report_pdf(document_of(HARD), paper=paper)))
    assert [text for text in HARD if plain(text) not in found] == []


@pytest.mark.parametrize("extract", EXTRACTORS)
def test_brackets_stay_with_what_they_enclose_wherever_lines_break(extract: Callable[[bytes], str]) -> None:
    texts = tuple("كلمة " * shift + text for shift in range(8) for text in MIXED)
    found = plain(extract(report_pdf(document_of(texts))))
    assert [text for text in texts if plain(text) not in found] == []


def test_marks_over_marks_come_out_as_they_went_in() -> None:
    assert plain(STACKED) in plain(by_pypdf(report_pdf(document_of((*HARD, STACKED)))))


@pytest.mark.parametrize("extract", EXTRACTORS)
def test_words_stay_apart(extract: Callable[[bytes], str]) -> None:
    found = extract(report_pdf(document_of(HARD)))
    words = set(re.findall("[\u0621-\u0652]+", unicodedata.normalize("NFC", found)))
    expected = {word for text in HARD for word in re.findall("[\u0621-\u0652]+", unicodedata.normalize("NFC", text))}
    assert expected - words == set()


@pytest.mark.parametrize("extract", EXTRACTORS)
def test_the_seeds_come_out_as_they_went_in(extract: Callable[[bytes], str]) -> None:
    folder = os.environ.get("TRSUM_SEEDS")
    if not folder:
        pytest.skip("TRSUM_SEEDS names no folder")
    for path in sorted(Path(folder).glob("*.txt")):
        document = run_recognize(str(path), Settings())
        sentences = tuple(replace(sentence, en=_english(sentence.ar)) for sentence in document.sentences)
        found = plain(extract(report_pdf(document.with_(sentences=sentences))))
        assert [s.ar for s in sentences if plain(s.ar) not in found] == []
        assert [line.text for line in document.removed if plain(line.text) not in found] == []
        assert plain(document.metadata.title_ar or "") in found


def test_the_drawing_stays_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    import numpy as np
    import pypdfium2

    mended = report_pdf(document_of(HARD))
    monkeypatch.setattr("translator.reports.pdf.typeset.mend", lambda pdf: pdf)
    drawn = report_pdf(document_of(HARD))
    assert drawn != mended
    for one, other in zip(pypdfium2.PdfDocument(drawn), pypdfium2.PdfDocument(mended), strict=True):
        before, after = (page.render(scale=2).to_numpy().astype(np.int16) for page in (one, other))
        # Widths are rounded to thousandths of the type's size: edges may be a shade lighter or darker.
        assert np.abs(before - after).max() < 32
        assert before.min() == 0 or before.min() < 64
