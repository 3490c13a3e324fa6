"""A damaged page is cleaned as the same page undamaged: each line ends in the same place, by the same rule."""

from __future__ import annotations

import io
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cleaning.helpers import benchmark
from translator.cleaning import clean, explain
from translator.document import Document
from translator.reading import read_document
from translator.settings import Settings

PAGES = sorted((Path(__file__).parent / "pages").glob("*.page"))[::4]
HARAKAT = "\u064e\u064f\u0650\u0652"
FARSI = str.maketrans("يك", "یک")


def _plain(page: Path) -> str:
    """Return the page's lines without what the old encodings cannot hold, so that all damages are of one text."""
    lines = benchmark().load_page(page).lines
    text = unicodedata.normalize("NFC", "\n".join(lines))
    for codec in ("cp1256", "utf-8"):
        text = text.encode(codec, "ignore").decode(codec)
    return "\n".join(line for line in text.split("\n") if any(char.isalnum() for char in line))


def _wrong(text: str, right: str, wrong: str) -> str:
    return "".join(bytes([byte]).decode(wrong, "ignore") or chr(byte) for byte in text.encode(right))


def _between_letters(text: str, mark: Callable[[int], str]) -> str:
    """Return the text with a mark behind each Arabic letter that another follows."""
    out = []
    for at, char in enumerate(text):
        out.append(char)
        if "ء" <= char <= "ي" and "ء" <= text[at + 1 : at + 2] <= "ي":
            out.append(mark(at))
    return "".join(out)


def _mixed_endings(text: str) -> str:
    endings = ("\r\n", "\n", "\r")
    lines = text.split("\n")
    return "".join(line + endings[at % len(endings)] for at, line in enumerate(lines))


DAMAGES: dict[str, Callable[[str], bytes]] = {
    "windows-1256": lambda text: text.encode("cp1256"),
    "windows-1256 read as Latin-1": lambda text: _wrong(text, "cp1256", "latin-1").encode(),
    "windows-1256 read as windows-1252": lambda text: _wrong(text, "cp1256", "cp1252").encode(),
    "UTF-8 read as windows-1252": lambda text: _wrong(text, "utf-8", "cp1252").encode(),
    "UTF-8 read as windows-1256": lambda text: _wrong(text, "utf-8", "cp1256").encode(),
    "UTF-8 encoded twice": lambda text: _wrong(_wrong(text, "utf-8", "cp1252"), "utf-8", "cp1252").encode(),
    "UTF-16": lambda text: text.encode("utf-16"),
    "NFD": lambda text: unicodedata.normalize("NFD", text).encode(),
    "tatweel between letters": lambda text: _between_letters(text, lambda at: "ـ").encode(),
    "harakat on letters": lambda text: _between_letters(text, lambda at: HARAKAT[at % 4]).encode(),
    "zero-width characters": lambda text: _between_letters(text, lambda at: "\u200b\u200c\ufeff"[at % 3]).encode(),
    "bidi overrides": lambda text: "\n".join(
        f"\u202e\u202b{line}\u202c\u202c\u200f" for line in text.split("\n")
    ).encode(),
    "Farsi ya and kaf": lambda text: text.translate(FARSI).encode(),
    "mixed line endings": lambda text: _mixed_endings(text).encode(),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0").encode(),
}


def _read(data: bytes) -> Document:
    return read_document("-", Settings(), stdin=io.BytesIO(data))


def _fates(document: Document) -> list[tuple[str, str]]:
    return [(found.fate, found.rule) for found in explain(document)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
@pytest.mark.parametrize("damage", DAMAGES)
def test_damaged_as_undamaged(page: Path, damage: str) -> None:
    text = _plain(page)
    whole, damaged = _read(text.encode()), _read(DAMAGES[damage](text))
    assert _fates(damaged) == _fates(whole)
    assert clean(damaged).metadata.published == clean(whole).metadata.published


@pytest.mark.parametrize("damage", [name for name in DAMAGES if name.split()[0] not in {"tatweel", "harakat"}])
def test_what_was_mended_reads_as_before(damage: str) -> None:
    text = _plain(PAGES[0])
    whole, damaged = _read(text.encode()), _read(DAMAGES[damage](text))
    assert [line.text for line in damaged.lines] == [line.text for line in whole.lines]
    assert clean(damaged).metadata.title_ar == clean(whole).metadata.title_ar


def test_one_line_of_sixty_kilobytes_is_one_paragraph() -> None:
    sentence = "وقال رئيس البلدية إن الجسر الجديد آمن تماما، وإن العمل فيه استمر عامين كاملين. "
    line = "افتتح المحافظ جسرا جديدا فوق النهر صباح الخميس. " + sentence * (60_000 // len(sentence.encode()))
    start = time.process_time()
    cleaned = clean(_read(f"الرئيسية » محليات\n{line.strip()}\nالمصدر: وكالات".encode()))
    assert time.process_time() - start < 5
    assert [paragraph.text for paragraph in cleaned.paragraphs] == [line.strip()]
    assert [removed.rule for removed in cleaned.removed] == ["breadcrumb"]
