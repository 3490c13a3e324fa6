"""Openly licensed sets of Arabic names with one token and its label a line, as training data for the recogniser.

AQMAR (Mohit, Schneider, Bhowmick, Oflazer and Smith, "Recall-oriented learning of named entities in Arabic
Wikipedia", EACL 2012; CC-BY-SA-3.0) is marked by hand; WikiANN (Pan et al., "Cross-lingual name tagging and linking
for 282 languages", ACL 2017; ODC-BY) by links. ANERcorp is a test and is never read here.
"""

from __future__ import annotations

import lzma
import pathlib
import re
from collections.abc import Iterator

#: The sets that word groups are made from; the recogniser is trained on the first.
TRAINING = ("aqmar", "wikiann_ar.train", "wikiann_ar.dev")
#: The types that mean the same here and there; AQMAR's other classes change with the article.
_TYPES = {"PER": "PER", "LOC": "LOC", "ORG": "ORG"}
_LABEL = re.compile(r"([BI])-+([A-Z]+)")
Row = tuple[str, str]


def read(path: pathlib.Path) -> Iterator[list[Row]]:
    """Yield the sentences of a set: words and labels B-/I- of PER, LOC and ORG, or O."""
    sentence: list[Row] = []
    for line in lzma.decompress(path.read_bytes()).decode("utf-8").splitlines():
        cells = line.split()
        if len(cells) == 2:
            sentence.append((cells[0], _label(cells[1])))
        elif sentence:
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def _label(label: str) -> str:
    found = _LABEL.match(label)
    kind = _TYPES.get(found[2]) if found else None
    return f"{found[1]}-{kind}" if found and kind else "O"


def spans(rows: list[Row]) -> tuple[str, list[tuple[int, int, str]]]:
    """Return a sentence's text, words joined by spaces, and its names in it."""
    text, found = "", []
    for word, label in rows:
        start = len(text) + bool(text)
        text += (" " if text else "") + word
        if label[0] == "I" and found and found[-1][2] == label[2:] and found[-1][1] == start - 1:
            found[-1] = (found[-1][0], len(text), label[2:])
        elif label != "O":
            found.append((start, len(text), label[2:]))
    return text, found
