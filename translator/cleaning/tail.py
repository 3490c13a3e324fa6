"""Lines that no rule names under the article and between its paragraphs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile

from translator.cleaning.decisions import Decision, Fate, body, metadata, removed
from translator.cleaning.head import is_byline
from translator.cleaning.page import Page, continues, is_headline_like, is_list_item, is_sentence, is_turn
from translator.cleaning.persons import names_person
from translator.cleaning.provenance import names_place
from translator.cleaning.shapes import is_tag_row
from translator.cleaning.text import stem, words

RUN = 2  #: so many headline-like lines in a row under an article are links
BODY_RUN = 3  #: between paragraphs a run must be longer, and speak of other things
RUN_WORDS = 4.0  #: mean words of a run of headlines; shorter lines are a list
OPEN_RUN_WORDS = 14.0  #: where the article's own paragraphs lack full stops, longer lines are paragraphs
STRANGER = 0.25  #: mean kinship below which a run speaks of other things
OPEN_STRANGER = 0.1  #: the same for one line where the article's own paragraphs lack full stops
KEPT = 4  #: lines that a signature or a list of references has at most after its first
KEPT_AFTER = frozenset({"sign-off", "references"})
TAG_WORDS = 3
SAME_TITLE = 0.6  #: share of stems in common from which a line repeats the title


def repeats_title(page: Page, at: int, title: str | None) -> bool:
    """Say whether a headline-like line says the title again, with a site's name perhaps."""
    view = page.views[at]
    if title is None or not is_headline_like(view):
        return False
    own = {stem(word) for word in words(title)}
    other = {stem(word) for word in view.words}
    return len(own) >= 3 and len(own & other) / len(own | other) >= SAME_TITLE


def judge_tail_line(page: Page, at: int, decided: Mapping[int, Decision], undecided: Sequence[int]) -> Decision:
    """Decide about a line under the last paragraph that no rule and no block claimed."""
    view = page.views[at]
    if in_list(page, at, decided):
        return body("list", "it belongs to a list that the article introduces")
    if not _is_loose(page, at):
        return body("in-doubt", "it reads like a sentence")
    if (ending := _judge_ending(page, at, decided, undecided)) is not None:
        return ending
    if any(decided[i].fate is Fate.REMOVED for i in range(page.last + 1, at) if i in decided):
        return removed("trailing-block", "a loose line under the article, after other page furniture")
    run = _run(at, undecided, page)
    stranger = page.punctuated or page.kinship(at) < OPEN_STRANGER
    if len(run) >= RUN and _is_links(page, run) and stranger:
        return removed("headline-run", f"one of {len(run)} headlines in a row under the article")
    if (
        stranger
        and len(run) >= RUN
        and any(decided[i].fate is Fate.REMOVED for i in range(at, len(page.views)) if i in decided)
    ):
        return removed("trailing-block", f"one of {len(run)} loose lines between the article and page furniture")
    if view.ending == "…" and page.punctuated:
        return removed("cut-headline", "a headline cut short under the article")
    if len(run) == 1 and is_byline(view.text):
        return metadata("byline", "bare-name", "a name alone under the article")
    return body("in-doubt", "nothing says that it is not part of the article")


def _judge_ending(page: Page, at: int, decided: Mapping[int, Decision], undecided: Sequence[int]) -> Decision | None:
    """Decide about a line of what closes an article: a signature, references, the author's name, its subjects."""
    if _is_kept_block(page, at, decided):
        return body("kept-block", "it goes on from a line that is the article's own: a signature, a reference")
    text = page.views[at].text
    if at == page.last + 1 and names_person(text) and not names_place(text):
        return metadata("byline", "bare-name", "a name alone right under the article")
    if is_tag_row(page.views[at]) and page.kinship(at) > 0 and not names_person(text):
        return removed("tag-row", "the article's subjects in a row")
    if _is_tag_run(page, at, decided, undecided):
        return removed("tag-run", "one of several subjects of a few words between the article and page furniture")
    return None


def _is_kept_block(page: Page, at: int, decided: Mapping[int, Decision]) -> bool:
    """Say whether only lines of the article stand between the line and a signature or a heading of references."""
    for i in range(at - 1, max(page.last, at - 1 - KEPT), -1):
        found = decided.get(i)
        apart = page.views[i + 1].number - page.views[i].number > 1
        if found is None or found.fate is not Fate.BODY or apart or page.views[at].ending == "?":
            return False
        if found.rule in KEPT_AFTER:
            return True
    return False


def _is_tag_run(page: Page, at: int, decided: Mapping[int, Decision], undecided: Sequence[int]) -> bool:
    """Say whether two or more lines of one to three words begin what stands between the article and page furniture.

    Two names of persons are a signature, and stay.
    """
    run = _run(at, undecided, page)
    tags = list(takewhile(lambda i: _is_tag(page, i), run))
    below = decided.get(run[-1] + 1)
    if at not in tags or len(tags) < RUN or run[0] != page.last + 1 or below is None or below.fate is not Fate.REMOVED:
        return False
    persons = sum(names_person(page.views[i].text) for i in tags)
    return any(page.kinship(i) > 0 for i in tags) and not persons == len(tags) == RUN


def _is_tag(page: Page, at: int) -> bool:
    view = page.views[at]
    return view.length <= TAG_WORDS and not view.ending and not is_list_item(view)


def judge_body_line(page: Page, at: int, decided: Mapping[int, Decision], undecided: Sequence[int]) -> Decision:
    """Decide about a line between the article's paragraphs that no rule and no block claimed."""
    if at in page.firm:
        return body("article", "it reads like a sentence of the article")
    if in_list(page, at, decided):
        return body("list", "it belongs to a list that the article introduces")
    run = _run(at, undecided, page)
    if len(run) >= BODY_RUN and _is_links(page, run) and not any(is_list_item(page.views[i]) for i in run):
        kinship = sum(page.kinship(i) for i in run) / len(run)
        cut = sum(page.views[i].ending == "…" for i in run)
        if kinship < STRANGER or cut >= RUN:
            return removed("headline-run", f"one of {len(run)} headlines of other stories between paragraphs")
    return body("article", "it stands between the article's paragraphs")


def in_list(page: Page, at: int, decided: Mapping[int, Decision]) -> bool:
    """Say whether the line stands, without anything removed between, under a body line that ends with a colon."""
    for i in range(at - 1, page.first - 1, -1):
        if i in decided and decided[i].fate is not Fate.BODY:
            return False
        view = page.views[i]
        if view.ending == ":" and not is_turn(view):
            return True
        if is_sentence(view):
            return False
    return False


def _run(at: int, undecided: Sequence[int], page: Page) -> list[int]:
    """Return the neighbouring undecided headline-like lines around ``at``."""
    open_lines = {i for i in undecided if _is_loose(page, i)}
    start = end = at
    while start - 1 in open_lines:
        start -= 1
    while end + 1 in open_lines:
        end += 1
    return list(range(start, end + 1))


def _is_loose(page: Page, at: int) -> bool:
    """Say whether a line is short, open-ended and goes on from nothing."""
    view = page.views[at]
    joined = continues(view) and view.length >= RUN_WORDS
    return is_headline_like(view) and not is_sentence(view) and not joined


def _is_links(page: Page, run: Sequence[int]) -> bool:
    mean = sum(page.views[i].length for i in run) / len(run)
    if mean < RUN_WORDS:
        return False
    return page.punctuated or (len(run) > RUN and mean <= OPEN_RUN_WORDS)
