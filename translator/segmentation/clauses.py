"""Sentences too long for an engine, cut at clauses."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from translator.segmentation.enclosures import inside_marks
from translator.segmentation.words import plain, word_set

#: Where a sentence may be cut, the best first; a cut is made after the match.
_STRONG = re.compile(r"[؛;]\s+|[.؟?!…][\"»”)]*\s+")
_COMMA = re.compile(r"[،,]\s+|\s[-–—]\s+")
_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"\w[\w\u064b-\u0652\u0670]*")
#: A cut that leaves less than this share of the text on one side is taken only where there is no other.
_SMALLEST = 0.15


def cut_clauses(text: str, fits: Callable[[str], bool]) -> tuple[str, ...]:
    """Return ``text`` in pieces that fit, cut at the best place near the middle, again and again.

    The pieces join to the text, character for character. Cuts are made after a semicolon, else at a
    comma before a word that opens a clause, else at any comma, else before such a word, else at a
    space outside quotations and brackets, else at any space; a word without spaces is cut in half.

    Args:
        text: one sentence.
        fits: says whether a piece is short enough for the engine.
    """
    if len(text) < 2 or fits(text):
        return (text,)
    at = _best_cut(text)
    return (*cut_clauses(text[:at], fits), *cut_clauses(text[at:], fits))


def _best_cut(text: str) -> int:
    inside = inside_marks(text)
    for candidates in _ranked(text):
        cuts = [at for at in candidates if 0 < at < len(text) and not inside[at]]
        near = [at for at in cuts if _SMALLEST <= at / len(text) <= 1 - _SMALLEST]
        if near:
            return _nearest_middle(text, near)
    anywhere = [match.end() for match in _SPACE.finditer(text) if 0 < match.end() < len(text)]
    return _nearest_middle(text, anywhere) if anywhere else len(text) // 2


def _nearest_middle(text: str, cuts: list[int]) -> int:
    return min(cuts, key=lambda at: abs(at - len(text) / 2))


def _ranked(text: str) -> Iterator[list[int]]:
    """Yield the places of each rank, the best rank first."""
    yield [match.end() for match in _STRONG.finditer(text)]
    commas = [match.end() for match in _COMMA.finditer(text)]
    yield [at for at in commas if _opens_clause(text, at)]
    yield commas
    spaces = [match.end() for match in _SPACE.finditer(text)]
    yield [at for at in spaces if _opens_clause(text, at)]
    yield spaces


def _opens_clause(text: str, at: int) -> bool:
    word = _WORD.match(text, at)
    return word is not None and (plain(word[0]) in word_set("clause_openers") or word[0].startswith("و"))
