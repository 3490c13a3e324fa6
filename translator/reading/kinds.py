"""Which format an input is in, by its bytes first and by its name where they do not say."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePath


class Kind(StrEnum):
    """The formats that trsum reads."""

    TEXT = "text"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"
    RTF = "rtf"
    EML = "eml"


_LOOKED_AT = 65_536  #: bytes
_WORD_PART = b"word/document.xml"
_HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_HTML_TAG = re.compile(rb"<(?:p|div|br|body|h1|article|table|span|a)\b[^>]{0,500}>", re.I)
_HEADER = re.compile(rb"([A-Za-z][A-Za-z0-9-]{1,40}):[ \t]")
_MAIL_HEADERS = frozenset({b"from", b"to", b"subject", b"date", b"message-id", b"mime-version", b"received"})
_HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})


def kind_of(path: str, data: bytes) -> Kind:
    """Return the format of an input; what is none of the others is text."""
    head, suffix = data[:_LOOKED_AT], PurePath(path).suffix.lower()
    if b"%PDF-" in head[:1024]:
        return Kind.PDF
    if head.startswith(b"PK\x03\x04") and _WORD_PART in data:
        return Kind.DOCX
    if head.startswith(rb"{\rtf"):
        return Kind.RTF
    if _is_html(head, suffix):
        return Kind.HTML
    return Kind.EML if _is_mail(head, suffix) else Kind.TEXT


def _is_html(head: bytes, suffix: str) -> bool:
    narrow = head.replace(b"\0", b"").lstrip(
        b"\xef\xbb\xbf\xff\xfe"
    )  # UTF-16 pages: their ASCII shows without the zeros
    if _HTML_START.match(narrow):
        return True
    return suffix in _HTML_SUFFIXES and _HTML_TAG.search(narrow) is not None


def _is_mail(head: bytes, suffix: str) -> bool:
    """A message begins with header fields; one called .eml needs one that messages have, another three."""
    names = set()
    for row in head.replace(b"\r\n", b"\n").split(b"\n")[:80]:
        if not row.strip():
            break
        field = _HEADER.match(row)
        if field:
            names.add(field[1].lower())
        elif not row.startswith((b" ", b"\t")):
            break
    return len(names & _MAIL_HEADERS) >= (1 if suffix == ".eml" else 3)
