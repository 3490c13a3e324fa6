"""What the finder of dates returns."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from translator.dates.tokens import Tokens


class DateKind(StrEnum):
    """How much a date says."""

    DAY = "day"  #: day and month, with or without year and weekday
    MONTH = "month"  #: month, with or without year
    YEAR = "year"
    SEASON = "season"
    WEEKDAY = "weekday"
    RELATIVE = "relative"  #: told from the day of writing: last year, tomorrow


@dataclass(frozen=True, slots=True)
class DateMatch:
    """One date in a text: ``text[start:end]``.

    ``iso`` is ``2026-03-26``, ``2026-03`` or ``2026`` as far as the date is known, else None;
    ``english`` is what an English newspaper writes for it.
    """

    start: int
    end: int
    text: str
    iso: str | None
    english: str
    kind: DateKind


def match_of(
    tokens: Tokens, first: int, end: int, iso: str | None, english: str, kind: DateKind, cut: int = 0
) -> tuple[DateMatch, int]:
    """Return the match over the tokens ``first`` to ``end``, ``cut`` letters of the first left out, and ``end``."""
    start, stop = tokens[first].start + cut, tokens[end - 1].end
    return DateMatch(start, stop, tokens.text[start:stop], iso, english, kind), end
