"""What stands above the first paragraph: the title, and the lines around it that no rule names."""

from __future__ import annotations

import re
from collections.abc import Mapping

from translator.arabic import without_marks
from translator.cleaning.decisions import Decision, Fate, body, metadata, removed
from translator.cleaning.lineview import LineView
from translator.cleaning.page import Page, is_headline_like, is_list_item, is_sentence
from translator.cleaning.persons import names_person
from translator.cleaning.provenance import is_name, looks_like_outlet, opens_as_moving
from translator.cleaning.publication import read_publication_line
from translator.cleaning.shapes import ends_path, opens_like_caption
from translator.cleaning.text import fold, words
from translator.cleaning.title import (
    FOREIGN,
    MASTHEAD_WORDS,
    TITLE_WORDS,
    is_masthead,
    is_moving,
    is_strange_row,
    lead_kinship,
)
from translator.cleaning.words import word_list

DECK_WORDS = 3  #: a shorter line under the title is no second headline
DECK_KINSHIP = 0.15  #: share of a headline's stems that the article must have for it to be the article's own
STRAY_KINSHIP = 0.1  #: a headline above the title that shares less with the article is of another story
SAME_NEWS = 0.5  #: share of its stems that moving news above the title has in common with it to be the same news
LONG_TITLE = 28  #: words
LIVE_TIMES = 3  #: lines with a time alone from which a page is a live one
_OPEN_NAME = re.compile(r"\s*[^\W\d][^\d:،.؟!]{1,40}?\s*(?::\s?-|[-–—/]|:)\s*")


def find_long_title(page: Page) -> int | None:
    """Return the position of a title so long that it passed for the first paragraph, or None.

    Where an article's paragraphs close with full stops, an open-ended first one is no paragraph.
    """
    if len(page.firm) < 3:
        return None
    first, rest = page.firm[0], page.without({page.firm[0]})
    view = page.views[first]
    if view.ending or view.length > LONG_TITLE or not rest.punctuated or rest.kinship(first) < DECK_KINSHIP:
        return None
    return first


def judge_head_line(
    page: Page, at: int, title: int | None, under_heading: str | None, decided: Mapping[int, Decision]
) -> Decision:
    """Decide about a line above the body that no rule matched.

    Args:
        page: the page.
        at: the line's position.
        title: the title's position, if there is one.
        under_heading: the kind of the block of links under whose heading the line stands, if any.
        decided: what was decided so far.
    """
    view = page.views[at]
    if at and at - 1 in decided and decided[at - 1].rule == "masthead-label" and is_name(view.text):
        return removed("masthead-label", "the name under an office of the paper")
    if title is None:
        return _without_title(page, at)
    if at == title:
        return metadata("title", "title", "the first line that reads like the article's headline")
    if view.bare == page.views[title].bare:
        return metadata("title", "repeated-title", "the title once more")
    if under_heading and not is_byline(view.text) and page.kinship(at) < 2 * DECK_KINSHIP and is_headline_like(view):
        return removed(f"{under_heading}-block", "it stands under a heading of other stories")
    if at == 0 and names_person(view.text) and 1 in decided and _tells_time_alone(page.views[1]):
        return metadata("byline", "bare-name", "a name with a time under it, as posts begin")
    return _before_title(page, at, title) if at < title else _after_title(page, at, title, decided)


def _tells_time_alone(view: LineView) -> bool:
    line = read_publication_line(view)
    return line is not None and line.iso is None


def _without_title(page: Page, at: int) -> Decision:
    view = page.views[at]
    if view.bare in word_list("sections"):
        return removed("section-kicker", "the name of a section above the article")
    if at < page.first < len(page.views) and is_name(view.text):
        if names_person(view.text):
            return metadata("byline", "bare-name", "a name alone above the article")
        if is_masthead(page, at):
            return removed("masthead", "the name of a medium above the article")
    return body("in-doubt", "nothing says that it is not part of the article")


def _moving_furniture(page: Page, at: int, title: int) -> Decision | None:
    """Return what is decided about a line above the title that is a site's own by its shape, None for another."""
    view = page.views[at]
    other = len(view.stems & page.views[title].stems) < SAME_NEWS * len(view.stems)
    if is_moving(page, at) or (opens_as_moving(view.folded) and other):
        return removed("ticker", "a score, a clock, the weather, rates or moving news above the title")
    if is_strange_row(page, view):
        return removed("menu-words", "names in a row above the title, with which the article does not open")
    if ends_path(view, page.views[title]):
        return removed("breadcrumb", "the path to the article, with its title at the end")
    return None


def _before_title(page: Page, at: int, title: int) -> Decision:
    view = page.views[at]
    if at and view.bare not in word_list("sections") and view.latin < FOREIGN and names_person(view.text):
        return metadata("byline", "bare-name", "a name alone above the title")
    if is_masthead(page, at):
        return removed("masthead", "the name of a medium or an organisation above the title")
    if (furniture := _moving_furniture(page, at, title)) is not None:
        return furniture
    if (
        view.bare in word_list("sections")
        or view.length < TITLE_WORDS
        or (view.length == TITLE_WORDS and page.kinship(at) < DECK_KINSHIP)
    ):
        return removed("section-kicker", "a short line above the title: a section or a column")
    if opens_like_caption(view) and page.kinship(at) >= STRAY_KINSHIP:
        return metadata("caption", "caption-opening", "it begins as captions do, and the title stands under it")
    if page.kinship(at) >= STRAY_KINSHIP and _announces(page, at, title):
        return metadata("title", "supertitle", "a headline of the article above its title")
    if is_headline_like(view):
        return removed("head-stray", "a headline above the title that shares nothing with the article")
    return body("in-doubt", "nothing says that it is not part of the article")


