"""The news pairs of models/training with their marked names."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

_FOLDER = Path(__file__).parents[2] / "models" / "training" / "news"
_SPAN = re.compile(r"\[\[(?:PER|LOC|ORG|FAC|MISC|DATE):([^|\[\]]+)\|([^|\[\]]+)\]\]")


@lru_cache(maxsize=1)
def marked_pairs() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Return (Arabic, English, the English of its names) of every pair."""
    pairs, source = [], ""
    for path in sorted(_FOLDER.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            tag, _, text = line.partition(" ")
            if tag == "S":
                source = text
            elif tag == "E":
                names = tuple(match[1] for match in _SPAN.finditer(source))
                pairs.append((_SPAN.sub(r"\2", source), text, names))
    return tuple(pairs)
