"""``trsum brief`` as a process, with a tiny model."""

from __future__ import annotations

import io
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pypdf
import pytest

from tests.batch.pages import SENTENCES, page
from tests.cli.program import one_error_line, trsum


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    (folder / "below").mkdir(parents=True)
    for number, name in enumerate(("one.txt", "below/two.txt", ".hidden.txt")):
        (folder / name).write_text(page(number), encoding="utf-8")
    return folder


class Briefer:
    def __init__(self, model: Path) -> None:
        self._model = model

    def __call__(self, *args: str | Path) -> subprocess.CompletedProcess[bytes]:
        return trsum("brief", *args, "--model", self._model, env={"TRSUM_THREADS": "1"})


@pytest.fixture
def brief(marian_model: Path) -> Briefer:
    return Briefer(marian_model)


def remembered(folder: Path) -> list[tuple[bytes, str]]:
    """Return the keys and texts of the translations that are kept in a folder."""
    with closing(sqlite3.connect(folder / ".trsum" / "cache.sqlite")) as connection:
        return connection.execute("SELECT key, found FROM hypotheses ORDER BY key").fetchall()


def sources(pdf: bytes) -> list[str]:
    outline = pypdf.PdfReader(io.BytesIO(pdf)).outline
    titles = [str(entry["/Title"]) for entry in outline if not isinstance(entry, list)]
    return [title for title in titles if title.startswith("Source")]


def test_folders_patterns_and_files_give_each_document_once(pages: Path, brief: Briefer) -> None:
    out = pages / "brief.pdf"
    for _ in range(2):  # the second time the briefing lies among its own inputs
        result = brief(pages, pages / "one.txt", f"{pages}/below/*.txt", "-o", out, "--title", "Bridges")
        assert result.returncode == 0, result.stderr
        assert result.stdout == b""
        assert len(sources(out.read_bytes())) == 2
        assert pypdf.PdfReader(out).metadata.title == "Bridges"  # type: ignore[union-attr]


def test_two_files_of_one_name_in_two_folders_are_two_sources(pages: Path, brief: Briefer) -> None:
    (pages / "below" / "one.txt").write_text(page(3), encoding="utf-8")
    result = brief(pages / "one.txt", pages / "below" / "one.txt")
    assert result.returncode == 0, result.stderr
    assert len(sources(result.stdout)) == 2


def test_standard_output_is_the_pdf_and_nothing_else(pages: Path, brief: Briefer) -> None:
    result = brief(pages / "one.txt")
    assert result.returncode == 0, result.stderr
    assert result.stdout.startswith(b"%PDF-")
    assert len(pypdf.PdfReader(io.BytesIO(result.stdout)).pages) > 1


def test_what_cannot_be_used_is_named_and_the_rest_is_done(pages: Path, brief: Briefer) -> None:
    out = pages.parent / "brief.pdf"
    (pages / "empty.txt").write_text(" \n", encoding="utf-8")
    result = brief(pages / "one.txt", pages / "none.txt", pages / "empty.txt", "-o", out)
    assert result.returncode == 6
    assert b"there is no file or folder" in result.stderr
    assert b"empty.txt is empty" in result.stderr
    first = pypdf.PdfReader(out).pages[0].extract_text()
    assert "none.txt" in first
    assert "empty.txt" in first


@pytest.mark.parametrize(("content", "code"), [(" \n", 3), ("Nothing here is Arabic at all.\n" * 3, 4)])
def test_a_single_input_that_cannot_be_used_ends_as_in_every_command(
    pages: Path, brief: Briefer, content: str, code: int
) -> None:
    (pages / "one.txt").write_text(content, encoding="utf-8")
    result = brief(pages / "one.txt")
    assert result.returncode == code
    one_error_line(result)


def test_a_name_has_one_spelling_in_all_sources(pages: Path, brief: Briefer) -> None:
    named = "وقال الوزير حسين الطحان (Hussein al-Tahhan) إن العمل مستمر."
    for name, sentence in (("one.txt", named), ("below/two.txt", "وأكد حسين الطحان أن الميناء سيفتح يوم الأحد.")):
        path = pages / name
        path.write_text(f"{path.read_text(encoding='utf-8')}\n{sentence}\n", encoding="utf-8")
    title = str(pypdf.PdfReader(io.BytesIO(brief(pages).stdout)).metadata.title)  # type: ignore[union-attr]
    assert title == "Briefing: Hussein al-Tahhan"  # the one name that both have


def test_translations_of_a_batch_are_not_made_again(pages: Path, brief: Briefer, marian_model: Path) -> None:
    out, fresh = pages.parent / "out", pages.parent / "fresh"
    assert trsum("batch", pages, out, "--model", marian_model).returncode == 0
    before = remembered(out)
    assert before
    first = brief(pages, "--cache", out)
    assert first.returncode == 0, first.stderr
    assert remembered(out) == before
    assert brief(pages, "--cache", fresh).stdout == first.stdout
    assert remembered(fresh) == before
    assert brief(pages).stdout == first.stdout


def test_what_recurs_in_the_inputs_is_in_no_source(pages: Path, brief: Briefer) -> None:
    line = "الباقة الذهبية للقراء الأوفياء من بستان الأخبار"
    for at, sentence in enumerate(SENTENCES[:6]):
        text = f"{sentence}\n\n{SENTENCES[(at + 1) % 8]}\n\n{line}\n\n{SENTENCES[(at + 2) % 8]}\n"
        (pages / f"{at}.txt").write_text(text, encoding="utf-8")
    result = brief(pages)
    text = "".join(p.extract_text() for p in pypdf.PdfReader(io.BytesIO(result.stdout)).pages)
    assert "recurring" in text  # the rule, in the appendix


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["-f", "md", "page.txt"], "trsum brief writes no md"),
        (["-o", "brief.json", "page.txt"], "trsum brief writes no json"),
        (["-"], "reads no standard input"),
        (["--paper", "a5", "page.txt"], "'a5' is not one of"),
    ],
)
def test_wrong_usage(args: list[str], words: str) -> None:
    result = trsum("brief", *args)
    assert result.returncode == 2
    assert words in one_error_line(result)


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    result = trsum("brief", tmp_path, "-o", tmp_path / "brief.pdf")
    assert result.returncode == 3
    assert "holds no documents" in one_error_line(result)
