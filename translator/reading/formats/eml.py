"""Mail messages: the text part, else the HTML part; the header fields are declared metadata."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

from translator.document import Metadata
from translator.errors import InputBrokenError
from translator.reading.encodings import Decoded
from translator.reading.formats.content import Content, numbered
from translator.reading.formats.html import read_html_text
from translator.reading.formats.text import decode
from translator.reading.lines import split_lines
from translator.reading.raw import display_name


def read_eml(path: str, data: bytes) -> Content:
    """Return the lines of a message's text; its subject, sender and date are declared metadata.

    A message without a text part is read from its HTML part. Attachments are named in the warnings.

    Raises:
        InputBrokenError: the message's structure cannot be read.
        InputEncodingError: no encoding fits its text.
    """
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        part = message.get_body(("plain", "html"))
        payload = part.get_payload(decode=True) if part is not None else b""
        declared = Metadata(title_ar=_header(message, "subject"), published=_sent(message), byline=_sender(message))
        warnings = tuple(_attachments(message))
    except (MessageError, ValueError, LookupError, AttributeError, TypeError) as error:
        # The standard library's parser meets broken messages with any of these.
        raise InputBrokenError(
            f"{display_name(path)} is a damaged mail message", "copy its text into a text file"
        ) from error
    if part is None or not isinstance(payload, bytes):
        return Content((), "eml", declared, warnings=warnings)
    decoded = _decoded(path, payload, part.get_content_charset())
    if part.get_content_type() == "text/html":
        page = read_html_text(decoded.text)
        return Content(page.lines, f"eml ({decoded.encoding})", declared, decoded.repairs, warnings)
    texts, repairs = split_lines(decoded.text)
    if part.get_param("format") == "flowed":
        texts = _unflowed(texts)
    return Content(numbered(texts), f"eml ({decoded.encoding})", declared, (*decoded.repairs, *repairs), warnings)


def _decoded(path: str, payload: bytes, charset: str | None) -> Decoded:
    """Believe the declared encoding where every byte follows it, else look at the bytes."""
    try:
        return Decoded(payload.decode(charset or "utf-8"), charset or "utf-8")
    except (LookupError, UnicodeDecodeError):
        return decode(path, payload)


def _unflowed(texts: list[str]) -> list[str]:
    """Join the lines that end in a blank to the next one (RFC 3676)."""
    joined: list[str] = []
    open_line = False
    for text in texts:
        if open_line:
            joined[-1] += text
        else:
            joined.append(text)
        open_line = text.endswith(" ") and text != "-- "
    return joined


def _header(message: EmailMessage, name: str) -> str | None:
    value = " ".join(str(message.get(name, "")).split())
    return value or None


def _sent(message: EmailMessage) -> str | None:
    """Return the day on which the message was sent, as its sender's clock had it."""
    try:
        return parsedate_to_datetime(str(message.get("date", ""))).date().isoformat()
    except ValueError:
        return None


def _sender(message: EmailMessage) -> str | None:
    name, address = parseaddr(str(message.get("from", "")))
    return name or address or None


def _attachments(message: EmailMessage) -> Iterator[str]:
    names = [part.get_filename() or part.get_content_type() for part in message.iter_attachments()]
    if names:
        yield f"{len(names)} attachments are not read: {', '.join(names)}"
