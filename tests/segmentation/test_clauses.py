from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator.segmentation import cut_clauses


def words_at_most(limit: int) -> Callable[[str], bool]:
    return lambda piece: len(piece.split()) <= limit


@pytest.mark.parametrize(
    ("marked", "limit"),
    [
        ("أعلنت الوزارة فتح المعبر؛ |وقالت إن القرار نهائي لا رجعة فيه", 7),
        ("أعلنت الوزارة فتح المعبر أمام الشاحنات، |فيما بقي المسافرون، وهم مئات، في الانتظار", 8),
        ("زار الوفد بغداد، البصرة، |الموصل، أربيل في يومين", 5),
        ("أعلن المتحدث إغلاق الطريق الدولي |بسبب الثلوج الكثيفة التي تساقطت ليلا", 6),
        ("بلغ العدد 5,200 شخص، |منهم 1,100 طفل", 4),
        ("دفع الاتحاد «مبلغا كبيرا، كما قيل» |لإعمار المدينة القديمة", 6),
    ],
)
def test_cut_at_the_best_place(marked: str, limit: int) -> None:
    assert "|".join(cut_clauses(marked.replace("|", ""), words_at_most(limit))) == marked


def test_a_text_that_fits_is_left_whole() -> None:
    assert cut_clauses("جملة قصيرة", words_at_most(2)) == ("جملة قصيرة",)


def test_a_word_without_spaces_is_cut_in_half() -> None:
    assert cut_clauses("ا" * 8, lambda piece: len(piece) <= 3) == ("اا", "اا", "اا", "اا")


@given(st.text(alphabet='ابو ،؛."«»() 12', max_size=200), st.integers(1, 12))
def test_pieces_join_and_fit(text: str, limit: int) -> None:
    pieces = cut_clauses(text, lambda piece: len(piece) <= limit)
    assert "".join(pieces) == text
    assert all(len(piece) <= limit for piece in pieces)
