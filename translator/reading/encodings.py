"""Bytes to text: which encoding a page is in.

What can be proven is tried first: byte order marks, UTF-16 by where its zero and Arabic high bytes
stand, UTF-8 by its strict form. Then the one-byte Arabic encodings are weighed by the Arabic that
they give, and only where none gives Arabic is charset-normalizer asked.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from translator.errors import InputEncodingError
from translator.reading.plausibility import arabic_letters, arabic_plausibility, is_arabic
from translator.reading.raw import display_name

#: One-byte encodings of Arabic pages: what the report calls them, Python's name, and by how many bits a
#: text must speak for them before they are believed over windows-1256, which nearly all such pages
#: are in. From five words on the letters decide alone; these bits decide between readings of one or two words.
ARABIC_CODECS = (("windows-1256", "cp1256", 0.0), ("iso-8859-6", "iso-8859-6", 3.0), ("mac-arabic", "mac-arabic", 12.0))
#: What pages without Arabic may be in; they are read so that the message can say what they are.
OTHER_CODECS = (
    "ascii", "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "koi8_r", "gb18030", "big5", "shift_jis",
    "euc_jp", "euc_kr",
)  # fmt: skip
#: Bytes that UTF-8 does not allow, as a share of the characters beyond ASCII, up to which they are
#: taken for damage in a UTF-8 page. One such byte is always forgiven where good characters outnumber it.
MAX_BAD_SHARE = 0.01
REPLACEMENT = "\ufffd"

_SAMPLE = 1_000_000  #: bytes that are enough to tell an encoding by
_MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32", "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16"),
)
_SURROGATE = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
_WIDE_TEXT = re.compile("[\t\n\r\x20-\x7e\u00a0-\u00ff\u0600-\u06ff\u2000-\u206f\ufb50-\ufdff\ufe70-\ufeff]")
_HIGH = re.compile(rb"[\x80-\xff]+")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of an input, the name of its encoding, and what was mended to get it."""

    text: str
    encoding: str
    repairs: tuple[str, ...] = ()


def decode_wide(path: str, data: bytes) -> Decoded | None:
    """Decode UTF-16 and UTF-32, and anything with a byte order mark; None where it is none of these.

    Raises:
        InputEncodingError: the mark is there but the bytes do not follow it.
    """
    for mark, name, codec in _MARKED:
        if data.startswith(mark):
            return _decode_marked(path, data, name, codec)
    unmarked = _unmarked_utf16(data)
    return Decoded(data.decode(unmarked), "utf-16") if unmarked else None


def decode_narrow(path: str, data: bytes) -> Decoded:
    """Decode UTF-8 or a one-byte encoding.

    Raises:
        InputEncodingError: no encoding fits.
    """
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    _refuse_surrogates(path, data)
    mended = _mend_utf8(data, "utf-8")
    return mended or _decode_one_byte(data) or _decode_other(path, data)


def _decode_marked(path: str, data: bytes, name: str, codec: str) -> Decoded:
    try:
        return Decoded(data.decode(codec), name)
    except UnicodeDecodeError as error:
        _refuse_surrogates(path, data)
        mended = _mend_utf8(data.removeprefix(codecs.BOM_UTF8), name) if codec == "utf-8-sig" else None
        if mended is None and error.reason == "truncated data":  # the file was cut inside its last character
            mended = Decoded(data.decode(codec, "replace"), name, ("undecodable-bytes",))
        if mended is None:
            raise InputEncodingError(
                f"{display_name(path)} is marked as {name.upper()} but is damaged: {error.reason}",
                "save the page again as UTF-8",
            ) from error
        return mended


def _refuse_surrogates(path: str, data: bytes) -> None:
    """Refuse UTF-8 that holds halves of characters: what they were cannot be known."""
    if _SURROGATE.search(data) and _decodes(_SURROGATE.sub(b"", data), "utf-8"):
        raise InputEncodingError(
            f"{display_name(path)} is UTF-8 with lone surrogates, halves of characters", "save the page again as UTF-8"
        )


