"""The guard that misses nationalities, and its rows."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from tests.translation.checkpoints import training_script
from translator.document import Flag
from translator.translation.guards import check
from translator.translation.guards.unsaid import nationality_lost

ROOT = Path(__file__).parents[3]
ROWS = tomllib.loads((ROOT / "translator/translation/guards/data/nationalities.toml").read_text(encoding="utf-8"))
#: The share of editors' pairs with an adjective of nationality, or all others, that may be flagged.
MOST_FALSE_ALARMS = 0.001  # 0.05 % measured


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_each_row_finds_its_adjective_and_says_what_it_is(row: dict[str, list[str]]) -> None:
    """Patterns compile; what is not said in English is missed, whatever stands before and behind the stem."""
    assert set(row) <= {"stems", "words", "english"}
    assert all(re.compile(pattern) for patterns in row.values() for pattern in patterns)
    stem = re.sub(r"\[(.)[^]]*\]\??", r"\1", row["stems"][0]).replace("?", "")
    for word in (f"{stem}ي", f"ال{stem}ية", f"بال{stem}يين", f"ول{stem}ي"):
        assert nationality_lost(f"وصل الوفد {word} أمس", "The delegation arrived yesterday"), word


@pytest.mark.parametrize(
    ("arabic", "good", "bad"),
    [
        ("قُتل الجنرال الإيراني والزعيم العراقي.", "The Iranian general and the Iraqi leader were killed.", "Iraqi"),
        ("قال دبلوماسيون أميركيون إنهم باقون.", "U.S. diplomats said they were staying.", "Diplomats said so."),
        ("التقى الأكراد والأتراك.", "Kurds and Turks met.", "Kurds and Iraqis met."),
        ("طالبت المصرى البريطانيه بالمغادرة.", "Egyptian, Brit", "Egyptian"),
    ],
)
def test_a_lost_nationality_is_a_changed_meaning(arabic: str, good: str, bad: str) -> None:
    """An Iranian is no Iraqi."""
    assert Flag.MEANING_MISMATCH in check(arabic, bad)
    assert Flag.MEANING_MISMATCH not in check(arabic, good)


def test_words_that_only_look_like_it_say_nothing() -> None:
    """The finance ministry is not Mali's, the right hand not Yemen's, peanuts are not Sudan's."""
    assert not nationality_lost("وزارة المالية", "the finance ministry")
    assert not nationality_lost("باليد اليمنى", "with the right hand")
    assert not nationality_lost("الفول السوداني", "peanuts")
    assert not nationality_lost("مستشار", "adviser")


def test_quiet_on_editors_pairs() -> None:
    """Editors hardly ever leave a nationality out."""
    data = training_script("data")
    pairs = [(data.without_hints(ar), en) for ar, en in data.news_pairs(ROOT / "models" / "training" / "news")]
    assert sum(nationality_lost(ar, en) for ar, en in pairs) / len(pairs) <= MOST_FALSE_ALARMS
