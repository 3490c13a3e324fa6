"""The guard that misses words, its table, and how quiet it is on pairs that the table was not made from."""

from __future__ import annotations

import lzma
from pathlib import Path

import pytest

from tests.translation.checkpoints import training_script
from translator.document import Flag
from translator.translation.guards import check
from translator.translation.guards.lost_words import TABLE, find_lost, most_telling, without_words, words_lost

ROOT = Path(__file__).parents[3]
#: The share of editors' pairs, none of which the table knows, that may be flagged.
MOST_FALSE_ALARMS = 0.018  # 1.6 % measured
FEWEST_HELD_BACK = 1500


def test_rows_are_sorted_and_say_something() -> None:
    """Every row has a stem and English stems, most a weight; none stands twice."""
    lines = lzma.decompress(TABLE.read_bytes()).decode("utf-8").splitlines()
    rows = [line.split("\t") for line in lines]
    assert [row[0] for row in rows] == sorted({row[0] for row in rows})
    for stem, weight, english in rows:
        assert float(weight) >= 0, stem
        assert english.split() == sorted(set(english.split())), stem
        assert english, stem


@pytest.mark.parametrize(
    ("arabic", "good", "bad"),
    [
        (
            "ضُبطت شاحنة محملة بالقطن على الحدود.",
            "A truck loaded with cotton was seized at the border.",
            "A boat loaded with weapons was seized at the border.",
        ),
        (
            "ارتفعت أسعار الطماطم في غضون أسبوعين.",
            "Tomato prices rose within two weeks.",
            "Tomato prices rose to 2.5 pounds.",
        ),
        (
            "عُثر على جثة المزارع في حديقة المستشفى.",
            "The farmer's body was found in the hospital garden.",
            "The body of the suspect was found in the house.",
        ),
    ],
)
def test_a_word_without_counterpart_is_missed(arabic: str, good: str, bad: str) -> None:
    """What has nothing in the English is flagged; what has is not."""
    assert Flag.WORD_MISSING in check(arabic, bad)
    assert Flag.WORD_MISSING not in check(arabic, good)


def test_the_missing_words_are_named_in_their_order() -> None:
    """A reader is told the words, as they are written."""
    arabic = "عُثر على جثة المزارع في حديقة المستشفى."
    named = most_telling(find_lost(arabic, "The body of the suspect was found in the house."))
    assert "المستشفى" in named
    assert list(named) == sorted(named, key=arabic.index)


def test_words_with_a_guard_of_their_own_are_not_missed() -> None:
    """An acronym has none of the words of its name; what is no part of the name is missed all the same."""
    arabic = "تقدمت قوات سوريا الديمقراطية نحو المستشفى."
    name = (arabic.index("قوات"), arabic.index(" نحو"))
    good, bad = "The SDF advanced towards the hospital.", "The SDF advanced towards the house."
    assert words_lost(arabic, good)
    assert not words_lost(without_words(arabic, [name]), good)
    assert words_lost(without_words(arabic, [name]), bad)
    assert most_telling(find_lost(without_words(arabic, [name]), bad)) == ("المستشفى",)


def test_a_prefix_goes_with_its_name() -> None:
    """A name begins behind its prefixes; the word goes as a whole."""
    text = "قال لصلاح الدين إنه قادم"
    start = text.index("صلاح")
    assert without_words(text, [(start, start + len("صلاح الدين"))]).split() == ["قال", "إنه", "قادم"]
    assert without_words(text, ()) == text


def test_quiet_on_held_back_pairs() -> None:
    """Of editors' pairs that the table was not made from, few are flagged."""
    data = training_script("data")
    plain = [(data.without_hints(ar), en) for ar, en in data.news_pairs(ROOT / "models" / "training" / "news")]
    held = [(ar, en) for ar, en in plain if data.is_heldout(ar)]
    assert len(held) > FEWEST_HELD_BACK
    assert sum(words_lost(ar, en) for ar, en in held) / len(held) <= MOST_FALSE_ALARMS
