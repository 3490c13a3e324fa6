from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.summarization.pages import DAM, page
from translator.document import Flag
from translator.summarization.extractive import extract

SENTENCES = [(s.ar, s.en) for s in DAM.sentences]


def chosen(document: object, count: int) -> list[int]:
    return [item.sentence for item in extract(document, count)]  # type: ignore[arg-type]


def test_news_and_figures_come_before_comment_and_background() -> None:
    assert chosen(DAM, 1) == [1]
    assert chosen(DAM, 2) == [1, 2]


def test_both_languages_stand_side_by_side_with_a_score() -> None:
    (lead,) = extract(DAM, 1)
    assert (lead.ar, lead.en) == SENTENCES[0]
    assert 0.0 < lead.score < 1.0


def test_fewer_sentences_than_asked_for_are_all_given() -> None:
    assert chosen(DAM, 40) == [1, 2, 3, 4, 5, 6]


def test_a_page_without_sentences_has_no_summary() -> None:
    assert extract(page(), 3) == ()


@pytest.mark.parametrize("copy_at", [1, 5])
def test_what_says_the_same_is_not_chosen_twice(copy_at: int) -> None:
    pairs = [*SENTENCES]
    pairs.insert(copy_at, SENTENCES[0])
    assert len({0 + 1, copy_at + 1} & set(chosen(page(*pairs, title=DAM.metadata.title_ar), 4))) == 1


def test_a_caption_of_the_background_is_no_lead() -> None:
    caption = (
        "غادرت القوات قاعدة التلال في آذار 2020 بعد هجوم صاروخي أدى إلى مقتل متعاقد.",
        "Troops left in March 2020.",
    )
    assert 2 in chosen(page(caption, *SENTENCES, caption, title=DAM.metadata.title_ar), 1)


def test_foreign_lines_and_sentences_without_english_are_not_chosen() -> None:
    document = page(
        *SENTENCES, title=DAM.metadata.title_ar, flags={1: (Flag.EMPTY,), 3: (Flag.FOREIGN,)}, languages={2: "en"}
    )
    assert chosen(document, 40) == [4, 5, 6]


def test_of_two_equal_sentences_the_one_with_sound_english_is_chosen() -> None:
    third, flagged = ("وبلغ عدد المشتركين 40 ألفا.", "Subscribers numbered 40,000."), {2: (Flag.TOO_LONG,)}
    fourth = ("ووصل عدد الموظفين إلى 30 ألفا.", "Employees numbered 30,000.")
    assert 2 in chosen(page(SENTENCES[0], third, fourth), 2)
    assert 2 not in chosen(page(SENTENCES[0], third, fourth, flags=flagged), 2)


def test_an_introduction_that_ends_with_a_colon_is_not_chosen() -> None:
    document = page(
        ("وجاء في البيان رقم 118 الصادر عن الوزارة ما يلي:", "Statement No. 118 read as follows:"),
        ("ستفتح الطريق غدا أمام السيارات بعد إزالة الثلوج.", "The road opens tomorrow after the snow is cleared."),
    )
    assert chosen(document, 1) == [2]


@given(st.permutations(range(6)), st.integers(1, 6))
def test_sentences_come_in_document_order_and_the_same_each_time(order: list[int], count: int) -> None:
    document = page(*(SENTENCES[index] for index in order))
    picked = chosen(document, count)
    assert picked == sorted(picked)
    assert len(picked) == count
    assert picked == chosen(replace(document), count)
