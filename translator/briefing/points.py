"""Which of the sentences that stand for the whole set become key points."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from translator.briefing.costs import costs, leans
from translator.briefing.facts import Fact, Facts, is_news
from translator.briefing.model import Group, Statement
from translator.summarization.graph import similarity
from translator.summarization.text import load_table

_LEAST = 1e-4  # of a score, which the digest rounds


@dataclass(frozen=True, slots=True)
class Offer:
    """A sentence that may become a key point."""

    statement: Statement  #: as it would be shown
    stems: Sequence[str]  #: of the sentence as it stands
    score: float  #: of the digest, between 0 and 1
    is_unsure: bool = False  #: the engine was less sure of its English than of most
    is_background: bool = False  #: all that it dates was long before its report


def choose_points(offers: Sequence[Offer], facts: Facts, groups: Sequence[Group], count: int) -> list[Statement]:
    """Return at most ``count`` points, those with doubts last.

    No event is left out while there is room, an event being a group of reports or a report that is in none.
    After one report of an event, another has a point only where it names what no point has named yet: that two
    reports tell one thing in different words makes it no two things.
    """
    choice = _Choice(offers, facts, groups)
    while len(choice.chosen) < count and choice.take(choice.is_of_new_event):
        pass
    while len(choice.chosen) < count and choice.take(choice.tells_news):
        pass
    chosen = [offers[at].statement for at in choice.chosen]
    return sorted(chosen, key=lambda statement: bool(statement.flags))


class _Choice:
    """The points chosen so far, and what the others are worth beside them."""

    def __init__(self, offers: Sequence[Offer], facts: Facts, groups: Sequence[Group]) -> None:
        self.chosen: list[int] = []
        self._offers, self._facts = offers, facts
        self._head = {source: group.sources[0] for group in groups for source in group.sources}
        self._likeness = similarity([offer.stems for offer in offers])
        self._told: set[Fact] = set()

    def take(self, wanted: Callable[[int], bool]) -> bool:
        """Choose the best of the offers that are ``wanted``; say whether there is one."""
        left = [at for at in range(len(self._offers)) if at not in self.chosen and wanted(at)]
        if not left:
            return False
        best = max(left, key=lambda at: (self._worth(at), -at))
        self.chosen.append(best)
        self._told |= self._facts.told(self._offers[best].statement)
        return True

    def is_of_new_event(self, at: int) -> bool:
        """Say whether no point is of the event that an offer is of."""
        return all(self._event(at) != self._event(other) for other in self.chosen)

    def tells_news(self, at: int) -> bool:
        """Say whether an offer is more than what another report of the same event has told."""
        retold = any(
            self._event(at) == self._event(other) and self._source(at) != self._source(other) for other in self.chosen
        )
        return not retold or is_news(self._facts.told(self._offers[at].statement) - self._told)

    def _source(self, at: int) -> int:
        return self._offers[at].statement.references[0].source

    def _event(self, at: int) -> int:
        return self._head.get(self._source(at), self._source(at))

    def _worth(self, at: int) -> float:
        """Return what an offer is worth beside what is chosen."""
        cost, statement = costs("points"), self._offers[at].statement
        likest = max((float(self._likeness[at][other]) for other in self.chosen), default=0.0)
        heard = sum(self._event(at) == self._event(other) for other in self.chosen)
        score = min(max(self._offers[at].score, _LEAST), 1 - _LEAST)
        most = load_table("condense.toml")["most"]["key_point"]
        worth: float = (
            math.log(score / (1 - score))
            - cost["likest"] * likest
            - cost["again"] * heard
            - cost["flagged"] * bool(statement.flags)
            - cost["least_sure"] * self._offers[at].is_unsure
            - cost["background"] * self._offers[at].is_background
            - cost["leaning"] * leans(statement.en)
            - cost["longer"] * max(0.0, len(statement.en) - most)
        )
        return worth
