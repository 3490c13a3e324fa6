#!/usr/bin/env python3
"""How often the number guard is wrong, and how often a changed number escapes it.

Reads the human news pairs of models/training/news. Prints

- false alarms: the share of those good pairs that the guard flags, and the pairs themselves with ``--show``;
- sensitivity: one number of the English is changed at random (a digit for another, a number word for
  another of its kind, a million for a billion), and the share of changed sentences that is flagged.
  The numbers to change are found here with a plain expression of its own, so that what the guard's own
  finder cannot see counts against it. "one", "two" and their ordinals are left alone: the guard lets
  them pass by design.

usage: number_guard.py [--sample N] [--seed N] [--show N]
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from translator.numbers import compare_numbers

ROOT = Path(__file__).parents[1]
SPAN = re.compile(r"\[\[(?:PER|LOC|ORG|FAC|MISC|DATE)(?:#\d+)?:[^|\[\]]+\|([^|\[\]]+)\]\]")
#: Words that may take each other's place.
KINDS = (
    [
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
    ],
    ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"],
    ["thousand", "million", "billion", "trillion"],
    ["third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"],
)
KIND_OF = {word: words for words in KINDS for word in words}
NUMBER = re.compile(r"\d+|\b(?:" + "|".join(KIND_OF) + r")\b")


def news_pairs(folder: Path = ROOT / "models" / "training" / "news") -> Iterator[tuple[str, str]]:
    """Yield (Arabic, English) of every pair, mark-up removed."""
    for path in sorted(folder.glob("*.txt")):
        source = ""
        for line in path.read_text(encoding="utf-8").splitlines():
            tag, _, text = line.partition(" ")
            if tag == "S":
                source = SPAN.sub(lambda match: match[1], text).strip()
            elif tag == "E" and source:
                yield source, text.strip()
                source = ""


def corrupted(english: str, rng: random.Random) -> tuple[str, str] | None:
    """Change one number of ``english``; return the new sentence and what kind of number it was."""
    numbers = [match for match in NUMBER.finditer(english) if match[0] not in ("0", "1", "2")]
    if not numbers:
        return None
    match = rng.choice(numbers)
    old = match[0]
    if old.isdigit():
        place = rng.randrange(len(old))
        digit = rng.choice([d for d in "123456789" if d != old[place]])
        new, kind = old[:place] + digit + old[place + 1 :], "digits"
    else:
        new, kind = rng.choice([word for word in KIND_OF[old] if word != old]), "words"
    return english[: match.start()] + new + english[match.end() :], kind


def main() -> None:
    """Parse the command line, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sample", type=int, default=0, help="measure on this many pairs only")
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--show", type=int, default=0, help="print this many false alarms and misses")
    args = parser.parse_args()
    rng = random.Random(args.seed)
    pairs = list(news_pairs())
    if args.sample:
        pairs = rng.sample(pairs, args.sample)
    alarms = [(ar, en) for ar, en in pairs if compare_numbers(ar, en)]
    tried: Counter[str] = Counter()
    caught: Counter[str] = Counter()
    missed = []
    for ar, en in pairs:
        if (changed := corrupted(en, rng)) is None:
            continue
        sentence, kind = changed
        tried[kind] += 1
        if compare_numbers(ar, sentence):
            caught[kind] += 1
        else:
            missed.append((ar, f"{en}  →  {sentence}"))
    print(f"pairs {len(pairs)}")
    print(f"false alarms {len(alarms)} ({len(alarms) / len(pairs):.2%})")
    total = sum(tried.values())
    print(f"changed numbers flagged {sum(caught.values())} of {total} ({sum(caught.values()) / total:.2%})")
    for kind in sorted(tried):
        print(f"  {kind}: {caught[kind]} of {tried[kind]} ({caught[kind] / tried[kind]:.2%})")
    for name, cases in (("false alarm", alarms), ("missed", missed)):
        for ar, en in cases[: args.show]:
            sys.stdout.write(f"\n{name}\n  {ar}\n  {en}\n")


if __name__ == "__main__":
    main()
