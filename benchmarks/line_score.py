"""Learn the weights of translator/cleaning/score.toml from labelled pages, and cross-validate them.

Each page is judged without a score, several times over: with all rules, and with a random part of them
left out, as on a site whose phrases no rule knows. Every line that is then left to the structure of the
page is an example: 1 where its label is boilerplate, else 0. Five folds hold whole pages out.

    python benchmarks/line_score.py FOLDER [FOLDER…]            # cross-validate
    python benchmarks/line_score.py --write FOLDER [FOLDER…]    # learn from all pages and write score.toml
"""

from __future__ import annotations

import random
import sys
import tomllib
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))
from cleaning import AnnotatedPage, Score, load_page

from translator.cleaning import score as scoring
from translator.cleaning.decisions import Decision
from translator.cleaning.judge import PageJudge
from translator.cleaning.lineview import LineView
from translator.cleaning.rulebook import Rule, matching_rules, rules
from translator.cleaning.score import Scorer, scorer

SEED = 20240
FOLDS = 5
ROUNDS = 8  #: how often a page is judged with a part of the rules
LEFT_OUT = 0.5  #: share of the rules that such a round does without
RIDGE = 1.0  #: strength of the pull of each weight to zero
STEPS = 60  #: of Newton's method, far more than it needs
BODY_COST = 4.0  #: a paragraph removed is so many times worse than a line of boilerplate kept


@dataclass(frozen=True)
class Example:
    """One line in doubt: features in the order of score.toml, its label, what the structure said."""

    features: tuple[float, ...]
    is_boilerplate: bool
    label: str
    decision: Decision
    weight: float


def examples_of(page: AnnotatedPage, names: Sequence[str], rounds: int = ROUNDS) -> list[Example]:
    """Return the lines of a page that are in doubt, with all rules and with parts of them."""
    lines = page.document().lines
    kept = [(LineView.of(line), label) for line, label in zip(lines, page.labels, strict=True) if not line.is_blank]
    views = tuple(view for view, _ in kept)
    found: list[Example] = []
    for number in range(rounds + 1):
        chance = random.Random(f"{SEED}-{page.name}-{number}")
        out = {rule.name for rule in rules() if number and chance.random() < LEFT_OUT}
        judge = PageJudge(
            views, match=lambda view, out=out: tuple(r for r in matching_rules(view) if r.name not in out)
        )
        judge.run()
        for at, (features, decision) in judge.doubts.items():
            label = kept[at][1]
            vector = tuple(features[name] for name in names)
            weight = 1.0 if number == 0 else 1.0 / rounds
            found.append(Example(vector, label == "boilerplate", label, decision, weight))
    return found


def _without(out: Collection[str]) -> Callable[[LineView], tuple[Rule, ...]]:
    return lambda view: tuple(rule for rule in matching_rules(view) if rule.name not in out)


def learn(examples: Sequence[Example]) -> np.ndarray:
    """Return the weights of a logistic regression with ridge penalty, by Newton's method."""
    x = np.array([example.features for example in examples])
    y = np.array([example.is_boilerplate for example in examples], dtype=float)
    cost = np.array([e.weight * (BODY_COST if e.label == "body" else 1.0) for e in examples])
    weights = np.zeros(x.shape[1])
    penalty = RIDGE * np.eye(x.shape[1])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (cost * (p - y)) + penalty @ weights
        hessian = (x * (cost * p * (1 - p))[:, None]).T @ x + penalty
        weights -= np.linalg.solve(hessian, gradient)
    return weights


def with_weights(base: Scorer, names: Sequence[str], weights: np.ndarray) -> Scorer:
    """Return ``base`` with other weights."""
    rounded = {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}
    return replace(base, weights=rounded)


def score_pages(pages: Sequence[AnnotatedPage], with_scorer: Scorer | None, left_out: float = 0.0) -> Score:
    """Clean pages with the given scorer, none, and perhaps a part of the rules, and count."""
    total = Score()
    for page in pages:
        chance = random.Random(f"{SEED}-{page.name}")
        out = {rule.name for rule in rules() if chance.random() < left_out}
        lines = page.document().lines
        kept = [(LineView.of(line), label) for line, label in zip(lines, page.labels, strict=True) if not line.is_blank]
        judge = PageJudge(tuple(view for view, _ in kept), match=_without(out), scorer=with_scorer)
        for (view, label), decision in zip(kept, judge.run(), strict=True):
            total.count(page.name, view.number, view.text, label, decision.fate, decision.rule)
        total.pages += 1
    return total


def cross_validate(pages: Sequence[AnnotatedPage], left_out: float) -> Score:
    """Return the counts over all pages, each cleaned with weights that other pages taught."""
    base, total = scorer(), Score()
    names = list(base.weights)
    order = sorted(pages, key=lambda page: random.Random(f"{SEED}-{page.name}").random())
    for fold in range(FOLDS):
        held = order[fold::FOLDS]
        taught = [example for page in order if page not in held for example in examples_of(page, names)]
        part = score_pages(held, with_weights(base, names, learn(taught)), left_out)
        for count in ("pages", "hits", "missed", "false", "body", "body_kept", "meta", "meta_removed"):
            setattr(total, count, getattr(total, count) + getattr(part, count))
        total.faults += part.faults
    return total


def _row(name: str, score: Score) -> str:
    return (
        f"{name:34} F1 {score.f1:.4f}  precision {score.precision:.4f}  recall {score.recall:.4f}  "
        f"body recall {score.body_recall:.4f}"
    )


def write(path: Path, names: Sequence[str], weights: np.ndarray) -> None:
    """Write the weights into score.toml; everything else in it stays."""
    values = dict(zip(names, weights, strict=True))
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    head = path.read_text(encoding="utf-8").split("[[feature]]")[0]
    rows = [
        f'[[feature]]\nname = "{row["name"]}"\nweight = {values[row["name"]]:.3f}\nmeaning = "{row["meaning"]}"\n'
        for row in table["feature"]
    ]
    path.write_text(head + "\n".join(rows), encoding="utf-8")


def main(arguments: Sequence[str]) -> None:
    """Cross-validate over the pages of the folders, and write the weights if asked to."""
    pages = [
        load_page(path) for folder in arguments if folder != "--write" for path in sorted(Path(folder).glob("*.page"))
    ]
    names = list(scorer().weights)
    examples = [example for page in pages for example in examples_of(page, names)]
    weights = learn(examples)
    full = with_weights(scorer(), names, weights)
    doubts = [e for e in examples if e.weight == 1.0]
    print(
        f"{len(pages)} pages, {len(doubts)} lines in doubt, {sum(e.is_boilerplate for e in doubts)} of them boilerplate"
    )
    for left_out in (0.0, LEFT_OUT):
        print(f"with {1 - left_out:.0%} of the rules")
        print(_row("  structure alone", score_pages(pages, None, left_out)))
        print(_row("  with the score, full fit", score_pages(pages, full, left_out)))
        print(_row(f"  with the score, {FOLDS}-fold", cross_validate(pages, left_out)))
    if "--write" in arguments:
        write(Path(scoring.__file__).with_name("score.toml"), names, weights)


if __name__ == "__main__":
    main(sys.argv[1:])
