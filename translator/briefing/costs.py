"""What counts for and against a statement of a briefing (``data/points.toml``)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).parent / "data" / "points.toml"


def costs(table: str) -> Mapping[str, float]:
    """Return one table of the file, which is read once."""
    found: Mapping[str, float] = _tables()[table]
    return found


def leans(english: str) -> bool:
    """Say whether an English points back at the sentence before it, without which it says little."""
    return bool(re.match(_tables()["english"]["leaning"], english))


@cache
def _tables() -> Mapping[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))
