from __future__ import annotations

import time

import pytest

from translator.summarization.asides import Aside, AsideBook, find_asides, load_asides, spans_of

ROWS = [(book, row) for book in (load_asides("ar"), load_asides("en")) for row in book.rows]


@pytest.mark.parametrize(
    ("book", "row"), ROWS, ids=lambda value: getattr(value, "name", getattr(value, "language", ""))
)
class TestRows:
    def test_the_example_comes_out_as_shown(self, book: AsideBook, row: Aside) -> None:
        assert row.cut in [span.rest for span in spans_of(row, row.text, book)]

    def test_the_other_example_is_left_alone(self, book: AsideBook, row: Aside) -> None:
        assert list(spans_of(row, row.leave, book)) == []

    def test_a_long_line_takes_no_time(self, book: AsideBook, row: Aside) -> None:
        for piece in ("ا", "a ", "، ", ", ", "("):
            started = time.process_time()
            list(row.cue.finditer(piece * (100_000 // len(piece))))
            assert time.process_time() - started < 1.0


@pytest.mark.parametrize(
    "sentence",
    [
        "The ferry, which never left the quay, was sold on Monday.",
        "The ferry, which may have been overloaded, was sold on Monday.",
        'The ferry, which is "quite safe" by now, was sold on Monday.',
        "The ferry was sold on Monday, while the owner said it was lost.",
        "The ferry will be sold on Monday, after the court has ruled on it.",
        "The ferry was sold on Monday, according to the owner of the port.",
        "Four workers died of heatstroke on Monday, the health ministry reported.",
        "Four people, including a priest, are at the border.",
        "The visit by the delegation comes as part of a plan.",
        "The court fined the owner on Monday, although the ferry had been safe.",
        "The union accused the owner of neglect, while the owner replied that the crew was late.",
        "The owner praised the crew, saying that it had saved the ferry.",
    ],
)
def test_no_part_takes_a_denial_a_hedge_a_claim_a_condition_or_the_verb(sentence: str) -> None:
    assert find_asides(sentence, "en") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "أوقفت العبارة، التي لم تفحص منذ عام، عن العمل ظهر الأحد.",
        "بيعت العبارة الاثنين، فيما قال صاحبها إنها فقدت في البحر.",
        "ستباع العبارة الاثنين، بعد صدور حكم المحكمة في القضية.",
        "اتهمت النقابة صاحب العبارة بالإهمال، فيما رد صاحبها بأن الطاقم تأخر.",
        "بيعت العبارة الاثنين، وفق صاحب المرفأ القديم في المدينة.",
        "وتأتي زيارة الوفد الكبير، وهي الأولى منذ سنوات، في إطار خطة جديدة لم تعلن.",
    ],
)
def test_the_same_holds_in_arabic(sentence: str) -> None:
    assert find_asides(sentence, "ar") == []


def test_whose_word_a_sentence_is_stays_at_its_end() -> None:
    text = "The mast reached 300 meters on Sunday, the highest figure since 2009, according to the owner."
    assert "The mast reached 300 meters on Sunday, according to the owner." in [
        span.rest for span in find_asides(text, "en")
    ]
    arabic = "بلغ الصاري 300 متر الأحد، وهو أعلى رقم منذ سنوات، بحسب صاحبه."
    assert "بلغ الصاري 300 متر الأحد، بحسب صاحبه." in [span.rest for span in find_asides(arabic, "ar")]


def test_a_month_is_no_hedge_and_what_a_part_expects_goes_with_it() -> None:
    text = "Haddad described the summer as hard and urged citizens to repair their tanks before May."
    assert [span.rest for span in find_asides(text, "en")] == ["Haddad described the summer as hard."]
    text = "The envoy said the plan was sound, noting that his country would send four boats."
    assert [span.rest for span in find_asides(text, "en")] == ["The envoy said the plan was sound."]
