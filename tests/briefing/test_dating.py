"""When the events of a sentence were, and when a report can have been written."""

from __future__ import annotations

import datetime

import pytest

from tests.briefing.pages import document
from translator.briefing.dating import dates_of, is_background, not_before
from translator.document import Document


def page(*sentences: str, published: str | None = None) -> Document:
    return document("page.txt", [(ar, "English.") for ar in sentences], None, published)


@pytest.mark.parametrize(
    ("sentence", "published", "expected"),
    [
        ("انسحبت القوات في 29 آذار 2020.", None, [("2020-03-29", datetime.date(2020, 3, 29), False)]),
        ("انسحبت القوات في أواخر آذار 2020.", None, [("2020-03", datetime.date(2020, 3, 31), False)]),
        ("انسحبت القوات عام 2020.", None, [("2020", datetime.date(2020, 12, 31), False)]),
        ("انسحبت القوات في 29 آذار.", "2020-04-02", [("2020-03-29", datetime.date(2020, 3, 29), True)]),
        ("انسحبت القوات في 29 آذار.", None, []),
        ("انسحبت القوات أمس.", None, []),
        ("انتهى العام المالي في 30 شباط 2020.", None, [("2020-02-30", datetime.date(2020, 2, 29), False)]),
    ],
)
def test_dates(sentence: str, published: str | None, expected: list[tuple[str, datetime.date, bool]]) -> None:
    found = dates_of(page(sentence).sentences[0], published)
    assert [(date.iso, date.last_day, date.inferred) for date in found] == expected


@pytest.mark.parametrize(
    ("sentences", "published", "expected"),
    [
        (("وقع الحادث في 1 آب 2024.", "وكان ذلك عام 2030."), None, datetime.date(2024, 8, 1)),
        (("وقع الحادث في 1 آب 2024.", "وبدأ في 3 كانون الثاني 2020."), None, datetime.date(2024, 8, 1)),
        (("وقع الحادث في 1 آب 2024.",), "2024-09-05", datetime.date(2024, 9, 5)),
        (("وقع الحادث عام 2024.",), None, None),
    ],
)
def test_a_report_was_not_written_before_the_last_day_it_names(
    sentences: tuple[str, ...], published: str | None, expected: datetime.date | None
) -> None:
    assert not_before(page(*sentences, published=published)) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("انسحبت القوات في أواخر آذار 2020.", True),
        ("وقع الحادث في 20 تموز 2024.", False),
        ("منذ عام 2020 وحتى 20 تموز 2024 لم يتغير شيء.", False),
        ("وصلت القافلة إلى المدينة.", False),
    ],
)
def test_background_is_what_is_dated_long_before(sentence: str, expected: bool) -> None:
    report = page(sentence)
    assert is_background(report.sentences[0], report, datetime.date(2024, 8, 1), 60) is expected
    assert not is_background(report.sentences[0], report, None, 60)
