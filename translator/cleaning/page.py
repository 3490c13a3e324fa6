"""The page as a whole: which lines read like sentences, what the article speaks of, where it begins and ends."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import median

from translator.cleaning.lineview import LineView
from translator.cleaning.text import stem_variants
from translator.cleaning.words import word_list

CLAUSED_WORDS = 14  #: with a comma, or a beginning that joins it to the line before, a shorter line is one
SENTENCE_WORDS = 6  #: a line that closes with a full stop and has this many words is a sentence
QUESTION_WORDS = 15  #: headlines ask and exclaim too; a longer line that does is a sentence
PARAGRAPH_WORDS = 22  #: an unpunctuated line of this length is a paragraph: headlines are shorter
LATIN = 0.5  #: share of Latin letters from which a line is not Arabic
HEADLINE_WORDS = 30
LEAD = 2  #: paragraphs with which an article opens
MIN_JOINED = 3  #: letters that a word has at least where a waw before it can mean "and"
_TURN = re.compile(r"(?:[-–—•]\s*)?(?:س|ج|سؤال|جواب|السؤال|الجواب|q|a)\s?\d{0,2}\s?[:/.-]")
_LIST_ITEM = re.compile(r"\s*(?:[-–—•*▪●♦]|\d{1,2}\s?[-.)/–])\s*\S")
_QUOTE_START = ("«", '"', "“", "”", "- «", '- "')


def is_turn(view: LineView) -> bool:
    """Say whether the line is a question or an answer of an interview."""
    return _TURN.match(view.folded) is not None


def is_list_item(view: LineView) -> bool:
    """Say whether the line begins with a bullet or a number of a list."""
    return _LIST_ITEM.match(view.text) is not None


def is_sentence(view: LineView) -> bool:
    """Say whether the line reads like a paragraph of an article: long, or closed like a sentence."""
    if not view.has_letters:
        return False
    if view.ending in {".", ":"}:
        return view.length >= SENTENCE_WORDS
    if is_turn(view):
        return view.length >= 3
    if view.ending in {"?", "!"}:
        return view.length >= QUESTION_WORDS
    if view.length >= CLAUSED_WORDS and ("،" in view.text or continues(view)):
        return True
    return view.length >= PARAGRAPH_WORDS


def continues(view: LineView) -> bool:
    """Say whether the line goes on from the one before: by an "and", or a phrase such as "for his part"."""
    if not view.words:
        return False
    first = view.words[0]
    if first in word_list("waw_nouns"):
        return False
    if first.startswith("و") and len(first) > MIN_JOINED:
        return True
    return any(" ".join(view.words[:size]) in word_list("connectors") for size in (1, 2, 3))


def is_headline_like(view: LineView) -> bool:
    """Say whether the line could be a headline: some words, no full stop, not of an interview."""
    return (
        view.has_letters
        and view.length <= HEADLINE_WORDS
        and view.ending not in {".", ":", ",", ";"}
        and not is_turn(view)
    )


def opens_with_verb(view: LineView) -> bool:
    """Say whether the line's first word is a verb or another word that opens sentences and no name."""
    return bool(view.words) and view.words[0] in word_list("verbs")


@dataclass(frozen=True)
class Page:
    """The non-blank lines of a document and which of them are the article's firm paragraphs.

    Attributes:
        views: the lines, in order.
        firm: positions in ``views`` of the lines that read like sentences and that no rule claims.
    """

    views: tuple[LineView, ...]
    firm: tuple[int, ...]

    def without(self, positions: Collection[int]) -> Page:
        """Return the page with some paragraphs no longer taken for the article's."""
        return Page(self.views, tuple(at for at in self.firm if at not in positions))

    @property
    def first(self) -> int:
        """The position of the first firm paragraph; the number of lines where there is none."""
        return self.firm[0] if self.firm else len(self.views)

    @property
    def last(self) -> int:
        """The position of the last firm paragraph; -1 where there is none."""
        return self.firm[-1] if self.firm else -1

    def zone(self, position: int) -> str:
        """Return ``head``, ``body`` or ``tail``."""
        if position < self.first:
            return "head"
        return "tail" if position > self.last else "body"

    @cached_property
    def _bare_counts(self) -> Counter[str]:
        return Counter(view.bare for view in self.views)

    def repeats(self, position: int) -> bool:
        """Say whether the line stands elsewhere on the page too."""
        return self._bare_counts[self.views[position].bare] > 1

    @cached_property
    def _spread(self) -> Counter[str]:
        """In how many lines from the first firm paragraph to the last each stem stands."""
        lines = self.views[self.first : self.last + 1]
        return Counter(form for view in lines for form in {form for stem in view.stems for form in stem_variants(stem)})

    @cached_property
    def cohesion(self) -> float:
        """The median kinship of the firm paragraphs: how much they speak of the same things."""
        return median(self.kinship(at) for at in self.firm) if self.firm else 0.0

    def kinship(self, position: int) -> float:
        """Return the share of a line's stems that the article's other lines have too, 0 to 1."""
        view = self.views[position]
        if not view.stems:
            return 0.0
        own = 1 if self.first <= position <= self.last else 0
        shared = sum(any(self._spread[form] > own for form in stem_variants(stem)) for stem in view.stems)
        return shared / len(view.stems)

    @cached_property
    def head_stems(self) -> frozenset[str]:
        """The stems of the headline-like lines above the first firm paragraph, the title's among them.

        Where the first paragraph is itself in doubt, what stands right under it counts too.
        """
        above = self.views[: self.first + 3]
        lines = [view for view in above if is_headline_like(view) and not is_sentence(view)]
        return frozenset(stem for view in lines for stem in view.stems)

    @cached_property
    def lead_stems(self) -> frozenset[str]:
        """The stems of the first firm paragraphs, which a title speaks of first of all."""
        return frozenset(
            form for at in self.firm[:LEAD] for found in self.views[at].stems for form in stem_variants(found)
        )

    @cached_property
    def punctuated(self) -> bool:
        """Whether the article's paragraphs close with a mark, so that an open end tells something."""
        closed = sum(self.views[at].ending != "" for at in self.firm)
        return closed >= 0.8 * len(self.firm)


def firm_positions(views: Sequence[LineView], claimed: Collection[int]) -> tuple[int, ...]:
    """Return where the lines stand that read like sentences, those aside that a rule claims.

    Latin sentences above the first and under the last Arabic one are left out: they are the site's, or in doubt.
    """
    found = [at for at, view in enumerate(views) if at not in claimed and is_sentence(view)]
    arabic = [at for at in found if views[at].latin < LATIN]
    return tuple(at for at in found if not arabic or arabic[0] <= at <= arabic[-1])
