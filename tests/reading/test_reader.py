from __future__ import annotations

import gzip
import hashlib
import io
import os
import sys
import time
import zipfile
from pathlib import Path

import pytest

from tests.reading.texts import PAGE, read, text
from translator.errors import InputBinaryError, InputEmptyError, InputError, InputMissingError, InputTooLargeError
from translator.reading import read_document
from translator.reading.binary import file_formats
from translator.settings import Settings


class _Counting(io.BytesIO):
    """A stream that counts what is read of it, and gives at most 10 kB at once as a pipe does."""

    taken = 0

    def read(self, size: int | None = -1, /) -> bytes:
        assert size is not None
        assert size >= 0
        data = super().read(min(size, 10_000))
        self.taken += len(data)
        return data


def _zip(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "<xml/>")
    return buffer.getvalue()


def test_source_says_what_was_read(tmp_path: Path) -> None:
    data = PAGE.encode()
    document = read(tmp_path, data)
    source = document.source
    assert (source.sha256, source.bytes) == (hashlib.sha256(data).hexdigest(), len(data))
    assert (source.path, source.encoding, source.language) == (str(tmp_path / "page.txt"), "utf-8", "ar")
    assert text(document) == PAGE


def test_standard_input() -> None:
    stream = _Counting(PAGE.encode() * 50)
    document = read_document("-", Settings(), stdin=stream)
    assert document.source.path == "-"
    assert document.source.bytes == 50 * len(PAGE.encode())


def test_no_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(InputMissingError, match="standard input is closed"):
        read_document("-", Settings())


def test_missing(tmp_path: Path) -> None:
    with pytest.raises(InputMissingError, match="there is no file"):
        read_document(str(tmp_path / "none.txt"), Settings())
    with pytest.raises(InputMissingError, match="is a directory"):
        read_document(str(tmp_path), Settings())
    with pytest.raises(InputMissingError, match="cannot read"):
        read_document("a\0b", Settings())
    with pytest.raises(InputMissingError, match="cannot read"):
        read_document("a" * 5000, Settings())


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read everything")
def test_no_permission(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    path.chmod(0)
    with pytest.raises(InputMissingError, match="may not be read"):
        read_document(str(path), Settings())


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf\n", b"\xff\xfe\n\0", "\u00a0\u200f\n".encode()])
def test_empty(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(InputEmptyError, match="is empty"):
        read(tmp_path, data)


def test_too_large_files_are_not_read(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    start = time.process_time()
    with pytest.raises(InputTooLargeError, match="200,000,000 bytes"):
        read_document(str(path), Settings())
    assert time.process_time() - start < 0.2


def test_too_large_streams_are_left_after_the_limit() -> None:
    stream = _Counting(b"x" * 1_000_000)
    with pytest.raises(InputTooLargeError, match="TRSUM_MAX_BYTES"):
        read_document("-", Settings(max_bytes=25_000), stdin=stream)
    assert stream.taken == 25_001


def test_exactly_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(PAGE.encode())
    assert read_document(str(path), Settings(max_bytes=len(PAGE.encode()))).lines
    with pytest.raises(InputTooLargeError):
        read_document(str(path), Settings(max_bytes=len(PAGE.encode()) - 1))


@pytest.mark.parametrize("row", file_formats(), ids=lambda row: row.name)
def test_formats(tmp_path: Path, row: object) -> None:
    fmt = next(f for f in file_formats() if f is row)
    data = b"\0" * fmt.at + fmt.starts + b" " + (fmt.contains[0] if fmt.contains else b"") + PAGE.encode()
    with pytest.raises(InputBinaryError) as caught:
        read(tmp_path, data)
    assert fmt.name in caught.value.problem
    assert caught.value.remedy == fmt.remedy
    assert not fmt.remedy.endswith(".")


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (_zip("[Content_Types].xml", "xl/workbook.xml"), "an Excel workbook"),
        (_zip("page.txt"), "a ZIP archive"),
        (gzip.compress(PAGE.encode()), "a gzip archive"),
    ],
)
def test_real_files(tmp_path: Path, data: bytes, name: str) -> None:
    with pytest.raises(InputBinaryError, match="seems to be") as caught:
        read(tmp_path, data)
    assert name in caught.value.problem


def test_unknown_binary(tmp_path: Path) -> None:
    with pytest.raises(InputBinaryError, match="not a text file"):
        read(tmp_path, bytes(range(1, 256)) * 40)


def test_a_stray_zero_byte_is_mended(tmp_path: Path) -> None:
    document = read(tmp_path, PAGE.replace("أمس", "أ\0مس").encode())
    assert text(document) == PAGE
    assert document.source.repairs == ("control-characters",)


def test_damaged_bytes_never_crash(tmp_path: Path) -> None:
    good = PAGE.encode()
    for place in range(0, len(good), 7):
        for damage in (b"", b"\x00", b"\xff", b"\xd8", b"\x80\x80"):
            try:
                assert read(tmp_path, good[:place] + damage + good[place + 1 :]).lines
            except InputError:  # a short page with several broken letters may be refused, never crash
                continue


@pytest.mark.parametrize(
    "page",
    [
        ("كلمة " * 120_000).strip(),
        "\n".join([*PAGE.split("\n")] * 7_200),
        "ي" * 500_000,
        "\u200f\u00a0ﻻ" * 150_000 + "نص",
        "ط§ظ„" * 100_000,
    ],
    ids=["one line of 1 MB", "50,000 lines", "one letter", "every kind of mark", "mojibake"],
)
def test_large_pages(tmp_path: Path, page: str) -> None:
    start = time.process_time()
    assert read(tmp_path, page.encode()).lines
    assert time.process_time() - start < 10
