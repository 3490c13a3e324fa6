"""Years counted from another event: 637 of the Hijra is neither 637 BC nor 637 AD.

The patterns are in data/eras.toml.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path

from translator.arabic import without_marks
from translator.numbers.digits import to_latin

_DATA = Path(__file__).parent / "data" / "eras.toml"
_YEAR = re.compile(r"(?<!\d)\d{1,4}(?!\d)")
#: A year of the Hijra with what says so; "1447 هـ" and "سنة 637 للهجرة".
_HIJRI_YEAR = re.compile(r"(?<!\d)(\d{1,4})\s?(?:هـ?(?!\w)|للهجر[ةه]|هجري[ةه]?(?!\w))")


@lru_cache(maxsize=1)
def eras() -> dict[str, dict[str, tuple[str, ...]]]:
    """Return for each era its patterns by language."""
    table = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    return {name: {language: tuple(row[language]) for language in ("arabic", "english")} for name, row in table.items()}


@lru_cache(maxsize=1)
def _hijri_months() -> re.Pattern[str]:
    return re.compile(tomllib.loads(_DATA.read_text(encoding="utf-8"))["ah"]["also"])


@lru_cache(maxsize=2)
def _patterns(language: str) -> dict[str, re.Pattern[str]]:
    return {name: re.compile("|".join(row[language])) for name, row in eras().items()}


def _said(language: str, text: str) -> set[str]:
    return {name for name, pattern in _patterns(language).items() if pattern.search(text)}


def eras_differ(ar: str, en: str) -> bool:
    """Say whether the English counts years from another event than the Arabic.

    A year after Christ need not say so, and one of the Hijra may be converted: it is wrong only where its
    figure stands in an English that says nothing of the Hijra.
    """
    latin = to_latin(without_marks(ar))
    arabic, english = _said("arabic", latin), _said("english", en)
    if ("bc" in arabic) != ("bc" in english):
        return True
    if "ah" in english:
        return "ah" not in arabic and ("ad" in arabic or not _may_be_hijri(latin))
    if _hijri_months().search(en):
        return False
    return not {year[1] for year in _HIJRI_YEAR.finditer(latin)}.isdisjoint(_YEAR.findall(en))


def _may_be_hijri(latin: str) -> bool:
    """Say whether a year of the Arabic, or one of its months, is one of the Hijra without saying so."""
    from translator.dates import find_dates

    months = any(match.english and not match.iso and match.kind == "day" for match in find_dates(latin))
    return months or any(1200 <= int(year) <= 1500 for year in _YEAR.findall(latin)) or "هجر" in latin
