#!/usr/bin/env python3
"""Find the weights by which doubtful translations of the built-in model are told, and record them in its manifest.

    draw   translate held-back news pairs as trsum does, to be graded by people who read Arabic
    fit    weigh the signs of falsehood by the grades (logistic regression), and say how well that does

GRADED.tsv has a line a translation: grade, the engine's certainty, Arabic, English, an editor's English. Grades are
0, all is there and right; 1, a slip that misleads nobody; 2, something is false, invented, turned round or lost that
matters. ``graded.tsv`` beside this file has 200 of the shipped model, then 200 of each of the two before. ``fit``
prints, for each share of doubt at which a sentence could be flagged, the share that is, how many of those are false
and how many of the rest, all found on tenths that the weights were not fitted to; ``--write`` records the weights of
all.

usage: calibrate.py draw HELDOUT.tsv GRADED.tsv [--number 200]
       calibrate.py fit GRADED.tsv [--write MODEL_FOLDER]
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import pathlib
import random
from dataclasses import asdict

import numpy as np

from translator.evaluation import translate_lines
from translator.settings import Settings
from translator.translation.doubt import Doubt, Signs, signs_of
from translator.translation.store import open_engine

SHORTEST = 7  # Arabic words: what is shorter teaches the graders' patience more than the model
SHARES = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8)
FALSE = 2
SEED = 2026
FOLDS = 10
STRENGTH = 100.0  # of the fit, the inverse of what holds weights near 0: hardly at all


def draw(heldout: pathlib.Path, out: pathlib.Path, number: int) -> None:
    """Translate a random choice of pairs and write them with "-" for a grade."""
    from data import without_hints

    rows = [line.split("\t") for line in heldout.read_text(encoding="utf-8").splitlines()]
    fit = [(without_hints(arabic), english) for arabic, english in rows if len(arabic.split()) >= SHORTEST]
    chosen = random.Random(SEED).sample(fit, number)
    settings = Settings(model="builtin")
    found = translate_lines([arabic for arabic, _ in chosen], open_engine(settings), settings)
    with out.open("w", encoding="utf-8") as file:
        for (arabic, english), sentence in zip(chosen, found, strict=True):
            file.write(f"-\t{sentence.certainty}\t{arabic}\t{sentence.en}\t{english}\n")


def read(graded: pathlib.Path) -> list[tuple[Signs, bool]]:
    """Return the signs of each translation that was graded, and whether it is false."""
    with graded.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if row[0] != "-"]
    return [
        (signs_of(arabic, english, math.log(float(certainty))), int(grade) == FALSE)
        for grade, certainty, arabic, english, _ in rows
    ]


def fit(graded: pathlib.Path) -> Doubt:
    """Print how well the signs tell what is false, and return their weights."""
    from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]
    from sklearn.metrics import roc_auc_score  # type: ignore[import-untyped]
    from sklearn.model_selection import StratifiedKFold, cross_val_predict  # type: ignore[import-untyped]

    found = read(graded)
    signs = np.array([one.weighed for one, _ in found])
    false = np.array([is_false for _, is_false in found])
    model, folds = (
        LogisticRegression(C=STRENGTH, max_iter=1000),
        StratifiedKFold(FOLDS, shuffle=True, random_state=SEED),
    )
    shares = cross_val_predict(model, signs, false, cv=folds, method="predict_proba")[:, 1]
    alone = roc_auc_score(false, -signs[:, 0])
    print(f"{len(false)} translations, {false.mean():.0%} false; a false one is doubted more than a right one in")
    print(f"{roc_auc_score(false, shares):.1%} of all pairs of them, {alone:.1%} by the engine's certainty alone\n")
    print("| flagged from | flagged | false of these | of the rest |\n|---:|---:|---:|---:|")
    for share in SHARES:
        flagged = shares >= share
        print(f"| {share} | {flagged.mean():.0%} | {false[flagged].mean():.0%} | {false[~flagged].mean():.0%} |")
    model.fit(signs, false)
    weights = (model.intercept_[0], *model.coef_[0])
    return Doubt(*(round(float(weight), 3) for weight in weights))


def write(doubt: Doubt, folder: pathlib.Path) -> None:
    """Record the weights in the manifest of a model."""
    path = folder / "manifest.json"
    record = json.loads(path.read_text(encoding="utf-8")) | {"doubt": asdict(doubt)}
    path.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Parse the command line; draw or fit."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True)
    drawing, fitting = commands.add_parser("draw"), commands.add_parser("fit")
    drawing.add_argument("heldout", type=pathlib.Path)
    drawing.add_argument("out", type=pathlib.Path)
    drawing.add_argument("--number", type=int, default=200)
    fitting.add_argument("graded", type=pathlib.Path)
    fitting.add_argument("--write", type=pathlib.Path, metavar="MODEL_FOLDER")
    args = parser.parse_args()
    if args.command == "draw":
        draw(args.heldout, args.out, args.number)
        return
    doubt = fit(args.graded)
    print(f"\n{doubt}")
    if args.write:
        write(doubt, args.write)


if __name__ == "__main__":
    main()
