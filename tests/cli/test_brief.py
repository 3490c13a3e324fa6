"""``trsum brief`` as a process."""

from __future__ import annotations

import io
from pathlib import Path

import pypdf
import pytest

from tests.cli.program import one_error_line, trsum


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    (folder / "below").mkdir(parents=True)
    for name in ("one.txt", "below/two.txt", ".hidden.txt"):
        (folder / name).write_text(name, encoding="utf-8")
    return folder


def titles(pdf: bytes) -> list[str]:
    outline = pypdf.PdfReader(io.BytesIO(pdf)).outline
    return [entry["/Title"] for entry in outline if not isinstance(entry, list)]


def test_a_folder_is_every_file_in_it_and_no_file_counts_twice(pages: Path) -> None:
    out = pages.parent / "brief.pdf"
    result = trsum("brief", pages, pages / "one.txt", "-o", out, "--title", "Bridges", staged=True)
    assert result.returncode == 0, result.stderr
    assert result.stdout == b""
    found = titles(out.read_bytes())
    assert [title for title in found if title.startswith("Source")] == [
        "Source 1: New bridge over the Tigris opened in the town of Zaytuna",
        "Source 2: New bridge over the Tigris opened in the town of Zaytuna",
    ]
    assert pypdf.PdfReader(out).metadata.title == "Bridges"  # type: ignore[union-attr]


def test_standard_output_is_the_pdf_and_nothing_else(pages: Path) -> None:
    result = trsum("brief", pages / "one.txt", staged=True)
    assert result.returncode == 0, result.stderr
    assert result.stdout.startswith(b"%PDF-")
    assert len(pypdf.PdfReader(io.BytesIO(result.stdout)).pages) > 1


def test_what_cannot_be_used_is_named_and_the_rest_is_done(pages: Path) -> None:
    out = pages.parent / "brief.pdf"
    result = trsum("brief", pages / "one.txt", pages / "none.txt", "-o", out, staged=True)
    assert result.returncode == 6
    assert b"none.txt" in result.stderr
    assert "none.txt" in pypdf.PdfReader(out).pages[0].extract_text()


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["-f", "md", "page.txt"], "trsum brief writes no md"),
        (["-o", "brief.json", "page.txt"], "trsum brief writes no json"),
        (["-", "-"], "- is given more than once"),
        (["--paper", "a5", "page.txt"], "'a5' is not one of"),
    ],
)
def test_wrong_usage(args: list[str], words: str) -> None:
    result = trsum("brief", *args)
    assert result.returncode == 2
    assert words in one_error_line(result)


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    result = trsum("brief", tmp_path, "-o", tmp_path / "brief.pdf")
    assert result.returncode == 2
    assert "there is no file in" in one_error_line(result)
