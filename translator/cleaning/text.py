"""The form of a line that rules are matched against, and the few measures taken from it.

Arabic web pages spell the same word in several ways (hamza on or under the alef, final ya with or
without dots, ta marbuta as ha, vowel signs, tatweel). Rules and lines are both folded here, so that
one spelling in a rule file covers them all. Folding serves comparison only: no text is changed.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_FOLDS = str.maketrans(
    {
        "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ئ": "ي", "ؤ": "و",
        "ة": "ه", "ھ": "ه", "ہ": "ه", "ک": "ك", "ـ": None, "\u200c": None, "\u200d": None, "\u200e": None,
        "\u200f": None, "\u202a": None, "\u202b": None, "\u202c": None, "\u202d": None, "\u202e": None,
        "\u2066": None, "\u2067": None, "\u2068": None, "\u2069": None, "\ufeff": None, "\u00a0": " ",
        **{chr(code): None for code in range(0x064B, 0x0653)}, "\u0670": None, "\ufe0f": None,
        **{chr(0x0660 + digit): str(digit) for digit in range(10)},
        **{chr(0x06F0 + digit): str(digit) for digit in range(10)},
        "٫": ".", "٬": ",",
    }
)  # fmt: skip
_SPACES = re.compile(r"\s+")
_WORD = re.compile(r"[^\W_]+(?:['’.,:/_-][^\W_]+)*")
_CLOSERS = "\"'”“’»«)]}）* \t"
_ENDS = {".": ".", "؟": "?", "?": "?", "!": "!", ":": ":", "…": "…", "،": ",", ",": ",", "؛": ";", ";": ";"}
_PREFIXES = ("وال", "بال", "كال", "فال", "ولل", "لل", "ال")
_SUFFIXES = ("يين", "يون", "تها", "ات", "ون", "ين", "ان", "ها", "هم", "يه", "ه", "ي", "ا", "ت")
_PLURALS = frozenset({"ات", "ون", "ين", "ان"})  #: as often part of a word as an ending: one letter more must be left
MIN_STEM = 3  #: letters that must be left of a word when an affix is taken off


def fold(text: str) -> str:
    """Return ``text`` in the spelling that rules are compared in: lower case, one form per letter."""
    return _SPACES.sub(" ", text.translate(_FOLDS)).strip().lower()


def fold_with_offsets(text: str) -> tuple[str, list[int]]:
    """Return ``text`` in comparison spelling, its white space uncollapsed, and where in ``text`` each letter stood."""
    kept = [(at, _FOLDS.get(ord(char), char)) for at, char in enumerate(text)]
    kept = [(at, char) for at, char in kept if char is not None]
    return "".join(str(char).lower()[:1] for _, char in kept), [at for at, _ in kept]


def fold_pattern(pattern: str) -> str:
    """Return a regular expression in comparison spelling (its letters folded, its case kept)."""
    return pattern.translate(_FOLDS)


def core(folded: str) -> str:
    """Return a folded line without the emoji, bullets and rules that decorate its ends."""
    start, end = 0, len(folded)
    while start < end and _is_decoration(folded[start]):
        start += 1
    while end > start and _is_decoration(folded[end - 1]):
        end -= 1
    return folded[start:end]


@lru_cache(maxsize=4096)
def _is_decoration(char: str) -> bool:
    if char in "-–—*•·|~=_<>♦►◄▪■●○★☆✦✅✔»›←→↓↑ ﴾﴿":
        return True
    return unicodedata.category(char) in {"So", "Sk", "Cf", "Zs", "Mn", "Co", "Cn"}


def bare(folded: str) -> str:
    """Return a folded line's core without final punctuation and without a count at either end."""
    stripped = core(folded).strip(" .:!؟?…،,؛-–|*")
    if stripped[:1] in {"(", "["} and stripped[-1:] in {")", "]"}:
        stripped = stripped[1:-1].strip()
    return _COUNT.sub("", stripped).rstrip(" :.-–|(")


_COUNT = re.compile(r"^\(?\d{1,6}\)?\s+(?=\D)|[\s:|]*\(?\s?\d{1,6}\s?\)?$")


def words(text: str) -> list[str]:
    """Return the words and numbers of ``text``."""
    return _WORD.findall(text)


def ending(text: str) -> str:
    """Return what closes a line, under closing quotes and brackets: ``. ? ! : … , ;`` or nothing."""
    stripped = text.rstrip(_CLOSERS)
    if stripped.endswith(("..", "…")):
        return "…"
    return _ENDS.get(stripped[-1:], "")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return a folded word without its commonest prefixes and suffixes (a light stem).

    After Larkey, Ballesteros and Connell (2002), "Improving stemming for Arabic information
    retrieval", light10, cut down to what comparing two lines of one page needs.
    """
    if len(word) > MIN_STEM + 1 and word[0] == "و":
        word = word[1:]
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= MIN_STEM:
            word = word[len(prefix) :]
            break
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= MIN_STEM + (suffix in _PLURALS):
            return word[: -len(suffix)]
    return word


def stem_variants(stemmed: str) -> tuple[str, ...]:
    """Return a stem, and what is left of it where its first letter may be a preposition."""
    if len(stemmed) > MIN_STEM and stemmed[0] in "بلفك":
        return stemmed, stemmed[1:]
    return (stemmed,)


def latin_share(text: str) -> float:
    """Return the share of letters that are Latin, 0 where there are no letters."""
    letters = [char for char in text if char.isalpha()]
    if not letters:
        return 0.0
    return sum(char < "\u0250" for char in letters) / len(letters)
