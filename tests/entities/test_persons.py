"""How often a person's name comes out as English-language papers have it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from translator.entities.gazetteers import name_words
from translator.entities.normalize import key
from translator.entities.romanize import romanize
from translator.tables import read_rows

HERE = Path(__file__).parent
FLOORS = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))["persons"]


@pytest.mark.parametrize("name", FLOORS)
def test_accepted_spellings(name: str) -> None:
    rows = list(read_rows(HERE / f"persons_{name}.tsv"))
    assert len(rows) >= 50
    right = [
        romanize(arabic, country[0] if country else None) in accepted.split("|") for arabic, *country, accepted in rows
    ]
    assert sum(right) / len(right) >= FLOORS[name]


@pytest.mark.parametrize(
    ("arabic", "english"), [("تشارلز", "Charles"), ("سوليفان", "Sullivan"), ("جوناثان", "Jonathan")]
)
def test_the_table_has_what_can_be_heard_in_the_name(arabic: str, english: str) -> None:
    assert name_words()[key(arabic)][0] == english


def test_a_hamza_says_that_there_is_no_article() -> None:
    assert romanize("إليزابيث").startswith("Eli")
    assert romanize("سمير البدري").split()[1].lower().startswith(("al-", "el-", "badr"))
