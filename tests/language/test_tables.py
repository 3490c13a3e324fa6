"""Every row of the tables says what it should."""

from __future__ import annotations

import re

import pytest

from tests.language import texts
from tests.reading.letter_pairs import arabic_sentences
from translator.language.arabic_script import ScriptLanguage, gather, script_languages
from translator.language.scripts import letters_by_script, scripts

ARABIC_ALPHABET = re.compile("[\u0621-\u063a\u0641-\u064a]")
TEXTS = {"fa": texts.PERSIAN, "ur": texts.URDU, "ku": texts.SORANI, "ps": texts.PASHTO}


@pytest.mark.parametrize("row", script_languages(), ids=lambda row: row.code)
def test_letters_are_not_arabic(row: ScriptLanguage) -> None:
    assert not ARABIC_ALPHABET.search(row.letters.pattern)
    assert row.words
    assert row.name


@pytest.mark.parametrize("code", TEXTS)
def test_languages_are_told_apart(code: str) -> None:
    for line in TEXTS[code]:
        assert gather([line]).language() == code


def test_arabic_news_gives_little_foreign_evidence() -> None:
    evidence = gather(arabic_sentences())
    foreign = {code: votes / evidence.words for code, votes in evidence.votes.items() if code != "ar"}
    assert all(share < 0.01 for share in foreign.values()), foreign
    assert evidence.votes["ar"] / evidence.words > 0.4


def test_scripts_do_not_overlap() -> None:
    for code in (*range(0x41, 0x3000), *range(0xAC00, 0xAC10)):
        assert len([script.name for script in scripts() if script.letters.match(chr(code))]) <= 1, hex(code)


@pytest.mark.parametrize("line", ["2019", "٢٠١٩", "،؟!", "ـــ", "***"])
def test_figures_and_marks_are_no_letters(line: str) -> None:
    assert not letters_by_script(line)
