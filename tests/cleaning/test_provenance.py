from __future__ import annotations

import pytest

from translator.cleaning.head import is_byline
from translator.cleaning.lineview import LineView
from translator.cleaning.provenance import Provenance, read_agency_line, read_byline, read_opening


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("بيروت (ا ف ب) – أعلن الوزير استقالته", Provenance("بيروت", "ا ف ب")),
        ("هرجيسا 19 يناير كانون الثاني (رويترز) - قال مسؤولون", Provenance("هرجيسا", "رويترز")),
        ("سوريا - الكوثر: أعلن الجيش", Provenance("سوريا", "الكوثر")),
        ("القاهرة – رويترز - قالت الوزارة", Provenance("القاهرة", "رويترز")),
        ("البصرة / نون بريس : افاد مصدر", Provenance("البصرة", "نون بريس")),
        ("تونس - قسم الاقتصاد: تراجعت الصادرات", Provenance("تونس")),
        ("(تونس) – قالت المنظمة", Provenance()),
        ("قال الوزير – وهو يبتسم – إن الأمر انتهى", Provenance()),
        ("الوزير: لن نتراجع", Provenance()),
        ("أعلنت الشركة (تداول) أرباحها", Provenance()),
        ("", Provenance()),
    ],
)
def test_opening_of_a_first_paragraph(text: str, expected: Provenance) -> None:
    assert read_opening(text) == expected


@pytest.mark.parametrize(
    ("text", "zone", "expected"),
    [
        ("أ ش أ", "tail", Provenance(agency="أ ش أ")),
        ("وكالات", "tail", Provenance(agency="وكالات")),
        ("QNA", "tail", Provenance(agency="QNA")),
        ("رب/لو/ص ك", "tail", Provenance(agency="رب/لو/ص ك")),
        ("واس - تبوك", "head", Provenance("تبوك", "واس")),
        ("دمشق - المغرب اليوم", "head", Provenance("دمشق", "المغرب اليوم")),
        ("القاهرة – رويترز", "head", Provenance("القاهرة", "رويترز")),
        ("رياضة", "head", None),
        ("الرأي", "head", None),
        ("طولكرم - سلمى الراعي", "head", None),
        ("GDP", "head", None),
    ],
)
def test_agency_lines(text: str, zone: str, expected: Provenance | None) -> None:
    assert read_agency_line(LineView.of_text(text), zone) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("كتبت: رانيا الدمرداش", "رانيا الدمرداش"),
        ("حاورها من القدس: يزن الترتير", "يزن الترتير"),
        ("بقلم سامي الخطيب", "سامي الخطيب"),
        ("من ليبان نور", "ليبان نور"),
        ("نسيمة عيساوي", "نسيمة عيساوي"),
    ],
)
def test_names_on_bylines(text: str, name: str) -> None:
    assert read_byline(text) == name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("نسيمة عيساوي", True),
        ("ق. ر", True),
        ("خاص - نشوان القباطي", True),
        ("طولكرم - سماح أبو عرقوب", True),
        ("من ليبان نور", True),
        ("من أين نبدأ", False),
        ("العالم الآن", False),
        ("ارتفاع أسعار النفط", False),
        ("رياضة", False),
        ("هل تصمد الهدنة؟", False),
    ],
)
def test_lines_that_are_names(text: str, expected: bool) -> None:
    assert is_byline(text) is expected
