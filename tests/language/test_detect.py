from __future__ import annotations

import subprocess
import sys
import time

import pytest

from tests.language import texts
from tests.language.texts import ARABIC, ENGLISH, PERSIAN, page
from tests.reading.letter_pairs import arabic_sentences
from translator.errors import ExitCode, NoArabicError
from translator.language import detect_language


def languages(*lines: str) -> list[str]:
    return [line.language for line in detect_language(page(*lines)).lines]


@pytest.mark.parametrize(
    ("line", "language"),
    [
        (texts.FRENCH, "fr"),
        (texts.SPANISH, "es"),
        (texts.GERMAN, "de"),
        (texts.TURKISH, "tr"),
        (ENGLISH, "en"),
        ("NRT", "en"),
        ("BBC Arabic", "en"),
        ("View on example.net", "en"),
        ("https://example.org/news/2019/05/12", "en"),
        ("@newschannel #Baghdad", "en"),
        ("[ad_1]", "en"),
        ("© Agence Nouvelle", "en"),
        (PERSIAN[1], "fa"),
        (texts.PERSIAN_IN_ARABIC_LETTERS[1], "fa"),
        (texts.URDU[0], "ur"),
        (texts.SORANI[0], "ku"),
        (texts.PASHTO[0], "ps"),
        ("Мэр открыл новый мост через реку", "ru"),
        ("ראש העיר חנך גשר חדש", "he"),
        ("市长星期四为新桥剪彩", "zh"),
        ("", "ar"),
        ("   ", "ar"),
        ("24", "ar"),
        ("12/05/2019 - 10:30", "ar"),
        ("***", "ar"),
        ("٢٠٢٠", "ar"),
        ("العربية", "ar"),
        ("المصدر: Reuters", "ar"),
        ("تابعونا على Facebook و Twitter و YouTube", "ar"),
        ("المصدر: https://example.org/a/very/long/address/of/a/page-on-the-web.html", "ar"),
        ("أعلنت شركة NordKabel عن منتجها الجديد NK Power Box 500", "ar"),
        ("وقالت The Daily Example إن الخبر غير صحيح", "ar"),
        (texts.VOWELLED, "ar"),
        *((line, "ar") for line in texts.DIALECTS),
        ("زار الوفد مدينة أگادير ثم چينيڤ وپاريس", "ar"),
        ("علی الطریق إلی المکتبة الکبیرة", "ar"),
        ("بيروت", "ar"),
        ("مهرجان كرزة", "ar"),
        ("گوگل پلاي", "ar"),
        ("The party, known as (حزب الوردة), said on Thursday that it would not take part in the vote", "en"),
    ],
)
def test_lines_of_an_arabic_page(line: str, language: str) -> None:
    assert languages(*ARABIC, line) == ["ar", "ar", "ar", language]


@pytest.mark.parametrize("line", [texts.VOWELLED, *texts.DIALECTS, "العربية", "خبر عاجل", "بيروت", "زلزال"])
def test_a_page_of_one_arabic_line(line: str) -> None:
    assert languages(line) == ["ar"]


def test_no_news_sentence_is_foreign() -> None:
    sentences = arabic_sentences()
    found = detect_language(page(*sentences)).lines
    assert [line.text for line in found if line.language != "ar"] == []
    assert len(found) > 6000


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (PERSIAN, "Persian"),
        (texts.PERSIAN_IN_ARABIC_LETTERS, "Persian"),
        (PERSIAN[:1], "Persian"),
        (texts.URDU, "Urdu"),
        (texts.SORANI, "Kurdish"),
        (texts.PASHTO, "Pashto"),
        ((ENGLISH, "NRT"), "English"),
        ((texts.FRENCH,), "French"),
        (("Мэр открыл новый мост через реку",), "Russian"),
        (("ראש העיר חנך גשר חדש",), "Hebrew"),
        (("12/05/2019", "24"), "no Arabic"),
        (("The party, known as (حزب الوردة), said on Thursday that it would not take part",), "English"),
        ((*PERSIAN, *PERSIAN, *PERSIAN, "وقال أيضاً"), "Persian"),
    ],
)
def test_no_arabic(lines: tuple[str, ...], name: str) -> None:
    with pytest.raises(NoArabicError, match=name) as caught:
        detect_language(page(*lines))
    assert caught.value.exit_code == ExitCode.NO_ARABIC
    assert "\n" not in str(caught.value)
    assert "; " in str(caught.value)


def test_arabic_lines_in_a_foreign_page() -> None:
    assert languages(ENGLISH, ENGLISH, texts.FRENCH, ARABIC[0]) == ["en", "en", "fr", "ar"]
    assert languages(*PERSIAN, *ARABIC[:2]) == ["fa", "fa", "fa", "ar", "ar"]


def test_nothing_else_changes() -> None:
    before = page(*ARABIC, ENGLISH, "")
    after = detect_language(before)
    assert [(line.number, line.text) for line in after.lines] == [(line.number, line.text) for line in before.lines]
    assert after.source == before.source


def test_same_input_same_answer() -> None:
    lines = (*ARABIC, texts.FRENCH, texts.SPANISH, texts.TURKISH, texts.GERMAN)
    program = (
        "from tests.language.texts import page; from translator.language import detect_language\n"
        f"print([line.language for line in detect_language(page(*{lines!r})).lines])"
    )
    answers = {
        subprocess.run([sys.executable, "-c", program], capture_output=True, check=True).stdout for _ in range(3)
    }
    assert answers == {f"{languages(*lines)}\n".encode()}


def test_langdetect_is_imported_only_where_scripts_do_not_decide() -> None:
    program = (
        "import sys; from tests.language.texts import ARABIC, PERSIAN, page\n"
        "from translator.language import detect_language\n"
        "detect_language(page(*ARABIC, PERSIAN[0], 'NRT'))\n"
        "assert not {'langdetect', 'babel'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_five_thousand_lines_take_less_than_a_second() -> None:
    document = page(*(ARABIC * 1700)[:5000])
    start = time.process_time()
    detect_language(document)
    assert time.process_time() - start < 1


@pytest.mark.parametrize("piece", ["ا", "a", "@a", "a.", "كلمة ", "http://", "، ", "چ"])
def test_long_lines_are_quick(piece: str) -> None:
    document = page(*ARABIC, piece * (1_000_000 // len(piece)))
    start = time.process_time()
    detect_language(document)
    assert time.process_time() - start < 2


def test_many_different_foreign_lines_are_quick() -> None:
    words = texts.FRENCH.split()
    lines = [
        " ".join((*words[n % 17 :], *words[: n % 17], f"x{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}"))
        for n in range(3000)
    ]
    start = time.process_time()
    assert languages(*ARABIC, *lines)[3:].count("fr") > 2990
    assert time.process_time() - start < 5
