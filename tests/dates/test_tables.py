from __future__ import annotations

import pytest

from translator.dates import find_dates
from translator.dates.calendar import MONTHS
from translator.dates.tables import fold, month_rows

ROWS = [(row, form) for row in month_rows() for form in row["forms"].split("|")]


@pytest.mark.parametrize(("row", "form"), ROWS, ids=[form for _, form in ROWS])
def test_each_name_of_a_month_makes_a_day(row: dict[str, str], form: str) -> None:
    year = "2024" if row["calendar"] == "g" else "1446هـ"
    (match,) = find_dates(f"صدر في 7 {form} {year} عن الهيئة")
    assert match.text == f"7 {form} {year}"
    assert row["english"] in match.english
    if row["calendar"] == "g":
        assert match.iso == f"2024-{int(row['number']):02d}-07"
        assert row["english"] == MONTHS[int(row["number"]) - 1]


@pytest.mark.parametrize(("row", "form"), ROWS, ids=[form for _, form in ROWS])
def test_a_doubtful_name_alone_is_no_month(row: dict[str, str], form: str) -> None:
    found = [match for match in find_dates(f"قال {form} كلمته") if match.text == form]
    assert bool(found) == (row["alone"] == "yes")


def test_rows_are_whole_and_said_once() -> None:
    forms = [fold(form) for _, form in ROWS]
    months = {(row["calendar"], row["number"]) for row, _ in ROWS}
    assert {row["alone"] for row, _ in ROWS} == {"yes", "lead", "no"}
    assert months == {(calendar, str(number)) for calendar in "gh" for number in range(1, 13)}
    doubled = {form for form in forms if forms.count(form) > 1}
    assert doubled <= {fold(form) for form in ("أغسطس", "إبريل", "أبريل", "أيار", "إيار", "جمادى الأول")}