def _unmarked_utf16(data: bytes) -> str | None:
    """Return the codec of UTF-16 without a mark, or None.

    In UTF-16 every second byte is 00 (ASCII) or 06 (Arabic); no text in another encoding holds these
    two control bytes in such numbers.
    """
    sample = data[: min(len(data), _SAMPLE) & ~1]
    if len(sample) < 4:
        return None
    for codec, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if high.count(0) + high.count(6) < 0.8 * len(high):
            continue
        text = sample.decode(codec, "replace")
        if len(_WIDE_TEXT.findall(text)) >= 0.95 * len(text) and _decodes(data, codec):
            return codec
    return None


def _decodes(data: bytes, codec: str) -> bool:
    try:
        data.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


def _mend_utf8(data: bytes, name: str) -> Decoded | None:
    """Decode UTF-8 that a few stray bytes or lines of another encoding stand in; None where it is no UTF-8."""
    texts: list[str] = []
    repairs: set[str] = set()
    good = lost = foreign = 0  # characters beyond ASCII: of UTF-8, past saving, of another encoding
    for line in data.split(b"\n"):
        text, repair = _mend_line(line)
        texts.append(text)
        beyond_ascii = sum(map(len, _NON_ASCII.findall(text)))
        if repair == "mixed-encodings":
            foreign += beyond_ascii
        else:
            broken = text.count(REPLACEMENT)
            good += beyond_ascii - broken
            lost += broken
        if repair:
            repairs.add(repair)
    if good <= foreign or lost >= good or lost > max(1.0, MAX_BAD_SHARE * good):
        return None
    return Decoded("\n".join(texts), name, tuple(sorted(repairs)))


_NON_ASCII = re.compile("[^\x00-\x7f]+")


def _mend_line(line: bytes) -> tuple[str, str | None]:
    """Return a line as text, and what was done to it where it is no strict UTF-8."""
    try:
        return line.decode("utf-8"), None
    except UnicodeDecodeError:
        replaced = line.decode("utf-8", "replace")
    if replaced.count(REPLACEMENT) > arabic_letters(replaced) and (other := _decode_one_byte(line)):
        return other.text, "mixed-encodings"
    return replaced, "undecodable-bytes"


def arabic_codec(data: bytes) -> tuple[str, str] | None:
    """Return the name and the codec of the one-byte encoding in which ``data`` is the best Arabic.

    None where it is Arabic in none of them.
    """
    letters = max(1, sum(map(len, _HIGH.findall(data))))
    texts = [data.decode(codec, "replace") for _, codec, _ in ARABIC_CODECS]
    scores = [arabic_plausibility(text) - row[2] / letters for text, row in zip(texts, ARABIC_CODECS, strict=True)]
    best = scores.index(max(scores))
    name, codec, _ = ARABIC_CODECS[best]
    return (name, codec) if is_arabic(texts[best]) else None


def _decode_one_byte(data: bytes) -> Decoded | None:
    """Decode with the one-byte encoding that gives Arabic, None where none does."""
    sample = b"\n".join(line for line in data[:_SAMPLE].splitlines() if _HIGH.search(line))
    found = arabic_codec(sample)
    if found is None:
        return None
    name, codec = found
    text = data.decode(codec, "replace")
    return Decoded(text, name, ("undecodable-bytes",) if REPLACEMENT in text else ())


def _decode_other(path: str, data: bytes) -> Decoded:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE], cp_isolation=list(OTHER_CODECS)).best()
    if best is None:
        raise InputEncodingError(
            f"no text encoding fits {display_name(path)}", "save the page as UTF-8 and check that it opens as text"
        )
    text = data.decode(best.encoding, "replace")
    name = codecs.lookup(best.encoding).name.replace("cp125", "windows-125")
    return Decoded(text, name, ("undecodable-bytes",) if REPLACEMENT in text else ())
