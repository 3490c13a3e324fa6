"""The shipped model is as good as its card says: the floor is lowered only by a deliberate, explained change."""

from __future__ import annotations

import importlib.util
import re
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

from translator import Settings
from translator.evaluation import score
from translator.numbers import compare_numbers
from translator.resources import bundled
from translator.translation.engine import Engine
from translator.translation.store import open_engine

ROOT = Path(__file__).parents[2]
FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))["builtin"]

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def engine() -> Engine:
    return open_engine(Settings(model="builtin"))


@pytest.fixture(scope="module")
def pairs() -> list[tuple[str, str]]:
    """Held-back news pairs of fixed files: the Arabic with its names' English, as the translation stage writes it."""
    data = _training_data()
    every = list(data.news_pairs(ROOT / "models" / "training" / "news", FLOORS["files"]))
    plain = [data.without_hints(ar) for ar, _ in every]
    kept = [
        pair for pair, ar in zip(every, plain, strict=True) if data.is_heldout(ar) and data.fits(ar, pair[1]) is None
    ]
    return kept[: FLOORS["lines"]]


def _training_data() -> ModuleType:
    spec = importlib.util.spec_from_file_location("training_data", ROOT / "models" / "training" / "data.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def english(engine: Engine, pairs: list[tuple[str, str]]) -> list[str]:
    return [hypothesis.text for hypothesis in engine.translate([ar for ar, _ in pairs])]


def test_chrf_is_not_below_the_floor(english: list[str], pairs: list[tuple[str, str]]) -> None:
    assert len(pairs) == FLOORS["lines"]
    assert score(english, [en for _, en in pairs]).chrf.value >= FLOORS["chrf"]


def test_numbers_are_kept(english: list[str], pairs: list[tuple[str, str]]) -> None:
    data = _training_data()
    right = sum(not compare_numbers(data.without_hints(ar), en) for (ar, _), en in zip(pairs, english, strict=True))
    assert right / len(pairs) >= FLOORS["lines_with_all_numbers_right"]


def test_names_that_are_given_are_copied(english: list[str], pairs: list[tuple[str, str]]) -> None:
    names = [(name, en) for (ar, _), en in zip(pairs, english, strict=True) for name in re.findall(r"\[(.+?)\]", ar)]
    assert sum(name in en for name, en in names) / len(names) >= FLOORS["names_copied"]


def test_the_licence_stands_beside_the_model() -> None:
    folder = bundled("models/builtin")
    assert "Gemma Terms of Use" in (folder / "GEMMA_TERMS.txt").read_text(encoding="utf-8")
    assert "Gemma is provided under and subject to the Gemma Terms of Use" in (folder / "NOTICE").read_text("utf-8")
