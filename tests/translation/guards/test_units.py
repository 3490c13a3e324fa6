from __future__ import annotations

import pytest

from translator.translation.guards.units import units, units_differ

ROWS = [(name, form) for name, row in units().items() for form in sorted(row["arabic"])]


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("خط قطره 600 مليمتر", "a line 600 meters wide"),
        ("أغلق الطريق يومين", "the road was closed for two hours"),
        ("دفعت 3.2 مليون دينار", "it paid 3.2 million dollars"),
        ("على بعد خمسة عشر كيلومترا", "15 meters away"),
        ("بعد ثلاثة أسابيع", "after three years"),
        ("لا تتجاوز الحصة 61 مترا والحد 500 متر", "a share of 61 percent, the limit being 500 meters"),
        ("دفع 40 دولارا بعد 30 يوما", "He paid 30 dollars after 40 days."),
    ],
)
def test_another_unit_is_told(arabic: str, english: str) -> None:
    assert units_differ(arabic, english)


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("خط قطره 600 مليمتر", "a 600-mm line"),
        ("أغلق الطريق يومين", "a two-day closure"),
        ("دفعت 3.2 مليون دولار", "it paid $3.2 million"),
        ("توفي عن 77 عاما", "He died at 77."),
        ("عند الثالثة وعشر دقائق", "at 3:10 in the afternoon"),
        ("تسعة أمتار وعشرين سنتيمترا", "9.2 meters"),
        ("ثلاثة مديرين عامين", "three directors general"),
        ("بعد 14 يوما", "after two weeks"),
        ("لم يصب أحد", "Nobody was hurt."),
        ("دفع 40 دولارا بعد 30 يوما", "He paid $40 after 30 days."),
        ("مساحتها 20 كيلومترا مربعا", "an area of 20 square kilometers"),
    ],
)
def test_good_english_is_left_alone(arabic: str, english: str) -> None:
    assert not units_differ(arabic, english)


@pytest.mark.parametrize(("name", "form"), ROWS, ids=[form for _, form in ROWS])
def test_every_form_of_the_table_is_seen(name: str, form: str) -> None:
    assert units_differ(f"بلغ المجموع 350 {form} في النهاية", "the total was high in the end")
    english = min(units()[name]["english"])
    assert not units_differ(f"بلغ المجموع 350 {form} في النهاية", f"the total was 350 {english} in the end")
