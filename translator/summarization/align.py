"""Which source sentences a summary sentence rests on, by the words that carry meaning."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from translator.document import Sentence
from translator.summarization.text import load_table, stems_ar

_WORD_EN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")


def content_stems(text: str, language: str) -> frozenset[str]:
    """Return the stems of the words of ``text`` that carry meaning; figures stand for themselves."""
    return frozenset(stems_ar(text)) if language == "ar" else frozenset(_stems_en(text))


def support(text: str, source: str, language: str) -> float:
    """Return the share of the meaningful words of ``text`` that ``source`` has, 0 to 1; 0 where it has none."""
    stems = content_stems(text, language)
    return len(stems & content_stems(source, language)) / len(stems) if stems else 0.0


def align(text: str, sentences: Sequence[Sentence], language: str) -> tuple[int, ...]:
    """Return the numbers of the sentences, at most three, that together say most of ``text``.

    Sentences are taken while each adds a fair share of the words; none are returned where the best
    one says too little of it (thresholds in ``checks.toml``).
    """
    limits = load_table("checks.toml")["alignment"]
    wanted = content_stems(text, language)
    left, cites = set(wanted), set[int]()
    stems = {s.id: content_stems(s.ar if language == "ar" else s.en or "", language) for s in sentences}
    while wanted and len(cites) < limits["most"] and stems:
        best = max(stems, key=lambda number: (len(left & stems[number]), -number))
        share = limits["further"] if cites else limits["first"]
        if len(left & stems[best]) < max(share * len(wanted), min(limits["fewest"], len(left))):
            break
        left -= stems.pop(best)
        cites.add(best)
    return tuple(sorted(cites))


def _stems_en(text: str) -> list[str]:
    stop = frozenset(load_table("checks.toml")["alignment"]["stop_en"])
    words = (word.casefold() for word in _WORD_EN.findall(text))
    return [_stemmer().stemWord(word) for word in words if word not in stop and (len(word) > 1 or word.isdecimal())]


@lru_cache(maxsize=1)
def _stemmer():  # type: ignore[no-untyped-def]
    import snowballstemmer

    return snowballstemmer.stemmer("english")
