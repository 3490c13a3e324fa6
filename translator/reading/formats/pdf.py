"""PDF documents with a text layer.

PDFium gives each character with its box; which way the characters of a line run, and which lines are
one paragraph, is worked out here. The text order that extractors give is not used: measured on files
of three typesetters, every one of pypdf, PyMuPDF, pdfminer.six and PDFium itself misplaced numbers,
Latin words or lam-alef in right-to-left lines.
"""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from translator.document import Line, LineRole, Metadata
from translator.errors import InputBrokenError, InputEmptyError
from translator.reading.encodings import REPLACEMENT
from translator.reading.formats.content import Content
from translator.reading.formats.order import Glyph, is_right_to_left, logical_text, mended_brackets
from translator.reading.raw import display_name

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfTextPage

JOINED_GAP = 1.9  #: line heights between two lines of a paragraph, at most
SAME_SIZE = 0.12  #: difference of height, as a share, up to which lines are set in one size
FITS = 1.2  #: times the width of the next line's first word that must be free for it to have been left out on purpose
EDGE_LINES = 2  #: lines at the head and foot of a page that may recur on others
MIN_RECURRING = 3  #: pages on which a line must stand to be a running head
_NO_CHARACTERS = "\ufffe\uffff\x02"  #: hyphens that PDFium put in
_PASSWORD = 4  #: PDFium's code for a locked file


@dataclass(frozen=True, slots=True)
class Row:
    """One printed line: its text in logical order, its page, its box in points from the page's lower left."""

    text: str
    page: int
    left: float
    right: float
    bottom: float
    height: float


def read_pdf(path: str, data: bytes) -> Content:
    """Return the paragraphs of a PDF document, each page's first one marked.

    Raises:
        InputBrokenError: the file is damaged or locked.
        InputEmptyError: it is a scan without text.
    """
    import pypdfium2
    from pypdfium2.raw import FPDF_GetLastError

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if FPDF_GetLastError() == _PASSWORD or "password" in str(error).lower():
            raise InputBrokenError(
                f"{display_name(path)} is locked by a password", "save a copy without one and give that"
            ) from error
        raise InputBrokenError(
            f"{display_name(path)} is a damaged PDF document", "download or export it again"
        ) from error
    try:
        rows = [row for number in range(len(document)) for row in _page_rows(document, number)]
        title = (document.get_metadata_dict().get("Title") or "").strip()
        pages = len(document)
    except pypdfium2.PdfiumError as error:
        raise InputBrokenError(
            f"{display_name(path)} is a damaged PDF document", "download or export it again"
        ) from error
    finally:
        document.close()
    if not any(char.isalpha() for row in rows for char in row.text):
        raise InputEmptyError(
            f"{display_name(path)} is a PDF of pictures without text",
            "run text recognition over it first, for example: ocrmypdf -l ara IN.pdf OUT.pdf",
        )
    running = _running(rows, pages)
    lines = tuple(_lines(rows, running))
    return Content(
        lines, "pdf", Metadata(title_ar=title if _is_title(title, lines) else None), warnings=tuple(_lost(lines))
    )


def _lost(lines: Sequence[Line]) -> Iterator[str]:
    count = sum(line.text.count(REPLACEMENT) for line in lines)
    if count:
        yield f"{count} signs of the PDF have no text in it and stand as {REPLACEMENT}: compare with the printed page"


def _damaged(path: str) -> InputBrokenError:
    return InputBrokenError(f"{display_name(path)} is a damaged PDF document", "download or export it again")


def _is_title(title: str, lines: Sequence[Line]) -> bool:
    """A title field is believed where the document shows it: programs fill it with file names."""
    squeezed = "".join(title.split())
    return len(title.split()) >= 3 and any(squeezed in "".join(line.text.split()) for line in lines)


def _page_rows(document: PdfDocument, number: int) -> Iterator[Row]:
    page = document[number]
    try:
        text_page = page.get_textpage()
        try:
            rows = _rows_of(_glyphs(text_page))
            rtl = is_right_to_left("".join(glyph.text for row in rows for glyph in row), otherwise=True)
            for glyphs in rows:
                yield from _row(glyphs, number, rtl)
        finally:
            text_page.close()
    finally:
        page.close()


