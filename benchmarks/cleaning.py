"""Score the cleaning stage on a folder of annotated pages (``*.page``).

The tags of a page: ``T`` title, ``M:kind`` metadata, ``X`` boilerplate, ``S`` a body sentence (with
``[[TYPE#n:English|Arabic]]`` spans), ``P`` paragraph break, ``-`` blank line, ``DATE`` the publication
date or ``none``; other tags do not concern cleaning. Sentences of one paragraph stand on one line.

Boilerplate is scored by line: ``X`` lines are positive, body lines negative. Title and metadata lines
are neither; how many of them were removed, and how many ``X`` lines were taken for metadata, is
reported beside it.

    python benchmarks/cleaning.py FOLDER [FOLDER…]
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

from translator.cleaning import clean, explain
from translator.document import Document, Line, Source
from translator.reading.repairs import repair_line

SPAN = re.compile(r"\[\[[A-Z]+(?:#\d+)?:[^|\[\]]+\|([^|\[\]]+)\]\]")


@dataclass
class AnnotatedPage:
    """A page as the scraper gave it, and its gold."""

    name: str
    lines: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)  #: blank, title, meta, body or boilerplate
    date: str | None = None

    @property
    def title(self) -> str | None:
        """The first title line."""
        return next((t for t, label in zip(self.lines, self.labels, strict=True) if label == "title"), None)

    def document(self) -> Document:
        """Return the page as the reading stage would."""
        lines = tuple(Line(number, repair_line(text)[0]) for number, text in enumerate(self.lines, 1))
        return Document(Source(self.name, "", 0, "utf-8"), lines)


def load_page(path: Path) -> AnnotatedPage:
    """Read one ``.page`` file."""
    page, paragraph = AnnotatedPage(path.stem), []

    def add(text: str, label: str) -> None:
        page.lines.append(text)
        page.labels.append(label)

    for row in path.read_text(encoding="utf-8").splitlines():
        tag, _, text = row.partition(" ")
        if tag == "S":
            paragraph.append(SPAN.sub(r"\1", text))
            continue
        if paragraph and (tag in {"P", "-", "X", "T", "KEY", "DATE"} or tag.startswith("M:")):
            add(" ".join(paragraph), "body")
            paragraph.clear()
        if tag in {"X", "T", "-"}:
            add(text, {"X": "boilerplate", "T": "title", "-": "blank"}[tag])
        elif tag.startswith("M:"):
            add(text, "meta")
        elif tag == "DATE":
            page.date = None if text.strip() == "none" else text.strip()
    return page


@dataclass
class Score:
    """Counts over pages, and the figures made of them."""

    pages: int = 0
    hits: int = 0
    missed: int = 0
    false: int = 0
    body: int = 0
    body_kept: int = 0
    meta: int = 0
    meta_removed: int = 0
    boilerplate_as_meta: int = 0
    meta_as_body: int = 0
    titles: int = 0
    dates: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Share of removed lines (those of metadata aside) that are boilerplate."""
        return self.hits / max(1, self.hits + self.false)

    @property
    def recall(self) -> float:
        """Share of boilerplate lines that were removed."""
        return self.hits / max(1, self.hits + self.missed)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.precision * self.recall / max(1e-9, self.precision + self.recall)

    @property
    def body_recall(self) -> float:
        """Share of body lines that are paragraphs in the end."""
        return self.body_kept / max(1, self.body)

    def add(self, page: AnnotatedPage) -> None:
        """Clean ``page`` and count."""
        document = page.document()
        fates = {found.line: found for found in explain(document)}
        for number, (text, label) in enumerate(zip(page.lines, page.labels, strict=True), 1):
            if label != "blank":
                self.count(page.name, number, text, label, fates[number].fate, fates[number].rule)
        metadata = clean(document).metadata
        self.pages += 1
        self.titles += metadata.title_ar == page.title
        self.dates += metadata.published == page.date
        if metadata.title_ar != page.title:
            self.faults.append(f"{page.name}: title {metadata.title_ar!r}, gold {page.title!r}")
        if metadata.published != page.date:
            self.faults.append(f"{page.name}: date {metadata.published}, gold {page.date}")

    def count(self, name: str, number: int, text: str, label: str, fate: str, rule: str) -> None:
        """Count one line of a page by its label and its fate."""
        wrong = False
        if label == "boilerplate":
            self.hits += fate == "removed"
            self.missed += fate != "removed"
            self.boilerplate_as_meta += fate == "metadata"
            wrong = fate != "removed"
        elif label == "body":
            self.body += 1
            self.body_kept += fate == "body"
            self.false += fate == "removed"
            wrong = fate != "body"
        else:
            self.meta += 1
            self.meta_removed += fate == "removed"
            self.meta_as_body += fate == "body"
            wrong = fate != "metadata"
        if wrong:
            self.faults.append(f"{name}:{number}: {label} → {fate} ({rule}): {text[:90]}")

    def report(self) -> str:
        """Return the figures and the faults, as text."""
        rows = [
            f"pages {self.pages}",
            f"boilerplate precision {self.precision:.4f} recall {self.recall:.4f} F1 {self.f1:.4f}",
            f"body recall {self.body_recall:.4f} ({self.body_kept} of {self.body} lines)",
            f"titles {self.titles}/{self.pages}  dates {self.dates}/{self.pages}",
            f"metadata lines {self.meta}: removed {self.meta_removed}, taken for body {self.meta_as_body}; "
            f"boilerplate taken for metadata {self.boilerplate_as_meta}",
        ]
        return "\n".join([*self.faults, *rows])


def score_folder(folder: Path) -> Score:
    """Clean and score every page of ``folder``."""
    score = Score()
    for path in sorted(folder.glob("*.page")):
        score.add(load_page(path))
    return score


if __name__ == "__main__":
    for argument in sys.argv[1:]:
        print(score_folder(Path(argument)).report())
