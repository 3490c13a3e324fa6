from __future__ import annotations

import re

import pytest

from translator.translation.hints import Hint, with_hints, with_terms
from translator.translation.terms import find_terms, fold, load_terms, stems


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("وبالصهاريج", "صهاريج"),
        ("للثكنة", "ثكنة"),
        ("الثكنة", "ثكنة"),
        ("كمينا", "كمين"),
        ("شظاياها", "شظايا"),
        ("ثكنتهم", "ثكنة"),
    ],
)
def test_a_word_is_looked_up_without_what_is_attached_to_it(word: str, stem: str) -> None:
    assert stem in stems(word)


def test_the_word_as_written_comes_first_and_nothing_too_short_at_all() -> None:
    assert next(stems("والد")) == "والد"
    assert all(len(stem) >= 3 for stem in stems("وكله"))
    assert not list(stems("في"))
    assert list(stems("ولا", 2)) == ["ولا", "لا"]
    assert list(stems("كان", 2)) == ["كان"]


def test_vowels_and_kinds_of_alef_do_not_matter() -> None:
    assert fold("إِسْتِقَالَـةٌ") == "استقالة"
    assert fold("مستشفى") == "مستشفي"


def test_terms_stand_where_their_words_stand() -> None:
    text = "أصابت الشظايا ثلاثة جنود كانوا قرب الثكنة."
    found = {text[term.start : term.end]: term.english for term in find_terms(text)}
    assert found["الشظايا"] in {"shrapnel", "fragments", "shrapnel/fragments"}
    assert found["الثكنة"] == "barracks"
    assert "كانوا" not in found


def test_a_common_word_hides_what_its_letters_would_leave() -> None:
    """``كانت`` is "was", not ك and ``انت``."""
    assert load_terms()["كانت"] == ""
    assert not list(find_terms("كانت"))


@pytest.mark.parametrize(
    ("text", "phrase", "english"),
    [
        ("سجل هدفاً من ركلة الجزاء.", "ركلة الجزاء", "penalty"),
        ("فاز بركلة جزاء.", "بركلة جزاء", "penalty"),
        ("ولا سيما في المدن", "ولا سيما", "especially"),
        ("أُصيب على الأقل", "على الأقل", "at least"),
    ],
)
def test_a_phrase_is_told_as_one(text: str, phrase: str, english: str) -> None:
    found = {text[term.start : term.end]: term.english for term in find_terms(text)}
    assert found[phrase] == english
    assert not set(phrase.split()) & found.keys()


def test_words_of_a_phrase_that_do_not_stand_together_are_none() -> None:
    for text in ("ركلة، جزاء", "على أقل", "ركلة لا جزاء"):
        assert not any(" " in text[term.start : term.end] for term in find_terms(text))


def test_a_name_inside_a_phrase_leaves_its_words_terms() -> None:
    text = "فيروس العوز المناعي البشري"
    name = (text.index("البشري"), len(text))
    told = {text[term.start : term.end] for term in find_terms(text, [name])}
    assert told
    assert all(len(words.split()) == 1 and words != "البشري" for words in told)


def test_what_is_closed_may_overlap_and_come_in_any_order() -> None:
    text = "الشظايا الثكنة الشظايا الثكنة"
    places = [(match.start(), match.end()) for match in re.finditer(r"\w+", text)]
    for closed in ([places[2], places[1]], [(places[1][0], places[2][1]), (places[1][0], places[1][0] + 1)]):
        assert [(term.start, term.end) for term in find_terms(text, closed)] == [places[0], places[3]]


def test_rows_are_folded_stems_and_english() -> None:
    table = load_terms()
    assert len(table) > 10_000
    for stem, english in table.items():
        assert fold(stem) == stem
        assert len(stem) >= 3
        assert english == english.strip()
        assert english.isascii()
        assert not set(english) & set("[]{}\t"), stem


def test_a_name_is_not_told_twice() -> None:
    text = "دخلت الشاحنة ثكنة الزهور"
    name = Hint(text.index("ثكنة"), len(text), "Zuhour Barracks")
    hints = with_terms(text, (name,))
    assert with_hints(text, 0, len(text), {text: hints}).endswith("ثكنة الزهور [Zuhour Barracks]")


def test_terms_stand_in_braces() -> None:
    text = "شظايا"
    assert with_hints(text, 0, len(text), {text: with_terms(text, ())}) == f"شظايا {{{load_terms()['شظايا']}}}"
