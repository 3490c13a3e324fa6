"""Invented reports with the event that each is of (``events/*.toml``), and how well a grouping finds them."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from tests.briefing.pages import document
from translator.briefing import Group
from translator.document import Document

EVENTS = Path(__file__).with_name("events")

Grouper = Callable[[Sequence[Document]], Sequence[Group]]


@dataclass(frozen=True, slots=True)
class Labelled:
    """Reports that are given to one briefing, and the event that each is of."""

    name: str
    documents: tuple[Document, ...]
    events: tuple[str, ...]
    held_out: bool = False  #: nothing was tuned on it


@dataclass(frozen=True, slots=True)
class Score:
    """Pairs of reports: joined and of one event, joined though of two, of one event and not joined."""

    right: int
    wrong: tuple[tuple[str, str], ...]
    missed: tuple[tuple[str, str], ...]

    @property
    def precision(self) -> float:
        joined = self.right + len(self.wrong)
        return self.right / joined if joined else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + len(self.missed))


def load_sets() -> tuple[Labelled, ...]:
    """Return the sets, each as one briefing's inputs."""
    return tuple(_load(path) for path in sorted(EVENTS.glob("*.toml")))


def together(sets: Sequence[Labelled]) -> Labelled:
    """Return one set of all reports."""
    events = tuple(f"{one.name}/{event}" for one in sets for event in one.events)
    return Labelled("all", tuple(document for one in sets for document in one.documents), events)


def score(sets: Sequence[Labelled], group: Grouper) -> Score:
    """Return what a grouping makes of every set by itself."""
    right = 0
    wrong: list[tuple[str, str]] = []
    missed: list[tuple[str, str]] = []
    for one in sets:
        groups = [frozenset(found.sources) for found in group(one.documents)]
        for first, second in combinations(range(len(one.documents)), 2):
            joined = any({first + 1, second + 1} <= members for members in groups)
            same = one.events[first] == one.events[second]
            pair = (one.documents[first].source.path, one.documents[second].source.path)
            right += joined and same
            wrong += [pair] if joined and not same else []
            missed += [pair] if same and not joined else []
    return Score(right, tuple(wrong), tuple(missed))


def _load(path: Path) -> Labelled:
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    reports = table["report"]
    documents = tuple(
        document(
            f"{path.stem}/{number}-{report['event']}",
            [(line, f"Sentence {at}.") for at, line in enumerate(report["text"].split("\n")[:-1], 1)],
            (report["title"], report["title"]),
            report.get("published"),
        )
        for number, report in enumerate(reports, 1)
    )
    return Labelled(path.stem, documents, tuple(report["event"] for report in reports), table.get("held_out", False))
