"""Floors of the summaries on annotated pages, which are not part of the repository."""

from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

pytestmark = pytest.mark.skipif("TRSUM_NEWSBENCH" not in os.environ, reason="TRSUM_NEWSBENCH is not set")


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    path = Path(__file__).parents[2] / "benchmarks" / "summaries.py"
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
    hits, one, two, longest = bench.score(pages, bench.by_trsum)
    assert hits >= 0.65
    assert (one, two, longest) >= (54.0, 33.5, 44.5)
    assert all(
        ours > lead for ours, lead in zip((hits, one, two, longest), bench.score(pages, bench.by_lead), strict=True)
    )


def test_the_weights_hold_on_pages_they_were_not_fitted_on(bench: Any, pages: Any) -> None:
    assert bench.cross_validated(pages)[0] >= 0.65


def test_the_condensed_summary_is_shorter_and_invents_no_number(bench: Any, pages: Any) -> None:
    row = bench.abstractive_row(pages)
    assert row["number precision"] == 1.0
    assert row["length en"] < 0.99
    assert row["length ar"] < 0.97
    assert row["warnings"] == 0.0


def test_the_figures_of_the_baselines_are_those_of_the_package_rouge_score(bench: Any, pages: Any) -> None:
    assert [round(value, 1) for value in bench.score(pages, bench.by_lead)[1:]] == pytest.approx(
        [48.7, 28.8, 39.4], abs=0.1
    )
