"""The names of the held-back news pairs in their English: the share that stands there in the entity's one spelling."""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from tests.entities.helpers import document
from translator.document import EntityType
from translator.entities import enforce_spelling, recognize_entities
from translator.settings import Settings

TRAINING = Path(__file__).parents[2] / "models" / "training"
FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))["rendering"]
#: Every so many of the held-back pairs is enough to tell.
STEP = 3


@pytest.fixture(scope="module")
def counts() -> Counter[str]:
    sys.path.insert(0, str(TRAINING))
    try:
        import data
        import names
    finally:
        sys.path.remove(str(TRAINING))
    pairs = [(names.SPAN.sub(lambda m: m[3], ar), en) for ar, en in names.news_lines(TRAINING / "news", heldout=True)]
    found: Counter[str] = Counter()
    for pair in [pair for pair in pairs if data.is_heldout(pair[0])][::STEP]:
        page = enforce_spelling(recognize_entities(document(pair), None, Settings()))
        for entity in page.entities:
            for mention in entity.mentions if entity.type is not EntityType.DATE else ():
                found["all"] += 1
                found["rendered"] += mention.en is not None
                found["whole"] += mention.en == entity.en
    return found


def test_names_stand_in_the_english(counts: Counter[str]) -> None:
    assert counts["all"] > 400
    assert counts["rendered"] / counts["all"] >= FLOORS["rendered"]


def test_they_stand_there_in_full(counts: Counter[str]) -> None:
    assert counts["whole"] / counts["all"] >= FLOORS["whole"]
