"""Blocks of links and of comments: a heading, and the lines under it that belong to it."""

from __future__ import annotations

from dataclasses import dataclass, field

from translator.cleaning.decisions import Decision, Fate, body, removed
from translator.cleaning.lineview import LineView
from translator.cleaning.page import Page, is_headline_like, is_sentence
from translator.cleaning.publication import read_publication_line
from translator.cleaning.rulebook import Rule
from translator.cleaning.teasers import EDGE_KINSHIP, LINKED_KINSHIP, is_teaser

LINK_BLOCKS = frozenset({"related", "most-read", "latest"})
#: How much article, in words and as a share of what stood before, may follow the heading of a block that
#: closes a page; with more after it the heading is taken for a stray one and opens nothing.
CLOSING_SHARE = {"comments": 1.5, "after-end": 0.5, "contacts": 0.5, "author": 0.5}
FOOTER_WORDS = 5  #: the shortest sentence of a site about itself that is looked for under a block of links
WHY = {
    "related": "it stands under a heading of related stories",
    "most-read": "it stands under a heading of most read stories",
    "latest": "it stands under a heading of latest stories",
    "comments": "it stands under the heading of readers' comments",
    "after-end": "it stands after the mark that ends the story",
    "contacts": "it stands under the heading of an office's addresses",
    "author": "it stands in a box about the author",
}


@dataclass
class BlockWalk:
    """Walks down a page and knows in which block it is."""

    page: Page
    kind: str | None = None
    items: int = field(default=0)

    def owns(self, position: int) -> bool:
        """Say whether the open block claims a line before any rule that would make it metadata."""
        view = self.page.views[position]
        if self.kind == "comments":
            return True
        return (
            self.kind in LINK_BLOCKS
            and self._is_item(view)
            and (self.items > 0 or view.has_letters or self.page.zone(position) == "tail")
        )

    def enter(self, position: int, rule: Rule) -> None:
        """Note that ``rule`` matched at ``position``: a heading opens its block, another line changes nothing."""
        if rule.opens and self.may_open(position, rule.opens):
            self.kind, self.items = rule.opens, 0

    def may_open(self, position: int, kind: str) -> bool:
        """Say whether a heading at ``position`` can open a block of this kind, by what follows it."""
        if position <= self.page.first:
            return False
        if kind in LINK_BLOCKS:
            return self.kind not in CLOSING_SHARE
        before = sum(self.page.views[at].length for at in self.page.firm if at < position)
        after = sum(self.page.views[at].length for at in self.page.firm if at > position)
        return after <= CLOSING_SHARE[kind] * before

    def judge(self, position: int) -> Decision | None:
        """Return what the open block says about a line that no rule matched; None closes or finds no block."""
        if self.kind is None:
            return None
        view = self.page.views[position]
        if self.kind in CLOSING_SHARE or self._is_item(view) or self._is_teaser(position):
            self.items += 1
            return removed(f"{self.kind}-block", WHY[self.kind])
        self.kind = None
        return None

    def _is_item(self, view: LineView) -> bool:
        if not view.has_letters or read_publication_line(view) is not None:
            return True
        return is_headline_like(view) and not is_sentence(view)

    def _is_teaser(self, position: int) -> bool:
        """The first line under a heading of links may be a sentence of the other story, the last a site's own."""
        if self.items == 0:
            return is_teaser(self.page, position, LINKED_KINSHIP)
        return self.items > 1 and is_teaser(self.page, position, EDGE_KINSHIP, FOOTER_WORDS)


def rule_decision(rule: Rule) -> Decision:
    """Return what a matching row decides."""
    if rule.action == "remove":
        return removed(rule.name, rule.about)
    if rule.action == "keep":
        return body(rule.name, rule.about)
    return Decision(Fate.METADATA, rule.name, rule.about, rule.field)
