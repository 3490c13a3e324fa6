from __future__ import annotations

import time
from collections import Counter
from pathlib import Path

import pytest

from tests.cleaning.helpers import ROOT, benchmark
from translator.cleaning.lineview import LineView
from translator.cleaning.rulebook import RULES, Rule, rules, rules_signature

FIELDS = {"title", "published", "agency", "byline", "dateline", "section", "keywords", "source_url", "caption"}
CATCHES = [pytest.param(rule, text, id=f"{rule.name}: {text[:30]}") for rule in rules() for text in rule.catches]
LEAVES = [pytest.param(rule, text, id=f"{rule.name}: {text[:30]}") for rule in rules() for text in rule.leaves]


@pytest.mark.parametrize(("rule", "text"), CATCHES)
def test_row_catches_its_example(rule: Rule, text: str) -> None:
    assert rule.matches(LineView.of_text(text))


@pytest.mark.parametrize(("rule", "text"), LEAVES)
def test_row_leaves_its_counterexample(rule: Rule, text: str) -> None:
    assert not rule.matches(LineView.of_text(text))


def test_rows_are_complete() -> None:
    assert max(Counter(rule.name for rule in rules()).values()) == 1
    for rule in rules():
        assert len(rule.catches) >= 2, rule.name
        assert rule.leaves, rule.name
        assert rule.about, rule.name
        assert rule.where in {"anywhere", "outside", "head", "tail"}, rule.name
        assert (rule.action, rule.field in FIELDS) in {
            ("remove", False),
            ("metadata", True),
            ("keep", False),
        }, rule.name


def test_rules_in_force_between_paragraphs_match_no_news_sentence() -> None:
    span = benchmark().SPAN
    sentences = [
        span.sub(r"\1", row[2:])
        for path in sorted((ROOT / "models" / "training" / "news").glob("*.txt"))
        for row in path.read_text(encoding="utf-8").splitlines()
        if row.startswith("S ")
    ]
    everywhere = [rule for rule in rules() if rule.where == "anywhere" and rule.action == "remove"]
    views = [LineView.of_text(text) for text in sentences]
    wrong = [(rule.name, view.text) for view in views for rule in everywhere if rule.matches(view)]
    assert len(views) > 5000
    assert wrong == []


UNITS = ["ا", " ", ".", ":", "|", "»", "1", "#", "-", "()", "ا ", "1 ", "a.", "@a", "/ ", "و ا", "…", "12:", "ab-"]


@pytest.mark.parametrize("unit", UNITS)
def test_no_row_is_slow_on_a_huge_line(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    start = time.process_time()
    view = LineView.of_text(text)
    for rule in rules():
        rule.matches(view)
    assert time.process_time() - start < 1.0


@pytest.mark.parametrize("unit", UNITS)
def test_no_row_is_slow_on_a_line_just_under_the_limits(unit: str) -> None:
    slowest = 0.0
    for size in (150, 600, 950):
        view = LineView.of_text((unit * size)[:size])
        for rule in rules():
            start = time.process_time()
            rule.matcher(view)
            slowest = max(slowest, time.process_time() - start)
    assert slowest < 0.1


def test_signature_follows_the_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert rules_signature() == rules_signature.__wrapped__()
    for path in RULES.glob("*.toml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    monkeypatch.setattr("translator.cleaning.rulebook.RULES", tmp_path)
    assert rules_signature.__wrapped__() == rules_signature()
    (tmp_path / "10-adverts.toml").write_text("# changed", encoding="utf-8")
    assert rules_signature.__wrapped__() != rules_signature()
