"""The score of lines that no rule names: its table, its say, and what it explains."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.cleaning.helpers import document
from translator.cleaning import clean
from translator.cleaning.decisions import Fate, body, metadata, removed
from translator.cleaning.lineview import LineView
from translator.cleaning.page import Page, firm_positions
from translator.cleaning.score import Features, Scorer, line_features, scorer

LINES = (
    "افتتاح جسر جديد على النهر الكبير",
    "افتتح وزير الأشغال أمس جسرا جديدا على النهر الكبير بعد عامين من العمل.",
    "وقال الوزير إن كلفة الجسر بلغت 4 ملايين دينار، وإن العمل لم يتوقف.",
    "تابعوا موقعنا واشتركوا في نشرتنا البريدية",
)


def features(at: int) -> dict[str, float]:
    views = tuple(LineView.of(line) for line in document("\n".join(LINES)).lines)
    return line_features(Page(views, firm_positions(views, ())), at, {})


def test_every_feature_has_a_weight_and_a_meaning() -> None:
    table = scorer()
    assert set(features(0)) == set(table.weights) == set(table.meanings)
    assert all(table.meanings.values())
    assert 0 < table.keep_below < table.keep_under_text_below < table.remove_above < 1


@pytest.mark.parametrize("at", range(len(LINES)))
def test_features_are_shares(at: int) -> None:
    assert all(0.0 <= value <= 1.0 for value in features(at).values())


def test_a_request_to_readers_scores_higher_than_a_paragraph() -> None:
    assert scorer().score(features(3)) > 0.5 > 0.2 > scorer().score(features(1))


def _with(weight: float) -> tuple[Scorer, Features]:
    found = {"bias": 1.0, "tail": 1.0, "under-text": 0.0}
    weights = {"bias": weight, "tail": 0.1 if weight > 0 else -0.1, "under-text": 0.0}
    return replace(scorer(), weights=weights), found


def test_the_score_speaks_only_where_it_is_clear() -> None:
    kept, taken = body("in-doubt", "x"), removed("trailing-block", "x")
    sure, found = _with(6.0)
    assert sure.reconsider(kept, found).rule == "score"
    assert sure.reconsider(taken, found) is taken
    unsure, found = _with(0.3)
    assert unsure.reconsider(kept, found) is kept
    assert unsure.reconsider(taken, found) is taken
    other, found = _with(-6.0)
    assert other.reconsider(taken, found).fate is Fate.BODY
    title = metadata("title", "subtitle", "x")
    assert sure.reconsider(title, found) is title


def test_the_score_says_why() -> None:
    page = "\n".join(LINES[:3]) + "\n[ad_2]\nزوروا دكان المتجر لاقتناء كتب حصرية\nاقتناء قمصان المتجر عبر البريد"
    why = {line.text: line.why for line in clean(document(page)).removed}
    assert all(why.values())
    sure, found = _with(6.0)
    assert sure.reconsider(body("in-doubt", "x"), found).why == "score 1.00: under the article"
