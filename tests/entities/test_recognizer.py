"""The recogniser on the news pairs that its training held back, and its speed."""

from __future__ import annotations

import sys
import time
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from translator.entities.crf import spans, tag
from translator.entities.gazetteers import words_of

TRAINING = Path(__file__).parents[2] / "models" / "training"
FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))["recogniser"]


@pytest.fixture(scope="module")
def counts() -> dict[str, Counter[str]]:
    sys.path.insert(0, str(TRAINING))
    try:
        import data
        import names
        import recognizer
    finally:
        sys.path.remove(str(TRAINING))
    found: dict[str, Counter[str]] = {}
    for source, _ in names.news_lines(TRAINING / "news", heldout=True):
        text, marked = recognizer.marked(source)
        if not data.is_heldout(text):
            continue
        tokens = words_of(text)
        gold = set(spans(recognizer.labels_of(tokens, marked)))
        got = {(first, last, str(kind)) for first, last, kind, _ in tag(tokens)}
        for name, group in (("gold", gold), ("got", got), ("right", gold & got)):
            for *_, kind in group:
                found.setdefault(kind, Counter())[name] += 1
                found.setdefault("all", Counter())[name] += 1
    return found


@pytest.mark.parametrize("kind", FLOORS)
def test_held_out_pairs(kind: str, counts: dict[str, Counter[str]]) -> None:
    row = counts[kind]
    assert row["gold"] > 50
    assert 2 * row["right"] / (row["got"] + row["gold"]) >= FLOORS[kind]


def test_speed() -> None:
    text = "قال وزير الصحة كريم الدباغ في مؤتمر صحفي ببغداد إن المستشفى الجديد في البصرة سيفتح أبوابه الشهر المقبل " * 3
    tag(words_of(text))
    start = time.process_time()
    for _ in range(20):
        tag(words_of(text))
    assert 20 * len(text.split()) / (time.process_time() - start) > 3000
