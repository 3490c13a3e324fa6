"""The guard that finds invented words, its table, and how quiet it is on pairs that the table was not made from."""

from __future__ import annotations

import lzma
from pathlib import Path

import pytest

from tests.translation.checkpoints import training_script
from translator.document import Flag
from translator.translation.guards import check
from translator.translation.guards.invented_words import TABLE, find_invented, small_words, words_invented
from translator.translation.guards.lost_words import most_telling

ROOT = Path(__file__).parents[3]
#: The share of editors' pairs, none of which the table knows, that may be flagged: editors add freely.
MOST_FALSE_ALARMS = 0.02  # 1.8 % measured
FEWEST_HELD_BACK = 1500


def test_rows_are_sorted_and_say_something() -> None:
    """Every row has a stem, a weight and Arabic stems; none stands twice."""
    lines = lzma.decompress(TABLE.read_bytes()).decode("utf-8").splitlines()
    rows = [line.split("\t") for line in lines]
    assert [row[0] for row in rows] == sorted({row[0] for row in rows})
    for stem, weight, arabic in rows:
        assert float(weight) > 0, stem
        assert arabic.split() == sorted(set(arabic.split())), stem
        assert arabic, stem


@pytest.mark.parametrize(
    ("arabic", "good", "bad"),
    [
        (
            "وأوضح المنصوري أن الاتفاق ينص على فتح أربعة ممرات إنسانية.",
            "Mansouri explained that the agreement provides for opening four humanitarian corridors.",
            "The spokesman explained that the agreement provides for opening four humanitarian corridors.",
        ),
        (
            "ولا يتجاوز نصيب اللهجات من البيانات العُشر.",
            "The share of dialects in the data is no more than a tenth.",
            "The share of the coast in the data is no more than a tenth.",
        ),
        (
            "ويهدف نشر القوات إلى الحفاظ على الاستقرار السياسي في المحافظة.",
            "The deployment of the forces aims to maintain political stability in the province.",
            "The deployment of the coalition forces aims to maintain political stability in the province.",
        ),
    ],
)
def test_a_word_from_nowhere_is_flagged(arabic: str, good: str, bad: str) -> None:
    """What nothing in the Arabic bears out is flagged; what something does is not."""
    assert Flag.WORD_INVENTED in check(arabic, bad)
    assert Flag.WORD_INVENTED not in check(arabic, good)


def test_the_invented_words_are_named_as_they_are_written() -> None:
    """A reader is told the words, in the order of the English."""
    english = "The spokesmen explained that security was good."
    named = most_telling(find_invented("وأوضح المنصوري أن الوضع جيد.", english))
    assert "spokesmen" in named
    assert list(named) == sorted(named, key=english.index)


def test_names_and_short_words_are_left_to_others() -> None:
    """A word with a capital is a name's, or a sentence's first; letters and initials say nothing."""
    assert set(small_words("The Security Council's aim is a truce.").values()) == {"aim", "truce"}
    assert not words_invented("قال المنصوري", "Mansouri of the Spokesman said")


def test_duals_bear_out_what_they_count() -> None:
    """A dual's ending is no part of its stem."""
    arabic = "عُثر على صندوقين أسودين."
    assert list(find_invented(arabic, "Two black boxes were found.")) == []
    found = find_invented("عُثر على صندوقين.", "Two black boxes were found.")
    assert [word.word for word in found] == ["black"]


def test_quiet_on_held_back_pairs() -> None:
    """Of editors' pairs that the table was not made from, few are flagged."""
    data = training_script("data")
    plain = [(data.without_hints(ar), en) for ar, en in data.news_pairs(ROOT / "models" / "training" / "news")]
    held = [(ar, en) for ar, en in plain if data.is_heldout(ar)]
    assert len(held) > FEWEST_HELD_BACK
    assert sum(words_invented(ar, en) for ar, en in held) / len(held) <= MOST_FALSE_ALARMS
