"""Safe mending of an engine's English: spaces, quotes, Arabic signs and digits. No word is changed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from translator.arabic import LATIN_DIGITS
from translator.tables import read_lines

_SIGNS = (
    LATIN_DIGITS
    | {ord(a): b for a, b in zip("،؛؟٪٫٬«»“”„‟", ',;?%.,""""""', strict=True)}
    | {0x2018: "'", 0x2019: "'", 0x0640: None}
)
#: Marks of direction have no place in English; neither has the byte order mark.
_INVISIBLE = dict.fromkeys((0x200E, 0x200F, 0x061C, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF))
_SPACES = re.compile(r"\s+")
_SPACE_BEFORE = re.compile(r" ([,;:!?.%)\]])(?=[\s\"')\]]|$)")
_SPACE_AFTER = re.compile(r"([(\[]) ")
_QUOTED = re.compile(r'"\s?([^"]*?)\s?"')
_ENDS = (".", "!", "?", "…", ":", ";", ",")
_FINAL_ARABIC = re.compile(r"[.!?؟…][\"'»”)\]]*$")
_PAUSES = {"،": ",", ",": ",", "؛": ";", ";": ";", ":": ":"}
_FIRST_WORD = re.compile(r"[A-Z][a-z]*\b")


def to_latin_signs(text: str) -> str:
    """Return ``text`` with Arabic punctuation and digits in Latin; nothing else is touched."""
    return text.translate(_SIGNS | _INVISIBLE)


def tidy(english: str) -> str:
    """Return an engine's English with its spaces, quotes, signs and digits in order."""
    text = _SPACES.sub(" ", to_latin_signs(english)).strip()
    text = _SPACE_AFTER.sub(r"\1", _SPACE_BEFORE.sub(r"\1", text))
    return _QUOTED.sub(r'"\1"', text) if text.count('"') % 2 == 0 else text


def join_pieces(pieces: Sequence[tuple[str, str]]) -> str:
    """Join the English of the pieces that one Arabic sentence was cut into.

    Args:
        pieces: (Arabic, English) of each piece in order. A full stop that the engine put at a cut
            goes; the pause that the Arabic has there stays; a function word that began its piece
            loses its capital. The whole begins with one.
    """
    joined = ""
    for index, (arabic, english) in enumerate(pieces):
        text = english
        if index < len(pieces) - 1:
            text = _open_end(arabic.strip(), text)
        if joined and not joined.endswith((".", "!", "?", "…")):
            text = _small_start(text)
        joined = f"{joined} {text}".strip()
    return _large_start(joined)


def _open_end(arabic: str, english: str) -> str:
    """Make the end of a piece that is no end of the sentence fit to go on."""
    if _FINAL_ARABIC.search(arabic):
        return english
    if english.endswith(".") and not english.endswith("..") and not re.search(r"\b[A-Za-z]\.$", english):
        english = english[:-1]
    pause = _PAUSES.get(arabic[-1:], "")
    return english if not pause or english.endswith(_ENDS) else english + pause


def _large_start(english: str) -> str:
    """Begin a sentence with a capital; "iPhone" and the like keep theirs inside."""
    return english[:1].upper() + english[1:] if english[:1].islower() and not english[1:2].isupper() else english


def _small_start(english: str) -> str:
    first = _FIRST_WORD.match(english)
    if first is None or first[0].lower() not in _seam_words():
        return english
    return english[0].lower() + english[1:]


@lru_cache(maxsize=1)
def _seam_words() -> frozenset[str]:
    return frozenset(map(str.strip, read_lines(Path(__file__).parent / "data" / "seam_words.txt")))
