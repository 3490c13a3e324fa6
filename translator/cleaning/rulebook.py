"""The named rules: rows of the files in ``rules/``, read once and made into matchers."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from translator.cleaning.lineview import LineView
from translator.cleaning.shapes import SHAPES
from translator.cleaning.text import fold, fold_pattern, words
from translator.cleaning.words import FOLDER as WORDS

RULES = Path(__file__).parent / "rules"
SCORE = Path(__file__).parent / "score.toml"
SPANS = Path(__file__).parent / "spans.toml"
DEFAULT_MAX_WORDS = 12
LONGEST = 500  #: words; no row touches a longer line
CHARACTERS_PER_WORD = 16  #: a line longer than ``max_words`` times this is not looked at word by word

Matcher = Callable[[LineView], bool]


@dataclass(frozen=True)
class Rule:
    """One row: what it matches, where on the page it holds, and what becomes of the line."""

    name: str
    about: str
    action: str  #: ``remove``, ``metadata`` or ``keep``
    field: str | None  #: the metadata field that the line feeds
    where: str  #: ``anywhere``, ``head``, ``tail`` or ``outside``
    max_words: int
    opens: str | None  #: the kind of block that the line opens
    catches: tuple[str, ...]
    leaves: tuple[str, ...]
    matcher: Matcher

    def matches(self, view: LineView) -> bool:
        """Say whether the row fits the line, wherever on the page it stands."""
        if len(view.folded) > self.max_words * CHARACTERS_PER_WORD or view.length > self.max_words:
            return False
        return self.matcher(view)

    def holds_in(self, zone: str) -> bool:
        """Say whether the row is in force in ``zone`` (``head``, ``body`` or ``tail``)."""
        return self.where in {"anywhere", zone} or (self.where == "outside" and zone != "body")


@lru_cache(maxsize=1)
def rules() -> tuple[Rule, ...]:
    """Return all rows, in the order of the files' names and of the rows in them."""
    found: list[Rule] = []
    for path in sorted(RULES.glob("*.toml")):
        rows = tomllib.loads(path.read_text(encoding="utf-8"))["rule"]
        found.extend(_rule(row) for row in rows)
    return tuple(found)


@lru_cache(maxsize=512)
def _rules_for(length: int) -> tuple[Rule, ...]:
    """Return the rows that may touch a line of so many words."""
    return tuple(rule for rule in rules() if length <= rule.max_words)


def matching_rules(view: LineView) -> tuple[Rule, ...]:
    """Return the rows that fit the line, in their order."""
    return tuple(rule for rule in _rules_for(min(view.length, LONGEST)) if rule.matches(view))


@lru_cache(maxsize=1)
def rules_signature() -> str:
    """Return a short hash over rules, words and the score's weights, so that a report names what cleaned it."""
    digest = hashlib.sha256()
    # By name, not by path: the hash is of what the files say, not of where they lie.
    for path in sorted([*RULES.glob("*.toml"), *WORDS.glob("*.txt"), SCORE, SPANS], key=lambda path: path.name):
        digest.update(path.name.encode())
        digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:12]


def _rule(row: dict[str, Any]) -> Rule:
    return Rule(
        name=row["name"],
        about=row["about"],
        action=row["action"],
        field=row.get("field"),
        where=row.get("where", "anywhere"),
        max_words=row.get("max_words", DEFAULT_MAX_WORDS),
        opens=row.get("opens"),
        catches=tuple(row["catches"]),
        leaves=tuple(row["leaves"]),
        matcher=_MATCHERS[row["match"]](row),
    )


def _alternatives(row: dict[str, Any], key: str = "phrases") -> str:
    phrases = sorted({fold(phrase) for phrase in row[key]}, key=len, reverse=True)
    return "|".join(re.escape(phrase) for phrase in phrases)


def _whole(row: dict[str, Any]) -> Matcher:
    phrases = frozenset(fold(phrase) for phrase in row["phrases"])
    return lambda view: view.bare in phrases or view.core in phrases


def _start(row: dict[str, Any]) -> Matcher:
    pattern = re.compile(rf"(?:{_alternatives(row)})(?:(?<!\w)|(?!\w))")
    return lambda view: pattern.match(view.core) is not None


def _end(row: dict[str, Any]) -> Matcher:
    pattern = re.compile(rf"(?<!\w)(?:{_alternatives(row)})$")
    return lambda view: pattern.search(view.bare) is not None


def _contains(row: dict[str, Any]) -> Matcher:
    pattern = re.compile(_alternatives(row))
    return lambda view: pattern.search(view.folded) is not None


def _words(row: dict[str, Any]) -> Matcher:
    known = frozenset(word for phrase in row["phrases"] for word in words(fold(phrase)))
    return lambda view: bool(view.words) and all(word in known for word in view.words)


def _pattern(row: dict[str, Any]) -> Matcher:
    pattern = re.compile(fold_pattern(row["pattern"]), re.IGNORECASE)
    return lambda view: pattern.fullmatch(view.core) is not None


def _raw(row: dict[str, Any]) -> Matcher:
    pattern = re.compile(fold_pattern(row["pattern"]), re.IGNORECASE)
    return lambda view: pattern.fullmatch(view.folded) is not None


def _shape(row: dict[str, Any]) -> Matcher:
    return SHAPES[row["shape"]]


def _heading(row: dict[str, Any]) -> Matcher:
    """Match a phrase alone on its line or with a few more words, but no second clause after it."""
    more = int(row["more_words"])
    pattern = re.compile(rf"(?:{_alternatives(row)})(?P<more>(?:\s+[^\s:]+){{0,{more}}})")

    def matches(view: LineView) -> bool:
        return view.ending not in {".", "?"} and (view.bare in known or pattern.fullmatch(view.bare) is not None)

    known = frozenset(fold(phrase) for phrase in row["phrases"])
    return matches


def _inline(row: dict[str, Any]) -> Matcher:
    """Match a phrase, a mark and a headline; after the ``sure`` phrases the mark may be missing."""
    marked = re.compile(rf"(?:{_alternatives(row)})\s*(?::|\.\.+|…|\||-|–|>|»|\.)\s*\S")
    sure = re.compile(rf"(?:{_alternatives(row, 'sure')})\s+\S")

    def matches(view: LineView) -> bool:
        if sure.match(view.core):
            return True
        return view.ending != "." and marked.match(view.core) is not None

    return matches


_MATCHERS: dict[str, Callable[[dict[str, Any]], Matcher]] = {
    "whole": _whole,
    "start": _start,
    "end": _end,
    "contains": _contains,
    "words": _words,
    "pattern": _pattern,
    "raw": _raw,
    "shape": _shape,
    "heading": _heading,
    "inline": _inline,
}
