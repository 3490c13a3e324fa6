"""A briefing over the seed pages, recognised and not translated: each sentence has its number for English."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from translator.briefing import Briefing, compose
from translator.pipeline import run_recognize
from translator.settings import Settings


@pytest.fixture(scope="module")
def briefing() -> Briefing:
    folder = os.environ.get("TRSUM_SEEDS")
    if not folder:
        pytest.skip("TRSUM_SEEDS names no folder")
    documents = [run_recognize(str(path), Settings()) for path in sorted(Path(folder).glob("*.txt"))]
    return compose(
        [d.with_(sentences=tuple(replace(s, en=f"Sentence {s.id}.") for s in d.sentences)) for d in documents]
    )


def test_the_years_stand_on_one_timeline(briefing: Briefing) -> None:
    dates = [event.date for event in briefing.events]
    assert {"2017-10-16", "2020-01-03", "2020-03", "2024-08-01"} <= set(dates)
    assert [date[:4] for date in dates] == sorted(date[:4] for date in dates)


def test_the_reports_of_one_year_are_grouped(briefing: Briefing) -> None:
    groups = [set(group.sources) for group in briefing.groups]
    assert any({3, 5} <= group for group in groups)  # the withdrawal
    assert {2, 4} in groups  # the deployment
    assert all(1 not in group for group in groups)  # years later, it tells of both


def test_the_base_is_one_name_in_every_report(briefing: Briefing) -> None:
    (base,) = [name for name in briefing.names if "قاعدة كي-1" in name.ar]
    assert {source for source, _ in base.mentions} == {1, 2, 3, 4, 5}
