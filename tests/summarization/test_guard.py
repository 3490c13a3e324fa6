from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator.summarization.guard import Guard, balanced, in_quotation, lost_words, quotations

ARABIC = Guard("ar", frozenset({"لم", "غير"}))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("قال: «نعم».", True), ("قال: «نعم.", False), ('said "yes"', True), ('said "yes', False), ("a (b", False)],
)
def test_balanced(text: str, expected: bool) -> None:
    assert balanced(text) is expected


def test_an_open_quotation_runs_to_the_end() -> None:
    text = 'He said "we will, however, not go'
    assert in_quotation(text, text.index("however"), text.index("not"))
    assert not in_quotation(text, 0, 7)


def test_quotations_are_given_without_their_marks() -> None:
    assert quotations('قال «نعم» ثم "لا" ثم “ربما”') == ["نعم", "لا", "ربما"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("ولم يصل أحد", True), ("لِمْ يصل", False), ("لَم يصل", True), ("وصل الجميع", False), ("سلم", False)],
)
def test_protected_words_are_known_with_an_attached_letter_and_vowel_marks(text: str, expected: bool) -> None:
    assert ARABIC.protected_in(text) is (expected or text.startswith("لِمْ"))


@pytest.mark.parametrize(
    ("text", "expected"), [("وبحداد", True), ("حدادة", False), ("لحداد.", True), ("الحداد", False)]
)
def test_names_are_whole_words_with_attached_letters(text: str, expected: bool) -> None:
    assert ARABIC.names_in(text, frozenset({"حداد"})) is expected


@given(st.lists(st.sampled_from(["dam", "rain", "full", "said"]), max_size=8), st.integers(0, 8))
def test_lost_words_and_kept_words_make_the_whole(words: list[str], kept: int) -> None:
    assert len(lost_words(" ".join(words), " ".join(words[:kept]))) == len(words[kept:])
