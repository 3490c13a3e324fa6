"""How much two reports are alike, and whether their dates let them be of one event.

Words weigh by how rare they are in news at large, not among the briefing's own reports: three reports on one
province do not make its name a common word, and the same two reports are as much alike in every briefing.
"""

from __future__ import annotations

import datetime
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from translator.briefing.dating import is_background, lead_days, not_before, published_on
from translator.briefing.thresholds import thresholds
from translator.document import Document, Sentence
from translator.entities.gazetteers import words
from translator.summarization.text import stems_ar

_UNSEEN = 2  # added to every count, so that a word never seen weighs no more than one seen twice weighs double

Vector = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Profile:
    """What a report is compared by."""

    whole: Vector  #: its title and sentences
    fresh: Vector  #: the same without what happened long before
    lead: frozenset[str]  #: the stems of its title and first sentence
    published: datetime.date | None
    day: datetime.date | None  #: when it was published, or else the day that its lead names
    written: datetime.date | None  #: the day before which it cannot have been written
    lead_days: frozenset[datetime.date]  #: the days that its lead names, "on Sunday" told from the date of publication

    @property
    def is_dated(self) -> bool:
        """Say whether the report says when it was published."""
        return self.published is not None


def profile(document: Document) -> Profile:
    """Return what ``document`` is compared by."""
    title = stems_ar(document.metadata.title_ar or "")
    written = not_before(document)
    days = thresholds().background_days
    fresh = [s for s in document.sentences if not is_background(s, document, written, days)]
    absolute = lead_days(document, None)
    published = published_on(document)
    return Profile(
        _vector([*title, *_stems(document.sentences)]),
        _vector([*title, *_stems(fresh)]),
        frozenset([*title, *_stems(fresh[:1])]),
        published,
        published or max(absolute, default=None),
        written,
        lead_days(document, document.metadata.published),
    )


def likeness(one: Profile, other: Profile) -> float:
    """Return how likely two reports are of one event, between 0 and 1.

    One text is one text whatever its dates. Else the cosine of what is new in them counts as much as the share
    of each one's lead that the other has too; reports whose dates keep them apart are not alike at all.
    """
    limits = thresholds()
    text = _cosine(one.whole, other.whole)
    if text >= limits.one_text:
        return text
    if are_apart(one, other):
        return 0.0
    leads = (_covered(one.lead, other.fresh) + _covered(other.lead, one.fresh)) / 2
    found = math.sqrt(_cosine(one.fresh, other.fresh) * leads)
    other_day = one.lead_days and other.lead_days and not one.lead_days & other.lead_days
    return 0.0 if other_day and found < limits.other_day else min(found, limits.one_text)


def are_apart(one: Profile, other: Profile) -> bool:
    """Say whether their dates show two reports to be of different events."""
    days = thresholds().same_event_days
    if one.day and other.day and abs((one.day - other.day).days) > days:
        return True
    return any(
        late.written is not None and early.published is not None and (late.written - early.published).days > days
        for late, early in ((one, other), (other, one))
    )


def _stems(sentences: Sequence[Sentence]) -> list[str]:
    return [stem for sentence in sentences for stem in stems_ar(sentence.ar)]


@cache
def _counts() -> tuple[Mapping[str, int], int]:
    """Return how often news at large has each stem outside names, and how many stems that is together."""
    counts: Counter[str] = Counter()
    for word, count in words().items():
        for stem in stems_ar(word):
            counts[stem] += count
    return counts, counts.total()


def _weight(stem: str) -> float:
    counts, total = _counts()
    return math.log(total / (counts.get(stem, 0) + _UNSEEN))


def _vector(stems: Iterable[str]) -> Vector:
    return {stem: (1.0 + math.log(count)) * _weight(stem) for stem, count in Counter(stems).items()}


def _cosine(one: Vector, other: Vector) -> float:
    product = sum(weight * other[stem] for stem, weight in one.items() if stem in other)
    norms = math.hypot(*one.values()) * math.hypot(*other.values())
    return product / norms if norms else 0.0


def _covered(lead: frozenset[str], other: Vector) -> float:
    """Return the share of a lead, by weight, that stands in another report."""
    stems = sorted(lead)  # sums of floats depend on their order
    total = sum(map(_weight, stems))
    return sum(_weight(stem) for stem in stems if stem in other) / total if total else 0.0
