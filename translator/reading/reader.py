"""One input read: its bytes, their encoding, its lines, their Unicode put right."""

from __future__ import annotations

import hashlib
from typing import BinaryIO

from translator.document import Document, Line, Source
from translator.errors import InputEmptyError
from translator.reading.binary import refuse_control_bytes, refuse_known_formats
from translator.reading.encodings import Decoded, decode_narrow, decode_wide
from translator.reading.lines import split_lines
from translator.reading.mojibake import repair_short_line
from translator.reading.persian_letters import arabic_letters, has_persian_letters, line_language, page_language
from translator.reading.raw import display_name, read_bytes
from translator.reading.repairs import repair_line
from translator.settings import Settings

_NON_JOINER = "\u200c"


def read_document(path: str, settings: Settings, *, stdin: BinaryIO | None = None) -> Document:
    """Read one text file, or standard input for ``-``.

    Args:
        path: the file as the user named it.
        settings: ``max_bytes`` is the largest input.
        stdin: what ``-`` reads; None is the process's own standard input.

    Returns:
        A document with its source and its lines, numbered as an editor numbers them.

    Raises:
        InputMissingError: no such file, a directory, or no right to read it.
        InputTooLargeError: more than ``settings.max_bytes``.
        InputEmptyError: nothing but white space.
        InputBinaryError: not a text file.
        InputEncodingError: no text encoding fits.
    """
    data = read_bytes(path, settings.max_bytes, stdin)
    if not data.strip():
        raise _empty(path)
    decoded = _decode(path, data)
    texts, repairs = _repaired(decoded)
    if not any(text.strip() for text in texts):
        raise _empty(path)
    source = Source(path, hashlib.sha256(data).hexdigest(), len(data), decoded.encoding, repairs=repairs)
    return Document(source, tuple(Line(number, text) for number, text in enumerate(texts, 1)))


def _decode(path: str, data: bytes) -> Decoded:
    refuse_known_formats(path, data)
    wide = decode_wide(path, data)
    if wide is not None:
        return wide
    refuse_control_bytes(path, data)
    return decode_narrow(path, data)


def _repaired(decoded: Decoded) -> tuple[list[str], tuple[str, ...]]:
    """Return the lines, repaired, and the name of every kind of repair once, sorted."""
    lines, repairs = split_lines(decoded.text)
    names = {*decoded.repairs, *repairs}
    page = page_language(lines) if _NON_JOINER in decoded.text else "ar"
    texts = []
    for line in lines:
        text, done = repair_line(line, keeps_non_joiner=_NON_JOINER in line and line_language(line, page) != "ar")
        texts.append(text)
        names.update(done)
    if "mojibake" in names:
        texts = [repair_short_line(text) for text in texts]
    if has_persian_letters(texts):
        page = page_language(texts)
        arabic = [arabic_letters(text) if line_language(text, page) == "ar" else text for text in texts]
        if arabic != texts:
            texts = arabic
            names.add("persian-letters")
    return texts, tuple(sorted(names))


def _empty(path: str) -> InputEmptyError:
    return InputEmptyError(f"{display_name(path)} is empty", "give a page with text")
