from __future__ import annotations

import pytest

from tests.reading import letter_pairs
from tests.reading.texts import ONE_LINERS
from translator.reading.plausibility import THRESHOLD, arabic_plausibility, is_arabic


def test_table_is_what_the_news_pairs_give() -> None:
    assert letter_pairs.TABLE.read_text(encoding="utf-8") == letter_pairs.table()


def test_news_sentences_are_plausible() -> None:
    sentences = letter_pairs.arabic_sentences()[::20]
    below = [sentence for sentence in sentences if arabic_plausibility(sentence) <= THRESHOLD]
    assert len(sentences) > 300
    assert not below


@pytest.mark.parametrize("wrong", ["cp1252", "iso-8859-6", "mac-arabic", "cp720", "cp1251", "cp1253"])
@pytest.mark.parametrize("line", ONE_LINERS)
def test_the_right_reading_is_the_most_plausible(line: str, wrong: str) -> None:
    assert is_arabic(line)
    assert arabic_plausibility(line) > arabic_plausibility(line.encode("cp1256").decode(wrong, "replace"))


@pytest.mark.parametrize("line", ["", "plain words", "2019", "café à Noël", "Привет", "über größe", "שלום"])
def test_other_text_is_not(line: str) -> None:
    assert not is_arabic(line)
