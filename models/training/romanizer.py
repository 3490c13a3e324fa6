#!/usr/bin/env python3
"""Train the romaniser: which Latin letters each Arabic letter of a name becomes, by its neighbours.

Each Arabic letter is aligned with zero to four Latin letters by expectation maximisation (Jiampojamarn,
Kondrak and Sherif 2007, with one letter on the Arabic side); the letters' contexts become an IGTree
(Daelemans, van den Bosch and Weijters 1997): a context stands in the table only where its answer
differs from that of the next narrower context. Writes ``translator/entities/data/romanizer.tsv.xz``.

usage: romanizer.py LEXICONS
"""

from __future__ import annotations

import argparse
import collections
import math
import pathlib
import sys
import unicodedata
from collections.abc import Iterator, Mapping

import names

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
from translator.entities.romanize import WINDOWS, context, letters_of

Pair = tuple[str, str, int]
LONGEST = 4
ROUNDS = 6


def pairs(lexicons: pathlib.Path) -> Iterator[Pair]:
    """Yield (Arabic key, Latin in lower case without accents, weight) of single name words."""
    for arabic, latin, *_ in names.lexicon(lexicons, "names_transliteration"):
        if len(arabic.split()) == 1 and len(latin.split()) == 1 and names.ARABIC.match(arabic):
            yield letters_of(arabic), ascii_of(latin), 1
    for source, _ in names.news_lines(names.HERE / "news", heldout=False):
        for kind, english, arabic in names.SPAN.findall(source):
            if kind in {"PER", "LOC"}:
                for word, latin in zip(arabic.split(), english.split(), strict=False):
                    if len(arabic.split()) == len(english.split()) and names.ARABIC.match(word):
                        yield letters_of(word), ascii_of(latin), 6


def ascii_of(latin: str) -> str:
    """Lower ``latin`` and take its accents, article and hyphens off."""
    plain = "".join(c for c in unicodedata.normalize("NFD", latin.lower()) if (c.isascii() and c.isalpha()) or c == "-")
    for article in ("al-", "el-", "ad-", "ar-", "as-", "ash-", "az-", "an-"):
        plain = plain.removeprefix(article)
    return plain.replace("-", "")


def align(arabic: str, latin: str, chance: dict[tuple[str, str], float]) -> list[str] | None:
    """Return the likeliest Latin chunk of each Arabic letter (Viterbi); None where none fits."""
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for at, letter in enumerate(arabic):
        row: dict[int, tuple[float, int]] = {}
        for start, (cost, _) in best[at].items():
            for size in range(LONGEST + 1):
                end = start + size
                if end > len(latin):
                    break
                total = cost - math.log(chance.get((letter, latin[start:end]), 1e-7))
                if end not in row or total < row[end][0]:
                    row[end] = (total, start)
        best.append(row)
    if len(latin) not in best[-1]:
        return None
    chunks, end = [], len(latin)
    for at in range(len(arabic), 0, -1):
        start = best[at][end][1]
        chunks.append(latin[start:end])
        end = start
    return chunks[::-1]


def first_chances(rows: list[Pair]) -> dict[tuple[str, str], float]:
    """Give chunks a first chance by where they lie: the chunk near the letter's own place."""
    counts: collections.defaultdict[tuple[str, str], float] = collections.defaultdict(float)
    for arabic, latin, weight in rows:
        for at, letter in enumerate(arabic):
            middle = (at + 0.5) * len(latin) / len(arabic)
            for start in range(max(0, int(middle) - 1), min(len(latin), int(middle) + 2)):
                for size in range(LONGEST):
                    counts[letter, latin[start : start + size]] += weight * (1 if size in (1, 2) else 0.3)
    return _normalised(counts)


def _normalised(counts: Mapping[tuple[str, str], float]) -> dict[tuple[str, str], float]:
    totals: collections.defaultdict[str, float] = collections.defaultdict(float)
    for (letter, _), count in counts.items():
        totals[letter] += count
    return {pair: count / totals[pair[0]] for pair, count in counts.items()}


def table(rows: list[Pair]) -> dict[str, str]:
    """Build the context table from the aligned names."""
    chance = first_chances(rows)
    for _ in range(ROUNDS):
        counts: collections.Counter[tuple[str, str]] = collections.Counter()
        for arabic, latin, weight in rows:
            for letter, chunk in zip(arabic, align(arabic, latin, chance) or (), strict=False):
                counts[letter, chunk] += weight
        chance = _normalised(counts)
    answers: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for arabic, latin, weight in rows:
        chunks = align(arabic, latin, chance)
        if chunks is None or sum(-math.log(chance.get(p, 1e-7)) for p in zip(arabic, chunks, strict=True)) > 4.5 * len(
            arabic
        ):
            continue
        for at, chunk in enumerate(chunks):
            for window in range(len(WINDOWS)):
                answers[context(arabic, at, window)][chunk] += weight
    return _pruned(answers)


def _pruned(answers: dict[str, collections.Counter[str]]) -> dict[str, str]:
    kept: dict[str, str] = {}
    for name in sorted(answers, key=lambda n: (int(n[0], 36), n)):
        best, count = sorted(answers[name].items(), key=lambda item: (-item[1], item[0]))[0]
        if int(name[0], 36) and (count < 2 or best == _narrower(kept, name)):
            continue
        kept[name] = best
    return kept


def _narrower(kept: dict[str, str], name: str) -> str | None:
    """Return what the kept narrower contexts of a context answer."""
    window, letters = int(name[0], 36), name[1:]
    for narrower in range(window - 1, -1, -1):
        answer = kept.get(f"{narrower:x}{letters[: len(WINDOWS[narrower])]}")
        if answer is not None:
            return answer
    return None


def main() -> None:
    """Train and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lexicons", type=pathlib.Path)
    rows = [row for row in pairs(parser.parse_args().lexicons) if row[0] and row[1] and len(row[1]) <= 4 * len(row[0])]
    print(f"{len(rows)} name words")
    names.write("romanizer", sorted(table(rows).items()))


if __name__ == "__main__":
    main()
