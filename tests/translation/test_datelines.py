from __future__ import annotations

from dataclasses import replace

import pytest

from translator.translation.datelines import Dateline, after_dateline, find_dateline
from translator.translation.hints import Hint


def hints(text: str, **names: str) -> list[Hint]:
    found = [(text.index(form), form, english) for english, form in names.items()]
    return [Hint(at, at + len(form), english.replace("_", " ")) for at, form, english in sorted(found)]


@pytest.mark.parametrize(
    ("text", "names", "rest", "english"),
    [
        ("عمّان (رويترز) – قالت الشركة", {"Amman": "عمّان", "Reuters": "رويترز"}, "قالت الشركة", "Amman (Reuters) –"),
        ("بيروت: أعلن الوزير", {"Beirut": "بيروت"}, "أعلن الوزير", "Beirut:"),
        ("ج: استعدنا 38 قطعة", {}, "استعدنا 38 قطعة", "A:"),
        ("س ٢: متى تعود البقية؟", {}, "متى تعود البقية؟", "Q 2:"),
        ("السؤال: متى؟", {}, "متى؟", "Question:"),
        ("غزة، القاهرة - وصل الوفد", {"Gaza": "غزة", "Cairo": "القاهرة"}, "وصل الوفد", "Gaza, Cairo -"),
    ],
)
def test_a_dateline_of_known_names(text: str, names: dict[str, str], rest: str, english: str) -> None:
    found = find_dateline(text, hints(text, **names))
    assert found == Dateline(len(text) - len(rest), english)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("تونس - قسم الاقتصاد: تراجعت الصادرات", {"Sfax": "الصادرات"}),
        ("قال الوزير في بيروت - ثم غادر", {"Beirut": "بيروت"}),
        ("بيروت مدينة جميلة", {"Beirut": "بيروت"}),
        ("قال: لا", {}),
        ("ج:", {}),
        ("برج: قال", {}),
    ],
)
def test_other_beginnings(text: str, names: dict[str, str]) -> None:
    assert find_dateline(text, hints(text, **names)) is None


def test_hints_after_a_dateline_count_from_there() -> None:
    text = "عمّان – انفجر خط في الزرقاء"
    found = hints(text, Amman="عمّان", Zarqa="الزرقاء")
    dateline = find_dateline(text, found)
    assert dateline is not None
    (left,) = after_dateline(found, dateline)
    assert text[dateline.end :][left.start : left.end] == "الزرقاء"


def test_what_is_known_of_a_hint_stays_known_after_a_dateline() -> None:
    text = "عمّان – انفجر خط في الزرقاء"
    found = [replace(hint, watched=True) for hint in hints(text, Amman="عمّان", Zarqa="الزرقاء")]
    dateline = find_dateline(text, found)
    assert dateline is not None
    assert all(hint.watched for hint in after_dateline(found, dateline))
