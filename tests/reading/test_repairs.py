from __future__ import annotations

import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.letter_pairs import arabic_sentences
from tests.reading.texts import PAGE, read, text
from translator.reading.repairs import repair_line

CASES = [
    ("قال &quot;نعم&quot; &amp; غادر", 'قال "نعم" & غادر', "html-entities"),
    ("&#1575;&#1604;&#x639;&#1585;&#1576;", "العرب", "html-entities"),
    ("قال &amp;quot;نعم&amp;quot;", 'قال "نعم"', "html-entities"),
    ("سطر&#10;آخر", "سطر آخر", "line-separators"),
    ("ﺍﻟﻌﺮﺑﻴﺔ", "العربية", "presentation-forms"),
    ("ﻻ ﻷﻥ", "لا لأن", "presentation-forms"),
    ("ﷲ أكبر", "الله أكبر", "presentation-forms"),
    ("محمدﷺ قال", "محمد صلى الله عليه وسلم قال", "presentation-forms"),
    ("قالﷺ: نعم", "قال صلى الله عليه وسلم: نعم", "presentation-forms"),
    ("كتابﹰ", "كتابً", "presentation-forms"),
    ("ا\u0654حمد", "أحمد", "combining-marks"),
    ("cafe\u0301 في بيروت", "café في بيروت", "combining-marks"),
    ("\u202bعربي\u202c و\u200fABC\u200e", "عربي وABC", "invisible-marks"),
    ("\ufeffعربي\u200bة", "عربية", "invisible-marks"),
    ("الك\u00adتاب", "الكتاب", "invisible-marks"),
    ("\u2067نص\u2069 \u061c1", "نص 1", "invisible-marks"),
    ("عام\u00a02020\u3000م\u2009.", "عام 2020 م .", "odd-spaces"),
    ("قبل\u2028بعد", "قبل بعد", "line-separators"),
    ("قبل\x0cبعد\x0bثم", "قبل بعد ثم", "line-separators"),
    ("قال\x85 ثم", "قال… ثم", "mojibake"),
    ("قب\x00ل\x07", "قبل", "control-characters"),
]
KEPT = [
    "AT&T و R&D; ثم &nosuchname; ثم &",
    "https://example.org/?a=1&copy=2&b=3",
    "العـــربية",
    "وَقُلِ اعْمَلُوا فَسَيَرَى اللَّهُ",
    "﴿ قل هو ﴾",
    "👨\u200d👩\u200d👧 عائلة ❤️ 🇯🇴",
    "\tعمود\tعمود",
    "٢٠٢٠ و ۱۲",
]


@pytest.mark.parametrize(("line", "mended", "name"), CASES)
def test_mended_and_named(line: str, mended: str, name: str) -> None:
    result, names = repair_line(line)
    assert result == mended
    assert name in names


@pytest.mark.parametrize("line", KEPT)
def test_kept(line: str) -> None:
    assert repair_line(line) == (line, [])


def test_good_sentences_are_not_touched() -> None:
    changed = [sentence for sentence in arabic_sentences() if repair_line(sentence) != (sentence, [])]
    assert changed == []


def test_non_joiner_stays_in_persian() -> None:
    assert repair_line("می\u200cخواهد", keeps_non_joiner=True) == ("می\u200cخواهد", [])
    assert repair_line("عبد\u200cالله") == ("عبدالله", ["invisible-marks"])


def test_decomposed_page(tmp_path: Path) -> None:
    document = read(tmp_path, unicodedata.normalize("NFD", PAGE).encode())
    assert text(document) == unicodedata.normalize("NFC", PAGE)
    assert document.source.repairs == ("combining-marks",)


def test_repairs_are_stated_once_and_sorted(tmp_path: Path) -> None:
    document = read(tmp_path, "ب\u200fيت\u00a0\nدار\u00a0\u200e\n&quot;نعم&quot;".encode())
    assert document.source.repairs == ("html-entities", "invisible-marks", "odd-spaces")


@given(st.text(max_size=80))
def test_a_second_repair_changes_nothing_visible(line: str) -> None:
    once, _ = repair_line(line.replace("&", " "))
    assert "\n" not in once
    assert "\r" not in once
    twice, names = repair_line(once)
    assert twice == once or names == ["mojibake"]


@pytest.mark.parametrize(
    "piece", ["&", "&amp", "ﷺ", "\u0301", "ا\u0654", "\u200d", "👍\u200d", " ", "\u00a0", "ی", "&#x"]
)
def test_long_lines_are_quick(piece: str) -> None:
    line = piece * (500_000 // len(piece))
    start = time.process_time()
    repair_line(line)
    assert time.process_time() - start < 5
