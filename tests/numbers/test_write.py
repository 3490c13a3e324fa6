from __future__ import annotations

import pytest

from translator.numbers import english_figure, find_numbers_ar


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("45 ألف شخص", "45,000"),
        ("3.2 مليون دينار", "3.2 million"),
        ("أحد عشر جنديا", "11"),
        ("خمسة عشر ألفا وخمسمئة", "15,500"),
        ("مليوني شخص", "2 million"),
        ("بنسبة ثلاثين في المئة", "30"),
        ("تريليون دولار", "1 trillion"),
        ("1.234567 مليون", "1,234,567"),
        ("600 مليمتر", None),
        ("ثلاثة أطفال", None),
        ("عشرات الآلاف", None),
        ("الحادي عشر", None),
    ],
)
def test_figures(text: str, figure: str | None) -> None:
    (first, *_) = find_numbers_ar(text)
    assert english_figure(first) == figure
