from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.summarization.pages import person
from translator.document import Mention
from translator.summarization.fuse import fuse
from translator.summarization.text import load_table


@pytest.mark.parametrize("row", load_table("fuse.toml")["example"], ids=lambda row: row["second_en"])
def test_rows(row: dict[str, Any]) -> None:
    joined = fuse((row["first_ar"], row["first_en"]), (row["second_ar"], row["second_en"]))
    assert joined == ((row["ar"], row["en"]) if "ar" in row else None)


def test_both_languages_are_joined_or_neither() -> None:
    first = ("قال وزير الري سمير حداد إن السدود امتلأت.", "Irrigation Minister Samir Haddad said the dams were full.")
    assert fuse(first, ("وأضاف حداد أن الصيف سيكون صعبا.", "The summer, Haddad fears, will be hard.")) is None


def test_a_sentence_too_long_to_read_is_not_made() -> None:
    tail = "كلمة " * 50
    first = (f"قال حداد إن السدود امتلأت {tail}.", "Samir Haddad said the dams were full.")
    assert fuse(first, ("وأضاف حداد أن الصيف سيكون صعبا.", "Haddad added that the summer would be hard.")) is None


def test_a_quotation_keeps_its_own_sentence() -> None:
    first = ('قال سمير حداد إن السدود "امتلأت".', 'Samir Haddad said the dams were "full."')
    assert fuse(first, ("وأضاف حداد أن الصيف سيكون صعبا.", "Haddad added that the summer would be hard.")) is None


def test_two_names_of_one_entity_are_one_speaker() -> None:
    agency = replace(person("E1", "Water Authority", "سلطة المياه", 1), ar=("سلطة المياه", "الهيئة"))
    mentions = (*agency.mentions, Mention(2, 0, 6, "الهيئة", "WAJ"))
    first = ("قالت سلطة المياه إن السدود امتلأت.", "The Water Authority said the dams were full.")
    second = ("وأضافت الهيئة أن الصيف سيكون صعبا.", "WAJ added that the summer would be hard.")
    assert fuse(first, second) is None
    assert fuse(first, second, (replace(agency, mentions=mentions),)) == (
        "قالت سلطة المياه إن السدود امتلأت، وإن الصيف سيكون صعبا.",
        "The Water Authority said the dams were full, and that the summer would be hard.",
    )
