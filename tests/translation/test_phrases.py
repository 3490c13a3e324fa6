from __future__ import annotations

import re
from pathlib import Path

import pytest

from translator.translation import terms
from translator.translation.terms import find_terms, fold

_TABLE = Path(terms.__file__).parent / "data" / "phrases.tsv"
_LINES = _TABLE.read_text(encoding="utf-8").splitlines()
_ROWS = [line.split("\t") for line in _LINES if not line.startswith("#")]
#: What English writes with a capital wherever it stands: peoples, faiths, feasts, abbreviations.
_CAPITALS = re.compile(
    "Achilles|Adha|AIDS|African|American|Antarctic|Arabian|Arab|Arabic|Arbaeen|Arctic|Asian|ATM|Bible|Catholic|Celsius|"
    "Christ|Christianity|Christmas|COVID|CT|DNA|Down|Easter|Eid|English|European|Fitr|Friday|GMT|God|GPS|Hajj|Hebrew|"
    "Hijri|HIV|Hollywood|Holy|I|Indian|Islam|Islamic|Islamist|Islamophobia|Jesus|Judaism|Jupiter|Mars|Mary|MRI|"
    "Muslims?|Nobel|Olympics?|Orthodox|Paralympic|Parkinson|Passover|Prophet|Quran|Ramadan|Richter|RNA|See|Semitic|"
    "Semitism|Shiite|SIM|Sunday|Sunni|TV|Umrah|Valentine"
    "|British|Byzantine|Chinese|Crusader|French|German|Greek|Iranian|Israeli|Iraqi|Jewish|Jews|Jew|Kurdish"
    "|Latin|Lebanese|Ottoman|Palestinian|Persian|Roman|Russian|Soviet|Syrian|Turkish|UN|US|Ukrainian|Zionist"
)


def test_the_table_is_large_and_each_row_has_two_columns() -> None:
    assert len(_ROWS) >= 17_000
    assert all(len(row) == 2 for row in _ROWS)
    assert all(cell == " ".join(cell.split()) and cell for row in _ROWS for cell in row)


def test_a_phrase_is_two_to_five_arabic_words_without_vowel_signs() -> None:
    wrong = [arabic for arabic, _ in _ROWS if not re.fullmatch("[ء-غف-ي]+( [ء-غف-ي]+){1,4}", arabic)]
    assert not wrong


def test_no_phrase_stands_twice() -> None:
    folded = [fold(arabic) for arabic, _ in _ROWS]
    assert len(folded) == len(set(folded))


def test_english_is_as_inside_a_sentence() -> None:
    """No digits, no braces (they mark what is told), no capital letters but those of names of faiths and the like."""
    for arabic, english in _ROWS:
        assert re.fullmatch(r"[A-Za-z][A-Za-z' /,-]*[A-Za-z]", english), arabic
        capitals = [word for word in re.findall(r"[A-Za-z]+", english) if word != word.lower()]
        assert all(map(_CAPITALS.fullmatch, capitals)), arabic


def test_english_is_at_most_three_readings_of_eight_words() -> None:
    for arabic, english in _ROWS:
        readings = english.split("/")
        assert len(readings) <= 3, arabic
        assert all(0 < len(reading.split()) <= 8 for reading in readings), arabic


def test_every_row_is_told_where_its_words_stand_as_written() -> None:
    """A row that another takes the place of would never be read: of two alike, the more closely written comes first."""
    for arabic, english in _ROWS:
        told = [(term.start, term.end, term.english) for term in find_terms(arabic)]
        assert told == [(0, len(arabic), english)], arabic


@pytest.mark.parametrize(
    ("text", "phrase", "english"),
    [
        ("وقد أدلت بصوتها في العاصمة", "أدلت بصوتها", "cast her vote"),
        ("عقد رئيس الوزراء اجتماعا", "رئيس الوزراء", "prime minister"),
        ("دعا إلى وقف فوري لإطلاق النار", "وقف فوري لإطلاق النار", "immediate ceasefire"),
        ("مشاريع القوانين المطروحة", "مشاريع القوانين", "bills"),
        ("وفي نهاية المطاف انسحبوا", "وفي نهاية المطاف", "ultimately"),
    ],
)
def test_a_phrase_is_found_with_what_is_attached_to_it(text: str, phrase: str, english: str) -> None:
    found = {text[term.start : term.end]: term.english for term in find_terms(text)}
    assert found[phrase] == english


def test_few_phrases_are_compared_where_two_words_stand() -> None:
    """With one first word up to 344 phrases begin: all of them would be compared wherever it stands."""
    assert max(map(len, terms.load_phrases().values())) <= 20
