"""Any bytes at all end in a cleaned document or an error of the contract, soon."""

from __future__ import annotations

import io
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from translator.cleaning import clean
from translator.errors import InputError
from translator.pipeline import read_articles
from translator.settings import Settings

PDF = (Path(__file__).parent / "pdf" / "typst.pdf").read_bytes()
ARABIC = "قال الوزير إن الجسر آمن تماما.\n[ad_1]\nاقرأ أيضا\n"
STARTS = (
    b"",
    b"%PDF-1.4\n",
    rb"{\rtf1\ansi\ansicpg1256 ",
    b"<html><body><p>",
    b"From: a@example.org\nTo: b\nSubject: c\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\n",
    b"PK\x03\x04word/document.xml",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
)
PIECES = st.sampled_from(
    [
        *(ARABIC.encode(codec) for codec in ("utf-8", "cp1256", "utf-16-le")),
        b"\n", b"\f", b"\r", b"\0", b"\\par ", rb"\'c7", b"}", b"{\\*\\x ", b"</p><table><tr><td>", b"&#1575;", b"<!--",
        b"Content-Transfer-Encoding: base64\n\n", b"=?utf-8?b?2KM=?=", b"\n--x--\n", b"endobj ", b"stream\n",
    ]
)  # fmt: skip


def _ends_well(data: bytes) -> None:
    try:
        articles = read_articles("-", Settings(max_bytes=1_000_000), stdin=io.BytesIO(data))
    except InputError:
        return
    for article in articles:
        cleaned = clean(article)
        placed = [*cleaned.paragraphs, *cleaned.removed, *cleaned.metadata.lines]
        assert {p.line for p in placed} == {line.number for line in article.lines if not line.is_blank}


@settings(max_examples=150, deadline=5000)
@given(st.sampled_from(STARTS), st.lists(st.binary(max_size=40) | PIECES, max_size=12))
def test_any_bytes(start: bytes, pieces: list[bytes]) -> None:
    _ends_well(start + b"".join(pieces))


@settings(max_examples=60, deadline=5000)
@given(st.lists(st.tuples(st.integers(0, len(PDF) - 1), st.integers(0, 255)), min_size=1, max_size=40))
def test_a_pdf_with_wrong_bytes(changes: list[tuple[int, int]]) -> None:
    data = bytearray(PDF)
    for at, value in changes:
        data[at] = value
    _ends_well(bytes(data))
