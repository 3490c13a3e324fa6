"""Score the cleaning of labelled web pages, with and without what trafilatura says of their structure.

A page is HTML as sites write it. The attribute ``data-gold`` on an element gives the label of its line:
``T`` title, ``M`` metadata, ``S`` a line of the article; every other line is boilerplate. The attributes are
taken off before the page is read.

    python benchmarks/web_pages.py FOLDER [FOLDER…]
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from cleaning import Score

from translator.cleaning import explain
from translator.cleaning.stage import Explanation
from translator.document import Document, Line, LineRole, Source
from translator.reading.formats.html import read_html_text

LABELS = {"T": "title", "M": "meta", "S": "body"}
WAYS = ("trafilatura alone", "trsum, lines alone", "trsum with trafilatura")
_GOLD = re.compile(r' data-gold="[A-Z]"')
_MARK = re.compile(r"^\|?\s*")


@dataclass(frozen=True)
class WebPage:
    """The lines of a web page as they are read, and the label of each."""

    name: str
    lines: tuple[Line, ...]
    labels: tuple[str, ...]


def load_web_page(path: Path) -> WebPage:
    """Read one labelled page.

    Raises:
        ValueError: a labelled element is no line of its own.
    """
    text = path.read_text(encoding="utf-8")
    lines = read_html_text(_GOLD.sub("", text)).lines
    labels, at = ["boilerplate"] * len(lines), 0
    for label, wanted in _labelled(text):
        found = next((i for i in range(at, len(lines)) if _key(lines[i].text) == wanted), None)
        if found is None:
            raise ValueError(f"{path.name}: no line says {wanted!r}")
        labels[found], at = label, found + 1
    return WebPage(path.stem, lines, tuple(labels))


def _labelled(text: str) -> Iterator[tuple[str, str]]:
    from lxml import html

    for element in html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8")).iter():
        if isinstance(element.tag, str) and (label := element.get("data-gold")):
            yield LABELS[label], _key("".join(element.itertext()))


def _key(text: str) -> str:
    return re.sub(r"[\s|]+", "", text)


def judge(page: WebPage, way: str) -> list[tuple[str, str]]:
    """Return the fate of each line and the rule that decided, in one of ``WAYS``."""
    if way == "trafilatura alone":
        kept = {LineRole.MAIN, LineRole.TITLE}
        return [("body" if line.role in kept else "removed", "trafilatura") for line in page.lines]
    lines = page.lines if way == WAYS[2] else tuple(Line(line.number, line.text) for line in page.lines)
    found: Sequence[Explanation] = explain(Document(Source(page.name, "", 0, "html"), lines))
    return [(item.fate, item.rule) for item in found]


def score_web_pages(folder: Path, way: str) -> Score:
    """Clean and count every labelled web page of ``folder``."""
    score = Score()
    for path in sorted(folder.glob("*.html")):
        page = load_web_page(path)
        score.pages += 1
        for line, label, (fate, rule) in zip(page.lines, page.labels, judge(page, way), strict=True):
            score.count(page.name, line.number, line.text, label, fate, rule)
    return score


if __name__ == "__main__":
    for argument in sys.argv[1:]:
        for name in WAYS:
            found = score_web_pages(Path(argument), name)
            if name != WAYS[0]:
                print("\n".join(found.faults))
            print(
                f"{name:24} F1 {found.f1:.4f}  precision {found.precision:.4f}  recall {found.recall:.4f}  "
                f"body {found.body_recall:.4f}  ({found.pages} pages, {found.body} body lines)"
            )
