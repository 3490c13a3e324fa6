"""The gate for web pages: scores on labelled HTML, as sites write it, may not fall below floors.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.cleaning.helpers import benchmark
from translator.cleaning import clean
from translator.document import Document, Source

HERE = Path(__file__).parent
FLOORS = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))["web"]
PAGES = sorted((HERE / "web").glob("*.html"))


@pytest.mark.parametrize(("way", "prefix"), [("trsum with trafilatura", ""), ("trsum, lines alone", "alone_")])
def test_web_pages_hold_their_floors(way: str, prefix: str) -> None:
    assert len(PAGES) >= 8
    score = benchmark("web_pages").score_web_pages(HERE / "web", way)
    assert score.f1 >= FLOORS[prefix + ("f1" if prefix else "boilerplate_f1")], score.report()
    assert score.body_recall >= FLOORS[prefix + "body_recall"], score.report()


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_titles_and_every_line_is_accounted_for(path: Path) -> None:
    page = benchmark("web_pages").load_web_page(path)
    cleaned = clean(Document(Source(page.name, "", 0, "html"), page.lines))
    title = next(line.text for line, label in zip(page.lines, page.labels, strict=True) if label == "title")
    assert cleaned.metadata.title_ar == title
    placed = {line.line for line in (*cleaned.paragraphs, *cleaned.removed, *cleaned.metadata.lines)}
    assert placed == {line.number for line in page.lines}
