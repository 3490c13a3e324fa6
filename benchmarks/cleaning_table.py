"""Compare the cleaner with no cleaning, jusText and trafilatura on labelled pages, and time it.

Flattened text is what trsum is made for; the two others want HTML. Each page is therefore given to them
twice: with every line as a paragraph, as a flattened page has it, and as a web page would have it, where
the title is a heading and runs of boilerplate are lists of links. Since these lists follow the labels, that
web page flatters whoever reads its structure; it shows that trsum uses the structure, not how good real
pages are read. trsum gets the flattened lines, and the web page with and without what trafilatura says.

    python benchmarks/cleaning_table.py FOLDER [FOLDER…]
    python benchmarks/cleaning_table.py --speed FOLDER      # 1,000 pages of 5 kB
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from html import escape
from itertools import cycle, groupby
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parent))
from cleaning import AnnotatedPage, Score, load_page

from translator.cleaning import explain
from translator.document import Document, Line, LineRole, Source
from translator.reading.formats.html import read_html_text

LIST = 3  #: lines of boilerplate in a row that a web page has as a list; fewer stand among the paragraphs
PAGES, PAGE_BYTES, RUNS, WORKERS = 1000, 5000, 3, 2
Cleaner = Callable[[AnnotatedPage], list[str]]  #: the fate of each non-blank line


def _rows(page: AnnotatedPage) -> list[tuple[str, str]]:
    return [(text, label) for text, label in zip(page.lines, page.labels, strict=True) if label != "blank"]


def paragraphs(page: AnnotatedPage) -> str:
    """Return the page as HTML that knows lines alone."""
    lines = "\n".join(f"<p>{escape(text)}</p>" for text, _ in _rows(page))
    return f"<html lang=ar dir=rtl><body>{lines}</body></html>"


def web_page(page: AnnotatedPage) -> str:
    """Return the page as HTML with the structure that web pages have."""
    parts = []
    for label, rows in groupby(_rows(page), key=lambda row: row[1]):
        texts = [escape(text) for text, _ in rows]
        if label == "boilerplate" and len(texts) >= LIST:
            items = "".join(f'<li><a href="/{at}">{text}</a></li>' for at, text in enumerate(texts))
            parts.append(f"<div class=widget><ul>{items}</ul></div>")
        else:
            tag = {"title": "h1", "meta": "div"}.get(label, "p")
            parts += [f"<{tag}>{text}</{tag}>" for text in texts]
    return f"<html lang=ar dir=rtl><body><div class=page><article>{''.join(parts)}</article></div></body></html>"


def _nothing(page: AnnotatedPage) -> list[str]:
    return ["body"] * len(_rows(page))


def _justext(page: AnnotatedPage) -> list[str]:
    import justext

    found = justext.justext(paragraphs(page).encode(), justext.get_stoplist("Arabic"), encoding="utf-8")
    return _aligned(page, [(p.text, p.is_boilerplate) for p in found])


def _aligned(page: AnnotatedPage, found: Sequence[tuple[str, bool]]) -> list[str]:
    """Give each line the fate of the paragraph with its text, in order; a line that is not there is removed."""
    fates, at = [], 0
    for text, _ in _rows(page):
        key = "".join(text.split())
        hit = next((i for i in range(at, len(found)) if "".join(found[i][0].split()) == key), None)
        fates.append("removed" if hit is None or found[hit][1] else "body")
        at = at if hit is None else hit + 1
    return fates


def _trafilatura(html: Callable[[AnnotatedPage], str]) -> Cleaner:
    def clean(page: AnnotatedPage) -> list[str]:
        lines = read_html_text(html(page)).lines
        return _aligned(page, [(line.text, line.role is LineRole.OUTSIDE) for line in lines])

    return clean


def _trsum(page: AnnotatedPage) -> list[str]:
    return [found.fate for found in explain(page.document())]


def _trsum_html(*, roles: bool) -> Cleaner:
    def clean(page: AnnotatedPage) -> list[str]:
        lines = read_html_text(web_page(page)).lines
        if not roles:
            lines = tuple(Line(line.number, line.text) for line in lines)
        found = explain(Document(Source(page.name, "", 0, "html"), lines))
        return _aligned_fates(page, [(line.text, line.fate) for line in found])

    return clean


def _aligned_fates(page: AnnotatedPage, found: Sequence[tuple[str, str]]) -> list[str]:
    fates, at = [], 0
    for text, _ in _rows(page):
        key = "".join(text.split()).strip("|")
        hit = next((i for i in range(at, len(found)) if "".join(found[i][0].split()).strip("|") == key), None)
        fates.append("removed" if hit is None else found[hit][1])
        at = at if hit is None else hit + 1
    return fates


CLEANERS: dict[str, Cleaner] = {
    "no cleaning": _nothing,
    "jusText, Arabic stop list": _justext,
    "trafilatura, lines as paragraphs": _trafilatura(paragraphs),
    "trafilatura, web page": _trafilatura(web_page),
    "trsum, flattened lines": _trsum,
    "trsum, web page, lines alone": _trsum_html(roles=False),
    "trsum, web page with trafilatura": _trsum_html(roles=True),
}


def compare(pages: Sequence[AnnotatedPage]) -> Iterator[str]:
    """Yield the table's rows."""
    yield f"{'':34} {'F1':>7} {'prec.':>7} {'recall':>7} {'body':>7}"
    for name, cleaner in CLEANERS.items():
        score = Score()
        for page in pages:
            for (text, label), fate in zip(_rows(page), cleaner(page), strict=True):
                score.count(page.name, 0, text, label, fate, "")
        yield f"{name:34} {score.f1:7.4f} {score.precision:7.4f} {score.recall:7.4f} {score.body_recall:7.4f}"


