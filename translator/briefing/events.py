"""Which of a sentence's dates have an event of their own: one for each clause that tells one.

"In late March 2020 the forces left after an attack in December 2019" is one event, of March; "the second round
failed in June 2019, then they agreed on 15 July 2019" is two.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Sequence
from functools import cache
from pathlib import Path

from translator.briefing.dating import Dated, Placed, placed_dates
from translator.document import Sentence

_FILE = Path(__file__).parent / "data" / "events.toml"
_COMMA = re.compile("[،,؛;]")


def event_dates(
    sentence: Sentence, published: str | None, names: Collection[tuple[int, int]] = ()
) -> tuple[Dated, ...]:
    """Return the dates of a sentence's events, in its order.

    Args:
        sentence: of a report.
        published: the report's own date; see ``dates_of``.
        names: where names stand in the sentence: "the March 23 Movement" is no date.
    """
    text = sentence.ar
    found = [
        one
        for one in placed_dates(sentence, published)
        if not any(start <= one.start < end for start, end in names) and not _is_compared(text, one)
    ]
    spans = _with_spans(text, found)
    clauses: dict[int, Placed] = {}
    for one in spans:
        if not _is_dependent(text, one):
            clauses.setdefault(_clause(text, one.start), one)
    dates: dict[str, Dated] = {}
    for one in list(clauses.values()) or spans[:1]:
        dates.setdefault(one.date.iso, one.date)
    return tuple(dates.values())


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(row) for name, row in tomllib.loads(_FILE.read_text(encoding="utf-8")).items()}


def _with_spans(text: str, found: Sequence[Placed]) -> list[Placed]:
    """Return the dates, two that bound a span of time as one."""
    merged: list[Placed] = []
    for one in found:
        if merged and _bounds_a_span(text, merged[-1], one):
            merged[-1] = merged[-1].until(one)
        else:
            merged.append(one)
    return merged


def _bounds_a_span(text: str, first: Placed, second: Placed) -> bool:
    between = text[first.end : second.start]
    if second.date.iso < first.date.iso:  # "from November to February", each put into the nearest year
        return False
    if _patterns()["span"].search(between):
        return True
    return bool(_patterns()["joined"].search(between) and _patterns()["pair"].search(text[: first.start]))


def _clause(text: str, at: int) -> int:
    """Return where the clause begins in which ``at`` stands."""
    return max((match.start() for match in _patterns()["clause"].finditer(text) if match.start() < at), default=0)


def _is_compared(text: str, one: Placed) -> bool:
    return bool(_patterns()["compared"].search(_part_before(text, one.start)))


def _is_dependent(text: str, one: Placed) -> bool:
    return bool(_patterns()["dependent"].search(_part_before(text, one.start)))


def _part_before(text: str, at: int) -> str:
    """Return what stands between the last comma, or the clause's beginning, and ``at``."""
    commas = [match.end() for match in _COMMA.finditer(text, 0, at)]
    return text[max([_clause(text, at), *commas]) : at]
