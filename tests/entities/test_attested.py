"""How countries write the words of Arabic names: the table's rows, and which of its spellings is taken."""

from __future__ import annotations

import re

import pytest

from tests.entities.helpers import by_arabic, recognized
from translator.entities.gazetteers import (
    DATA,
    attested_name,
    begins_with_al,
    home_of_word,
    homes,
    regions,
)
from translator.entities.normalize import bare, key, latin_letters
from translator.entities.romanize import romanize
from translator.tables import read_rows

CODES = {code for codes in regions().values() for code in codes.values()}


def test_every_row_is_sound() -> None:
    rows = list(read_rows(DATA / "attested.tsv.xz"))
    assert len({row[0] for row in rows}) == len(rows) > 15_000
    for folded, usual, ways, count, home, roles in rows:
        assert folded == key(folded)
        assert int(count) >= 1
        spellings = dict(way.split("=") for way in ways.split("|") if way)
        assert set(spellings) <= CODES
        assert all(re.fullmatch(r"[A-Z][A-Za-z]+", spelling) for spelling in (usual, *spellings.values()))
        assert usual not in spellings.values()
        assert home in CODES | {""}
        assert set(roles) <= {"g", "s"}


@pytest.mark.parametrize(
    ("arabic", "country", "english"),
    [
        ("ياسين", "Algeria", "Yacine"),
        ("جميلة", "Algeria", "Djamila"),
        ("نور الدين", "Algeria", "Noureddine"),
        ("نديم الصايغ", "Lebanon", "Nadim Sayegh"),
        ("سامي الكعبي", "Iraq", "Sami al-Kaabi"),
        ("سامي أبو شرخ", "Palestine", "Sami Abu Sharkh"),
    ],
)
def test_the_country_decides(arabic: str, country: str, english: str) -> None:
    assert romanize(arabic, country) == english


def test_a_name_that_few_bear_is_told_by_nobody_unless_asked() -> None:
    rare = next(row[0] for row in read_rows(DATA / "attested.tsv.xz") if row[3] == "1" and row[0] == bare(row[0]))
    assert attested_name(rare, "Iraq") is not None
    assert attested_name(rare, "Iraq", 2) is None
    assert attested_name("لاأحد", "Iraq") is None


@pytest.mark.parametrize(("written", "printed"), [("Émile", "Emile"), ("Yılmaz", "Yilmaz"), ("Sørensen", "Sorensen")])
def test_english_has_no_marks(written: str, printed: str) -> None:
    assert latin_letters(written) == printed


@pytest.mark.parametrize(("arabic", "english"), [("إلياس", "Elias"), ("الياس", "Elias"), ("الشامي", "Shami")])
def test_some_names_begin_with_the_letters_of_the_article(arabic: str, english: str) -> None:
    assert romanize(f"{arabic} حداد").split()[0].endswith(english)
    assert romanize(arabic).startswith(english) == begins_with_al(key(arabic))


def test_a_surname_that_one_region_bears_tells_how_the_given_name_is_written() -> None:
    assert home_of_word(key("بوزيدي")) == "Algeria"
    assert home_of_word(key("محمد")) is None
    assert romanize("رشيد بوزيدي").startswith("Rachid ")
    assert romanize("رشيد الجبوري").startswith("Rashid ")


def test_numbers_in_a_name_stay() -> None:
    assert romanize("نجمة 2").endswith(" 2")


def test_cities_tell_the_country_of_a_page() -> None:
    assert homes()["وهران"] == "Algeria"
    page = recognized(("قالت النيابة في وهران إن ياسين حمودة مثل أمام المحكمة في قسنطينة أمس.", None))
    assert by_arabic(page, "ياسين حمودة").en.startswith("Yacine ")
