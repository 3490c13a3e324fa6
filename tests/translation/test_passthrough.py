"""Lines that need no engine: what is converted, and above all what is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator.translation.passthrough import convert_plain


@pytest.mark.parametrize(
    ("ar", "en"),
    [
        ("", ""),
        ("  ", ""),
        ("،", ","),
        ("...", "..."),
        ("٤٥٪", "45%"),
        ("١٢٫٥", "12.5"),
        ("(10)", "(10)"),
        ("2-1", "2-1"),
        ("2024/05/12", "2024/05/12"),
        ("١٢:٣٠ م", "12:30 p.m."),
        ("09:05ص", "09:05 a.m."),
        ("10 صباحا", "10 a.m."),
        ("10:00 صباحًا", "10:00 a.m."),
        ("٧ مساءً", "7 p.m."),
        ("20:30 مساء", "20:30 p.m."),
        ("12 مايو", "May 12"),
        ("1990 م", "1990"),  # of the common era
        ("١٩٩٠م", "1990"),
        ("الأحد 12 مايو 2024", "Sunday, May 12, 2024"),
        ("Reuters، 2024", "Reuters, 2024"),
        ("https://example.org/خبر", "https://example.org/خبر"),
        ("www.example.org/١٢؟", "www.example.org/١٢؟"),
        ("١٢ https://example.org/١٢", "12 https://example.org/١٢"),
    ],
)
def test_converted(ar: str, en: str) -> None:
    assert convert_plain(ar) == en


@pytest.mark.parametrize(
    "ar",
    [
        "قال الوزير",
        "أحمد",
        "100 م",  # metres
        "5 م",
        "3 ص",  # a page
        "250 صباحا",
        "99 مساء",
        "12 مايو في بغداد",
        "https://example.org عاجل",
        "5 كم",
        "٣ ملايين",
    ],
)
def test_left_to_the_engine(ar: str) -> None:
    assert convert_plain(ar) is None


@given(st.text("0123456789٠١٢٣٤٥٦٧٨٩ :.,/-()%٪،؛؟«»", max_size=40))
def test_figures_and_signs_are_kept_one_by_one(text: str) -> None:
    english = convert_plain(text)
    assert english is not None
    assert [int(c) for c in english if c.isdigit()] == [int(c) for c in text if c.isdigit()]
    assert english.isascii()


@given(st.text(max_size=60))
def test_no_arabic_is_ever_passed_through(text: str) -> None:
    english = convert_plain(text)
    assert english is None or "http" in text or "www." in text or not any("\u0621" <= c <= "\u064a" for c in english)


@pytest.mark.parametrize("sign", ["1", "1:", "م", " ", "http://", "١٢:٣٠ م "])
def test_a_very_long_line_is_no_obstacle(sign: str) -> None:
    convert_plain(sign * (200_000 // len(sign)))
