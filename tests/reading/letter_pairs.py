"""Make translator/reading/data/letter_pairs.tsv from the Arabic of models/training/news.

Run ``python -m tests.reading.letter_pairs`` to write it; test_plausibility.py holds the file to what this makes.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[2]
TABLE = ROOT / "translator" / "reading" / "data" / "letter_pairs.tsv"
LETTERS = [chr(code) for code in (*range(0x0621, 0x063B), *range(0x0641, 0x064B))]
EDGE = "-"
SMOOTHING = 0.5

HEAD = """\
# How likely one Arabic letter is to follow another, as log2 of the probability times ten (-33 is one in ten).
# Rows: the first letter; columns: the second; - is the beginning (row) or the end (column) of a word.
# Counted over the Arabic sentences of models/training/news, half a count added to each pair.
"""


def arabic_sentences() -> list[str]:
    """Return the Arabic of the news pairs without their marks of entities."""
    found = []
    for path in sorted((ROOT / "models" / "training" / "news").glob("*.txt")):
        lines = path.read_text(encoding="utf-8").splitlines()
        found += [re.sub(r"\[\[[^|\]]*\||\]\]", "", line[2:]) for line in lines if line.startswith("S ")]
    return found


def table() -> str:
    """Return the whole file."""
    counts: Counter[str] = Counter()
    for sentence in arabic_sentences():
        plain = re.sub("[\u0640\u064b-\u065f\u0670]", "", sentence)
        for word in re.findall("[\u0621-\u064a]+", plain):
            edged = f"{EDGE}{word}{EDGE}"
            counts.update(edged[i : i + 2] for i in range(len(word) + 1))
    names = [EDGE, *LETTERS]
    rows = ["\t".join(["", *names])]
    for first in names:
        total = sum(counts[first + second] + SMOOTHING for second in names)
        cells = [str(round(10 * math.log2((counts[first + second] + SMOOTHING) / total))) for second in names]
        rows.append("\t".join([first, *cells]))
    return HEAD + "\n".join(rows) + "\n"


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="utf-8")
