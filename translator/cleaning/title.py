"""Which line is the article's title: every line that could be it is scored, and the first good one is taken.

A title is a clause about this article: it has the length of a headline, shares words with the article and above all
with its opening, stands twice on many pages, and right above what tells who wrote it and when. Names of sections in
a row, a score, a clock, temperatures, moving news and the path to the page are none of that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from translator.cleaning.decisions import Decision
from translator.cleaning.lineview import LineView
from translator.cleaning.page import Page, is_headline_like
from translator.cleaning.provenance import looks_like_outlet, opens_as_moving
from translator.cleaning.shapes import ends_path, is_enumeration, is_gauge, is_readings, opens_like_caption
from translator.cleaning.text import stem_variants
from translator.cleaning.words import word_list

TITLE_WORDS = 4  #: a shorter line is a title only where nothing longer offers itself
FULL_LENGTH = 8  #: words; a longer candidate earns no more for its length
FULL_KINSHIP = 0.4  #: share of stems; a candidate earns no more for what it has in common beyond this
KINSHIP_WEIGHT = 0.75
LEAD_WEIGHT = 0.5
GOOD_ENOUGH = 0.7  #: the first line that scores this share of the best is the title: captions and decks follow it
REPEAT_BONUS = 0.5  #: a title often stands twice on a page, or ends the path to it
CREDITED_BONUS = 0.25  #: right under a title stand its date, its author, its agency
CREDITS = frozenset({"published", "byline", "agency"})
MASTHEAD = 0.5  #: what is left of the score of a line that could be the site's name
CAPTION = 0.6  #: what is left of the score of a line that begins as captions do
MOVING = 0.6  #: what is left of the score of a line that begins as moving news do, whatever it speaks of
FURNITURE = 0.35  #: what is left of the score of readings, of news of another matter, of names in a row, of a path
PATH_LINES = 12  #: lines from the path to the title at most
MASTHEAD_LINES = 3
MASTHEAD_WORDS = 5
STRANGE = 0.3  #: share of stems that a menu or a score have in common with the opening, at most
_DASH = re.compile(r"\s[-–—|]\s")
FOREIGN = 0.5  #: share of Latin letters from which a line is not Arabic


def find_title(page: Page, open_positions: Iterable[int], decided: Mapping[int, Decision]) -> int | None:
    """Return the position of the article's title among the undecided lines above the body, or None."""
    offered = [at for at in open_positions if _may_be_title(page, at)]
    arabic = [at for at in offered if page.views[at].latin < FOREIGN] or offered
    full = [at for at in arabic if page.views[at].length >= TITLE_WORDS]
    short = [at for at in arabic if 2 <= page.views[at].length < TITLE_WORDS and page.kinship(at) > 0]
    if short and not any(page.kinship(at) > 0 and not is_moving(page, at) for at in full):
        return max(short, key=page.kinship)
    if not full:
        return None
    scores = {at: _score(page, at, decided) for at in full}
    enough = GOOD_ENOUGH * max(scores.values())
    return next(at for at in full if scores[at] >= enough)


def _may_be_title(page: Page, at: int) -> bool:
    view = page.views[at]
    return is_headline_like(view) and view.bare not in word_list("sections")


def _score(page: Page, at: int, decided: Mapping[int, Decision]) -> float:
    view = page.views[at]
    length = min(view.length, FULL_LENGTH) / FULL_LENGTH
    kinship = min(page.kinship(at), FULL_KINSHIP) / FULL_KINSHIP
    lead = min(lead_kinship(page, view), FULL_KINSHIP) / FULL_KINSHIP
    score = KINSHIP_WEIGHT * kinship + LEAD_WEIGHT * lead + length + REPEAT_BONUS * _stands_twice(page, at)
    score += CREDITED_BONUS * (at + 1 in decided and decided[at + 1].field in CREDITS)
    if opens_like_caption(view):
        score *= CAPTION
    if opens_as_moving(view.folded):
        score *= MOVING
    if is_moving(page, at) or is_strange_row(page, view) or _leads_to_another(page, at):
        return score * FURNITURE
    return score * MASTHEAD if is_masthead(page, at) else score


def lead_kinship(page: Page, view: LineView) -> float:
    """Return the share of a line's stems that the article's first paragraphs have, 0 to 1."""
    if not view.stems:
        return 0.0
    return sum(not page.lead_stems.isdisjoint(stem_variants(found)) for found in view.stems) / len(view.stems)


def is_strange_row(page: Page, view: LineView) -> bool:
    """Say whether names stand in a row, without a word that joins them, and the article's opening has few of them."""
    return is_enumeration(view) and lead_kinship(page, view) < STRANGE


def is_moving(page: Page, at: int) -> bool:
    """Say whether the line holds readings, or news of another matter that a site moves over its pages."""
    view = page.views[at]
    if is_gauge(view):
        return True
    kinship = lead_kinship(page, view)
    if opens_as_moving(view.folded):
        return max(kinship, page.kinship(at)) < STRANGE
    return is_readings(view) and kinship < STRANGE


def _stands_twice(page: Page, at: int) -> bool:
    return page.repeats(at) or any(ends_path(view, page.views[at]) for view in _around(page, at))


def _leads_to_another(page: Page, at: int) -> bool:
    return any(ends_path(page.views[at], view) for view in _around(page, at))


def _around(page: Page, at: int) -> tuple[LineView, ...]:
    return page.views[max(0, at - PATH_LINES) : min(page.first, at + PATH_LINES)]


def is_masthead(page: Page, at: int) -> bool:
    """Say whether a short line at the very top begins as the names of media and organisations do."""
    view = page.views[at]
    if at >= MASTHEAD_LINES or not 0 < view.length <= MASTHEAD_WORDS:
        return False
    if at == 0 and _DASH.search(view.text) and looks_like_outlet(view.text):
        return True
    is_office = view.length < MASTHEAD_WORDS and view.words[0] in word_list("institution_words")
    return is_office or view.words[0] in word_list("outlet_words")
