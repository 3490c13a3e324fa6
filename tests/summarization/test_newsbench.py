"""Floors of the summaries on annotated pages, which are not part of the repository."""

from __future__ import annotations

import importlib.util
import os
import sys
import tomllib
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))

pytestmark = pytest.mark.skipif("TRSUM_NEWSBENCH" not in os.environ, reason="TRSUM_NEWSBENCH is not set")


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    path = BENCHMARKS / "summaries.py"
    spec = importlib.util.spec_from_file_location("summaries", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def pages(bench: Any) -> Any:
    return bench.load_pages(Path(os.environ["TRSUM_NEWSBENCH"]))


def test_the_extract_stays_above_its_floors_and_above_the_lead(bench: Any, pages: Any) -> None:
    ours = bench.score(pages, bench.by_trsum)
    assert all(value >= floor for value, floor in zip(ours, FLOORS["extract"]["scores"], strict=True))
    assert all(value > lead for value, lead in zip(ours, bench.score(pages, bench.by_lead), strict=True))


def test_the_extract_is_above_every_algorithm_of_sumy(bench: Any, pages: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("sumy", reason="the package sumy is not installed")
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    rows = bench.choosers(pages, with_sumy=True)
    rivals = [row for name, row in rows.items() if name.startswith("sumy")]
    assert len(rivals) == 6
    assert all(value > rival for row in rivals for value, rival in zip(rows["trsum"], row, strict=True))


def test_the_weights_hold_on_pages_they_were_not_fitted_on(bench: Any, pages: Any) -> None:
    assert bench.cross_validated(pages)[0] >= FLOORS["extract"]["held_out_hits"]


def test_the_condensed_summary_is_shorter_and_invents_no_number(bench: Any, pages: Any) -> None:
    row = bench.abstractive_row(pages)
    assert (row["entity precision"], row["number precision"], row["citation accuracy"]) == (1.0, 1.0, 1.0)
    assert row["warnings"] <= FLOORS["condensed"]["warnings"]
    assert all(row[f"length {language}"] <= FLOORS["condensed"][f"length_{language}"] for language in ("en", "ar"))
    assert all(row[f"ROUGE-2 {language}"] >= FLOORS["condensed"][f"rouge_2_{language}"] for language in ("en", "ar"))


def test_the_figures_of_the_baselines_are_those_of_the_package_rouge_score(bench: Any, pages: Any) -> None:
    assert [round(value, 1) for value in bench.score(pages, bench.by_lead)[1:4]] == pytest.approx(
        [48.7, 28.8, 39.4], abs=0.1
    )


def test_who_did_what_is_checked_without_false_alarms(bench: Any, pages: Any) -> None:
    alarms, found = (int(count.split()[0]) for count in bench.role_rows(pages).values())
    assert alarms <= FLOORS["roles"]["most_alarms"]
    assert found >= FLOORS["roles"]["found"]
