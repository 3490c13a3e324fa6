"""How much a text looks like written Arabic: letter pairs, compared with those of Arabic news.

Byte values that are one Arabic letter in windows-1256 are another in ISO-8859-6, and letters with
accents in windows-1252. Whichever way round, the wrong reading gives letter sequences that Arabic
does not have, which a table of letter pairs tells from one word on (the method of Cavnar and
Trenkle (1994), "N-gram-based text categorization", with conditional probabilities for ranks).
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from translator.arabic import without_marks
from translator.tables import read_rows

_TABLE = Path(__file__).parent / "data" / "letter_pairs.tsv"

EDGE = "-"  #: stands for the beginning and the end of a word in the table
WORST = -12.0  #: bits for a pair that the table does not have, such as an Arabic letter beside a Latin one
#: Mean bits for each letter pair below which a text is no Arabic. Arabic, Persian and dialect lie
#: between -3 and -5, readings in a wrong encoding between -6 and -12 (tests/reading measures both).
THRESHOLD = -5.6
_SAMPLE = 20_000  #: characters that are enough to judge a text by

_WORD = re.compile(r"[^\W\d_]+")
#: What a wrong encoding makes of letters and no Arabic text holds: characters lost, vowel signs that
#: begin a word or follow each other, a final tanwin inside a word, and symbols or runs of frame lines between letters.
_FAULTS = re.compile(
    "\ufffd|(?<![\u0621-\u06d3\u0651])[\u064b-\u0650\u0652]|[\u064b-\u064d](?=[\u0621-\u0626\u0628-\u0648\u064a])"
    "|(?<=[\u0621-\u064a])(?:[]\\[^`{|}~<>@#$%\u00d7\u00f7]|[\u2500-\u259f]+)(?=[\u0621-\u064a])"
)
_ARABIC_LETTER = re.compile("[\u0621-\u064a\u066e-\u06d3]")


@lru_cache(maxsize=1)
def letter_pairs() -> dict[str, float]:
    """Return log2 P(second letter | first letter) for each pair of letters."""
    rows = list(read_rows(_TABLE))
    seconds = rows[0][1:]
    return {row[0] + second: int(cell) / 10 for row in rows[1:] for second, cell in zip(seconds, row[1:], strict=True)}


def arabic_plausibility(text: str) -> float:
    """Return the mean bits for each letter pair of the words of ``text``: nearer to 0 is better.

    Words of ASCII letters alone say nothing about Arabic and are left out; a text without other
    words is as bad as can be.
    """
    pairs = letter_pairs()
    total, count = 0.0, 0
    sample = text[:_SAMPLE]
    faults = 2 * len(_FAULTS.findall(sample))
    for word in _WORD.findall(without_marks(sample)):
        if word.isascii():
            continue
        edged = f"{EDGE}{word}{EDGE}"
        total += sum(pairs.get(edged[i : i + 2], WORST) for i in range(len(word) + 1))
        count += len(word) + 1
    return (total + faults * WORST) / (count + faults) if count else WORST


def is_arabic(text: str) -> bool:
    """Say whether ``text`` holds Arabic letters in sequences that Arabic has."""
    return arabic_letters(text) > 0 and arabic_plausibility(text) > THRESHOLD


def arabic_letters(text: str) -> int:
    """Return how many letters of the Arabic script ``text`` holds."""
    return len(_ARABIC_LETTER.findall(text))
