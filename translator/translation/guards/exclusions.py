"""Exceptions that the English has lost or made up: "daily except Friday" is not "every Friday".

As bad as a lost denial, and as shy a guard: what can say an exception in English is a broad list, in
data/exclusions.toml.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from translator.arabic import without_marks

_DATA = Path(__file__).parent / "data" / "exclusions.toml"
#: What may be written onto the front of a word that excuses.
_FRONT = "[وفبلك]{0,2}"


@lru_cache(maxsize=1)
def exclusion_words() -> Mapping[str, Mapping[str, list[str]]]:
    """Return the rows of the table: what says an exception, by language."""
    return tomllib.loads(_DATA.read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def _lost() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """Return what finds an exception of the Arabic, and what may say it in English."""
    rows = [exclusion_words()[name] for name in ("except", "only")]
    return tuple((_any_of(row["arabic"], not_before=row["not_before"]), _any_of(row["english"])) for row in rows)


@lru_cache(maxsize=1)
def _invented() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what finds an exception of the English, and what may say it in Arabic."""
    row = exclusion_words()["invented"]
    return _any_of(row["english"]), _any_of(row["arabic"], front=_FRONT)


def _any_of(entries: Iterable[str], *, front: str = "", not_before: Iterable[str] = ()) -> re.Pattern[str]:
    words, after = "|".join(map(_pattern, entries)), "|".join(map(_pattern, not_before))
    barred = rf"(?!\s+(?:{after})(?!\w))" if after else ""
    return re.compile(rf"(?<!\w){front}(?:{words})(?!\w){barred}", re.IGNORECASE)


def _pattern(entry: str) -> str:
    return re.escape(entry).replace(r"\*", r"\w*")


def exclusion_differs(ar: str, en: str) -> bool:
    """Say whether one side takes something out that the other does not."""
    bare = without_marks(ar)
    if any(arabic.search(bare) and not english.search(en) for arabic, english in _lost()):
        return True
    english, arabic = _invented()
    return english.search(en) is not None and not arabic.search(bare)


def excludes_arabic(ar: str) -> bool:
    """Say whether the Arabic takes something out."""
    return any(arabic.search(without_marks(ar)) for arabic, _ in _lost())
