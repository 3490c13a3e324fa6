#!/usr/bin/env python3
"""Check files of news pairs with marked entities.

Each pair is two lines, then a blank line:
    S <Arabic sentence with [[TYPE:English form|Arabic form]] spans>
    E <English translation; every English form of the S line stands in it, letter for letter>
Prints every fault with its line number, then the counts. Exit 1 where a fault was found.

usage: check_pairs.py FILE ...
"""

from __future__ import annotations

import collections
import pathlib
import re
import sys
from collections.abc import Iterator

SPAN = re.compile(r"\[\[(PER|LOC|ORG|FAC|MISC|DATE):([^|\[\]]+)\|([^|\[\]]+)\]\]")
ARABIC = re.compile(r"[\u0600-\u06ff]")
FEWEST_LETTERS = 10
RATIOS = (0.6, 3.2)  # English words to Arabic words


def without_marks(source: str) -> str:
    """Return the Arabic of an S line as it reads."""
    return SPAN.sub(lambda span: span[3], source)


def source_faults(source: str, seen: set[str]) -> Iterator[str]:
    """Yield what is wrong with an S line."""
    plain = without_marks(source)
    if "[[" in plain or "]]" in plain:
        yield "broken span"
    if plain in seen:
        yield "duplicate sentence"
    if len(ARABIC.findall(plain)) < FEWEST_LETTERS:
        yield "hardly any Arabic"


def pair_faults(source: str, english: str) -> Iterator[str]:
    """Yield what is wrong with an E line beside its S line."""
    if "[[" in english or ARABIC.search(english):
        yield "mark-up or Arabic letters in E"
    for span in SPAN.finditer(source):
        if span[2] not in english:
            yield f"{span[2]!r} is not in E"
    ratio = len(english.split()) / max(1, len(without_marks(source).split()))
    if not RATIOS[0] <= ratio <= RATIOS[1]:
        yield f"length ratio {ratio:.2f}"


class Checker:
    """Reads files and counts pairs, spans, words and faults."""

    def __init__(self) -> None:
        self.seen: set[str] = set()
        self.types: collections.Counter[str] = collections.Counter()
        self.pairs = self.words = self.faults = 0

    def check(self, path: pathlib.Path) -> None:
        """Check one file."""
        source: str | None = None
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            tag, _, text = line.partition(" ")
            if not line.strip() or line.startswith("#"):
                continue
            found: list[str] = []
            if tag == "S":
                found = [*(["two S lines in a row"] if source else []), *source_faults(text, self.seen)]
                source = text
                self.seen.add(without_marks(text))
            elif tag == "E" and source is not None:
                found = list(pair_faults(source, text))
                self.count(source)
                source = None
            else:
                found = [f"neither S nor the E of an S: {line[:40]}"]
            for fault in found:
                print(f"{path}:{number}: {fault}")
            self.faults += len(found)

    def count(self, source: str) -> None:
        """Count a whole pair."""
        self.pairs += 1
        self.words += len(without_marks(source).split())
        self.types.update(span[1] for span in SPAN.finditer(source))


def main() -> int:
    """Check the files of the command line."""
    checker = Checker()
    for name in sys.argv[1:]:
        checker.check(pathlib.Path(name))
    print(f"pairs {checker.pairs}, Arabic words {checker.words}, faults {checker.faults}, spans {dict(checker.types)}")
    return 1 if checker.faults else 0


if __name__ == "__main__":
    sys.exit(main())
