"""The gate: scores on annotated pages may not fall below the floors that floors.toml pins."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

import pytest

from tests.cleaning.helpers import benchmark

HERE = Path(__file__).parent
FLOORS = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))
EPSILON = 0.0005  #: one line of these pages moves F1 by far more


def _check(folder: Path, floors: dict[str, float]) -> None:
    score = benchmark().score_folder(folder)
    found = {
        "boilerplate_f1": score.f1,
        "body_recall": score.body_recall,
        "titles": score.titles / score.pages,
        "dates": score.dates / score.pages,
    }
    low = {name: value for name, value in found.items() if value < floors[name] - EPSILON}
    assert not low, score.report()


def test_own_pages_hold_their_floors() -> None:
    assert len(list((HERE / "pages").glob("*.page"))) >= 60
    _check(HERE / "pages", FLOORS["pages"])


def test_comparison_pages_hold_their_floors() -> None:
    folder = os.environ.get("TRSUM_NEWSBENCH")
    if not folder:
        pytest.skip("TRSUM_NEWSBENCH names no folder")
    _check(Path(folder), FLOORS["newsbench"])
