from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.reading.letter_pairs import arabic_sentences
from tests.reading.texts import ONE_LINERS, PAGE, read, text
from translator.reading.mojibake import repair_mojibake


def _read_as(line: str, right: str, wrong: str) -> str:
    """Return ``line`` read in the wrong encoding, bytes that it leaves empty as C1 controls."""
    return "".join(bytes([b]).decode(wrong, "ignore") or chr(b) for b in line.encode(right))


WAYS = {
    "UTF-8 as windows-1252": [("utf-8", "cp1252")],
    "UTF-8 as Latin-1": [("utf-8", "latin-1")],
    "UTF-8 as windows-1256": [("utf-8", "cp1256")],
    "UTF-8 as windows-1252, twice": [("utf-8", "cp1252"), ("utf-8", "cp1252")],
    "windows-1256 as windows-1252": [("cp1256", "cp1252")],
    "windows-1256 as Latin-1": [("cp1256", "latin-1")],
    "ISO-8859-6 as Latin-1": [("iso-8859-6", "latin-1")],
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("line", ONE_LINERS)
def test_repaired(line: str, way: str) -> None:
    broken = line
    for right, wrong in WAYS[way]:
        broken = _read_as(broken, right, wrong)
    assert broken != line
    assert repair_mojibake(broken) == line


@pytest.mark.parametrize("way", WAYS)
def test_news_sentences(way: str) -> None:
    sentences = arabic_sentences()[5::60]
    wrong = []
    for sentence in sentences:
        broken = sentence.replace("…", "...")
        try:
            for right, bad in WAYS[way]:
                broken = _read_as(broken, right, bad)
        except UnicodeEncodeError:
            continue
        if repair_mojibake(broken) != sentence.replace("…", "..."):
            wrong.append(broken)
    assert wrong == []


def test_good_text_stays() -> None:
    changed = [sentence for sentence in arabic_sentences() if repair_mojibake(sentence) != sentence]
    assert changed == []


@pytest.mark.parametrize(
    "line",
    [
        "قال «لن نعود» … ثم غادر",
        "حفظ» وعظ» ولفظ»",
        "درجة الحرارة 25°±2 × 3",
        "Été à la plage, déjà vu: «Où êtes-vous?»",
        "Über größere Mädchen",
        "El niño está en España mañana, ¿verdad?",
        "İstanbul'da büyük gösteri",
        "ÀÉÈ",
        "© 2020 جميع الحقوق محفوظة®",
        "👍🏽 شكراً ❤️",
    ],
)
def test_what_only_looks_odd_stays(line: str) -> None:
    assert repair_mojibake(line) == line


def test_good_lines_beside_broken_ones_stay(tmp_path: Path) -> None:
    lines = PAGE.split("\n")
    broken = [_read_as(line, "utf-8", "cp1252") if number in (1, 5) else line for number, line in enumerate(lines)]
    document = read(tmp_path, "\n".join(broken).encode())
    assert text(document) == PAGE
    assert document.source.repairs == ("mojibake",)


def test_a_whole_page_with_short_lines(tmp_path: Path) -> None:
    page = f"{PAGE}\nدبي\nنعم"
    document = read(tmp_path, _read_as(page, "cp1256", "cp1252").encode())
    assert text(document) == page
    alone = read(tmp_path, f"{PAGE}\nÏÈí".encode())
    assert text(alone) == f"{PAGE}\nÏÈí"


@pytest.mark.parametrize("line", ["Français", "38°", "أخبار ساخنة", "Kurdî | كوردي"])
def test_the_page_tells_what_a_line_alone_does_not(tmp_path: Path, line: str) -> None:
    page = f"{PAGE}\n{line}"
    for right, wrong in (("utf-8", "cp1256"), ("utf-8", "cp1252"), ("cp1256", "latin-1")):
        if line.encode(right, "ignore").decode(right) == line:
            document = read(tmp_path, _read_as(page, right, wrong).encode())
            assert text(document).split("\n")[-1] == line, (right, wrong)


def test_a_broken_word_inside_a_good_line() -> None:
    line = "قال المتحدث " + _read_as("باسم الوزارة", "utf-8", "cp1252") + " إن BBC نقلت الخبر"
    assert repair_mojibake(line) == "قال المتحدث باسم الوزارة إن BBC نقلت الخبر"


@pytest.mark.parametrize("char", ["Ø", "ط", "Ç", "ط§", "Ø§", "é", "â€", "\u0081"])
def test_long_lines_are_quick(char: str) -> None:
    line = char * (1_000_000 // len(char))
    start = time.process_time()
    repair_mojibake(line)
    assert time.process_time() - start < 5
