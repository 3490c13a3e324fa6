from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from tests.cli.program import one_error_line, trsum

STARTS = {
    "html": b"<!DOCTYPE html>",
    "docx": b"PK\x03\x04",
    "tmx": b"<?xml",
    "pdf": b"%PDF-",
    "json": b"{",
    "md": b"# ",
}


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text("صفحة", encoding="utf-8")
    return path


@pytest.mark.parametrize("suffix", sorted(STARTS))
def test_the_suffix_picks_the_format(page: Path, tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"out.{suffix}"
    result = trsum(page, "-o", target, staged=True)
    assert (result.returncode, result.stdout) == (0, b"")
    assert target.read_bytes().startswith(STARTS[suffix])
    piped = trsum(page, "-f", suffix, staged=True)
    assert piped.stdout == target.read_bytes()


@pytest.mark.parametrize(
    ("command", "forms"),
    [("clean", ("html", "docx")), ("entities", ("html", "docx")), ("translate", ("html", "docx", "tmx"))],
)
def test_other_commands(page: Path, command: str, forms: tuple[str, ...]) -> None:
    for form in forms:
        result = trsum(command, page, "-f", form, staged=True)
        assert result.returncode == 0
        assert result.stdout.startswith(STARTS[form])
        if form == "docx":
            assert zipfile.ZipFile(io.BytesIO(result.stdout)).testzip() is None


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["clean", "-f", "tmx"], "trsum clean writes no tmx; choose one with -f: text, md, json, html, docx"),
        (["entities", "-f", "pdf"], "trsum entities writes no pdf; choose"),
        (["translate", "-f", "pdf"], "trsum translate writes no pdf; choose"),
        (
            ["-o", "out.odt"],
            "out.odt ends in .odt, which names no format that trsum writes; choose one with -f: text, md,",
        ),
    ],
)
def test_formats_that_are_not_offered(page: Path, arguments: list[str], words: str) -> None:
    result = trsum(*arguments, page, staged=True)
    assert result.returncode == 2
    assert words in one_error_line(result)


@pytest.mark.parametrize("form", ["html", "docx", "pdf", "tmx"])
def test_one_document_a_file(page: Path, form: str) -> None:
    result = trsum(page, page, "-f", form, staged=True)
    assert (result.returncode, result.stdout) == (2, b"")
    assert f"2 inputs do not go into one {form}; " in one_error_line(result)