def _glyphs(text_page: PdfTextPage) -> Iterator[Glyph | None]:
    """Yield the page's characters with their boxes; None where PDFium breaks the line.

    Characters of one box are one glyph, such as lam-alef.
    """
    from pypdfium2 import raw

    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    rect = raw.FS_RECTF()
    last: Glyph | None = None
    for at in range(text_page.count_chars()):
        char = chr(raw.FPDFText_GetUnicode(text_page, at))
        if char in "\r\n":
            if last is not None:
                yield last
            last = None
            yield None
            continue
        if raw.FPDFText_IsGenerated(text_page, at) == 1 or char in _NO_CHARACTERS:
            continue
        if char == "\0":
            char = REPLACEMENT
        raw.FPDFText_GetLooseCharBox(text_page, at, rect)
        raw.FPDFText_GetCharBox(text_page, at, left, right, bottom, top)
        glyph = Glyph(char, rect.left, rect.right, rect.bottom, rect.top - rect.bottom)
        if last is not None and (last.left, last.right, last.bottom) == (glyph.left, glyph.right, glyph.bottom):
            last = last.joined(char)
            continue
        if last is not None:
            yield last
        last = glyph
    if last is not None:
        yield last


def _rows_of(glyphs: Iterator[Glyph | None]) -> list[list[Glyph]]:
    """Return the printed lines. A break between neighbours on one base line is PDFium's mistake."""
    rows: list[list[Glyph]] = [[]]
    broken = False
    for glyph in glyphs:
        if glyph is None:
            broken = True
            continue
        if rows[-1] and (_is_off_line(rows[-1][-1], glyph) or (broken and _is_apart(rows[-1], glyph))):
            rows.append([])
        rows[-1].append(glyph)
        broken = False
    return rows


def _is_off_line(last: Glyph, glyph: Glyph) -> bool:
    return abs(glyph.bottom - last.bottom) > 0.7 * max(glyph.height, last.height, 1.0)


def _is_apart(row: Sequence[Glyph], glyph: Glyph) -> bool:
    left, right = min(other.left for other in row), max(other.right for other in row)
    return glyph.right < left - glyph.height or glyph.left > right + glyph.height


def _row(glyphs: Sequence[Glyph], page: int, rtl: bool) -> Iterator[Row]:
    text = logical_text(glyphs, rtl_page=rtl).strip()
    if text:
        yield Row(
            text,
            page,
            min(glyph.left for glyph in glyphs),
            max(glyph.right for glyph in glyphs),
            min(glyph.bottom for glyph in glyphs),
            sorted(glyph.height for glyph in glyphs)[len(glyphs) // 2],
        )


def _running(rows: Sequence[Row], pages: int) -> frozenset[int]:
    """Return the positions of rows at the edges of pages that recur, their numbers aside, on most of the pages."""
    by_page: dict[int, list[int]] = {}
    for at, row in enumerate(rows):
        by_page.setdefault(row.page, []).append(at)
    keys: dict[int, str] = {}
    for own in by_page.values():
        own.sort(key=lambda at: rows[at].bottom)
        for at in {*own[:EDGE_LINES], *own[-EDGE_LINES:]}:
            keys[at] = "".join("#" if char.isdigit() else char for char in rows[at].text)
    counts = Counter(keys.values())
    least = max(MIN_RECURRING, pages // 2)
    return frozenset(at for at, key in keys.items() if counts[key] >= least)


def _lines(rows: Sequence[Row], running: frozenset[int]) -> Iterator[Line]:
    """Yield the document's paragraphs: printed lines that go on are joined, across pages too."""
    columns = _columns(rows)
    paragraphs: list[tuple[list[str], bool, LineRole | None]] = []
    last: Row | None = None
    for at, row in enumerate(rows):
        if at in running:
            paragraphs.append(([row.text], False, LineRole.RUNNING))
            continue
        if last is not None and _goes_on(columns, last, row):
            next(parts for parts, _, role in reversed(paragraphs) if role is None).append(row.text)
        else:
            paragraphs.append(([row.text], last is not None and row.page > last.page, None))
        last = row
    for number, (parts, starts_page, role) in enumerate(paragraphs, 1):
        yield Line(number, mended_brackets(" ".join(parts)), starts_page=starts_page, role=role)


def _columns(rows: Sequence[Row]) -> dict[int, float]:
    """Return, by a column's right edge in tens of points, how far to the left its lines reach."""
    reach: dict[int, float] = {}
    for row in rows:
        edge = round(row.right / 10)
        reach[edge] = min(reach.get(edge, row.left), row.left)
    return reach


def _goes_on(columns: dict[int, float], last: Row, row: Row) -> bool:
    """Say whether ``row`` is in the same paragraph as the printed line before it."""
    edge = round(last.right / 10)
    if abs(last.height - row.height) > SAME_SIZE * last.height or abs(last.right - row.right) > last.height:
        return False
    first_word = (row.right - row.left) * len(row.text.split()[0]) / len(row.text)
    is_full = last.left - columns[edge] <= FITS * first_word + SAME_SIZE * last.height
    gap = last.bottom - row.bottom
    follows = row.page > last.page or 0 < gap <= JOINED_GAP * last.height
    return is_full and follows and not (row.page > last.page and last.text.endswith((".", "؟", "!")))
