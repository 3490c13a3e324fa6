#!/usr/bin/env python3
"""Train the built-in recogniser of names: a CRF on the marked news pairs beside this file, and on AQMAR.

Writes ``translator/entities/data/recognizer.crfsuite``. The tenth of the pairs that ``data.py`` holds back is left
out of the training and scored, exact span and type.

What AQMAR's encyclopaedia and its marking have of their own is told apart from what names have in common: its
sentences carry copies of their features that no news has (Daume III, "Frustratingly easy domain adaptation", 2007).
WikiANN, whose organisations are mostly films, made the recogniser no better and is used for the word groups alone.

usage: recognizer.py NER [--iterations N] [--out FILE]
"""

from __future__ import annotations

import argparse
import collections
import pathlib
import sys
from collections.abc import Iterator

import data
import names
import ner_sets

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
import pycrfsuite  # type: ignore[import-untyped]

from translator.entities.crf import MODEL, spans
from translator.entities.features import features
from translator.entities.gazetteers import triggers, words_of
from translator.entities.normalize import Token

#: Beginnings of the features that sentences from elsewhere have a copy of.
COPIED = ("b", "w=", "t=", "O", "P", "head", "0:g1", "-1:w", "1:w", "nat", "usual", "name", "-1:t", "-1:g1")


def elsewhere(folder: pathlib.Path) -> Iterator[tuple[list[list[str]], list[str]]]:
    """Yield the features and labels of AQMAR's sentences."""
    for rows in ner_sets.read(folder / "aqmar.tsv.xz"):
        text, found = ner_sets.spans(rows)
        tokens = words_of(text)
        copied = [row + [f"aq:{name}" for name in row if name.startswith(COPIED)] for row in features(tokens)]
        yield copied, labels_of(tokens, found)


def marked(source: str) -> tuple[str, list[tuple[int, int, str]]]:
    """Return a marked sentence's text and its names; dates and currencies are no names here."""
    text, found, at = "", [], 0
    for match in names.SPAN.finditer(source):
        text += source[at : match.start()]
        if match[1] != "DATE" and not names.CURRENCY.match(match[2]):
            found.append((len(text), len(text) + len(match[3]), match[1]))
        text += match[3]
        at = match.end()
    return text + source[at:], found


def labels_of(tokens: tuple[Token, ...], found: list[tuple[int, int, str]]) -> list[str]:
    """Label each token; a facility's first word (airport, base …) before the mark belongs to the name."""
    labels = ["O"] * len(tokens)
    for start, end, kind in found:
        inside = [at for at, token in enumerate(tokens) if token.start >= start and token.end <= end]
        if not inside:
            inside = [at for at, token in enumerate(tokens) if token.start < end and token.end > start]
        first = inside[0]
        if (
            kind == "FAC"
            and first
            and "facility" in triggers().get(tokens[first - 1].key, ())
            and not tokens[first].prefix
        ):
            inside.insert(0, first - 1)
        for at in inside:
            labels[at] = ("B-" if at == inside[0] else "I-") + kind
    return labels


def score(model: pathlib.Path, held: list[tuple[list[list[str]], list[str]]]) -> None:
    """Print precision, recall and F1 by type."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    counts: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for rows, labels in held:
        gold, got = set(spans(labels)), set(spans(tagger.tag(rows)))
        for name, group in (("gold", gold), ("got", got), ("right", gold & got)):
            for *_, kind in group:
                counts[kind][name] += 1
                counts["all"][name] += 1
    for kind, row in sorted(counts.items()):
        precision, recall = row["right"] / max(1, row["got"]), row["right"] / max(1, row["gold"])
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        print(f"{kind}\tP {precision:.3f}\tR {recall:.3f}\tF1 {f1:.3f}\t{row['gold']}")


def main() -> None:
    """Train, write and score."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ner", type=pathlib.Path, metavar="NER")
    parser.add_argument("--iterations", type=int, default=50)
    parser.add_argument("--out", type=pathlib.Path, default=MODEL)
    parser.add_argument("--c1", type=float, default=0.15)
    parser.add_argument("--c2", type=float, default=0.15)
    arguments = parser.parse_args()
    trainer, held = pycrfsuite.Trainer(verbose=False), []
    for source, _ in names.news_lines(names.HERE / "news", heldout=True):
        text, found = marked(source)
        tokens = words_of(text)
        pair = (features(tokens), labels_of(tokens, found))
        if data.is_heldout(text):
            held.append(pair)
        else:
            trainer.append(*pair)
    for pair in elsewhere(arguments.ner):
        trainer.append(*pair)
    trainer.select("lbfgs")
    trainer.set_params(
        {"c1": arguments.c1, "c2": arguments.c2, "max_iterations": arguments.iterations, "feature.minfreq": 2}
    )
    trainer.train(str(arguments.out))
    print(f"{arguments.out.name}: {arguments.out.stat().st_size / 1e6:.1f} MB")
    score(arguments.out, held)


if __name__ == "__main__":
    main()
