"""Names put together from parts: ministries, armies, courts, hospitals, rivers; rows in ``data/composed.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from translator.document import EntityType
from translator.entities.gazetteers import DATA, Entry, Match, nationalities, own, places, words_of
from translator.entities.normalize import Token, bare, key
from translator.entities.romanize import romanize

#: Words that a place or a field may have.
_LONGEST = 4


@dataclass(frozen=True, slots=True)
class Pattern:
    """One row: the parts of the Arabic, as keys or as slots in braces, and the English."""

    parts: tuple[str, ...]
    english: str
    type: EntityType

    @property
    def is_closed(self) -> bool:
        """Say whether every part stands in a table."""
        return "{name}" not in self.parts

    @property
    def is_feminine(self) -> bool:
        """Say whether its adjective is feminine; "وزير الخارجية" with a masculine one is about the minister."""
        return _is_feminine(self.parts[0])


def _is_feminine(folded: str) -> bool:
    return folded.endswith(("ه", "ات"))


Filled = dict[str, str]


def find_composed(tokens: Sequence[Token]) -> list[Match]:
    """Return the names of closed patterns in a sentence, the longest at each place."""
    found = []
    for first, token in enumerate(tokens):
        best: Match | None = None
        for pattern in (p for p in _by_head().get(bare(token.key), ()) if p.is_closed):
            for last, filled in _fits(pattern.parts, tokens, first, None, pattern.is_feminine):
                if best is None or last > best.last:
                    best = Match(first, last, Entry(_english(pattern, filled), pattern.type, "composed"))
        if best:
            found.append(best)
    return found


def compose(text: str, kind: EntityType, country: str | None) -> tuple[str, bool] | None:
    """Return the English of a whole name that a pattern fits, and whether all of it stands in tables."""
    tokens = words_of(text)
    for pattern in _by_head().get(bare(tokens[0].key), ()) if tokens else ():
        if pattern.type is kind:
            for last, filled in _fits(pattern.parts, tokens, 0, country, pattern.is_feminine):
                if last == len(tokens):
                    return _english(pattern, filled), pattern.is_closed
    return None


def romanize_place(text: str, country: str | None) -> str:
    """Romanise a name that is no person's: the usual first words of places as maps write them."""
    words = text.replace(".", " ").split()
    shown = []
    if spoken := _initials(words):
        shown, words = [spoken[0]], words[spoken[1] :]
    while words and (spelled := _place_words().get(key(words[0]))) and len(words) > 1:
        shown.append(spelled)
        words = words[1:]
    if not words:
        return " ".join(shown)
    rest = " ".join(words)
    known = places().get(key(rest)) if shown else None
    return " ".join((*shown, known.english if known else romanize(rest, country)))


def _initials(words: Sequence[str]) -> tuple[str, int] | None:
    """Return the Latin letters that two or more first words are the names of, and how many: يو إس إس is USS."""
    letters = []
    for word in words:
        if (letter := _letters().get(key(word))) is None:
            break
        letters.append(letter)
    return ("".join(letters), len(letters)) if len(letters) > 1 else None


def head_type(token: Token) -> EntityType | None:
    """Return the type of a name that begins with this word and goes on with a place or a person, if it is such."""
    return _heads().get(token.key)


def is_honour(token: Token) -> bool:
    """Say whether a word may stand between a head and a person in a name: King Abdulaziz University."""
    return token.key in _honours()


def belongs_to_place(word: str) -> bool:
    """Say whether maps write a first word as part of a place's name: جبل, وادي."""
    return key(word) in _place_words()


def _fits(
    parts: Sequence[str], tokens: Sequence[Token], at: int, country: str | None, feminine: bool
) -> Iterator[tuple[int, Filled]]:
    """Yield where the parts of a pattern end when they begin at ``at``, and what fills their slots.

    ``feminine`` is the gender that an adjective must have.
    """
    if not parts:
        yield at, {}
        return
    for last, filled in _fits_part(parts[0], tokens, at, country, feminine):
        for end, others in _fits(parts[1:], tokens, last, country, feminine):
            yield end, filled | others


