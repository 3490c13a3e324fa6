"""Parts of a sentence that a summary can do without, found in each language by rows of ``asides_*.toml``.

A span is only a proposal: ``pairing`` takes it where the other language has a part that says the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from translator.summarization.guard import balanced, in_quotation
from translator.summarization.lexicon import is_in, plain_words, words_of
from translator.summarization.rules import load_rules, tidy
from translator.summarization.text import load_table

_COMMA = {"ar": "،", "en": ","}
_STATEMENT, _TIME = "statement", "when"
_FEWEST_LEFT = 4  # words: what is left of a sentence says at least so much
_SHORTEST, _LONGEST = 2, 40  # words of a part
_BREAKS = re.compile(r"[;؛:]|[.!?؟] ")
_BRACKETS = re.compile(r"\s?\([^()]{1,120}\)|\s[-–—] [^-–—()]{3,120} [-–—](?=\s)|\s?[–—][^-–—()]{3,120}[–—](?=\s)")
_LEADING = re.compile(r"^[^،,]{2,90}[،,] ")


@dataclass(frozen=True, slots=True)
class Aside:
    """One row: the words with which a part begins, and where it may stand."""

    name: str
    cue: re.Pattern[str]
    groups: frozenset[str]
    place: str
    text: str
    cut: str
    leave: str


@dataclass(frozen=True, slots=True)
class AsideBook:
    """A language's rows and what bounds every one of them."""

    language: str
    rows: tuple[Aside, ...]
    attribution: re.Pattern[str]  #: a comma and whose word the sentence is, at its end
    goes_on: re.Pattern[str]  #: how a sentence may go on after a part between two commas
    needed: frozenset[str]  #: words that make a part indispensable
    unfinished: re.Pattern[str]  #: what is left may not end so
    future: re.Pattern[str]  #: the sentence speaks of what is yet to happen
    harmless: re.Pattern[str]  #: what looks like one of those and is none


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a sentence, its leading comma or space included, by character offsets."""

    start: int
    end: int
    text: str
    place: str  #: ``opening``, ``inside``, ``tail`` or ``brackets``
    groups: frozenset[str]
    rest: str  #: the sentence without it


@lru_cache(maxsize=2)
def load_asides(language: str) -> AsideBook:
    """Return the rows of ``ar`` or ``en``."""
    table = load_table(f"asides_{language}.toml")
    rows = tuple(
        Aside(
            row["name"],
            re.compile(_anchored(row["place"], row["cue"], _COMMA[language])),
            frozenset(row["groups"]),
            row["place"],
            row["text"],
            row["cut"],
            row["leave"],
        )
        for row in table["aside"]
    )
    return AsideBook(
        language,
        rows,
        re.compile(table["attribution"]),
        re.compile(table["goes_on"]),
        frozenset(table["needed"]),
        re.compile(table["unfinished"]),
        re.compile(table["future"]),
        re.compile(table["harmless"]),
    )


def find_asides(text: str, language: str) -> list[Span]:
    """Return the parts of ``text`` that could go, longest first; none holds a negation, a hedge or a quotation."""
    book = load_asides(language)
    found = {(span.start, span.end): span for row in reversed(book.rows) for span in spans_of(row, text, book)}
    return sorted(found.values(), key=lambda span: (span.start - span.end, span.start))


def spans_of(row: Aside, text: str, book: AsideBook) -> Iterator[Span]:
    """Yield the parts of ``text`` that one row proposes."""
    end = _end_of_body(text, book)
    for match in row.cue.finditer(text, 0, end):
        for stop, place in _stops(row, match, text, end, book):
            start = match.start()
            part, rest = text[start:stop], tidy(text[:start] + text[stop:], book.language)
            if _may_go(part, rest, row, book) and not in_quotation(text, start, stop):
                yield Span(start, stop, part, place, row.groups, rest)


def _anchored(place: str, cue: str, comma: str) -> str:
    if place == "brackets":
        return _BRACKETS.pattern
    head = {"opening": "^", "lead": "^", "bare": f"{comma}? "}.get(place, f" ?{comma} ")
    return f"{head}(?:{cue})"


def _stops(row: Aside, match: re.Match[str], text: str, end: int, book: AsideBook) -> Iterator[tuple[int, str]]:
    """Yield where a part that begins with ``match`` may end, and what place it then has."""
    comma = _COMMA[book.language]
    if row.place in ("brackets", "lead"):
        yield match.end(), "opening" if row.place == "lead" else row.place
        return
    if row.place == "opening":
        leading = _LEADING.match(text)
        if leading and text[leading.end() :][:1] not in ("ف", ""):
            yield leading.end(), "opening"
        return
    closing = text.find(comma, match.end(), end)
    goes_on = closing > 0 and book.goes_on.match(text[closing + 1 :].lstrip())
    if not goes_on and not _BREAKS.search(text, match.end(), end):
        yield end, "tail"
    if goes_on and row.place == "inside" and not _BREAKS.search(text, match.end(), closing):
        yield closing + 1, "inside"


def _end_of_body(text: str, book: AsideBook) -> int:
    """Return where the sentence ends but for its full stop and for whose word it is."""
    attribution = book.attribution.search(text)
    return attribution.start() if attribution else len(text.rstrip().rstrip(".!؟?"))


def _may_go(part: str, rest: str, row: Aside, book: AsideBook) -> bool:
    """Say whether the sentence is still whole, and as true, without the part."""
    told = book.harmless.sub(" ", part)
    words = plain_words(told)
    if row.place != "brackets" and len(words) < _SHORTEST and not any(word.isdecimal() for word in words):
        return False
    if len(words) > _LONGEST or len(rest.split()) < _FEWEST_LEFT or not balanced(rest) or not balanced(part):
        return False
    if book.unfinished.search(rest):
        return False
    if load_rules(book.language).guard.protected_in(told) or any(is_in(w, book.needed, book.language) for w in words):
        return False
    if any(" " in phrase and phrase in part for phrase in book.needed):
        return False
    if _TIME in row.groups and book.future.search(rest):
        return False
    claims = words_of("attributions", book.language)
    if any(is_in(word, claims, book.language) for word in words):
        kept = any(is_in(word, claims, book.language) for word in plain_words(rest))
        return _STATEMENT in row.groups and kept
    return True
