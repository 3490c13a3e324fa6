from __future__ import annotations

import time

import pytest

from tests.cleaning.helpers import ROOT, benchmark, document
from translator.cleaning import clean
from translator.cleaning.lineview import LineView
from translator.cleaning.spans import SpanRule, find_spans, kept_parts, span_rules

CATCHES = [(rule, line, cut) for rule in span_rules() for line, cut in rule.catches]
LEAVES = [(rule, line) for rule in span_rules() for line in rule.leaves]


@pytest.mark.parametrize(("rule", "line", "cut"), CATCHES)
def test_row_cuts_its_example(rule: SpanRule, line: str, cut: str) -> None:
    spans = find_spans(LineView.of_text(line))
    assert [(line[span.start : span.end], span.rule) for span in spans] == [(cut, rule.name)]


@pytest.mark.parametrize(("rule", "line"), LEAVES)
def test_row_leaves_its_counterexample(rule: SpanRule, line: str) -> None:
    assert rule.name not in {span.rule for span in find_spans(LineView.of_text(line))}


def test_pieces_and_spans_join_to_the_line() -> None:
    line = "  وأن العمل يبدأ. (اقرأ أيضًا: افتتاح جسر) وسيستغرق عامين كاملين. شــارك الخبر على فيسبوك "
    cleaned = clean(document("افتتاح الجسر الجديد على النهر\n" + line + "\nوقال الوزير إن الجسر آمن تماما للسيارات."))
    pieces = [(p.start, p.text) for p in cleaned.paragraphs if p.line == 2]
    cut = [(r.start, r.text) for r in cleaned.removed if r.line == 2]
    assert [text for _, text in pieces] == ["وأن العمل يبدأ.", "وسيستغرق عامين كاملين."]
    assert [text for _, text in cut] == ["(اقرأ أيضًا: افتتاح جسر)", "شــارك الخبر على فيسبوك"]
    assert all(line[start : start + len(text)] == text for start, text in [*pieces, *cut])
    assert "".join(text for _, text in sorted([*pieces, *cut])).replace(" ", "") == line.replace(" ", "")


def test_kept_parts_of_a_line_without_spans_is_the_line() -> None:
    assert kept_parts(" قال ", ()) == [(1, 4)]


def test_no_news_sentence_is_cut() -> None:
    span = benchmark().SPAN
    sentences = [
        span.sub(r"\1", row[2:])
        for path in sorted((ROOT / "models" / "training" / "news").glob("*.txt"))
        for row in path.read_text(encoding="utf-8").splitlines()
        if row.startswith("S ")
    ]
    assert len(sentences) > 5000
    paragraphs = [" ".join(sentences[at : at + 3]) for at in range(0, len(sentences), 3)]
    assert [text for text in paragraphs if find_spans(LineView.of_text(text))] == []


@pytest.mark.parametrize("unit", ["(اقرأ ", ". شارك الخبر ", ". اقرأ أيضا: ا", "[", ". اقرأ أيضا .ا"])
def test_no_row_is_slow_on_a_long_line(unit: str) -> None:
    start = time.process_time()
    for length in (3_900, 1_000_000):
        find_spans(LineView.of_text(unit * (length // len(unit))))
    assert time.process_time() - start < 1.0
