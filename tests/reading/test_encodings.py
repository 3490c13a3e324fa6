from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.letter_pairs import arabic_sentences
from tests.reading.texts import ONE_LINERS, PAGE, read, text
from translator.errors import InputEncodingError, InputError
from translator.reading.encodings import decode_narrow, decode_wide

CODECS = {
    "utf-8": "utf-8",
    "utf-8-sig": "utf-8-sig",
    "utf-16": "utf-16",
    "utf-16-le": "utf-16",
    "utf-16-be": "utf-16",
    "utf-32": "utf-32",
    "cp1256": "windows-1256",
    "iso-8859-6": "iso-8859-6",
}
SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.txt"))


def _fits(line: str, codec: str) -> bool:
    try:
        line.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


@pytest.mark.parametrize("codec", CODECS)
@pytest.mark.parametrize("line", [*ONE_LINERS, PAGE])
def test_told_and_stated(tmp_path: Path, line: str, codec: str) -> None:
    if not _fits(line, codec):
        pytest.skip("the encoding has not all of these characters")
    document = read(tmp_path, line.encode(codec))
    assert text(document) == line
    assert document.source.encoding == CODECS[codec]
    assert document.source.repairs == ()


@pytest.mark.parametrize("codec", ["cp1256", "iso-8859-6", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_sample_pages(tmp_path: Path, sample: Path, codec: str) -> None:
    page = sample.read_text(encoding="utf-8")
    kept = page.encode(codec, "ignore").decode(codec)
    document = read(tmp_path, kept.encode(codec))
    assert text(document) == kept.rstrip("\n")
    assert document.source.encoding == CODECS[codec]


@pytest.mark.parametrize("codec", ["cp1256", "iso-8859-6"])
def test_single_news_sentences(codec: str) -> None:
    sentences = [sentence for sentence in arabic_sentences()[::10] if _fits(sentence, codec)]
    wrong = [s for s in sentences if decode_narrow("-", s.encode(codec)).encoding != CODECS[codec]]
    assert len(sentences) > 500
    assert wrong == []


@pytest.mark.parametrize(
    ("codec", "words", "ceiling"), [("cp1256", 2, 0.005), ("cp1256", 3, 0.0015), ("iso-8859-6", 4, 0.002)]
)
def test_first_words_alone(codec: str, words: int, ceiling: float) -> None:
    heads = [" ".join(sentence.split()[:words]) for sentence in arabic_sentences()]
    heads = [head for head in heads if _fits(head, codec)]
    wrong = [head for head in heads if decode_narrow("-", head.encode(codec)).text != head]
    assert len(wrong) <= ceiling * len(heads), wrong
    assert len(heads) > 6000


def test_mac_arabic(tmp_path: Path) -> None:
    document = read(tmp_path, PAGE.encode("mac-arabic"))
    assert (text(document), document.source.encoding) == (PAGE, "mac-arabic")


def test_one_stray_byte_is_mended(tmp_path: Path) -> None:
    data = PAGE.encode()
    cut = data.index("أمس".encode())
    document = read(tmp_path, data[:cut] + b"\xff" + data[cut:])
    assert text(document) == PAGE.replace("أمس", "\ufffdأمس")
    assert document.source.repairs == ("undecodable-bytes",)


def test_a_page_cut_inside_a_letter_is_mended(tmp_path: Path) -> None:
    document = read(tmp_path, PAGE.encode()[: -len("ش.".encode()) + 1])
    assert document.source.repairs == ("undecodable-bytes",)


def test_many_bad_bytes_are_refused(tmp_path: Path) -> None:
    data = bytearray(PAGE.encode())
    data[20::12] = b"\xff" * len(data[20::12])
    with pytest.raises(InputEncodingError):
        read(tmp_path, bytes(data))


def test_a_line_in_another_encoding(tmp_path: Path) -> None:
    lines = [line.encode() for line in PAGE.split("\n")]
    lines[5] = PAGE.split("\n")[5].encode("cp1256")
    document = read(tmp_path, b"\n".join(lines))
    assert text(document) == PAGE
    assert document.source.repairs == ("mixed-encodings",)


@pytest.mark.parametrize(
    "data",
    [
        (PAGE + "\ud800" + PAGE).encode("utf-8", "surrogatepass"),
        ("\ufeff" + PAGE + "\ud800").encode("utf-8", "surrogatepass"),
        ("\ufeff" + PAGE + "\ud800\n").encode("utf-16-le", "surrogatepass"),
        ("\ufeff" + PAGE + "\udc00\n").encode("utf-16-be", "surrogatepass"),
    ],
)
def test_lone_surrogates_are_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(InputEncodingError, match="save the page again as UTF-8"):
        read(tmp_path, data)


@pytest.mark.parametrize(
    ("line", "codec"),
    [
        ("Le maire a inauguré un pont à Évry après deux années de travaux très coûteux", "cp1252"),
        ("Мэр открыл новый мост через реку после двух лет работы", "cp1251"),
        ("Ο δήμαρχος εγκαινίασε μια νέα γέφυρα μετά από δύο χρόνια", "cp1253"),
        ("ראש העיר חנך גשר חדש מעל הנהר אחרי שנתיים של עבודה", "cp1255"),
    ],
)
def test_other_languages_do_not_become_arabic(line: str, codec: str) -> None:
    assert decode_narrow("-", line.encode(codec)).encoding not in {"windows-1256", "iso-8859-6", "mac-arabic"}


@given(st.binary(max_size=200))
def test_any_bytes_end_in_text_or_an_input_error(data: bytes) -> None:
    try:
        decoded = decode_wide("x", data) or decode_narrow("x", data)
    except InputError:
        return
    decoded.text.encode("utf-8")
