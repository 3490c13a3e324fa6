#!/usr/bin/env python3
"""Make the table of what editors write for an Arabic word, by which lost words are found.

The pairs of ``terms.py`` are aligned word by word; all English that a stem was ever aligned with counts as a rendering
of it. How seldom a stem goes unrendered is counted on our own news pairs, each fifth with the renderings of the rest.
Its weight is the log-likelihood ratio of its loss, ln(LOST_BY_MACHINES / share of losses by editors).

Writes ``translator/translation/guards/data/renderings.tsv.xz`` (stem, weight, English stems) and prints the share of
editors' sentences, held back from all this, that each threshold flags.

usage: renderings.py OUT.tsv.xz --parallel FOLDER [--eval FILE ...]
"""

from __future__ import annotations

import collections
import lzma
import math
import pathlib
import random
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from data import HERE, SEED, is_heldout, news_pairs, without_hints
from terms import ENGLISH, FUNCTION_WORDS, Splitter, align, arguments, read_pairs

from translator.translation.guards.lost_words import TellingWord, arabic_stems, english_stems, find_lost, load_rows

FOLDS = 5
#: A stem is known from so many sentences at least.
SEEN = 8
#: The share of words with a sure meaning that a machine loses: a guess. 0.2, 0.3 and 0.5 told 284 sentences of the
#: built-in model from editors' no better.
LOST_BY_MACHINES = 0.1
#: A loss that says less is not worth its row.
LIGHTEST = 0.05
THRESHOLDS = (1.0, 1.2, 1.4, 1.6, 1.8, 2.0, 2.2, 2.5, 3.0)


@dataclass(frozen=True, slots=True)
class Example:
    """One pair of the training data, aligned."""

    arabic: str
    english: frozenset[str]  #: stems
    links: tuple[tuple[str, str], ...]  #: Arabic stem, English word
    fold: int  #: -1 for pairs that are not our own news


def align_pairs(pairs: Sequence[tuple[str, str]], news: int) -> list[Example]:
    """Return (Arabic, English) pairs, the first ``news`` of which are our own, aligned."""
    splitter = Splitter([arabic for arabic, _ in pairs])
    sources, targets = [splitter.split(a) for a, _ in pairs], [ENGLISH.findall(e) for _, e in pairs]
    rng = random.Random(SEED)
    return [
        Example(
            arabic,
            english_stems(english),
            tuple((source[a], target[b]) for a, b in sorted(links) if source[a].isalpha()),
            rng.randrange(FOLDS) if number < news else -1,
        )
        for number, ((arabic, english), source, target, links) in enumerate(
            zip(pairs, sources, targets, align(sources, targets), strict=True)
        )
    ]


def renderings(examples: Sequence[Example], without: int | None = None) -> dict[str, Set[str]]:
    """Return the English stems that each stem was aligned with, those of one fold left out."""
    function_words = english_stems(" ".join(FUNCTION_WORDS))
    found: dict[str, Set[str]] = collections.defaultdict(set)
    for example in examples:
        if example.fold != without:
            for stem, word in example.links:
                found[stem] |= english_stems(word) - function_words
    return {stem: english for stem, english in found.items() if english}


def losses(examples: Sequence[Example], table: Mapping[str, Set[str]], fold: int) -> list[list[tuple[str, bool]]]:
    """Return, for each sentence of a fold, its stems and whether nothing renders them."""
    return [
        [
            (found[0], not any(table[stem] & example.english for stem in found))
            for found in arabic_stems(example.arabic, table).values()
        ]
        for example in examples
        if example.fold == fold
    ]


def weigh(sentences: Sequence[Sequence[tuple[str, bool]]]) -> dict[str, float]:
    """Return the weight of each stem that was seen often enough and whose loss says something."""
    seen = collections.Counter(stem for sentence in sentences for stem, _ in sentence)
    lost = collections.Counter(stem for sentence in sentences for stem, gone in sentence if gone)
    weights = {
        stem: math.log(LOST_BY_MACHINES * (number + 1) / (lost[stem] + 0.5))
        for stem, number in seen.items()
        if number >= SEEN
    }
    return {stem: weight for stem, weight in weights.items() if weight >= LIGHTEST}


def companions(examples: Sequence[Example], table: Mapping[str, Set[str]], weights: Mapping[str, float]) -> Set[str]:
    """Return the stems without weight that a word may have beside one with weight: they may render it too."""
    words = {word: found for example in examples for word, found in arabic_stems(example.arabic, table).items()}
    mixed = (found for found in words.values() if any(stem in weights for stem in found))
    return {stem for found in mixed for stem in found} - weights.keys()


def write(path: pathlib.Path, table: Mapping[str, Set[str]], weights: Mapping[str, float]) -> None:
    """Write a row for each stem of ``weights``, sorted."""
    with lzma.open(path, "wt", encoding="utf-8", newline="\n") as out:
        out.writelines(f"{stem}\t{weights[stem]:.2f}\t{' '.join(sorted(table[stem]))}\n" for stem in sorted(weights))


def print_false_alarms(find: Callable[[str, str], Iterable[TellingWord]], thresholds: Sequence[float]) -> None:
    """Print the share of held-back pairs whose words found say more than each threshold."""
    held = [(without_hints(a), e) for a, e in news_pairs(HERE / "news") if is_heldout(without_hints(a))]
    sums = [sum(word.weight for word in find(arabic, english)) for arabic, english in held]
    for threshold in thresholds:
        print(f"more than {threshold}: {sum(total > threshold for total in sums) / len(sums):.2%} of {len(sums)}")


def main() -> None:
    """Parse the command line, align, count, write the table."""
    args = arguments(__doc__.splitlines()[0])
    examples = align_pairs(*read_pairs(args.parallel, args.eval))
    weights = weigh(
        [sentence for fold in range(FOLDS) for sentence in losses(examples, renderings(examples, fold), fold)]
    )
    table = renderings(examples)
    silent = companions(examples, table, weights)
    write(args.out, table, dict.fromkeys(silent, 0.0) | weights)
    load_rows.cache_clear()
    print(f"{len(weights)} stems, {len(silent)} beside them that say nothing")
    print_false_alarms(find_lost, THRESHOLDS)


if __name__ == "__main__":
    main()
