"""PDF documents of three typesetters give back the text that was set."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pypdfium2
import pytest

from translator.document import Document, LineRole
from translator.errors import InputBrokenError, InputEmptyError
from translator.reading import read_document
from translator.reading.formats.order import Glyph, logical_text, mended_brackets
from translator.settings import Settings

HERE = Path(__file__).parent / "pdf"
PAGE = (HERE / "page.txt").read_text(encoding="utf-8").splitlines()


def read(path: Path) -> Document:
    return read_document(str(path), Settings())


@pytest.mark.parametrize("name", ["typst", "weasyprint", "columns"])
def test_the_text_comes_back_letter_by_letter(name: str) -> None:
    assert [line.text for line in read(HERE / f"{name}.pdf").lines] == PAGE


def test_letters_in_printed_order_come_back_as_read() -> None:
    document = read(HERE / "visual-order.pdf")
    assert [line.text for line in document.lines] == [re.sub("[\u064b-\u0652]", "", text) for text in PAGE]
    assert (document.source.encoding, document.warnings) == ("pdf", ())


def test_running_heads_and_page_numbers_are_told() -> None:
    lines = read(HERE / "running-heads.pdf").lines
    running = [line.text for line in lines if line.role is LineRole.RUNNING]
    assert sorted(running) == sorted(["صحيفة الساقية"] * 3 + ["صفحة 1", "صفحة 2", "صفحة 3"])
    assert [line.text for line in lines if line.role is None] == [PAGE[0], *PAGE[1:] * 4]
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    assert sum(line.starts_page for line in lines) == 2


def _pictures() -> bytes:
    document = pypdfium2.PdfDocument.new()
    document.new_page(200, 200)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_a_scan_says_so(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(_pictures())
    with pytest.raises(InputEmptyError, match="without text; run text recognition") as caught:
        read(path)
    assert caught.value.exit_code == 3


def test_a_locked_file_says_so() -> None:
    with pytest.raises(InputBrokenError, match="locked by a password"):
        read(HERE / "locked.pdf")


@pytest.mark.parametrize("end", [20, 2000, 9000])
def test_a_file_cut_short_never_crashes(tmp_path: Path, end: int) -> None:
    path = tmp_path / "cut.pdf"
    path.write_bytes((HERE / "typst.pdf").read_bytes()[:end])
    with pytest.raises(InputBrokenError, match="damaged PDF"):
        read(path)


def _printed(text: str) -> list[Glyph]:
    """Return signs printed from left to right as ``text`` has them; a blank is room without a sign."""
    return [Glyph(char, 10.0 * at, 10.0 * at + 10, 0.0, 10.0) for at, char in enumerate(text) if char != " "]


@pytest.mark.parametrize(
    ("printed", "read_as"),
    [
        ("ةنس 12 ذنم", "منذ 12 سنة"),
        (".%3.5 ةبسنب", "بنسبة 3.5%."),
        ("BBC News عقوم", "موقع BBC News"),
        ("05-02-2021 موي", "يوم 2021-02-05"),
        ("١٢/٤ مقر", "رقم ١٢/٤"),
        ("London 2021", "London 2021"),
    ],
)
def test_printed_order_is_read_back(printed: str, read_as: str) -> None:
    assert logical_text(_printed(printed)) == read_as


def test_lam_alef_is_one_sign() -> None:
    signs = [Glyph("م", 0, 10, 0, 10), Glyph("ال", 10, 20, 0, 10), Glyph("س", 20, 30, 0, 10)]
    assert logical_text(signs) == "سلام"


def test_brackets_are_turned_where_they_match_better() -> None:
    assert mended_brackets("قال )أمس( هنا") == "قال (أمس) هنا"
    assert mended_brackets("قال (أمس) هنا") == "قال (أمس) هنا"
    assert mended_brackets("1) أولا 2) ثانيا") == "1) أولا 2) ثانيا"
