#!/usr/bin/env python3
"""Say of each usual Arabic word how it is inflected: words take an article, pronouns, persons; foreign names do not.

A recogniser that was shown few names knows most words of an unseen page by nothing but their letters. A list of half a
million forms with their frequencies (the package wordfreq: Wikipedia, subtitles, news, the web) tells of each how usual
it is and which of its inflected forms are usual too, so that "وصف" (الوصف, وصفت, وصفه) is told from "سولانا".

Writes ``translator/entities/data/usage.tsv.xz``: key of a word, and a code of

    1-7   how usual it is: the power of ten of its occurrences in 10^9 words
    a, A  it takes the article; it has it and goes without
    s     it takes pronouns (ها, هم, نا …)
    v     it has a form with the prefix of a verb (ي, ت, ن)
    w     it has a form with the ending of a verb (وا, ت)
    n     it has a feminine, dual or plural

Forms with an attached و, ف, ب, ل or ك whose remainder is as usual are left out: they are two words.

usage: usage.py
"""

from __future__ import annotations

import collections
import math
import pathlib
import sys
from collections.abc import Iterable

import names
import wordfreq  # type: ignore[import-not-found,import-untyped,unused-ignore]

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
from translator.entities.normalize import PREFIXES, bare, is_arabic, key

#: A form that is rarer than this is left out.
LEAST = 5e-8
#: How much of its word's share an inflected form must have, so that misspellings make none.
SHARE = 0.05
PRONOUNS = ("ها", "هم", "هما", "نا", "كم", "ي")
PLURALS = ("ين", "ون", "ات")
Counts = collections.Counter[str]


def counted() -> Counts:
    """Return how frequent each key is."""
    found: Counts = collections.Counter()
    for word, frequency in wordfreq.get_frequency_dict("ar", wordlist="large").items():
        if is_arabic(word) and key(word).isalpha():
            found[key(word)] += frequency
    return found


def is_two_words(word: str, counts: Counts) -> bool:
    """Say whether what stands after an attached prefix is as usual as the whole."""
    for prefix in PREFIXES:
        rest = ("ال" if prefix.endswith("لل") else "") + word[len(prefix) :]
        if word.startswith(prefix) and len(word) - len(prefix) > 2 and counts[rest] >= counts[word]:
            return True
    return False


def code(word: str, counts: Counts) -> str:
    """Return how usual a word is and which forms it has."""

    def share(forms: Iterable[str]) -> float:
        return sum(counts[form] for form in forms if form in counts) / max(counts[word], counts[stem])

    stem = bare(word)
    joining = stem[:-1] + "ت" if stem.endswith("ه") else stem
    root = stem.removesuffix("ه")
    plurals = [start + root + end for start in ("", "ال") for end in (*PLURALS, "" if root != stem else "ه")]
    found = str(max(1, min(7, int(math.log10(counts[word] * 1e9)))))
    if stem == word:
        found += "a" if share(["ال" + word]) >= SHARE else ""
    else:
        found += "A" if counts[stem] >= SHARE * counts[word] else ""
    found += "s" if share(joining + end for end in PRONOUNS) >= SHARE / 2 else ""
    found += "v" if share(start + stem for start in "يتن") >= SHARE else ""
    found += "w" if share(stem + end for end in ("وا", "ت")) >= SHARE / 2 else ""
    return found + ("n" if share(plurals) >= SHARE else "")


def main() -> None:
    """Build and write the table."""
    counts = counted()
    kept = (word for word, count in counts.items() if count >= LEAST and len(word) > 1)
    names.write("usage", sorted((word, code(word, counts)) for word in kept if not is_two_words(word, counts)))


if __name__ == "__main__":
    main()
