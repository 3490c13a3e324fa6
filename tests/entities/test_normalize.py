from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator.entities.gazetteers import words_of
from translator.entities.normalize import bare, key, tokenize


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("أبو ظبي", "ابوظبي"),
        ("عبد الرحمن", "عبدالرحمن"),
        ("مصطفى", "مصطفي"),
        ("سورية", "سوريه"),
        ("مُحمَّد", "محمـــد"),
        ("كي-1", "كي 1"),
        ("كي ١", "كي 1"),
        ("فؤاد", "فواد"),
    ],
)
def test_variants_share_a_key(one: str, other: str) -> None:
    assert key(one) == key(other)


def test_different_names_keep_different_keys() -> None:
    assert len({key(name) for name in ("حسن", "حسين", "حسان", "محسن")}) == 4


def test_article_is_taken_off_long_words_alone() -> None:
    assert bare(key("العراق")) == "عراق"
    assert bare("اله") == "اله"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("وفي بغداد", [("و", "في"), ("", "بغداد")]),
        ("بالعراق", [("ب", "العراق")]),
        ("ولبنان", [("و", "لبنان")]),
        ("لمصر", [("ل", "مصر")]),
        ("وادي", [("", "وادي")]),
        ("في كاليفورنيا", [("", "في"), ("", "كاليفورنيا")]),
    ],
)
def test_prefixes_are_cut_off_names_and_left_on_words(text: str, words: list[tuple[str, str]]) -> None:
    assert [(token.prefix, token.text) for token in words_of(text)] == words


@given(st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءأإآ ًُِّـ0١-.,() AaBb", max_size=80))
def test_tokens_are_slices_of_the_text_in_order(text: str) -> None:
    end = 0
    for token in tokenize(text, lambda _: 1):
        assert text[token.start : token.end] == token.text
        assert text[token.start - len(token.prefix) : token.start] == token.prefix
        assert token.start >= end
        end = token.end
