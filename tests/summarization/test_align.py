from __future__ import annotations

import pytest

from tests.summarization.pages import DAM
from translator.summarization.align import align, support


@pytest.mark.parametrize(
    ("text", "language", "cites"),
    [
        ("The dam was 84 percent full after rain.", "en", (1,)),
        ("The reserve reached 212 million cubic meters and gates stay shut until the end of the month.", "en", (2, 3)),
        ("A new ferry opened.", "en", ()),
        ("He spoke.", "en", ()),
        ("تجمع السكان قرب السد.", "ar", (4,)),
        ("توقفت العبارة في الميناء.", "ar", ()),
        ("", "en", ()),
    ],
)  # fmt: skip
def test_a_sentence_rests_on_those_that_say_its_words(text: str, language: str, cites: tuple[int, ...]) -> None:
    assert align(text, DAM.sentences, language) == cites


def test_support_is_the_share_of_words_that_the_source_has() -> None:
    assert support("dams filled with rain", "The dam was full of rain.", "en") == pytest.approx(2 / 3)
    assert support("", "The dam was full.", "en") == 0.0
