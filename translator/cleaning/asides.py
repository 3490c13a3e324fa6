"""Lines among the paragraphs that are none: sentences of the article printed again, numbered captions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from translator.cleaning.lineview import LineView
from translator.cleaning.page import Page, is_list_item
from translator.cleaning.persons import names_person
from translator.cleaning.words import word_list

ORNAMENTED_WORDS = 4  #: words of the shortest line with a quotation ornament that is looked for in the paragraphs
QUOTED_WORDS = 5  #: the same between common quotation marks, where a shorter line may be a chapter's heading
PLAIN_WORDS = 6  #: the same for a line without any
LONGEST_QUOTE = 60
SAME_WORDS = 0.8  #: share of an ornamented line's words that a paragraph has, in their order
LONE_SERIES = 3  #: pictures that a series has at least where only one of their captions is on the page
_MARKS = "\"'”“„‟’‘‚‛❝❞❛❜«»‹›*/|~"
_ORNAMENT = re.compile(r"\s*[❝❞❛❜„].*|.*[❝❞❛❜]\s*")
_QUOTED = re.compile(rf"\s*[{re.escape(_MARKS)}].*[{re.escape(_MARKS)}.]\s*")
_NUMBERED = re.compile(
    r"\s*(?P<open>[(\[])?\s?(?P<at>\d{1,2})\s?(?:/|من|of)\s?(?P<of>\d{1,2})(?P<mark>\s?[)\]:.–-])?\s*\D"
)
_DASH = re.compile(r"\s*[-–—]\s?(?P<name>[^\W\d].{3,80})")
_BEHIND_NAME = re.compile(r"\s*[،,(–—-]")


def find_pull_quotes(page: Page) -> frozenset[int]:
    """Return the positions of lines under the first paragraph that say a sentence of a longer one again.

    Between quotation marks a few words may differ; without them every word has to stand in the paragraph, in a row.
    """
    where: dict[str, list[int]] = defaultdict(list)
    for at in page.firm:
        for word in set(page.views[at].words):
            where[word].append(at)
    quotes = {at for at in range(page.first + 1, page.last + 2) if _is_pull_quote(page, at, where)}
    return frozenset(quotes | set(_sources(page, quotes)))


def _is_pull_quote(page: Page, at: int, where: dict[str, list[int]]) -> bool:
    if at >= len(page.views):
        return False
    view = page.views[at]
    ornamented, quoted = _ORNAMENT.fullmatch(view.text), _QUOTED.fullmatch(view.text)
    least = ORNAMENTED_WORDS if ornamented else QUOTED_WORDS if quoted else PLAIN_WORDS
    if not least <= view.length <= LONGEST_QUOTE:
        return False
    is_plain = not ornamented and not quoted
    if is_plain and (is_list_item(view) or at in page.firm):
        return False
    known = [where[word] for word in view.words if word in where]
    if len(known) < SAME_WORDS * view.length:
        return False
    least = view.length + (is_plain or at in page.firm)
    longer = (other for other in min(known, key=len) if other != at and page.views[other].length >= least)
    return any(_says(page.views[other], view, exactly=is_plain) for other in longer)


def _says(paragraph: LineView, view: LineView, *, exactly: bool) -> bool:
    if exactly:
        text, line = f" {' '.join(paragraph.words)} ", f"{' '.join(view.words)} "
        return f" {line}" in text or f" و{line}" in text
    found, start = 0, 0
    for word in view.words:
        if word in paragraph.words[start:]:
            start = paragraph.words.index(word, start) + 1
            found += 1
    return found >= SAME_WORDS * view.length


def _sources(page: Page, quotes: set[int]) -> Iterator[int]:
    """Yield the lines right under a pull quote that say, behind a dash, whose words it is."""
    for at in quotes:
        if at + 1 < len(page.views) and at + 1 not in page.firm:
            source = _DASH.match(page.views[at + 1].text)
            if source and names_person(_BEHIND_NAME.split(source["name"])[0]):
                yield at + 1


def find_numbered_captions(views: Sequence[LineView]) -> frozenset[int]:
    """Return the positions of captions such as "2/5 a street in the old town".

    Fractions of a recipe look the same: the numbers have to run through one series, or the only one to begin it,
    and no other line of figures to stand beside it.
    """
    found = {at: match for at, view in enumerate(views) if (match := _NUMBERED.match(view.folded)) is not None}
    series: dict[str, list[int]] = defaultdict(list)
    for at, match in found.items():
        is_marked = match["mark"] is not None or "/" in match[0]
        if is_marked and 1 <= int(match["at"]) <= int(match["of"]) and views[at].length > LONE_SERIES:
            series[match["of"]].append(at)
    captions: set[int] = set()
    for of, places in series.items():
        numbers = [int(found[at]["at"]) for at in places]
        in_order = numbers == list(range(numbers[0], numbers[0] + len(numbers))) and len(numbers) > 1
        alone = len(found) == 1 and int(of) >= LONE_SERIES and not _beside_figures(views, places[0])
        if in_order or alone:
            captions.update(places)
    return frozenset(captions)


def _beside_figures(views: Sequence[LineView], at: int) -> bool:
    beside = (views[i] for i in (at - 1, at + 1) if 0 <= i < len(views))
    return any(is_list_item(view) or view.folded[:1].isdigit() or view.ending == ":" for view in beside)


def find_closing_biography(page: Page) -> frozenset[int]:
    """Return the position of a last paragraph that tells, under a name alone on its line, who that is."""
    at = page.last
    if at <= page.first or at - 1 in page.firm or page.views[at].words[0] not in word_list("professions"):
        return frozenset()
    return frozenset({at}) if names_person(page.views[at - 1].text) else frozenset()
