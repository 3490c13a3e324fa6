"""The score of a line that no rule names: how likely it is boilerplate, from what can be seen of it.

A logistic regression over some twenty features, each between 0 and 1, whose weights stand in
``score.toml``, where a person can read them. ``benchmarks/line_score.py`` learns them from the labelled
pages. A score says something only where it is clear; between the thresholds the structure of the page
decides alone.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import exp
from pathlib import Path

from translator.cleaning.decisions import Decision, Fate, body, removed
from translator.cleaning.lineview import LineView
from translator.cleaning.page import Page, continues, is_list_item, is_sentence, opens_with_verb
from translator.cleaning.persons import names_person
from translator.cleaning.words import word_list

_WEIGHTS = Path(__file__).parent / "score.toml"
NEIGHBOURS = 3  #: lines on either side whose fate says something about a line
LONGEST_RUN = 5  #: lines of a few words in a row; more say no more
TAG_WORDS = 3
SHOWN = 3  #: features that an explanation names
Features = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Scorer:
    """The weights and thresholds of score.toml, and what each feature means in words."""

    weights: Mapping[str, float]
    meanings: Mapping[str, str]
    remove_above: float
    remove_under_text_above: float
    keep_below: float
    keep_under_text_below: float

    def score(self, features: Features) -> float:
        """Return the probability that a line with these features is boilerplate."""
        return 1.0 / (1.0 + exp(-sum(self.weights[name] * value for name, value in features.items())))

    def reconsider(self, decision: Decision, features: Features) -> Decision:
        """Return the decision, or the score's own where that is clear and says otherwise."""
        score = self.score(features)
        enough = self.keep_under_text_below if features["under-text"] else self.keep_below
        if decision.fate is Fate.REMOVED and features["tail"] and score < enough:
            return body("score", f"score {score:.2f}: {self._reasons(features, -1)}")
        too_much = self.remove_under_text_above if features["under-text"] else self.remove_above
        if decision.fate is Fate.BODY and score > too_much:
            return removed("score", f"score {score:.2f}: {self._reasons(features, 1)}")
        return decision

    def _reasons(self, features: Features, sign: int) -> str:
        shares = {name: sign * self.weights[name] * value for name, value in features.items() if name != "bias"}
        largest = sorted((name for name in shares if shares[name] > 0), key=lambda name: -shares[name])
        return ", ".join(self.meanings[name] for name in largest[:SHOWN])


@lru_cache(maxsize=1)
def scorer() -> Scorer:
    """Return the scorer that score.toml describes."""
    table = tomllib.loads(_WEIGHTS.read_text(encoding="utf-8"))
    rows = table["feature"]
    return Scorer(
        {row["name"]: row["weight"] for row in rows},
        {row["name"]: row["meaning"] for row in rows},
        table["remove_above"],
        table["remove_under_text_above"],
        table["keep_below"],
        table["keep_under_text_below"],
    )


def line_features(page: Page, at: int, decided: Mapping[int, Decision]) -> dict[str, float]:
    """Return the features of the line at ``at``, by what was decided about its neighbours."""
    view = page.views[at]
    return {"bias": 1.0, **_own(view), **_place(page, at), **_neighbours(page, at, decided)}


def _own(view: LineView) -> dict[str, float]:
    letters = max(1, len(view.folded))
    count = max(1, view.length)
    return {
        "words": min(view.length, 20) / 20,
        "very-short": float(view.length <= 3),
        "sentence": float(is_sentence(view)),
        "full-stop": float(view.ending == "."),
        "cut": float(view.ending == "…"),
        "colon": float(view.ending == ":"),
        "question": float(view.ending in {"?", "!"}),
        "comma": float("،" in view.text),
        "joined": float(continues(view)),
        "bullet": float(is_list_item(view)),
        "verb": float(opens_with_verb(view)),
        "latin": view.latin,
        "digits": sum(char.isdigit() for char in view.folded) / letters,
        "marks": sum(not char.isalnum() and char != " " for char in view.folded) / letters,
        "prompts": sum(word in word_list("prompts") for word in view.words) / count,
        "person": float(view.length <= TAG_WORDS + 1 and names_person(view.text)),
        "sections": sum(word in word_list("sections") for word in view.words) / count,
        "address": float("@" in view.text or "http" in view.text or "www." in view.text),
    }


def _place(page: Page, at: int) -> dict[str, float]:
    zone = page.zone(at)
    edge = page.first if zone == "head" else page.last
    distance = abs(at - edge) if zone != "body" and page.firm else 0
    return {
        "head": float(zone == "head"),
        "tail": float(zone == "tail"),
        "distance": min(distance, 10) / 10,
        "kinship": page.kinship(at),
        "open-ends": float(not page.punctuated),
    }


def _neighbours(page: Page, at: int, decided: Mapping[int, Decision]) -> dict[str, float]:
    views = page.views
    before, after = range(max(0, at - NEIGHBOURS), at), range(at + 1, min(len(views), at + 1 + NEIGHBOURS))
    return {
        "removed-before": _removed_share(before, decided),
        "removed-after": _removed_share(after, decided),
        "under-text": float(at > 0 and at - 1 in page.firm),
        "short-run": _short_run(page, at, decided) / LONGEST_RUN,
        "set-apart": float(at > 0 and views[at].number - views[at - 1].number > 1),
        "last": float(at == len(views) - 1),
    }


def _short_run(page: Page, at: int, decided: Mapping[int, Decision]) -> int:
    """Return how many lines of a few words, undecided like this one, stand in a row with it; 0 for a longer line."""
    if not _is_tag_like(page.views[at]):
        return 0
    count = 1
    for step in (-1, 1):
        i = at + step
        while 0 <= i < len(page.views) and count < LONGEST_RUN and _is_tag_like(page.views[i]):
            if i in decided and (step > 0 or decided[i].fate is not Fate.BODY):
                break
            count, i = count + 1, i + step
    return count


def _is_tag_like(view: LineView) -> bool:
    return view.length <= TAG_WORDS and view.has_letters and not view.ending and not is_list_item(view)


def _removed_share(positions: range, decided: Mapping[int, Decision]) -> float:
    return sum(at in decided and decided[at].fate is Fate.REMOVED for at in positions) / NEIGHBOURS
