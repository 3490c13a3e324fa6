#!/usr/bin/env python3
"""Group Arabic words by the company they keep, for the recogniser: words it never saw marked behave like their group.

Each word is the positive pointwise mutual information with its neighbours, one and two words to either side, reduced
by a truncated SVD (Levy and Goldberg, "Neural word embedding as implicit matrix factorization", 2014) and grouped by
k-means; what Brown clusters do for taggers (Miller, Guinness and Zamanian, "Name tagging with word clusters and
discriminative training", 2004) from text that is our own or openly licensed.

Writes ``translator/entities/data/clusters.tsv.xz``: key of a word, then its group in each of ``SIZES``.

usage: clusters.py PARALLEL NER
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
import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
from translator.entities.gazetteers import words_of

#: Parallel sets whose licences let what is counted in them be shipped.
SETS = ("un_conflibert", "fignews", "tico19", "mmlu_ar", "tatoeba")
#: How many groups there are, from coarse to fine.
SIZES = (64, 256, 1024)
#: Neighbours that are told apart at each distance.
NEIGHBOURS = {-1: 1500, 1: 1500, -2: 500, 2: 500}
LEAST = 4
DIMENSIONS = 100
ROUNDS = 25
Matrix = NDArray[np.float32]


def sentences(parallel: pathlib.Path, ner: pathlib.Path) -> Iterator[list[str]]:
    """Yield the words of each sentence as keys, numbers as one; the held-back news pairs are left out."""
    for source, _ in names.news_lines(names.HERE / "news", heldout=False):
        yield keys(names.SPAN.sub(lambda match: match[3], source))
    for name in SETS:
        for arabic, _ in data.parallel_pairs(parallel / f"{name}.tsv.xz"):
            yield keys(arabic)
    for name in ner_sets.TRAINING:
        for rows in ner_sets.read(ner / f"{name}.tsv.xz"):
            yield keys(" ".join(word for word, _ in rows))


def keys(text: str) -> list[str]:
    """Return the keys of a text's words; marks stand as they are, numbers are one word."""
    return ["0" if token.key.isdigit() else token.key or token.text for token in words_of(text)]


def vectors(texts: list[list[str]]) -> tuple[list[str], Matrix]:
    """Return the words that are frequent enough and a vector of ``DIMENSIONS`` for each, of length 1."""
    counts = collections.Counter(word for text in texts for word in text)
    vocabulary = [word for word, count in counts.most_common() if count >= LEAST]
    index = {word: at for at, word in enumerate(vocabulary)}
    blocks = []
    for offset, size in NEIGHBOURS.items():
        block = np.zeros((len(vocabulary), size + 1), dtype=np.float32)  # the last column: the sentence's edge
        for text in texts:
            for at, word in enumerate(text):
                row = index.get(word)
                if row is not None:
                    inside = 0 <= at + offset < len(text)
                    column = index.get(text[at + offset], -1) if inside else size
                    if 0 <= column < size or not inside:
                        block[row, column] += 1
        blocks.append(block)
    return vocabulary, reduced(informative(np.concatenate(blocks, axis=1)))


def informative(counts: Matrix) -> Matrix:
    """Return the positive pointwise mutual information, context counts smoothed by the power 0.75."""
    rows = counts.sum(axis=1, keepdims=True)
    columns = counts.sum(axis=0, keepdims=True) ** 0.75
    expected = rows @ (columns / columns.sum())
    with np.errstate(divide="ignore", invalid="ignore"):
        found = np.log(counts / expected)
    return np.nan_to_num(np.maximum(found, 0), posinf=0).astype(np.float32)


def reduced(matrix: Matrix) -> Matrix:
    """Return the left singular vectors, weighted by the roots of the values (randomised SVD, Halko et al. 2011)."""
    random = np.random.default_rng(data.SEED)
    sample = matrix @ random.standard_normal((matrix.shape[1], DIMENSIONS + 20), dtype=np.float32)
    for _ in range(3):
        sample, _ = np.linalg.qr(sample)
        sample = matrix @ (matrix.T @ sample)
    basis, _ = np.linalg.qr(sample)
    left, values, _ = np.linalg.svd(basis.T @ matrix, full_matrices=False)
    found = (basis @ left[:, :DIMENSIONS]) * np.sqrt(values[:DIMENSIONS])
    length: Matrix = np.linalg.norm(found, axis=1, keepdims=True)
    unit: Matrix = found / np.maximum(length, 1e-9)
    return unit


def grouped(points: Matrix, size: int) -> NDArray[np.int64]:
    """Return the group of each point by spherical k-means, begun at frequent words."""
    centres = points[:size].copy()
    nearest = np.zeros(len(points), dtype=np.int64)
    for _ in range(ROUNDS):
        nearest = np.concatenate([(part @ centres.T).argmax(axis=1) for part in np.array_split(points, 20)])
        for group in range(size):
            members = points[nearest == group]
            if len(members):
                centre = members.mean(axis=0)
                centres[group] = centre / max(float(np.linalg.norm(centre)), 1e-9)
    return nearest


def main() -> None:
    """Build and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parallel", type=pathlib.Path)
    parser.add_argument("ner", type=pathlib.Path)
    arguments = parser.parse_args()
    vocabulary, points = vectors(list(sentences(arguments.parallel, arguments.ner)))
    groups = [grouped(points, size) for size in SIZES]
    rows = ((word, *(f"{group[at]:x}" for group in groups)) for at, word in enumerate(vocabulary))
    names.write("clusters", sorted(row for row in rows if row[0].isalpha()))


if __name__ == "__main__":
    main()
