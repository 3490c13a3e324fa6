"""Word documents: paragraphs and table rows in the order they stand in."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from translator.document import Metadata
from translator.errors import InputBrokenError
from translator.reading.formats.content import Content, numbered
from translator.reading.raw import display_name

if TYPE_CHECKING:
    from docx.document import Document as Word

#: What python-docx, zipfile and zlib meet damaged files with, beside errors of their own.
_FAULTS = (BadZipFile, KeyError, ValueError, OSError, EOFError, NotImplementedError, AttributeError, zlib.error)
#: Titles that word processors give by themselves.
_NO_TITLES = frozenset({"", "word document", "document", "مستند"})


def read_docx(path: str, data: bytes) -> Content:
    """Return the paragraphs of a Word document; a table row is one line, its cells set apart by a bar.

    Headers and footers repeat what stands on each page and are left out; the warnings say so.

    Raises:
        InputBrokenError: the document cannot be read.
    """
    import docx
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    try:
        word = docx.Document(io.BytesIO(data))
        texts = list(_texts(word))
        title = (word.core_properties.title or "").strip()
    except (
        OpcError,
        BadZipFile,
        LxmlError,
        KeyError,
        ValueError,
        OSError,
        EOFError,
        NotImplementedError,
        AttributeError,
    ) as error:
        raise InputBrokenError(
            f"{display_name(path)} is a damaged Word document", "open it in a word processor and save it again"
        ) from error
    declared = Metadata(title_ar=title if title.lower() not in _NO_TITLES else None)
    return Content(numbered(texts), "docx", declared, warnings=tuple(_left_out(word)))


def _texts(word: Word) -> Iterator[str]:
    from docx.table import Table

    for block in word.iter_inner_content():
        if isinstance(block, Table):
            yield from _rows(block)
        else:
            # A line break inside a paragraph is a line of its own, as a reader sees it.
            yield from block.text.split("\n")


def _rows(table: Any) -> Iterator[str]:
    for row in table.rows:
        cells: list[str] = []
        seen: set[int] = set()
        for cell in row.cells:  # a merged cell is given once for every column it spans
            if id(cell._tc) not in seen:
                seen.add(id(cell._tc))
                cells.append(" ".join(cell.text.split()))
        if len(cells) == 1:
            yield from row.cells[0].text.split("\n")
        else:
            yield " | ".join(cell for cell in cells if cell)


def _left_out(word: Word) -> Iterator[str]:
    texts = dict.fromkeys(
        paragraph.text.strip()
        for section in word.sections
        for part in (section.header, section.footer)
        for paragraph in part.paragraphs
        if paragraph.text.strip()
    )
    if texts:
        yield f"the headers and footers of the pages are left out: {' / '.join(texts)[:200]}"
