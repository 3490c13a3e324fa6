"""Arabic spelling variants under one key, and words with their attached prefixes split off."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

#: Letters that newspapers write for one another, and what has no sound of its own.
_FOLD = str.maketrans(
    {
        **dict.fromkeys("أإآٱ", "ا"),
        **dict.fromkeys("ىیئ", "ي"),
        "ة": "ه",
        "+": "بلس",
        "ؤ": "و",
        "ء": None,
        "ـ": None,
        "ک": "ك",
        "گ": "ك",
        "چ": "ج",
        "پ": "ب",
        "ڤ": "ف",
        "ژ": "ز",
        **{chr(code): None for code in (*range(0x0610, 0x061B), *range(0x064B, 0x0660), 0x0670, 0x200C, 0x200D)},
        **{chr(0x0660 + digit): str(digit) for digit in range(10)},
        **{chr(0x06F0 + digit): str(digit) for digit in range(10)},
    }
)
#: Letters that are no English letter with a mark.
_LATIN = str.maketrans(
    {"ı": "i", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe"}
    | dict.fromkeys("ʿʾʻʼ‘’`", "'")
)
#: A word: Arabic letters with their marks, or Latin letters and digits (a code such as K1), or a number.
_TOKEN = re.compile(
    r"[\u0621-\u063A\u0640-\u065F\u0670-\u06D3]+|[A-Za-z\u00C0-\u024F][A-Za-z\u00C0-\u024F0-9]*"
    r"|[0-9\u0660-\u0669\u06F0-\u06F9]+|[^\sA-Za-z0-9]"
)
_ARABIC_LETTER = re.compile(r"[\u0621-\u063A\u0641-\u064A\u0671-\u06D3]")
_NOT_WORD = re.compile(r"[\W_]+")
#: What may stand attached before a name, longest first; "لل" is "ل" on a word with the article.
PREFIXES = ("وبال", "وكال", "فبال", "ولل", "فلل", "وب", "ول", "وك", "فب", "فل", "لل", "و", "ف", "ب", "ل", "ك")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Fold the spelling variants of ``text`` and lower its case; white space and punctuation stay."""
    return unicodedata.normalize("NFC", text).translate(_FOLD).lower()


@lru_cache(maxsize=65536)
def key(text: str) -> str:
    """Return what all spellings of a name share: letters and digits alone, variants folded.

    ``key("أبو ظبي") == key("ابوظبي")`` and ``key("عبد الرحمن") == key("عبدالرحمن")``.
    """
    return _NOT_WORD.sub("", fold(text))


def latin_letters(text: str) -> str:
    """Return a spelling as newspapers print it, in the letters of English: é as e, ı as i, ø as o."""
    if text.isascii():  # most are: the tables have tens of thousands
        return text.replace("`", "'")
    plain = unicodedata.normalize("NFKD", text.translate(_LATIN))
    return "".join(char for char in plain if not unicodedata.combining(char))


def bare(folded: str) -> str:
    """Return a key without the article it begins with."""
    return folded[2:] if folded.startswith("ال") and len(folded) > 4 else folded


def is_arabic(text: str) -> bool:
    """Say whether a letter of the Arabic script stands in ``text``."""
    return _ARABIC_LETTER.search(text) is not None


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a sentence without its attached prefix; ``text[start:end]`` is the word."""

    start: int
    end: int
    text: str
    key: str
    prefix: str = ""  #: what is attached before it, as written

    @property
    def is_word(self) -> bool:
        """Say whether it is a word or a number, not a mark."""
        return bool(self.key)


def tokenize(text: str, prefix_length: Callable[[str], int] = lambda _: 0) -> tuple[Token, ...]:
    """Split ``text`` into words and marks.

    Args:
        text: a sentence.
        prefix_length: how many letters of a folded Arabic word are a prefix.
    """
    tokens = []
    for match in _TOKEN.finditer(text):
        word, folded = match[0], key(match[0])
        length = prefix_length(folded) if folded and is_arabic(word) else 0
        cut = _written_length(word, length)
        tokens.append(Token(match.start() + cut, match.end(), word[cut:], folded[length:], word[:cut]))
    return tuple(tokens)


def _written_length(word: str, letters: int) -> int:
    """Return how many characters of ``word`` write its first ``letters`` letters, marks included."""
    cut = 0
    while cut < len(word) and (letters or not key(word[cut])):
        if letters == 0 and _ARABIC_LETTER.match(word[cut]):
            break
        letters -= bool(key(word[cut]))
        cut += 1
    return cut if cut and key(word[:cut]) else 0
