"""The word lists beside this module, read once and folded like the lines they are compared with."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from translator.cleaning.text import fold

FOLDER = Path(__file__).parent


@lru_cache(maxsize=32)
def word_list(name: str) -> frozenset[str]:
    """Return the entries of the list ``name`` (a file of this folder, without ``.txt``), folded."""
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(fold(line) for line in lines if line.strip() and not line.startswith("#"))


def stop_words() -> frozenset[str]:
    """Return the words that tell nothing about what a line speaks of."""
    return word_list("stop_words")
