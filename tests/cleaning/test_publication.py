from __future__ import annotations

import pytest

from translator.cleaning.lineview import LineView
from translator.cleaning.publication import PublicationLine, read_publication_line


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("الخميس 18 آذار 2021 06:11 ص", "2021-03-18"),
        ("السبت 7 ديسمبر 2019 - 08:53 بتوقيت غرينتش", "2019-12-07"),
        ("الأربعاء 20 ماي 2020 - 11:02", "2020-05-20"),
        ("٢٣ يونيو ٢٠٢١ ١٦:٤٠", "2021-06-23"),
        ("2 شباط/فبراير 2022", "2022-02-02"),
        ("نُشر يوم 03-09-2021", "2021-09-03"),
        ("2021/11/08 الساعة 15:22 ت غ", "2021-11-08"),
        ("2021-12-14 | 22:15 (مكة المكرمة)", "2021-12-14"),
        ("الثلاثاء 20 صفر 1445هـ 5 سبتمبر 2023م", "2023-09-05"),
        ("2021/01/13 (آخر تحديث: 2021/01/14 على 19:25)", "2021-01-13"),
        ("24/3/2020", "2020-03-24"),
        ("نُشرت بتاريخ 12 أكتوبر، 2020", "2020-10-12"),
        ("Mon Jan 18, 2021 4:12pm GMT", "2021-01-18"),
        ("July 9, 2021 | الجمعة 9 يوليو 2021", "2021-07-09"),
        ("18:40", None),
        ("21:47 ت م", None),
        ("منذ 3 ساعات", None),
        ("قبل يومين", None),
    ],
)
def test_a_line_that_only_tells_a_time(text: str, iso: str | None) -> None:
    line = read_publication_line(LineView.of_text(text))
    assert line is not None
    assert line.iso == iso


def test_place_and_author_of_a_publication_line() -> None:
    place = read_publication_line(LineView.of_text("عمان، ٤ آذار ٢٠٢١"))
    assert place == PublicationLine("2021-03-04", place="عمان")
    author = read_publication_line(LineView.of_text("3 مارس 2021 بواسطة سامي الخطيب"))
    assert author == PublicationLine("2021-03-03", author="سامي الخطيب")


@pytest.mark.parametrize(
    "text",
    [
        "افتتح السد في 12 مارس 2021 بحضور الوزير",
        "انتخابات 24 مارس 2021 إلى أين؟",
        "27 - 27",
        "4817",
        "صدر الحكم يوم 5 شباط 2021.",
        "من 2016 إلى 2018",
    ],
)
def test_other_lines_with_numbers(text: str) -> None:
    assert read_publication_line(LineView.of_text(text)) is None
