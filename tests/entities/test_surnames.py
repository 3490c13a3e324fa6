"""A word of the language right after a given name is a surname, and its meaning is not told to the model."""

from __future__ import annotations

import pytest

from translator.entities.surnames import is_surname_at
from translator.translation.hints import with_terms


@pytest.mark.parametrize(
    ("text", "word", "surname"),
    [
        ("قال خالد الجمال إن الطريق مفتوح", "الجمال", True),
        ("أدانت المحكمة رجل الأعمال أشرف الجمال أمس", "الجمال", True),
        ("حضر الدكتور أمل النجار الحفل", "النجار", True),
        ("يقوم هذا الفن على الجمال", "الجمال", False),  # "على" is no Ali
        ("على أمل الوصول إلى اتفاق", "الوصول", False),
        ("رأى خالد، الجمال الحقيقي", "الجمال", False),
        ("الجمال في عين الناظر", "الجمال", False),
    ],
)
def test_what_stands_after_a_given_name(text: str, word: str, surname: bool) -> None:
    start = text.index(word)
    assert is_surname_at(text, start, start + len(word)) is surname


def test_no_term_is_told_for_a_surname() -> None:
    told = [{hint.english for hint in with_terms(text, ())} for text in ("يحب الناس الجمال", "يحب الناس خالد الجمال")]
    assert "beauty" in told[0]
    assert "beauty" not in told[1]
