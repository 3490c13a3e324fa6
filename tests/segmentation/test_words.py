from __future__ import annotations

import pytest

from translator.segmentation import split_sentences
from translator.segmentation.words import word_set


@pytest.mark.parametrize("word", sorted(word_set("titles")))
def test_a_title_never_ends_a_sentence(word: str) -> None:
    assert len(split_sentences(f"حضر الجلسة {word}. سليم وحده")) == 1


@pytest.mark.parametrize("word", sorted(word_set("units")))
def test_a_unit_ends_a_sentence_before_an_opener_alone(word: str) -> None:
    if len(word) > 1:
        assert len(split_sentences(f"بعد مسافة 20 {word}. وأضاف المصدر أنه وصل")) == 2
    assert len(split_sentences(f"بعد مسافة 20 {word}. شمال المدينة")) == 1


@pytest.mark.parametrize("word", sorted(word_set("openers")))
def test_openers_open(word: str) -> None:
    assert len(split_sentences(f"بعد مسافة 20 كلم. {word} ذلك")) == 2


@pytest.mark.parametrize("word", sorted(word_set("speech_after")))
def test_speech_after_a_quotation_keeps_it_with_its_speaker(word: str) -> None:
    assert len(split_sentences(f"«إلى أين نذهب الآن؟» {word} الرجل")) == 1