def _announces(page: Page, at: int, title: int) -> bool:
    """Say whether a line above the title shares a word with it or with the article's opening."""
    view = page.views[at]
    return bool(view.stems & page.views[title].stems) or lead_kinship(page, view) > 0


def _after_title(page: Page, at: int, title: int, decided: Mapping[int, Decision]) -> Decision:
    view = page.views[at]
    if view.bare in word_list("sections"):
        return metadata("section", "section-line", "the name of a section under the title")
    if is_byline(view.text):
        return metadata("byline", "bare-name", "a name alone under the title")
    if _is_outlet_line(view):
        return metadata("agency", "outlet-line", "the name of a medium between the title and the first paragraph")
    if _is_live_heading(page, at, decided):
        return body("live-heading", "the heading of an entry of a live page: a time stands above it, its text under it")
    if _follows_text(page, at, title, decided):
        return body("in-doubt", "lines of the article stand before it and behind it")
    return _judge_deck(page, at, title, decided)


def _judge_deck(page: Page, at: int, title: int, decided: Mapping[int, Decision]) -> Decision:
    """Decide about a line between title and body that is no section, name or medium: a deck, text or furniture."""
    view = page.views[at]
    if view.length < TITLE_WORDS and view.latin >= FOREIGN:
        return removed("head-furniture", "a few Latin words under the title")
    if is_list_item(view) or is_sentence(view) or not is_headline_like(view):
        return body("in-doubt", "nothing says that it is not part of the article")
    if not page.punctuated and view.length > TITLE_WORDS and _comes_after_credits(page, at, title, decided):
        return body("in-doubt", "the article's paragraphs are open-ended, and this line stands where they do")
    if opens_like_caption(view):
        return metadata("caption", "caption-opening", "it begins as captions do, under the title")
    if view.ending == "?" and at + 1 == page.first and at > title + 1:
        return body("in-doubt", "a question right above the first paragraph, as chapters begin")
    if view.length >= DECK_WORDS and (view.latin >= FOREIGN or page.kinship(at) >= DECK_KINSHIP):
        return metadata("title", "subtitle", "a second headline between the title and the first paragraph")
    if view.length < TITLE_WORDS:
        return removed("head-furniture", "a short line under the title that shares nothing with the article")
    return body("in-doubt", "nothing says that it is not part of the article")


def _comes_after_credits(page: Page, at: int, title: int, decided: Mapping[int, Decision]) -> bool:
    """Say whether a date or a name stands between the title and the line: what follows them is the text."""
    between = (decided[i] for i in range(title + 1, at) if i in decided)
    return at < page.first and any(found.field in {"published", "byline", "agency"} for found in between)


def _is_outlet_line(view: LineView) -> bool:
    """Say whether a name stands alone with an open dash or colon behind it, or is made like that of a medium."""
    known = word_list("verbs") | word_list("stop_words")
    if view.length <= TITLE_WORDS and _OPEN_NAME.fullmatch(view.text) and view.words[0].removeprefix("و") not in known:
        return True
    return 0 < view.length <= MASTHEAD_WORDS and looks_like_outlet(view.text) and is_name(view.text)


def _is_live_heading(page: Page, at: int, decided: Mapping[int, Decision]) -> bool:
    """Say whether the line stands between a time and a paragraph, on a page that has many such times."""
    dated = (i for i, found in decided.items() if found.rule == "publication-line")
    times = [i for i in dated if page.views[i].length <= MASTHEAD_WORDS]
    return len(times) >= LIVE_TIMES and at - 1 in times and at + 1 == page.first


def _follows_text(page: Page, at: int, title: int, decided: Mapping[int, Decision]) -> bool:
    """Say whether the article has begun above the line: nothing but its text stands between, and no furniture after."""
    between = [decided.get(i) for i in range(title + 1, at)]
    return bool(between) and between[-1] is not None and between[-1].fate is Fate.BODY and at < page.first


def _speaks_of_site(text: str) -> bool:
    return any(word in word_list("prompts") for word in words(fold(text)))


def is_byline(text: str) -> bool:
    """Say whether a line is a person's name, with the place or the word that introduces it at most."""
    stripped = without_marks(text.replace(" ـ ", " - ")).strip(" \t*()-–—")
    if names_person(stripped):
        return True
    for mark in (": ", " - ", " – ", " — ", " / ", "/", "، ", " | "):
        place, found, name = stripped.partition(mark)
        if (
            found
            and len(words(place)) <= 2
            and is_name(name)
            and not _speaks_of_site(name)
            and not any(char.isdigit() for char in place)
        ):
            return True
    first, _, rest = stripped.partition(" ")
    return first in {"من", "خاص"} and is_name(rest)
