from __future__ import annotations

import pytest

from tests.summarization.pages import page
from translator.summarization.quoting import Voice, alone, voices


def test_a_quotation_over_three_sentences_is_followed_to_its_end() -> None:
    document = page(
        ('قال العقيد: "التحركات مخططة منذ زمن.', "x"),
        ('وليست مرتبطة بانتشار وباء "كوفيد" في البلاد.', "x"),
        ('وستستمر".', "x"),
        ("وغادرت القوات.", "x"),
        paragraphs={1: 1, 2: 1, 3: 1, 4: 1},
    )
    found = voices(document)
    assert found == {1: Voice(opens=True), 2: Voice(inside=True), 3: Voice(inside=True), 4: Voice()}


def test_a_quotation_ends_with_its_paragraph() -> None:
    document = page(("قال العقيد: «التحركات مخططة.", "x"), ("وغادرت القوات.", "x"))
    assert not voices(document)[2].inside


def test_an_answer_runs_to_the_next_question() -> None:
    document = page(
        ("س: متى؟", "x"), ("ج: غدا.", "x"), ("أو بعد غد.", "x"), ("س: وأين؟", "x"), ("هنا.", "x"),
        paragraphs=dict.fromkeys(range(1, 6), 1),
    )  # fmt: skip
    assert [voice.answer for voice in voices(document).values()] == [False, True, True, False, False]


@pytest.mark.parametrize(
    ("arabic", "english", "voice", "alone_ar", "alone_en"),
    [
        (
            'قال العقيد: "التحركات مخططة.', 'The colonel said: "The moves are planned.', Voice(opens=True),
            'قال العقيد: "التحركات مخططة".', 'The colonel said: "The moves are planned."',
        ),
        (
            'ليست مرتبطة بالوباء".', 'They are not linked to the epidemic."', Voice(inside=True),
            "«ليست مرتبطة بالوباء».", "“They are not linked to the epidemic.”",
        ),
        (
            "التحركات مخططة.", "The moves are planned.", Voice(inside=True),
            "«التحركات مخططة».", "“The moves are planned.”",
        ),
        (
            'ج: قالوا إنها "مقلدة".', 'A: They said they were "fake."', Voice(answer=True),
            '«قالوا إنها "مقلدة"».', "“They said they were 'fake.'”",
        ),
        (
            "ج: قالوا «لا» مرتين.", "A: They said “no” twice.", Voice(answer=True),
            "“قالوا «لا» مرتين.”", "‘They said “no” twice.’",
        ),
        (
            'غادرت "القوات" القاعدة.', 'The "troops" left.', Voice(),
            'غادرت "القوات" القاعدة.', 'The "troops" left.',
        ),
    ],
)  # fmt: skip
def test_words_of_somebody_stand_alone_between_their_marks(
    arabic: str, english: str, voice: Voice, alone_ar: str, alone_en: str
) -> None:
    assert alone(arabic, english, voice) == (alone_ar, alone_en)
