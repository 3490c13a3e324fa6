"""One input read: its bytes, their encoding, its lines, their Unicode put right."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from typing import BinaryIO

from translator.document import Document, Line, Source
from translator.errors import InputEmptyError
from translator.reading.formats.content import Content
from translator.reading.kinds import Kind, kind_of
from translator.reading.mojibake import codec_read_as_latin, repair_in_page
from translator.reading.persian_letters import arabic_letters, has_persian_letters, line_language, page_language
from translator.reading.raw import display_name, read_bytes
from translator.reading.repairs import repair_line
from translator.settings import Settings

_NON_JOINER = "\u200c"
_WITHIN_WORDS = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")  #: what cuts words in two for who counts words


def read_document(path: str, settings: Settings, *, stdin: BinaryIO | None = None) -> Document:
    """Read one file in any format that trsum reads, or standard input for ``-``.

    Args:
        path: the file as the user named it.
        settings: ``max_bytes`` is the largest input.
        stdin: what ``-`` reads; None is the process's own standard input.

    Returns:
        A document with its source and its lines, numbered as an editor numbers them (in formats
        without lines: paragraphs), and with the metadata that the format itself declares.

    Raises:
        InputMissingError: no such file, a directory, or no right to read it.
        InputTooLargeError: more than ``settings.max_bytes``.
        InputEmptyError: nothing but white space.
        InputBinaryError: in none of the formats.
        InputBrokenError: in one of them, but damaged or locked.
        InputEncodingError: no text encoding fits.
    """
    data = read_bytes(path, settings.max_bytes, stdin)
    if not data.strip():
        raise _empty(path)
    content = _READERS[kind_of(path, data)](path, data)
    lines, repairs = _repaired(content)
    if all(line.is_blank for line in lines):
        raise _empty(path)
    digest = hashlib.sha256(data).hexdigest()
    source = Source(path, digest, len(data), content.encoding, repairs=repairs)
    return Document(source, lines, metadata=content.metadata, warnings=content.warnings)


def _lazily(kind: Kind) -> Callable[[str, bytes], Content]:
    """Return the reader of a format; its libraries are loaded when it is first called."""

    def read(path: str, data: bytes) -> Content:
        module = import_module(f"translator.reading.formats.{kind}")
        reader: Callable[[str, bytes], Content] = getattr(module, f"read_{kind}")
        return reader(path, data)

    return read


_READERS = {kind: _lazily(kind) for kind in Kind}


def _repaired(content: Content) -> tuple[tuple[Line, ...], tuple[str, ...]]:
    """Return the lines, repaired, and the name of every kind of repair once, sorted."""
    texts = [line.text for line in content.lines]
    names = set(content.repairs)
    joined = any(_NON_JOINER in text for text in texts)
    page = page_language([_WITHIN_WORDS.sub("", text) for text in texts]) if joined else "ar"
    mended = []
    for line in texts:
        text, done = repair_line(line, keeps_non_joiner=_NON_JOINER in line and line_language(line, page) != "ar")
        mended.append(text)
        names.update(done)
    if "mojibake" in names:
        codec = codec_read_as_latin(texts)
        mended = [repair_in_page(text, now, codec) for text, now in zip(texts, mended, strict=True)]
    if has_persian_letters(mended):
        page = page_language(mended)
        arabic = [arabic_letters(text) if line_language(text, page) == "ar" else text for text in mended]
        if arabic != mended:
            mended = arabic
            names.add("persian-letters")
    lines = tuple(replace(line, text=text) for line, text in zip(content.lines, mended, strict=True))
    return lines, tuple(sorted(names))


def _empty(path: str) -> InputEmptyError:
    return InputEmptyError(f"{display_name(path)} is empty", "give a page with text")
