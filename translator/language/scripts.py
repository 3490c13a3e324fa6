"""Writing systems and how much of a line is in each."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_DATA = Path(__file__).parent / "data" / "scripts.toml"

ARABIC = "Arabic"
LATIN = "Latin"

#: What is in Latin letters in every language: addresses, e-mail, handles and hashtags. White space or
#: a line's start stands before each, so that no part of a long word is tried twice.
_NAMES = re.compile(r"(?<!\S)(?:https?://\S+|www\.\S+|[@#][A-Za-z0-9_]+|[A-Za-z0-9_.+-]+@\S+)")


@dataclass(frozen=True, slots=True)
class Script:
    """A writing system: its letters and the language that they stand for by default."""

    name: str
    letters: re.Pattern[str]
    language: str


@lru_cache(maxsize=1)
def scripts() -> tuple[Script, ...]:
    """Return the rows of scripts.toml."""
    with _DATA.open("rb") as file:
        rows = tomllib.load(file)["script"]
    return tuple(Script(row["name"], re.compile(f"[{_class(row['ranges'])}]+"), row["language"]) for row in rows)


def _class(ranges: list[str]) -> str:
    parts = (item.partition("-") for item in ranges)
    return "".join(f"{chr(int(first, 16))}-{chr(int(last or first, 16))}" for first, _, last in parts)


def letters_by_script(text: str) -> Counter[str]:
    """Return how many letters of each script ``text`` holds.

    Addresses and handles are counted only where nothing else stands there.
    """
    return _count(_NAMES.sub(" ", text)) or _count(text)


def _count(text: str) -> Counter[str]:
    looked_at = scripts() if not text.isascii() else tuple(s for s in scripts() if s.name == LATIN)
    counts = {script.name: sum(map(len, script.letters.findall(text))) for script in looked_at}
    return Counter({name: count for name, count in counts.items() if count})


@lru_cache(maxsize=1)
def default_languages() -> dict[str, str]:
    """Return the language that each script stands for by default."""
    return {script.name: script.language for script in scripts()}
