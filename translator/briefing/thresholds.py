"""The figures of ``data/grouping.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "data" / "grouping.toml"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """When reports are taken to tell one story; the file says what each figure means."""

    least_alike: float
    one_text: float
    other_day: float
    same_event_days: int
    background_days: int
    alone: float
    one_row: float
    labels: tuple[tuple[float, str], ...]  #: from which likeness on, and what a reader is told; the highest first

    def label(self, likeness: float) -> str:
        """Return what a reader is told of a group of this likeness."""
        return next(text for least, text in self.labels if likeness >= least)


@cache
def thresholds() -> Thresholds:
    """Return the figures; the file is read once."""
    table = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    labels = tuple(sorted(((row["from"], row["text"]) for row in table.pop("label")), reverse=True))
    return Thresholds(**table, labels=labels)
