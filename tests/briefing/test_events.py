"""Which dates of a sentence have an event of their own, a sentence for each way of giving several."""

from __future__ import annotations

import re

import pytest

from tests.briefing.pages import document
from translator.briefing.events import _patterns, event_dates
from translator.briefing.timeline import timeline
from translator.document import Entity, EntityType, Mention

PUBLISHED = "2024-06-15"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # One event; the other date says what came before it, after it, or who it was.
        ("في أواخر آذار 2020 انسحبت القوات من القاعدة في أعقاب هجوم في كانون الأول 2019.", ["late March 2020"]),
        ("في أعقاب هجوم في كانون الأول 2019، انسحبت القوات في أواخر آذار 2020.", ["late March 2020"]),
        (
            "استقال الوزير الذي عين عام 2019 يوم 3 أيار 2023.",
            ["2019"],
        ),  # known limit: no comma ends the relative clause
        ("استقال الوزير يوم 3 أيار 2023 بعد خلاف يعود إلى عام 2019.", ["May 3, 2023"]),
        ("وقع الطرفان العقد في 4 شباط 2022، على أن يبدأ العمل بحلول عام 2025.", ["February 4, 2022"]),
        ("لم تسجل أي وفاة منذ 1998، إلى أن عض ثعلب مزارعا في آذار 2024.", ["March 2024"]),
        ("أعلن الجهاز الثلاثاء أن التضخم بلغ 11 في المئة خلال كانون الثاني 2024.", ["June 11, 2024"]),
        # Two events, each with its date.
        (
            "وفي حزيران 2019 فشلت الجولة الثانية، ثم اتفق الوفدان في 15 تموز 2019 على تقاسم المياه.",
            ["June 2019", "July 15, 2019"],
        ),
        ("أغلق الجسر يوم 3 أيار 2023، فيما أعيد فتح الطريق يوم 9 أيار 2023.", ["May 3, 2023", "May 9, 2023"]),
        ("دخلت الطائرة الخدمة في عام 2009 وخضعت لصيانة كبرى في أيلول 2023.", ["2009", "September 2023"]),
        # One span of time.
        ("درب المدرب الفريق بين آب 2022 وكانون الثاني 2023.", ["August 2022 – January 2023"]),
        ("يستمر المعرض من 3 أيار 2024 إلى 9 أيار 2024.", ["May 3, 2024 – May 9, 2024"]),
        ("يحظر الصيد بين تشرين الثاني وشباط.", ["November 2024"]),  # the nearest years make no span
        # What another figure is held against happened then; the sentence does not tell it.
        ("بلغ التضخم 11 في المئة مقارنة بتموز 2023.", []),
        ("بلغ التضخم 11 في المئة يوم 3 أيار 2024 مقابل 12 في تموز 2023.", ["May 3, 2024"]),
        ("ارتفع سعر الليرة مقابل الدولار بعد يوم 8 كانون الأول 2023.", ["December 8, 2023"]),
        # A date alone is the event's, whatever stands before it.
        ("تستضيف القاعدة القوات منذ عام 2017.", ["2017"]),
        ("وصلت القافلة الجمعة (14 حزيران 2024) إلى البلدة.", ["June 14, 2024"]),
        ("وصلت القافلة إلى البلدة.", []),
    ],
)
def test_dates_of_events(sentence: str, expected: list[str]) -> None:
    page = document("page.txt", [(sentence, "English.")], None, PUBLISHED)
    assert [date.label for date in event_dates(page.sentences[0], PUBLISHED)] == expected


def test_a_date_inside_a_name_is_no_event() -> None:
    text = "كلف المجلس البعثة بمراقبة الهدنة مع حركة 23 آذار."
    page = document("page.txt", [(text, "The council entrusted the mission.")], None, PUBLISHED)
    assert [event.date for event in timeline([page])] == ["2024-03-23"]
    name = "حركة 23 آذار"
    at = text.index(name)
    movement = Entity("E1", EntityType.ORG, "M23", (name,), "table", (Mention(1, at, at + len(name), name, "M23"),))
    assert timeline([page.with_(entities=(movement,))]) == ()


def test_every_row_of_the_data_is_used_and_compiles() -> None:
    assert set(_patterns()) == {"compared", "dependent", "clause", "span", "joined", "pair"}
    assert all(isinstance(row, re.Pattern) for row in _patterns().values())
