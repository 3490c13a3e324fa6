from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator.numbers import NumberKind, find_numbers_en
from translator.numbers.tables import english_words

VALUES = [
    ("about 40 soldiers", ["40"]),
    ("a 40-strong unit", ["40"]),
    ("5,200 dollars", ["5200"]),
    ("5.200 dollars", ["5.2"]),
    ("1,234,567 people", ["1234567"]),
    ("$1.1 million", ["1100000"]),
    ("$1.1m", ["1100000"]),
    ("£11million", ["11000000"]),
    ("2bn dinars", ["2000000000"]),
    ("10 to 15 vehicles", ["10", "15"]),
    ("a 3-2 win", ["3", "2"]),
    ("in 2023-24", ["2023", "2024"]),
    ("a 16-year-old", ["16"]),
    ("twenty-five lawmakers", ["25"]),
    ("one hundred and five", ["105"]),
    ("three hundred sixty-five days", ["365"]),
    ("a hundred beds", ["100"]),
    ("two thousand four hundred", ["2400"]),
    ("one million two hundred thousand", ["1200000"]),
    ("three thousand and five", ["3005"]),
    ("one and a half million", ["1500000"]),
    ("two and a half million", ["2500000"]),
    ("a million and a half", ["1500000"]),
    ("half a million", ["500000"]),
    ("a quarter of a million", ["250000"]),
    ("three hundred thousand billion", ["300000000000000"]),
    ("two dozen awards", ["24"]),
    ("20 million one day later", ["20000000", "1"]),
    ("8.6 million twenty-foot units", ["8600000", "20"]),
    ("one hundred and two hundred", ["100", "200"]),
    ("on 11th March", ["11"]),
    ("the twenty-first century", ["21"]),
    ("call 0800 555 111", ["800", "555", "111"]),
    ("https://example.org/12345", []),
    ("nothing of the kind", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "values"), VALUES)
def test_values(text: str, values: list[str]) -> None:
    matches = [match for match in find_numbers_en(text) if match.kind is not NumberKind.HINT]
    assert [match.value for match in matches] == [Decimal(value) for value in values]


KINDS = [
    ("18 percent", "percent", "18"),
    ("18 per cent", "percent", "18"),
    ("18%", "percent", "18"),
    ("the third day", "ordinal", "3"),
    ("11th", "ordinal", "11"),
    ("half of them", "fraction", "0.5"),
    ("two thirds", "fraction", "0.666667"),
    ("two-thirds", "fraction", "0.666667"),
    ("three quarters", "fraction", "0.75"),
    ("the 1990s", "decade", "1990"),
    ("in her forties", "decade", "40"),
    ("dozens of people", "vague", "12"),
    ("a dozen people", "vague", "12"),
    ("hundreds of thousands", "vague", "100"),
    ("several thousand people", "vague", "1000"),
    ("a few million", "vague", "1000000"),
    ("an F-16", "code", "16"),
    ("K1 base", "code", "1"),
    ("COVID-19", "code", "19"),
    ("5G networks", "code", "5"),
    ("Charles III", "code", "3"),
    ("mid-2017", "cardinal", "2017"),
    ("US$5", "cardinal", "5"),
    ("at 7 p.m.", "time", "7"),
    ("at 14:35", "time", "14"),
    ("30/11/2017", "date", "30"),
    ("both sides", "hint", "2"),
    ("twice", "hint", "2"),
    ("a hat-trick", "hint", "3"),
    ("fifteenfold", "hint", "15"),
]


@pytest.mark.parametrize(("text", "kind", "value"), KINDS)
def test_kinds(text: str, kind: str, value: str) -> None:
    first = find_numbers_en(text)[0]
    assert (first.kind.value, first.value) == (kind, Decimal(value))


READINGS = [
    ("5,200", "5.2"),
    ("5.200", "5200"),
    ("3 p.m.", "15"),
    ("15:00", "3"),
    ("half", "50"),
    ("half an hour", "30"),
    ("a third of them", "33"),
    ("the fifties", "1950"),
    ("midnight", "0"),
    ("an hour and a half", "1.5"),
    ("3 to 5 million", "3000000"),
    ("10K run", "10"),
]


@pytest.mark.parametrize(("text", "reading"), READINGS)
def test_other_readings(text: str, reading: str) -> None:
    assert Decimal(reading) in {value for match in find_numbers_en(text) for value in match.values}


@pytest.mark.parametrize("form", sorted(english_words()))
def test_every_row_is_found(form: str) -> None:
    row = english_words()[form]
    for text in (form, form.capitalize(), f"it said {form} then"):
        assert row.value in {value for match in find_numbers_en(text) for value in match.values}, text


SMALL = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()  # noqa: SIM905
SMALL += ["seventeen", "eighteen", "nineteen"]
TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spell(number: int) -> str:
    """Write 1 to 999 in words."""
    if number < 20:
        return SMALL[number]
    if number < 100:
        return TENS[number // 10] + (f"-{SMALL[number % 10]}" if number % 10 else "")
    rest = number % 100
    return f"{SMALL[number // 100]} hundred" + (f" and {spell(rest)}" if rest else "")


@pytest.mark.parametrize("number", range(1, 1000))
def test_every_number_below_a_thousand(number: int) -> None:
    assert [match.value for match in find_numbers_en(f"about {spell(number)} people")] == [number]


@given(st.text(alphabet="0123456789.,-:/ andthreehundredmilliofty%", max_size=60))
def test_matches_are_ordered_slices_without_overlap(text: str) -> None:
    last = 0
    for match in find_numbers_en(text):
        assert text[match.start : match.end] == match.text != ""
        if match.kind is not NumberKind.CODE:
            assert match.start >= last
            last = match.end


@pytest.mark.parametrize("line", ["a" * 10**6, " " * 10**6, "1" * 10**6, "a-" * 500_000, "@" * 10**6, "1." * 20_000])
def test_one_long_line_takes_no_more_than_seconds(line: str) -> None:
    before = time.process_time()
    find_numbers_en(line)
    assert time.process_time() - before < 3
