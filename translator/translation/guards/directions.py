"""Points of the compass that the English has lost or exchanged: what lies west of Kirkuk is not in Kirkuk."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path

from translator.numbers.tables import fold_arabic

_DATA = Path(__file__).parent / "data" / "directions.toml"
_FRONT = r"[وف]?(?:[بلك]?ال|لل|[بلك])?"


@lru_cache(maxsize=1)
def _directions() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """Return for each point of the compass what finds it in Arabic, and in English."""
    table = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    return tuple(
        (
            re.compile(rf"(?<!\w){_FRONT}(?:{'|'.join(map(fold_arabic, row['arabic']))})(?!\w)"),
            re.compile("|".join(row["english"]), re.IGNORECASE),
        )
        for row in table.values()
    )


def directions_differ(ar: str, en: str) -> bool:
    """Say whether the Arabic names a point of the compass that the English does not."""
    folded = fold_arabic(ar)
    return any(arabic.search(folded) and not english.search(en) for arabic, english in _directions())
