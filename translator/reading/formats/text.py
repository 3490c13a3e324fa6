"""Plain text and Markdown: bytes to lines as an editor counts them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from translator.document import Line
from translator.reading.binary import refuse_control_bytes, refuse_known_formats
from translator.reading.encodings import Decoded, decode_narrow, decode_wide
from translator.reading.formats.content import Content, numbered
from translator.reading.lines import split_lines

_PAGE_END = "\f"


def decode(path: str, data: bytes) -> Decoded:
    """Return the text of ``data``.

    Raises:
        InputBinaryError: the bytes are no text.
        InputEncodingError: no encoding fits.
    """
    refuse_known_formats(path, data)
    wide = decode_wide(path, data)
    if wide is not None:
        return wide
    refuse_control_bytes(path, data)
    return decode_narrow(path, data)


def read_text(path: str, data: bytes) -> Content:
    """Return the lines of a text file; a line after a form feed begins a page."""
    decoded = decode(path, data)
    texts, repairs = split_lines(decoded.text)
    lines = tuple(piece for line in numbered(texts) for piece in _pages(line))
    return Content(_begun(lines), decoded.encoding, repairs=(*decoded.repairs, *repairs))


def _pages(line: Line) -> Iterator[Line]:
    """Cut a line at its form feeds; what editors count as one line keeps its one number."""
    first, *others = line.text.split(_PAGE_END)
    if first.strip() or not others:
        yield replace(line, text=first)
    for text in others:
        yield replace(line, text=text, starts_page=True)


def _begun(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Hand the mark of a blank line that begins a page on to the first line with text."""
    marked, waiting = [], False
    for line in lines:
        waiting = waiting or line.starts_page
        marked.append(replace(line, starts_page=waiting and not line.is_blank))
        waiting = waiting and line.is_blank
    return tuple(marked)
