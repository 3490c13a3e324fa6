"""The word lists beside this module, read once and folded like the lines they are compared with."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from translator.cleaning.text import fold
from translator.tables import read_lines

FOLDER = Path(__file__).parent


@lru_cache(maxsize=32)
def word_list(name: str) -> frozenset[str]:
    """Return the entries of the list ``name`` (a file of this folder, without ``.txt``), folded."""
    return frozenset(map(fold, read_lines(FOLDER / f"{name}.txt")))


def stop_words() -> frozenset[str]:
    """Return the words that tell nothing about what a line speaks of."""
    return word_list("stop_words")
