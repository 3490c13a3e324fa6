from __future__ import annotations

from dataclasses import replace

import pytest

from tests.summarization.pages import DAM, page
from translator.document import Abstract, Flag, SummarySentence
from translator.summarization.checks import check_abstract
from translator.summarization.condense import condense
from translator.summarization.extractive import extract

AR = {s.id: s.ar for s in DAM.sentences}
EN = {s.id: s.en or "" for s in DAM.sentences}


def abstract(cites: tuple[int, ...], en: str | None = None, ar: str | None = None) -> Abstract:
    english = EN[cites[0]] if en is None else en
    arabic = AR[cites[0]] if ar is None else ar
    return Abstract("test", (SummarySentence(english, cites),), (SummarySentence(arabic, cites),))


def test_what_the_condenser_makes_passes() -> None:
    made = condense(DAM, extract(DAM, 6))
    assert check_abstract(DAM, made) == (made, ())


@pytest.mark.parametrize(
    ("cites", "english", "complaint"),
    [
        ((1,), "The Irrigation Ministry announced on Sunday that the dam was 48 percent full.", "48"),
        ((1,), "The Irrigation Ministry announced on Tuesday that the dam was 84 percent full.", "Tuesday"),
        ((1,), "The Irrigation Ministry announced on Sunday that the Marj dam was 84 percent full.", "“Marj”"),
        ((1,), "Samir Haddad announced on Sunday that the dam was 84 percent full.", "Samir"),
        ((3,), "Haddad said the ministry would open the gates before the end of the month.", "denial"),
        (
            (2,),
            "The reserve had reached 212 million cubic meters, not the highest figure since 2009, he said.",
            "denies",
        ),
        ((2,), "The reserve has reached 212 million cubic meters, the highest figure since 2009.", "fact"),
        ((5,), '"We waited for this rain for years," said a farmer from the area.', "word for word"),
    ],
)
def test_what_is_not_in_the_source_gives_way_to_it(cites: tuple[int, ...], english: str, complaint: str) -> None:
    checked, warnings = check_abstract(DAM, abstract(cites, en=english))
    assert checked.en[0].text == EN[cites[0]]
    assert checked.ar[0].text == AR[cites[0]]
    assert len(warnings) == 1
    assert warnings[0].startswith("English summary sentence 1 was replaced by its source: ")
    assert complaint in warnings[0]


@pytest.mark.parametrize(
    ("cites", "arabic", "complaint"),
    [
        ((1,), "أعلنت وزارة الري الأحد امتلاء السد بنسبة 48 في المئة.", "48"),
        ((4,), "وتجمع سمير حداد وسكان قرب السد.", "سمير حداد"),
        ((3,), "وأضاف حداد أن الوزارة تفتح البوابات قبل نهاية الشهر.", "denial"),
        ((2,), "بلغ المخزون 212 مليون متر مكعب، وهو أعلى رقم منذ 2009.", "fact"),
    ],
)
def test_arabic_is_held_to_the_same(cites: tuple[int, ...], arabic: str, complaint: str) -> None:
    checked, warnings = check_abstract(DAM, abstract(cites, ar=arabic))
    assert checked.ar[0].text == AR[cites[0]]
    assert complaint in warnings[0]


@pytest.mark.parametrize(
    ("cites", "english"),
    [
        ((1,), "The Irrigation Ministry said on Sunday that the dam was 84 percent full."),
        ((2,), "The reserve reached 212,000,000 cubic meters, Minister Samir Haddad said."),
        ((2,), "Haddad said the reserve had reached 212 million cubic meters."),
    ],
)
def test_another_wording_of_the_same_facts_passes(cites: tuple[int, ...], english: str) -> None:
    checked, warnings = check_abstract(DAM, abstract(cites, en=english))
    assert (checked.en[0].text, warnings) == (english, ()) or "only one language" in warnings[0]


def test_a_figure_that_one_language_leaves_out_brings_both_sources_back() -> None:
    checked, warnings = check_abstract(DAM, abstract((2,), en="Haddad said the reserve was the highest since 2009."))
    assert (checked.ar[0].text, checked.en[0].text) == (AR[2], EN[2])
    assert warnings == ("summary sentence 1 was replaced by its source: only one language had 212000000",)


@pytest.mark.parametrize(
    "broken",
    [
        abstract((1,), en="x").__class__("test", (SummarySentence("The dam.", ()),), (SummarySentence("السد.", ()),)),
        Abstract("test", (SummarySentence("The dam.", (99,)),), (SummarySentence("السد.", (99,)),)),
        Abstract("test", (SummarySentence("The dam.", (1,)),), (SummarySentence("السد.", (2,)),)),
        Abstract("test", (SummarySentence("The dam.", (1,)),), ()),
    ],
    ids=["no cite", "no such sentence", "different cites", "one language"],
)
def test_what_rests_on_nothing_is_left_out_and_said(broken: Abstract) -> None:
    checked, warnings = check_abstract(DAM, broken)
    assert checked.en == checked.ar == ()
    assert warnings == ("summary sentence 1 rests on no sentence of the page in both languages and was left out",)


def test_a_flagged_source_is_said() -> None:
    document = page((AR[1], EN[1]), flags={1: (Flag.NUMBER_MISMATCH, Flag.TOO_LONG)})
    made = replace(abstract((1,)), method="condensed")
    checked, warnings = check_abstract(document, made)
    assert checked == made
    assert warnings == ("summary sentence 1 rests on sentence 1, which is flagged number-mismatch, too-long",)
