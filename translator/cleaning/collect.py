"""Gathers the values of the metadata fields from the lines that hold them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from translator.cleaning.decisions import Decision, Fate
from translator.cleaning.keywords import split_keywords
from translator.cleaning.lineview import LineView
from translator.cleaning.provenance import Provenance, is_agency, read_agency_line, read_byline, read_opening
from translator.cleaning.publication import read_publication_line
from translator.cleaning.text import fold, words
from translator.cleaning.words import word_list
from translator.document import Metadata, MetadataLine

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|(?:[\w-]{1,60}\.){1,4}[a-zA-Z]{2,10}(?:/\S*)?")
SAME_TITLE = 0.4  #: share of words in common from which a line shows the declared title
Judged = Sequence[tuple[LineView, Decision]]


@dataclass
class Found:
    """The values found so far; the first that a page gives for a field stands."""

    values: dict[str, str] = field(default_factory=dict)
    keywords: list[str] = field(default_factory=list)
    updated: str | None = None

    def note(self, name: str, value: str | None) -> None:
        """Keep ``value`` for the field ``name`` where none is known yet."""
        if value and value.strip():
            self.values.setdefault(name, value.strip())

    def field_of(self, view: LineView, decision: Decision) -> str | None:
        """Return the field that a metadata line feeds."""
        if decision.rule == "source-line" and _ADDRESS.search(view.text) is None:
            return "agency"
        return decision.field

    def metadata(self, lines: tuple[MetadataLine, ...], declared: Metadata) -> Metadata:
        """Return the document's metadata: what its lines say, and what its format declares.

        A declared date is exact where a line may tell the time alone, so it comes first; a declared title
        stands where no line shows nearly the same; of the rest the lines are nearer to what readers saw.
        """
        get = self.values.get
        return Metadata(
            title_ar=_title(get("title"), declared.title_ar),
            published=declared.published or get("published") or self.updated,
            agency=get("agency") or declared.agency,
            byline=get("byline") or declared.byline,
            dateline=get("dateline") or declared.dateline,
            section=get("section") or declared.section,
            keywords=tuple(dict.fromkeys(self.keywords)) or declared.keywords,
            source_url=get("source_url") or declared.source_url,
            lines=lines,
        )


def _title(shown: str | None, declared: str | None) -> str | None:
    if shown is None or declared is None:
        return shown or declared
    own, other = set(words(fold(shown))), set(words(fold(declared)))
    return shown if len(own & other) >= SAME_TITLE * len(own | other) else declared


def collect_metadata(judged: Judged) -> Found:
    """Return what the metadata lines and the opening of the first paragraph say."""
    found = Found()
    text = "\n".join(view.text for view, decision in judged if decision.rule != "keywords-row")
    for view, decision in judged:
        if decision.fate is Fate.METADATA:
            _collect_line(found, view, decision, text)
        elif decision.rule == "section-kicker" and view.bare in word_list("sections"):
            found.note("section", view.text)
    opening = next((read_opening(view.text) for view, decision in judged if decision.fate is Fate.BODY), None)
    if opening is not None:
        _collect_provenance(found, opening)
    return found


def _collect_line(found: Found, view: LineView, decision: Decision, text: str) -> None:
    name = decision.field or ""
    if decision.rule in {"title", "section-line"}:
        found.note(name, view.text)
    elif decision.rule == "outlet-line":
        found.note(name, view.text.strip(" \t:-–—/"))
    elif name == "published":
        _collect_date(found, view)
    elif name == "agency":
        zone = "tail" if view.text.isascii() or "/" in view.text else "head"
        _collect_provenance(found, read_agency_line(view, zone))
    elif name == "byline":
        found.note("byline", read_byline(view.text))
    elif name == "keywords":
        found.keywords.extend(split_keywords(view, text))
    elif name == "source_url":
        _collect_source(found, view)


def _collect_date(found: Found, view: LineView) -> None:
    line = read_publication_line(view)
    if line is None:
        return
    if line.is_update and line.iso and not view.folded.startswith(tuple("0123456789")):
        found.updated = found.updated or line.iso
    else:
        found.note("published", line.iso)
    found.note("agency" if line.place and is_agency(line.place) else "dateline", line.place)
    found.note("byline", line.author)
    found.note("agency", line.agency)


def _collect_provenance(found: Found, provenance: Provenance | None) -> None:
    if provenance is not None:
        found.note("agency", provenance.agency)
        found.note("dateline", provenance.dateline)
        found.note("byline", provenance.byline)


def _collect_source(found: Found, view: LineView) -> None:
    address = _ADDRESS.search(view.text)
    if address:
        found.note("source_url", address[0])
        return
    _, _, value = view.text.partition(":")
    found.note("agency", value or view.text)
