from __future__ import annotations

import pytest

from tests.entities.helpers import by_arabic, document, recognized
from translator.document import EntityType
from translator.entities.boundaries import trimmed
from translator.entities.find import find_names
from translator.entities.gazetteers import words_of


def found(text: str) -> list[tuple[str, str]]:
    return [(f.ar, str(f.type)) for f in find_names(document((text, None)).sentences[0], None, "2024-05-20")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("وصل الوفد إلى بغداد", [("بغداد", "LOC")]),
        ("عاد الوفد ببغداد ولبنان", [("بغداد", "LOC"), ("لبنان", "LOC")]),
        ("دعت الأمم المتحدة إلى التهدئة", [("الأمم المتحدة", "ORG")]),
        ("قالت وزارة الصحة العراقية إن العدد ارتفع", [("وزارة الصحة العراقية", "ORG")]),
        ("أعلنت الشركة حالة القوة القاهرة", []),
        ("قال وزير الخارجية الإيراني إن بلاده ترفض", []),
        ("أعلن مجلس الأمن الدولي القرار", [("مجلس الأمن الدولي", "ORG")]),
        ("استأنف الحكم لدى مجلس قضاء وهران", [("مجلس قضاء وهران", "ORG")]),
        ("درس في جامعة الملك عبد العزيز قبل عامين", [("جامعة الملك عبد العزيز", "ORG")]),
        ("وذكرت صحيفة «النهار» أن الاجتماع تأجل", [("النهار", "ORG")]),
        ("وقف الوفد عند النهار", []),
        ("تعادل العين الإماراتي مع ضيفه", [("العين", "ORG")]),
        ("هبط سهم كريدي أغريكول اليوم", [("كريدي أغريكول", "ORG")]),
        ("تأجلت مباريات كأس العالم للأندية", [("كأس العالم للأندية", "MISC")]),
    ],
)
def test_names(text: str, names: list[tuple[str, str]]) -> None:
    assert found(text) == names


def test_dates_are_found_with_their_english() -> None:
    dates = list(find_names(document(("عقد الاجتماع في 26 مارس 2026", None)).sentences[0], None, None))
    assert [(f.type, f.entry and f.entry.english) for f in dates] == [(EntityType.DATE, "March 26, 2026")]


def test_spans_leave_prefixes_outside() -> None:
    page = recognized(("وفي ختام زيارته للعراق ولبنان قال إن بغداد ترحب", None))
    for entity in page.entities:
        for mention in entity.mentions:
            assert page.sentences[0].ar[mention.start : mention.end] == mention.ar
    assert {form for entity in page.entities for form in entity.ar} >= {"لبنان", "بغداد"}


def test_short_form_in_brackets_belongs_to_the_name() -> None:
    names = found("قالت منظمة الأمم المتحدة للطفولة (اليونيسف) إن الوضع صعب")
    assert names == [("منظمة الأمم المتحدة للطفولة (اليونيسف)", "ORG")]


def test_two_persons_joined_by_and_are_two() -> None:
    tokens = words_of("قال سمير حداد وهالة نور سيتولى")
    assert [[t.text for t in tokens[a:b]] for a, b in trimmed(tokens, 1, 6, EntityType.PER)] == [
        ["سمير", "حداد"],
        ["هالة", "نور"],
    ]


def test_a_date_inside_a_known_name_is_no_date() -> None:
    page = recognized(("اندلعت المعارك مع حركة 23 مارس شرق البلاد في 12 مارس.", None))
    assert by_arabic(page, "حركة 23 مارس").en == "M23"
    assert [e.ar for e in page.entities if e.type == "DATE"] == [("12 مارس",)]
