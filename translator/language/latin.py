"""The language of lines in Latin letters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

#: Words that a Latin line must have before its language is told; a shorter one is a name or a label.
MIN_WORDS = 5
#: Different lines of one page that langdetect looks at, some 4 ms each. A page with more of them is a
#: page in another language; its further lines are taken for the commonest language found till then.
MAX_LOOKS = 200
_MAX_CHARS = 400  #: of a line that are looked at
_SURE = 0.9  #: probability below which the line is left as English
_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = re.compile(
    "the|of|and|to|in|a|is|that|for|on|was|with|as|by|at|from|said|are|has|have|be|were|it|its|this|not"
)
_ENGLISH_SHARE = 0.2  #: share of small English words from which no further look is taken


def latin_languages(lines: Iterable[str]) -> list[str]:
    """Return the ISO 639-1 codes of lines in Latin letters, English where one is too short to tell."""
    told: dict[str, str] = {}
    languages: list[str] = []
    rest: str | None = None
    for line in lines:
        words = _words(line)
        if _is_short_or_english(words):
            languages.append("en")
            continue
        text = " ".join(words)
        if text not in told and len(told) < MAX_LOOKS:
            told[text] = _identified(text)
        elif text not in told and rest is None:
            rest = _commonest(list(told.values()))
        languages.append(told.get(text) or rest or "en")
    return languages


def _words(line: str) -> list[str]:
    return _WORD.findall(line[:_MAX_CHARS].lower())


def _is_short_or_english(words: list[str]) -> bool:
    english = sum(_ENGLISH.fullmatch(word) is not None for word in words)
    return len(words) < MIN_WORDS or english >= _ENGLISH_SHARE * len(words)


def _commonest(languages: list[str]) -> str:
    return max(sorted(set(languages)), key=Counter(languages).__getitem__)


@lru_cache(maxsize=4096)
def _identified(text: str) -> str:
    # langdetect takes random samples of a text; the seed makes the same text give the same answer.
    from langdetect import DetectorFactory, LangDetectException, detect_langs

    DetectorFactory.seed = 0
    try:
        best = detect_langs(text)[0]
    except LangDetectException:
        return "en"
    return str(best.lang)[:2] if best.prob >= _SURE else "en"
