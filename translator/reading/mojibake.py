"""Letters read in the wrong encoding, read again in the right one.

Three kinds are found in Arabic pages, each repaired where it stands and nowhere else in the line:

- UTF-8 read as windows-1252 or Latin-1: ``Ø§Ù„`` for ``ال``; also twice over;
- UTF-8 read as windows-1256: ``ط§ظ„`` for ``ال``;
- windows-1256 or ISO-8859-6 read as windows-1252 or Latin-1: ``ÇáÚÑÈíÉ`` for ``العربية``.

What is left goes to ftfy (Speer 2019), which knows further encodings and text that lost some of its
characters on the way; ftfy does not know the kinds with windows-1256.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from translator.reading.encodings import arabic_codec
from translator.reading.plausibility import arabic_letters

_PASSES = 3  #: how often text may have been encoded over
_MIN_LETTERS = 4  #: letters of Arabic that a one-byte reading must give before it is believed
_LEADS = ((0xC2, 0xDF, 1), (0xE0, 0xEF, 2), (0xF0, 0xF4, 3))  #: first UTF-8 byte from, to, bytes that follow
#: Only these may be mojibake: everything else is left without a closer look.
_SUSPECT = re.compile("[\u0080-\u009f]|[\u00c0-\u00ff\u0152-\u0178\u0192\u02c6][^\x00-\x7f]|[طظ][^\x00-\x7fء-ي]")
_C1 = re.compile("[\u0080-\u009f]")
_WORD_CHARS = re.compile("[A-Za-z]")
_LONE_SIGN = re.compile("[آÂ]([°©®·±²³×¼½¾])")
_IN_LATIN = re.compile(r"(?<=[A-Za-z])[أÃ][^\x00-\x7f]")  #: an accented letter of a Latin word, as two
_SAMPLE_WORDS = 2_000
_TOKEN = re.compile(r"\S+")


def repair_mojibake(line: str) -> str:
    """Return ``line`` with what was read in a wrong encoding put right."""
    for _ in range(_PASSES):
        if not _SUSPECT.search(line):
            return line
        mended = _mend_once(line)
        if mended == line:
            return line
        line = mended
    return line


def codec_read_as_latin(lines: Sequence[str]) -> str | None:
    """Return the one-byte Arabic encoding that a page's accented letters were read from, None where there are none.

    Two words may be Arabic in two encodings; the page as a whole tells which it was.
    """
    words = [word for line in lines for word in _latin_words(line)]
    found = arabic_codec(_latin_bytes(words[:_SAMPLE_WORDS]))
    return found[1] if found else None


def repair_in_page(line: str, mended: str, codec: str | None) -> str:
    """Return a line of a page that held mojibake, put right by what the page tells that the line alone does not.

    ``ÏÈí`` (دبي) alone on a line could be anything; beside lines that were mended it is of their kind. So are
    a sign such as ``Â°`` and the letter of ``FranÃ§ais``.

    Args:
        line: the line as it was read.
        mended: what ``repair_mojibake`` and the other repairs made of it.
        codec: of ``codec_read_as_latin``.
    """
    if codec and (words := _latin_words(line)) and _is_arabic_in(words, codec):
        again = _TOKEN.sub(lambda match: _reread(match[0], codec), line)
        if len(again) == len(mended):
            return again
    if mended.isascii() or _WORD_CHARS.search(mended) or arabic_letters(mended):
        return _IN_LATIN.sub(_decoded_letter, _LONE_SIGN.sub(r"\1", mended))
    return _arabic_read_as_latin(mended, min_letters=2)


def _decoded_letter(match: re.Match[str]) -> str:
    return _decoded(match[0], "cp1256" if match[0][0] == "أ" else "cp1252")


def _is_arabic_in(words: Sequence[str], codec: str) -> bool:
    return arabic_letters(_latin_bytes(words).decode(codec, "replace")) >= 2


def _latin_words(line: str) -> list[str]:
    """Return the words of a line that have letters beyond ASCII and none of English."""
    return [word for word in _TOKEN.findall(line) if not word.isascii() and not _WORD_CHARS.search(word)]


def _latin_bytes(words: Sequence[str]) -> bytes:
    return " ".join(words).translate(_bytes_of("cp1252")).encode("latin-1", "ignore")


def _mend_once(line: str) -> str:
    for codec in ("cp1252", "cp1256"):
        if (mended := _utf8_read_as(line, codec)) != line:
            return mended
    for repair in (_arabic_read_as_latin, _controls_read_as_latin, _by_ftfy):
        if (mended := repair(line)) != line:
            return mended
    return line


@lru_cache(maxsize=4)
def _bytes_of(codec: str) -> dict[int, str]:
    """Return how a codec's characters map to the Latin-1 characters of the same byte.

    The C1 controls stand for their own bytes, for text that was read as Latin-1 and for the bytes
    that windows-1252 leaves empty.
    """
    table = {byte: chr(byte) for byte in range(0x80, 0xA0)}
    for byte in range(0x80, 0x100):
        char = bytes([byte]).decode(codec, "ignore")
        if char:
            table[ord(char)] = chr(byte)
    return table


@lru_cache(maxsize=4)
def _utf8_shape(codec: str) -> re.Pattern[str]:
    """Return the pattern of characters whose bytes in ``codec`` have the form of a UTF-8 character."""
    by_byte: dict[int, list[str]] = {}
    for char, byte in _bytes_of(codec).items():
        by_byte.setdefault(ord(byte), []).append(chr(char))

    def chars(first: int, last: int) -> str:
        return "[" + "".join(re.escape(c) for byte in range(first, last + 1) for c in by_byte.get(byte, ())) + "]"

    follow = chars(0x80, 0xBF)
    return re.compile("|".join(f"{chars(low, high)}{follow}{{{count}}}" for low, high, count in _LEADS))


def _utf8_read_as(line: str, codec: str) -> str:
    """Read again what has the form of UTF-8, where two such characters follow each other at least once.

    One alone may be a letter and a quotation mark; two that decode are no chance in Arabic or Latin text.
    """
    shape = _utf8_shape(codec)
    matches = list(shape.finditer(line))
    if not any(first.end() == second.start() for first, second in pairwise(matches)):
        return line
    return shape.sub(lambda match: _decoded(match[0], codec), line)


def _decoded(chars: str, codec: str) -> str:
    try:
        return chars.translate(_bytes_of(codec)).encode("latin-1").decode("utf-8")
    except UnicodeError:
        return chars


def _arabic_read_as_latin(line: str, min_letters: int = _MIN_LETTERS) -> str:
    """Read again the words of accented letters that are Arabic in windows-1256 or ISO-8859-6."""
    data = _latin_bytes(_latin_words(line))
    found = arabic_codec(data)
    if found is None or arabic_letters(data.decode(found[1], "replace")) < min_letters:
        return line
    return _TOKEN.sub(lambda match: _reread(match[0], found[1]), line)


def _reread(word: str, codec: str) -> str:
    if word.isascii() or _WORD_CHARS.search(word):
        return word
    try:
        return word.translate(_bytes_of("cp1252")).encode("latin-1").decode(codec)
    except UnicodeError:
        return word


def _controls_read_as_latin(line: str) -> str:
    """Read again the dashes, quotes and ellipses of windows encodings, which Latin-1 has as controls.

    The five that windows-1252 leaves empty stand for nothing and go.
    """
    if not _C1.search(line):
        return line
    return line.translate({code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)})


def _by_ftfy(line: str) -> str:
    """Let ftfy repair what is left, in lines that it is sure of."""
    from ftfy import fix_encoding
    from ftfy.badness import is_bad

    return str(fix_encoding(line)) if is_bad(line) else line