def _fits_part(
    part: str, tokens: Sequence[Token], at: int, country: str | None, feminine: bool
) -> Iterator[tuple[int, Filled]]:
    if at >= len(tokens) or not tokens[at].is_word:
        return
    token = tokens[at]
    if not part.startswith("{"):
        if token.key == part or (part.startswith("ال") and bare(token.key) == bare(part)):
            yield at + 1, {}
    elif part == "{nat}":
        if token.key in nationalities() and not token.prefix and _is_feminine(token.key) == feminine:
            adjective, home = nationalities()[token.key]
            yield at + 1, {"nat": _data()["adjectives"].get(adjective, adjective), "country": home}
    elif part == "{field}":
        yield from _fields(tokens, at)
    else:
        for last in range(min(at + _LONGEST, len(tokens)), at, -1):
            text = _joined(tokens[at:last])
            if text and part == "{name}":
                yield last, {"name": _part_name(text, country)}
            elif text and (entry := own().get(key(text)) or places().get(key(text))) and entry.type is EntityType.LOC:
                yield last, {"place": entry.english}


def _part_name(text: str, country: str | None) -> str:
    entry = own().get(key(text)) or places().get(key(text))
    return entry.english if entry else romanize_place(text, country)


def _joined(tokens: Sequence[Token]) -> str:
    """Return the words of a part, or nothing where a prefix or a mark cuts it."""
    if any(not token.is_word for token in tokens) or any(token.prefix for token in tokens[1:]):
        return ""
    return " ".join(token.text for token in tokens)


def _fields(tokens: Sequence[Token], at: int) -> Iterator[tuple[int, Filled]]:
    """Yield one field of government or several joined by "و", the most first."""
    for last in (at + 2, at + 1):
        if last > len(tokens) or not (row := _field_table().get("".join(bare(t.key) for t in tokens[at:last]))):
            continue
        long, _, short = row.partition("|")
        if last < len(tokens) and tokens[last].prefix == "و":
            for end, more in _fields(tokens, last):
                both = f"{long} and {more['fields']}"
                yield end, {"fields": both, "field": both}
        yield last, {"fields": long, "field": short or long}


def _english(pattern: Pattern, filled: Filled) -> str:
    return pattern.english.format_map(filled)


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    return tomllib.loads((DATA / "composed.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def _by_head() -> dict[str, tuple[Pattern, ...]]:
    """Return the patterns by the key of their first word, in the order of the file."""
    rows: dict[str, list[Pattern]] = {}
    for block in _data()["pattern"]:
        for arabic, english in block["rows"]:
            parts = tuple(part if part.startswith("{") else key(part) for part in arabic.split())
            rows.setdefault(bare(parts[0]), []).append(Pattern(parts, english, EntityType(block["type"])))
    return {head: tuple(patterns) for head, patterns in rows.items()}


@lru_cache(maxsize=1)
def _field_table() -> dict[str, str]:
    rows: dict[str, str] = _data()["fields"]
    return {"".join(bare(key(word)) for word in arabic.split()): english for arabic, english in rows.items()}


@lru_cache(maxsize=1)
def _heads() -> dict[str, EntityType]:
    return {key(word): EntityType(kind) for kind, listed in _data()["heads"].items() for word in listed.split()}


@lru_cache(maxsize=1)
def _honours() -> frozenset[str]:
    return frozenset(key(word) for word in _data()["honours"]["words"].split())


@lru_cache(maxsize=1)
def _letters() -> dict[str, str]:
    rows: dict[str, str] = _data()["letters"]
    return {key(arabic): letter for arabic, letter in rows.items()}


@lru_cache(maxsize=1)
def _place_words() -> dict[str, str]:
    rows: dict[str, str] = _data()["words"]
    return {key(arabic): english for arabic, english in rows.items()}
