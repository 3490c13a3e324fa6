from __future__ import annotations

from dataclasses import replace

import pytest

from tests.summarization.pages import page, person
from translator.document import Abstract, SummarySentence
from translator.summarization.checks import check_abstract
from translator.summarization.faithfulness import measure

PAGE = page(
    (
        "بلغ عدد المشتركين 1,100,000 مشترك في مدينة على بعد 60 كيلومترا من الميناء.",
        "Subscribers numbered 1,100,000 in a city 60 kilometers from the port.",
    ),
    ("استقبل سمير حداد وليد منصور في الميناء يوم الأحد.", "Samir Haddad received Walid Mansour in the port on Sunday."),
    ("وصلت السفينة نور.", "The ship Nour arrived."),
    entities=(
        person("E1", "Samir Haddad", "سمير حداد", 2),
        person("E2", "Walid Mansour", "وليد منصور", 2),
        person("E3", "Nour", "نور", 3),
    ),
)  # fmt: skip


def said(english: str, arabic: str, *cites: int) -> Abstract:
    return Abstract("test", en=(SummarySentence(english, cites),), ar=(SummarySentence(arabic, cites),))


@pytest.mark.parametrize(
    ("english", "arabic"),
    [
        ("Subscribers numbered 1.1 million in a city.", "بلغ عدد المشتركين 1.1 مليون في مدينة."),
        ("Subscribers numbered 1,100,000 in a city.", "بلغ عدد المشتركين مليونا ومئة ألف في مدينة."),
    ],
)
def test_figures_are_compared_by_value(english: str, arabic: str) -> None:
    checked, warnings = check_abstract(PAGE, said(english, arabic, 1))
    assert (checked.en[0].text, checked.ar[0].text) == (english, arabic)
    assert warnings == ()


@pytest.mark.parametrize(
    ("english", "arabic", "cite", "fault"),
    [
        ("The city is 60 meters from the port.", PAGE.sentences[0].ar, 1, "“60 metre” not in the cited sentences"),
        (PAGE.sentences[0].en, "تقع المدينة على بعد 60 مترا من الميناء.", 1, "“60 metre” not in the cited sentences"),
        ("Walid Mansour received Samir Haddad in the port.", PAGE.sentences[1].ar, 2, "who did what to whom"),
        (PAGE.sentences[1].en, "استقبل وليد منصور سمير حداد في الميناء.", 2, "who did what to whom"),
        ("Samir Haddad received Nour in the port.", PAGE.sentences[1].ar, 2, "“Nour” not in the cited sentences"),
        (PAGE.sentences[1].en, "استقبل سمير حداد نور في الميناء.", 2, "“نور” not in the cited sentences"),
        ("Samir Haddad received Walid Mansour on Monday.", PAGE.sentences[1].ar, 2, "“Monday” not in"),
    ],
)
def test_what_the_source_does_not_have_gives_way(english: str, arabic: str, cite: int, fault: str) -> None:
    made = said(english, arabic, cite)
    checked, warnings = check_abstract(PAGE, made)
    source = PAGE.sentences[cite - 1]
    assert (checked.en[0].text, checked.ar[0].text) == (source.en, source.ar)
    assert any(fault in warning for warning in warnings)
    assert (checked.entity_precision, checked.number_precision) == (1.0, 1.0)


def test_a_sentence_in_the_same_order_is_kept() -> None:
    made = said("Samir Haddad received Walid Mansour on Sunday.", "استقبل سمير حداد وليد منصور يوم الأحد.", 2)
    checked, warnings = check_abstract(PAGE, made)
    assert replace(checked, entity_precision=1.0) == made
    assert warnings == ()


def test_precision_is_the_share_of_what_the_sources_have() -> None:
    made = said("Samir Haddad told Nour that 60 of 75 ships came.", "قال سمير حداد إن 60 سفينة وصلت.", 1, 2)
    precision = measure(PAGE, made)
    assert precision.entities == pytest.approx(2 / 3, abs=1e-4)
    assert precision.numbers == pytest.approx(2 / 3, abs=1e-4)
    assert measure(PAGE, said("Ships came.", "وصلت سفن.", 1)).numbers == 1.0
