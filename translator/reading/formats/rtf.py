"""Rich text: striprtf takes the controls away, the page's own code page is kept."""

from __future__ import annotations

import re

from translator.errors import InputBrokenError
from translator.reading.formats.content import Content, numbered
from translator.reading.raw import display_name

_CODE_PAGE = re.compile(rb"\\ansicpg(\d{3,5})")


def read_rtf(path: str, data: bytes) -> Content:
    """Return the paragraphs of a rich text document, a table row as one line.

    Raises:
        InputBrokenError: the document cannot be read.
    """
    from striprtf.striprtf import rtf_to_text

    found = _CODE_PAGE.search(data[:4096])
    codec = f"cp{found[1].decode()}" if found else "cp1256"
    try:
        # The file itself is ASCII; bytes beyond it stand where a writer forgot to escape them.
        text: str = rtf_to_text(  # type: ignore[no-untyped-call]  # striprtf has no types
            data.decode(codec, errors="replace"), encoding=codec, errors="replace"
        )
    except (LookupError, ValueError, IndexError, KeyError, AttributeError, TypeError) as error:
        raise InputBrokenError(
            f"{display_name(path)} is a damaged rich text document", "open it in a word processor and save it again"
        ) from error
    return Content(numbered(text.replace("|\n", "\n").split("\n")), f"rtf ({codec})")
