from __future__ import annotations

from pathlib import Path

import pytest

from tests.reading.texts import read, text
from translator.reading.lines import split_lines


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        ("a\nb", ["a", "b"]),
        ("a\r\nb\rc\n", ["a", "b", "c"]),
        ("a\n\n", ["a", ""]),
        ("\n\na", ["", "", "a"]),
        ("a\u2028b\nc\x0cd", ["a\u2028b", "c\x0cd"]),
        ("a\x85b", ["a\x85b"]),
    ],
)
def test_lines_are_an_editors(page: str, lines: list[str]) -> None:
    assert split_lines(page) == (lines, ())


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\x0b", "\x0c"])
def test_pages_made_of_other_separators(separator: str) -> None:
    assert split_lines(f"a{separator}b{separator}c\n") == (["a", "b", "c"], ("line-separators",))


def test_numbers(tmp_path: Path) -> None:
    document = read(tmp_path, "أولا\r\n\r\nثانيا\u2028تابع\rثالثا\n".encode())
    assert [(line.number, line.text) for line in document.lines] == [
        (1, "أولا"),
        (2, ""),
        (3, "ثانيا تابع"),
        (4, "ثالثا"),
    ]
    assert text(document).count("\n") == 3
