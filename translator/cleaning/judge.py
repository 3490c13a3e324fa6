"""The order in which a page is judged: named rules, blocks, the head, the tail; what is left is body."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache

from translator.cleaning.asides import find_closing_biography, find_numbered_captions, find_pull_quotes
from translator.cleaning.blocks import CLOSING_SHARE, LINK_BLOCKS, BlockWalk, rule_decision
from translator.cleaning.decisions import Decision, Fate, body, metadata, removed
from translator.cleaning.head import find_long_title, judge_head_line
from translator.cleaning.lineview import LineView
from translator.cleaning.page import Page, firm_positions, is_list_item, is_sentence
from translator.cleaning.provenance import is_name, read_agency_line, read_byline
from translator.cleaning.publication import read_publication_line
from translator.cleaning.recurring import Recurring
from translator.cleaning.rulebook import Rule, matching_rules
from translator.cleaning.score import Features, Scorer, line_features, scorer
from translator.cleaning.tail import in_list, judge_body_line, judge_tail_line, repeats_title
from translator.cleaning.teasers import find_teasers
from translator.cleaning.text import fold, stem
from translator.cleaning.title import find_title
from translator.cleaning.turns import marked_turns
from translator.cleaning.words import word_list
from translator.document import LineRole

_NUMBERS = frozenset({"lone-number", "separator"})
_ROWS = frozenset({"menu-row", "section-row"})
_URL_RULE = "link"
_NOT_OF_OTHERS = frozenset({"byline", "caption", "published"})  #: in a block of links these are other stories'
#: Structural decisions that leave no doubt.
_SURE = frozenset({"repeated-title", "main-text", "list", "tag-run", "tag-row", "kept-block"})
ENTRY_WORDS = 8  #: of an entry such as "length: 74 minutes" in a list of the article's own
MIN_CONTENTS = 2  #: lines that recur as headings; a single one is a title said twice


def judge_page(views: Sequence[LineView], recurring: Recurring | None = None) -> tuple[Decision, ...]:
    """Return a decision for each line of a page.

    Args:
        views: the page's non-blank lines.
        recurring: what recurs in the folder that the page is from.
    """
    return PageJudge(tuple(views), recurring, scorer=scorer()).run()


class PageJudge:
    """Carries the decisions of one page while it is judged.

    Args:
        views: the page's non-blank lines.
        recurring: what recurs in the folder that the page is from.
        match: which rules fit a line.
        scorer: what decides in doubt; None leaves the structure of the page alone to decide.

    Attributes:
        doubts: for each line that no rule and no block named, its features and what the structure said.
    """

    def __init__(
        self,
        views: tuple[LineView, ...],
        recurring: Recurring | None = None,
        match: Callable[[LineView], tuple[Rule, ...]] = matching_rules,
        scorer: Scorer | None = None,
    ) -> None:
        self.views = views
        self.scorer = scorer
        self.doubts: dict[int, tuple[Features, Decision]] = {}
        counts = {at: recurring.count(view) for at, view in enumerate(views)} if recurring else {}
        self.recurring = {at: count for at, count in counts.items() if count}
        self.matches = tuple(match(view) for view in views)
        self.turns = marked_turns(views)
        self.captions = find_numbered_captions(views)
        claimed = {at for at, found in enumerate(self.matches) if any(rule.action != "keep" for rule in found)}
        claimed |= self.recurring.keys() | self.captions
        claimed |= {at for at, view in enumerate(views) if _is_set_apart(view) or _is_publication(view)}
        self.page = Page(views, tuple(sorted({*firm_positions(views, claimed), *self.turns})))
        self.teasers = find_teasers(self.page)
        self.page = self.page.without(self.teasers)
        long_title = find_long_title(self.page)
        if long_title is not None:
            again = views[long_title].bare
            self.page = self.page.without({at for at in self.page.firm if views[at].bare == again})
        self.page = self.page.without(find_closing_biography(self.page))
        self.pull_quotes = find_pull_quotes(self.page)
        self.page = self.page.without(self.pull_quotes)
        self.decided: dict[int, Decision] = {}
        self.heading_above: dict[int, str] = {}

    def run(self) -> tuple[Decision, ...]:
        """Judge the page and return the decision about each line."""
        self._named()
        swallowed = {at for at in self.page.firm if at in self.decided}
        if swallowed:  # a paragraph that a block took moves the end of the article up: judge again with that end
            self.page = self.page.without(swallowed)
            self._named()
        self._contents()
        title = self._head()
        self._biographies()
        self._rest(title)
        self._only_text()
        return tuple(self.decided[at] for at in range(len(self.views)))

    def _named(self) -> None:
        """Apply the named rules and the blocks that headings open, from the top down."""
        self.decided = {}
        self.heading_above = {}
        walk = BlockWalk(self.page)
        above: str | None = None
        for at in range(len(self.views)):
            decision, rule = self._by_rule(at, walk)
            if rule is not None:
                walk.enter(at, rule)
                above = rule.opens if rule.opens in LINK_BLOCKS else above if rule.name in _NUMBERS else None
            elif decision is None:
                decision = walk.judge(at)
            if decision is not None:
                self.decided[at] = decision
            elif above and at < self.page.first:
                self.heading_above[at] = above

    def _by_rule(self, at: int, walk: BlockWalk) -> tuple[Decision | None, Rule | None]:
        view, zone = self.views[at], self.page.zone(at)
        if (by_role := _by_role(view)) is not None:
            return by_role, None
        if view.line.role is LineRole.OUTSIDE and zone == "body":
            zone = "tail"
        if at in self.turns:
            return None, None
        if (set_out := self._set_out(at)) is not None:
            return set_out, None
        owned = walk.owns(at)
        if not owned and (found := self._by_form(at, zone)) is not None:
            return found, None
        for rule in self.matches[at]:
            if self._is_out_of_place(at, rule, walk, owned=owned):
                continue
            in_force = rule.holds_in(zone) or (rule.opens in CLOSING_SHARE and walk.may_open(at, rule.opens))
            if in_force and not (self._may_be_listed(at, rule) and in_list(self.page, at, self.decided)):
                return self._after_source(at, rule), rule
        if at in self.recurring:
            why = f"it stands in {self.recurring[at]} stories of the same folder"
            return removed("recurring", why), None
        return None, None

    def _set_out(self, at: int) -> Decision | None:
        """Return what is decided about a line that is a sentence of another story, or one of the article's again."""
        if at in self.teasers:
            return removed("teaser", "a sentence of another story: it shares nothing with the article")
        if at in self.pull_quotes:
            return removed("pull-quote", "a sentence of the article, set out once more")
        return None

    def _by_form(self, at: int, zone: str) -> Decision | None:
        """Return what the form of the line alone says: a date, a day of the week, an agency."""
        view = self.views[at]
        if at in self.captions:
            return metadata("caption", "numbered-caption", "one of the numbered captions of a series of pictures")
        if (zone != "body" or view.length <= 4) and (line := read_publication_line(view)):
            if zone == "tail" and line.iso is None and self._is_after_furniture(at):
                return removed("site-date", "a time under the article, after other page furniture")
            return metadata("published", "publication-line", "it tells when the page was published")
        if zone == "head" and view.bare in word_list("weekdays"):
            return metadata("published", "weekday-line", "it tells the day of the week, and no date")
        if zone == "body" or at in self.page.firm or read_agency_line(view, zone) is None:
            return None
        if any(rule.action == "remove" and rule.holds_in(zone) for rule in self.matches[at]):
            return None
        return metadata("agency", "agency-line", "it names the agency, and the place perhaps")

    def _is_out_of_place(self, at: int, rule: Rule, walk: BlockWalk, *, owned: bool) -> bool:
        """Say whether a row that fits the line means nothing where the line stands: in a block, in a list."""
        in_block = (rule.action == "keep" and walk.kind is not None) or (owned and rule.field in _NOT_OF_OTHERS)
        return in_block or (rule.field == "byline" and self._is_in_list(at))

    def _is_after_furniture(self, at: int) -> bool:
        """Say whether something was removed between the last paragraph and the line."""
        between = (self.decided.get(i) for i in range(self.page.last + 1, at))
        return any(found is not None and found.fate is Fate.REMOVED for found in between)

    def _may_be_listed(self, at: int, rule: Rule) -> bool:
        """Say whether the line may belong to a list of the article's own though the rule fits it."""
        view = self.views[at]
        is_entry = is_list_item(view) or (":" in view.text and view.length <= ENTRY_WORDS)
        return rule.name in _NUMBERS or (rule.where != "anywhere" and is_entry)

    def _is_in_list(self, at: int) -> bool:
        """Say whether the line is one of several that begin with a bullet: such a one names no author."""
        return is_list_item(self.views[at]) and any(
            0 <= i < len(self.views) and is_list_item(self.views[i]) for i in (at - 1, at + 1)
        )

    def _after_source(self, at: int, rule: Rule) -> Decision:
        """A bare address under the word for source is the source; elsewhere a rule decides as its row says."""
        above = self.decided.get(at - 1)
        if rule.name == _URL_RULE and above is not None and above.rule == "lone-source":
            return metadata("source_url", "source-address", "an address under the word for source")
        return rule_decision(rule)

    def _contents(self) -> None:
        """Lines above the article that recur in it as its headings are its table of contents."""
        below = Counter(_unnumbered(view) for view in self.views[self.page.first :] if not is_sentence(view))
        later = Counter(_unnumbered(view) for view in self.views)
        found = [at for at in range(self.page.first) if at not in self.decided and self._recurs(at, below, later)]
        if len(found) >= MIN_CONTENTS:
            for at in found:
                self.decided[at] = removed("contents", "the table of contents: it stands again as a heading below")

    def _recurs(self, at: int, below: Counter[str], later: Counter[str]) -> bool:
        """Say whether the line stands again as a heading: a numbered one anywhere, another in the article."""
        view = self.views[at]
        name = _unnumbered(view)
        return below[name] > 0 or (view.folded[:1].isdigit() and name != "" and later[name] > 1)

    def _head(self) -> int | None:
        end = self.page.first
        undecided = [at for at in range(end) if at not in self.decided]
        title = next((at for at, view in enumerate(self.views) if view.line.role is LineRole.TITLE), None)
        if title is None and (end < len(self.views) or len(undecided) > 1):
            title = find_title(self.page, undecided, self.decided)
        for at in undecided:
            found = judge_head_line(self.page, at, title, self.heading_above.get(at), self.decided)
            found = found if at == title else self._in_doubt(at, found)
            self.decided[at] = _not_outside(self.views[at], found)
        self._keyword_rows()
        if title is not None:
            self._sections_under(title)
            self._site_dates(title)
        return title

    def _in_doubt(self, at: int, decision: Decision) -> Decision:
        """Let the score have its say about a line that no rule names, but not about the article's own sentences."""
        if self.scorer and at in self.page.firm:
            return decision
        features = line_features(self.page, at, self.decided)
        self.doubts[at] = features, decision
        return self.scorer.reconsider(decision, features) if self.scorer else decision

    def _biographies(self) -> None:
        """A line under the article that begins with the author's name and calling tells who the author is."""
        names = [read_byline(self.views[at].text) for at, found in self.decided.items() if found.field == "byline"]
        names = [fold(name) for name in names if is_name(name)]
        for at in range(max(self.page.first + 1, self.page.last), len(self.views)):
            if at in self.decided and self.decided[at].fate is not Fate.REMOVED:
                continue
            view, above = self.views[at], self.views[at - 1]
            name = next((name for name in names if view.folded.startswith(name)), None)
            if name and set(view.folded[len(name) :].split()[:3]) & word_list("professions"):
                self.decided[at] = metadata("byline", "author-biography", "it tells who the author is")
            elif above.core in names and set(view.words[:1]) & word_list("professions"):
                for line in (at - 1, at):
                    self.decided[line] = metadata("byline", "author-biography", "the author, and who that is")

    def _only_text(self) -> None:
        """Where nothing is left as body, what passed for headlines is the page's only text: a post of one sentence."""
        if any(found.fate is Fate.BODY for found in self.decided.values()):
            return
        for at, found in self.decided.items():
            if found.field == "title":
                self.decided[at] = body("only-text", "the page has no other text")

    def _sections_under(self, title: int) -> None:
        """A row of two sections between the title and the body says where the article belongs."""
        for at in range(title + 1, self.page.first):
            is_row = self.decided[at].rule in _ROWS and self.views[at].length <= 4
            if is_row and self.views[at].stems & _section_stems():
                self.decided[at] = metadata("section", "section-line", "names of sections under the title")

    def _site_dates(self, title: int) -> None:
        """A date above the title is today's on the site where the article has a date of its own below it."""
        below = (self.views[at] for at in range(title + 1, self.page.first))
        if any((line := read_publication_line(view)) and line.iso for view in below):
            for at in range(title):
                if self.decided[at].field == "published":
                    self.decided[at] = removed("site-date", "a date above the title, beside the article's own below it")

    def _keyword_rows(self) -> None:
        """The line under a heading of keywords that names none itself is their row."""
        for at, decision in list(self.decided.items()):
            below = at + 1
            alone = decision.rule == "keywords-heading" and self.views[at].length <= 3
            if not alone or ":" in self.views[at].text.strip().rstrip(" :"):
                continue
            while self._is_keywords_row(below, first=below == at + 1):
                self.decided[below] = metadata("keywords", "keywords-row", "it stands under a heading of keywords")
                below += 1

    def _is_keywords_row(self, at: int, *, first: bool) -> bool:
        """The first line under the heading may be a long row; those after it are one keyword each."""
        if at >= len(self.views) or at in self.page.firm:
            return False
        taken = self.decided.get(at)
        is_row = "،" in self.views[at].text or "," in self.views[at].text
        in_block = taken is not None and taken.rule.endswith("-block") and is_row and first
        free = taken is None or in_block or taken.rule in {"hashtag-row", *_ROWS}
        return free and (first or (taken is None and self.views[at].length <= 3 >= self.views[at - 1].length))

    def _rest(self, title: int | None) -> None:
        undecided = [at for at in range(len(self.views)) if at not in self.decided]
        headline = self.views[title].folded if title is not None else None
        for at in undecided:
            zone = self.page.zone(at)
            if at not in self.page.firm and repeats_title(self.page, at, headline):
                decision = removed("repeated-title", "it says the title again")
            elif self.views[at].line.role is LineRole.MAIN:
                decision = body("main-text", "the page's structure counts it to the article")
            elif zone == "tail":
                decision = judge_tail_line(self.page, at, self.decided, undecided)
            elif zone == "body":
                decision = judge_body_line(self.page, at, self.decided, undecided)
            else:
                decision = body("in-doubt", "nothing says that it is not part of the article")
            if decision.rule not in _SURE:
                decision = self._in_doubt(at, decision)
            self.decided[at] = _not_outside(self.views[at], decision)


@lru_cache(maxsize=1)
def _section_stems() -> frozenset[str]:
    return frozenset(stem(word) for name in word_list("sections") for word in name.split())


def _unnumbered(view: LineView) -> str:
    return view.bare.lstrip("0123456789 .-–)(:")


def _by_role(view: LineView) -> Decision | None:
    """Return what the input's own format decides about a line."""
    if view.line.role is LineRole.TITLE:
        return metadata("title", "title", "the page's first-level heading")
    if view.line.role is LineRole.CAPTION:
        return metadata("caption", "caption", "the page says that it belongs to a picture")
    if view.line.role is LineRole.RUNNING:
        return removed("running-head", "it recurs at the edge of the pages")
    return None


def _is_set_apart(view: LineView) -> bool:
    return view.line.role is not None and view.line.role is not LineRole.MAIN


def _not_outside(view: LineView, decision: Decision) -> Decision:
    """Return the decision, unless it makes a paragraph of a line that stands outside the main text."""
    if decision.fate is Fate.BODY and view.line.role is LineRole.OUTSIDE:
        return removed("outside-main-text", "the page's structure sets it apart from the article")
    return decision


def _is_publication(view: LineView) -> bool:
    return read_publication_line(view) is not None
