"""What a source is called where its page has no headline, and how the doubts about its English are shown."""

from __future__ import annotations

import io
from dataclasses import replace

import pypdf
import pytest

from tests.briefing.pages import DOCUMENTS, OPENING, document
from tests.reports.pdf.extract import plain
from translator.briefing import compose
from translator.document import TITLE_DOUBT, Document, Flag
from translator.reports.labels import flag_label
from translator.reports.pdf import briefing_pdf, report_pdf
from translator.reports.pdf.headline import headline

LEAD = "“Governor Samer al-Abdali opened the Zaytuna bridge over the Tigris on May 3, 2023.”"


def titled(title: tuple[str, str] | None) -> Document:
    return document("a", OPENING, title)


def flagged_lead(one: Document) -> Document:
    return one.with_(sentences=(one.sentences[0].flagged(Flag.UNSURE), *one.sentences[1:]))


@pytest.mark.parametrize(
    ("title", "english"),
    [
        (("افتتاح جسر الزيتونة", "Zaytuna bridge opened"), "Zaytuna bridge opened"),
        (None, LEAD),
        # A name alone is a tag or the caption of a picture; so is a part of one.
        (("جسر الزيتونة", "Zaytuna bridge"), f"Zaytuna bridge: {LEAD}"),
        (("العبدلي", "Al-Abdali"), f"Al-Abdali: {LEAD}"),
        (("دج", "Tig"), "Tig"),  # no word of it
    ],
)
def test_what_a_source_is_called(title: tuple[str, str] | None, english: str) -> None:
    found = headline(titled(title))
    assert found.en == english
    assert found.ar is not None
    assert ("«" in found.ar) is ("“" in english)


def test_a_page_without_english_is_called_by_its_path() -> None:
    one = titled(None)
    bare = one.with_(sentences=tuple(replace(sentence, en=None) for sentence in one.sentences))
    assert headline(bare).en == "a"


def test_first_words_have_the_doubts_of_their_sentence_and_a_headline_has_its_own() -> None:
    assert headline(flagged_lead(titled(None))).doubts == (flag_label(Flag.UNSURE),)
    assert headline(flagged_lead(titled(("افتتاح الجسر", "The bridge opened")))).doubts == ()
    doubted = titled(("افتتاح الجسر", "The bridge opened")).warned(f"{TITLE_DOUBT}lacks a name under its one spelling")
    assert headline(doubted).doubts == ("lacks a name under its one spelling",)


def test_doubts_about_a_headline_stand_beside_it() -> None:
    doubted = titled(("افتتاح الجسر", "The bridge opened")).warned(
        f"{TITLE_DOUBT}is doubtful: number-mismatch", "other"
    )
    shown = plain(f"The bridge opened ⚑ is doubtful: “{flag_label('number-mismatch')}”")
    briefing = pypdf.PdfReader(io.BytesIO(briefing_pdf(compose([doubted, *DOCUMENTS]))))
    assert shown in plain(briefing.pages[0].extract_text())
    pages = pypdf.PdfReader(io.BytesIO(report_pdf(doubted))).pages
    text = plain("".join(page.extract_text() for page in pages))
    assert plain("⚑ the title's English is doubtful:") in text
    assert text.count(plain("is doubtful:")) == 1  # and not among the other warnings again
    assert plain("Warnings • other") in text
