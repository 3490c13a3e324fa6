"""Sentences of other stories that stand, without any mark, at the edges of an article."""

from __future__ import annotations

from translator.cleaning.page import Page, continues, is_turn
from translator.cleaning.provenance import Provenance, read_opening

MIN_PARAGRAPHS = 5  #: a shorter article does not tell enough about what it speaks of
MIN_WORDS, MAX_WORDS = 10, 40
MIN_COHESION = 0.2  #: a tale or a live page hangs together less, and nothing in it can be called strange
EDGE_KINSHIP = 0.1  #: share of stems in common with the article, at most, of a sentence at its edges
LINKED_KINSHIP = 0.3  #: the same for a sentence right under a heading that promises a link


def find_teasers(page: Page) -> frozenset[int]:
    """Return the positions of paragraphs at either edge of the article that share next to nothing with it."""
    if len(page.firm) < MIN_PARAGRAPHS or page.cohesion < MIN_COHESION:
        return frozenset()
    return frozenset(at for at in (page.firm[0], page.firm[-1]) if is_teaser(page, at, EDGE_KINSHIP))


def is_teaser(page: Page, at: int, kinship: float, min_words: int = MIN_WORDS) -> bool:
    """Say whether a paragraph is one plain sentence that goes on from nothing and shares little with the article.

    Args:
        page: the page.
        at: the paragraph's position.
        kinship: the largest share of its stems that the article's paragraphs may have in common with it.
        min_words: the shortest line that is judged.
    """
    view = page.views[at]
    if not min_words <= view.length <= MAX_WORDS or view.latin > 0.5 or is_turn(view) or continues(view):
        return False
    if any(mark in view.text for mark in '"«“') or read_opening(view.text) != Provenance():
        return False
    return ". " not in view.text.strip() and page.kinship(at) <= kinship and not (view.stems & page.head_stems)
