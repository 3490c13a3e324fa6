from __future__ import annotations

import pytest

from tests.entities.helpers import by_arabic, recognized
from translator.entities.recognize import recognize_entities
from translator.settings import Settings


def test_ids_follow_the_first_mention_and_spans_leave_prefixes_out() -> None:
    found = recognized(("وصل الوفد إلى عمان قادما من بيروت.", None), ("ثم عاد إلى بيروت.", None))
    assert [(e.id, e.en, len(e.mentions)) for e in found.entities] == [("E1", "Amman", 1), ("E2", "Beirut", 2)]
    (first, *_) = by_arabic(recognized(("التقى الوفد ببغداد مسؤولين.", None)), "بغداد").mentions
    assert first.ar == "بغداد"


@pytest.mark.parametrize(
    "sentence", ["قال الضابط إن العملية أظهرت الإرهاب الملموس في المدينة.", "وصف الوزير الجنود بأنهم أبطال العراق."]
)
def test_words_of_the_language_are_not_written_letter_by_letter(sentence: str) -> None:
    found = recognized((sentence, None))
    assert not [e for e in found.entities if e.source == "romanised" and e.type in {"ORG", "MISC"}]


def test_the_same_document_gives_the_same_table() -> None:
    found = recognized(("قالت نادية الشربيني إن متحف السويس سيفتح في مارس المقبل.", None))
    assert recognize_entities(found, None, Settings()).entities == found.entities
