"""Words run together are taken apart; no word that editors write is."""

from __future__ import annotations

import pytest

from tests.translation.checkpoints import ROOT
from translator.translation.running_on import take_apart


@pytest.mark.parametrize(
    ("english", "apart"),
    [
        ("The bomb hadexploded near the bridge.", "The bomb had exploded near the bridge."),
        ("It has beenlaunched twice.", "It has been launched twice."),
        ("the city andvillages", "the city and villages"),
        ("He wasted a hadith and hastened.", "He wasted a hadith and hastened."),
        ("Hadexploded, a name", "Hadexploded, a name"),
        ("see hadexploded.org", "see hadexploded.org"),
        ("the hadqwrtz", "the hadqwrtz"),
        ("He lived inLockwood for years.", "He lived in Lockwood for years."),
        ("an iPhone, an easyJet, a qwMacro", "an iPhone, an easyJet, a qwMacro"),
    ],
)
def test_words(english: str, apart: str) -> None:
    assert take_apart(english) == apart


def test_editors_english_stays() -> None:
    files = (ROOT / "models" / "training" / "news").glob("*.txt")
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines() if line.startswith("E ")]
    assert len(lines) > 20_000
    assert [line for line in lines if take_apart(line) != line] == []