def _write_pages(pages: Sequence[AnnotatedPage], folder: Path) -> list[str]:
    """Write pages of five kilobytes, each with paragraphs of others to fill it."""
    more = cycle([text for page in pages for text, label in _rows(page) if label == "body"])
    paths = []
    for number, page in zip(range(PAGES), cycle(pages), strict=False):
        rows = _rows(page)
        middle = max((at for at, (_, label) in enumerate(rows) if label == "body"), default=len(rows) - 1)
        lines, tail = [text for text, _ in rows[: middle + 1]], [text for text, _ in rows[middle + 1 :]]
        while sum(len(text.encode()) for text in (*lines, *tail)) < PAGE_BYTES:
            lines.append(next(more))
        path = folder / f"{number}.txt"
        path.write_text("\n".join([*lines, *tail]), encoding="utf-8")
        paths.append(str(path))
    return paths


def _clean_file(path: str) -> int:
    from translator.pipeline import run_clean
    from translator.settings import Settings

    return len(run_clean(path, Settings()).paragraphs)


def _cpu_of_children() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def time_cleaning(pages: Sequence[AnnotatedPage]) -> Iterator[str]:
    """Yield how long a thousand pages take, reading and telling the language included."""
    with tempfile.TemporaryDirectory() as folder:
        paths = _write_pages(pages, Path(folder))
        seconds, busy = [], []
        for _ in range(RUNS):
            before = _cpu_of_children()
            start = time.perf_counter()
            with ProcessPoolExecutor(WORKERS) as pool:
                list(pool.map(_clean_file, paths, chunksize=50))
            seconds.append(time.perf_counter() - start)
            busy.append(_cpu_of_children() - before)
        yield f"{PAGES} pages of {PAGE_BYTES} bytes, {WORKERS} processes, median of {RUNS}: {median(seconds):.1f} s"
        yield f"processor time of both processes together: {median(busy):.1f} s"
        memory = []
        for part in range(0, PAGES, PAGES // 4):
            for path in paths[part : part + PAGES // 4]:
                _clean_file(path)
            memory.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
        yield f"largest memory after each quarter, one process: {', '.join(map(str, memory))} MB"


if __name__ == "__main__":
    labelled = [
        load_page(path) for name in sys.argv[1:] if name != "--speed" for path in sorted(Path(name).glob("*.page"))
    ]
    for row in time_cleaning(labelled) if "--speed" in sys.argv else compare(labelled):
        print(row)
