#!/usr/bin/env python3
"""Make the table of the Arabic that an English word comes from, by which invented words are found.

The pairs of ``terms.py`` are aligned word by word, as for ``renderings.py``; the Arabic stems that an English stem was
aligned with more than once are its origins. How often editors add a word of their own is counted on our news pairs,
each fifth with the origins of the rest. A stem's weight is the log-likelihood ratio of its coming from nowhere.

Writes ``translator/translation/guards/data/origins.tsv.xz`` (stem, weight, Arabic stems) and prints the share of
editors' sentences, held back from all this, that each threshold flags.

usage: origins.py OUT.tsv.xz --parallel FOLDER [--eval FILE ...]
"""

from __future__ import annotations

import collections
import lzma
import pathlib
from collections.abc import Mapping, Sequence, Set

from renderings import FOLDS, Example, align_pairs, print_false_alarms, weigh
from terms import arguments, read_pairs

from translator.translation.guards.invented_words import find_invented, load_rows, possible_stems, small_words
from translator.translation.guards.lost_words import english_stems

#: Links that an origin needs, and their share of the stem's links: single ones are mostly errors of the alignment.
LINKS, SHARE = 2, 0.0005
#: What signs say in Arabic, and guards of numbers and units look after.
SIGNS = english_stems("percent dollar dollars euro euros dinar dinars dirham dirhams")
THRESHOLDS = (1.2, 1.4, 1.6, 1.8, 2.0, 2.2, 2.5, 3.0)


def origins(examples: Sequence[Example], without: int | None = None) -> dict[str, Set[str]]:
    """Return the Arabic stems that each English stem comes from, those of one fold left out."""
    links: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for example in examples:
        if example.fold != without:
            for stem, word in example.links:
                for english in english_stems(word):
                    links[english][stem] += 1
    return {
        english: frozenset(s for s, number in found.items() if number >= max(LINKS, SHARE * found.total()))
        for english, found in links.items()
    }


def inventions(
    pairs: Sequence[tuple[str, str]], examples: Sequence[Example], table: Mapping[str, Set[str]], fold: int
) -> list[list[tuple[str, bool]]]:
    """Return, for each sentence of a fold, the stems of its English and whether they come from nowhere."""
    sentences = []
    for (arabic, english), example in zip(pairs, examples, strict=True):
        if example.fold == fold:
            there = possible_stems(arabic)
            sentences.append([(s, table.get(s, frozenset()).isdisjoint(there)) for s in sorted(small_words(english))])
    return sentences


def write(path: pathlib.Path, table: Mapping[str, Set[str]], weights: Mapping[str, float]) -> None:
    """Write a row for each stem of ``weights``, sorted."""
    rows = (stem for stem in sorted(weights) if stem not in SIGNS and table[stem])
    with lzma.open(path, "wt", encoding="utf-8", newline="\n") as out:
        out.writelines(f"{stem}\t{weights[stem]:.2f}\t{' '.join(sorted(table[stem]))}\n" for stem in rows)


def main() -> None:
    """Parse the command line, align, count, write the table."""
    args = arguments(__doc__.splitlines()[0])
    pairs, news = read_pairs(args.parallel, args.eval)
    examples = align_pairs(pairs, news)
    sentences = [
        sentence for fold in range(FOLDS) for sentence in inventions(pairs, examples, origins(examples, fold), fold)
    ]
    weights = weigh(sentences)
    write(args.out, origins(examples), weights)
    load_rows.cache_clear()
    print(f"{len(load_rows())} stems")
    print_false_alarms(find_invented, THRESHOLDS)


if __name__ == "__main__":
    main()
