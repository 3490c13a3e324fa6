from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator.summarization.text import normalize_ar, stems_ar, stop_words_ar, words_ar


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("والمدارس", "المدارس"),
        ("للوزارة", "وزارة"),
        ("إلى الأردنّ", "الاردن"),
        ("الحكومةُ", "حكومه"),
        ("مستشفى", "المستشفي"),
    ],
)
def test_the_same_word_has_one_stem(one: str, other: str) -> None:
    assert stems_ar(one) == stems_ar(other) != []


@pytest.mark.parametrize(("one", "other"), [("بنك", "نك"), ("ولد", "لد"), ("لبنان", "بنان")])
def test_letters_that_belong_to_the_word_stay(one: str, other: str) -> None:
    assert stems_ar(one) != stems_ar(other)


def test_arabic_digits_are_digits_and_decimals_are_one_word() -> None:
    assert words_ar("بلغ ٤٫٢ مليار و1,150 شخصا") == ["بلغ", "4٫2", "مليار", "و1,150", "شخصا"]


def test_stop_words_are_left_out_in_every_spelling() -> None:
    assert stems_ar("وقال إنّ ذلك في الذى") == []
    assert all(word == normalize_ar(word) for word in stop_words_ar())


@given(st.text())
def test_any_text_can_be_normalised_twice_with_the_same_result(text: str) -> None:
    assert normalize_ar(normalize_ar(text)) == normalize_ar(text)
