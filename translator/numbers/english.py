"""Numbers in English text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from translator.numbers.digits import find_digits, other_hours
from translator.numbers.match import NumberKind, NumberMatch
from translator.numbers.ranges import share_scale
from translator.numbers.shares import multiple_of, readings_of
from translator.numbers.tables import english_words

_WORD = re.compile(r"[^\W\d_]+")
_HYPHENATED = re.compile(r"(?<!\w)[^\W\d_]+-[^\W\d_]+")
_SUFFIX = re.compile(r"(?:(st|nd|rd|th)|(s)|(k|mn?|mln|bn|b|tn|trn))(?!\w)", re.IGNORECASE)
_SUFFIX_SCALES = {"k": 3, "m": 6, "mn": 6, "mln": 6, "b": 9, "bn": 9, "tn": 12, "trn": 12}
_PERCENT = re.compile(r"\s*%|[\s-]per\s?cent|[\s-]pct\b", re.IGNORECASE)
_HOUR_AFTER = re.compile(r"\s*(?:[ap]\.?\s?m\b|o['’]clock|GMT|UTC)", re.IGNORECASE)
_NUMERALS = ("II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI")
_ROMAN = re.compile(rf"(?<=[a-z] )(?:{'|'.join(_NUMERALS)})\b")
_ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    value: Decimal
    role: str
    others: tuple[Decimal, ...] = ()
    match: NumberMatch | None = None  #: set for digits


@lru_cache(maxsize=1024)
def find_numbers_en(text: str) -> tuple[NumberMatch, ...]:
    """Return the numbers of an English text in order, without overlaps."""
    tokens = _tokens(text)
    found: list[NumberMatch] = []
    position = 0
    while position < len(tokens):
        match, position = _Reader(text, tokens, position).read()
        found.append(_in_context(match, text))
    found += _roman(text)
    return share_scale(tuple(sorted(found, key=lambda match: match.start)), text)


def _tokens(text: str) -> list[_Token]:
    digits = [_digit_token(match, text) for match in find_digits(text, point_groups=False)]
    ends = {token.start: token.end for token in digits}
    inside = {index for start, end in ends.items() for index in range(start, end)}
    words = [token for token in _word_tokens(text) if token.start not in inside]
    return sorted((*digits, *words), key=lambda token: token.start)


def _word_tokens(text: str) -> list[_Token]:
    """Return the words that are rows of the table, a hyphenated row before its parts."""
    table = english_words()
    whole = {m.start(): m for m in _HYPHENATED.finditer(text) if m[0].lower() in table}
    covered = {index for match in whole.values() for index in range(match.start(), match.end())}
    words = [*whole.values(), *(m for m in _WORD.finditer(text) if m.start() not in covered)]
    tokens = []
    for word in words:
        form = word[0].lower()
        if (row := table.get(form)) is not None:
            tokens.append(_Token(word.start(), word.end(), row.value, row.role, row.others))
        elif form.endswith("fold") and (row := table.get(form.removesuffix("fold"))) is not None:
            tokens.append(_Token(word.start(), word.end(), row.value, "hint"))
    return tokens


def _digit_token(match: NumberMatch, text: str) -> _Token:
    """Read what is glued to digits: 11th, 1990s, 1.1m."""
    suffix = _SUFFIX.match(text, match.end)
    if suffix is None or match.kind is NumberKind.CODE:
        return _Token(match.start, match.end, match.value, "digits", match.others, match)
    value, others, kind = match.value, match.others, match.kind
    if suffix[1]:
        kind = NumberKind.ORDINAL
    elif suffix[2]:
        kind, others = NumberKind.DECADE, (*others, value + 1900) if value < 100 else others
    else:
        scale = Decimal(10) ** _SUFFIX_SCALES[suffix[3].lower()]
        value, others = value * scale, (value, *(other * scale for other in others))
    grown = NumberMatch(match.start, suffix.end(), text[match.start : suffix.end()], value, kind, others)
    return _Token(grown.start, grown.end, value, "digits", others, grown)


class _Reader:
    """Reads one number from a position of the token list, as far as its words belong together."""

    def __init__(self, text: str, tokens: list[_Token], position: int) -> None:
        self._text = text
        self._tokens = tokens
        self._first = tokens[position]
        self._position = position

    def read(self) -> tuple[NumberMatch, int]:
        """Return the number and the position after it."""
        token = self._first
        if token.match is not None and token.match.kind is not NumberKind.CARDINAL:
            self._position += 1
            return token.match, self._position
        if token.role in ("hint", "vague", "decade", "dozen"):
            return self._simple()
        if token.role == "ordinal":
            self._take()
            return self._match(token.value, NumberKind.ORDINAL, *self._as_fraction(token)), self._position
        if token.role == "fraction":
            return self._fraction()
        return self._cardinal()

    def _between(self) -> str:
        """Return what stands between the number so far and the next token."""
        if self._position >= len(self._tokens):
            return "\n"
        return self._text[self._tokens[self._position - 1].end : self._tokens[self._position].start].lower()

    def _take(self) -> _Token:
        self._position += 1
        return self._tokens[self._position - 1]

    def _direct(self, *roles: str) -> _Token | None:
        """Take the next token where it has one of ``roles`` and only a space or hyphen lies before it."""
        glued = self._between() == "" and self._tokens[self._position - 1].role == "digits"  # "£11million"
        if (glued or self._between() in (" ", "-", "\u00a0", "‑")) and self._tokens[self._position].role in roles:
            return self._take()
        return None

    def _match(self, value: Decimal, kind: NumberKind, *others: Decimal) -> NumberMatch:
        start, end = self._first.start, self._tokens[self._position - 1].end
        return NumberMatch(start, end, self._text[start:end], value, kind, tuple(dict.fromkeys(others)))

    def _readings(self, share: Decimal) -> tuple[Decimal, ...]:
        return readings_of(share, self._text, self._tokens[self._position - 1].end)

    def _simple(self) -> tuple[NumberMatch, int]:
        token = self._take()
        kind = NumberKind.VAGUE if token.role == "dozen" else NumberKind(token.role)
        if kind is NumberKind.VAGUE:
            while self._between() == " of " and self._tokens[self._position].role == "vague":
                self._take()  # "hundreds of thousands" is one vague number
        others = (token.value + 1900,) if kind is NumberKind.DECADE else token.others
        return self._match(token.value, kind, *others), self._position

    def _as_fraction(self, token: _Token) -> tuple[Decimal, ...]:
        """Return the fraction that the same word can be: a third of them."""
        if token.value < 3:
            return ()
        share = (_ONE / token.value).quantize(Decimal("1e-6")).normalize()
        return (share, *readings_of(share, self._text, token.end))

    def _fraction(self) -> tuple[NumberMatch, int]:
        share = self._take().value
        if self._between() in (" a ", "-", " of a ", " ") and self._tokens[self._position].role == "scale":
            return self._match(share * self._take().value, NumberKind.CARDINAL), self._position
        more = (share + 1,) if self._text[: self._first.start].endswith((" and a ", "-and-a-")) else ()
        return self._match(share, NumberKind.FRACTION, *self._readings(share), *more), self._position

    def _cardinal(self) -> tuple[NumberMatch, int]:
        value, scale, ordinal = self._group()
        others = [other * scale for other in self._first.others]
        if scale > _ONE and self._first.role in ("scale", "hundred") and self._is_vague():
            return self._match(value, NumberKind.VAGUE), self._position
        while scale > _ONE and not ordinal and self._between() in (" ", " and ", ", ", "-"):
            before, with_and = self._position, self._between() == " and "
            if self._tokens[before].role not in _STARTS_GROUP or self._digits_after_scale(before):
                break
            rest = self._group()
            if rest[0] >= scale or (rest[0] < 100 and not with_and):  # "20 million one day later"
                self._position = before
                break
            value, scale, ordinal = value + rest[0], rest[1], rest[2]
        if ordinal:
            return self._match(value, NumberKind.ORDINAL), self._position
        if scale == _ONE and (parts := self._direct("fraction")) is not None:
            share = multiple_of(parts.value, value)
            return self._match(share, NumberKind.FRACTION, *self._readings(share), value), self._position
        if (dozen := self._direct("dozen")) is not None:
            value *= dozen.value
        value += self._and_fraction(scale)
        return self._match(value, NumberKind.CARDINAL, *others), self._position

    def _digits_after_scale(self, position: int) -> bool:
        """Say whether digits follow that begin a number of their own: "two million, 35 of them"."""
        return self._tokens[position].role == "digits" and self._between() != " and "

    def _group(self) -> tuple[Decimal, Decimal, bool]:
        """Read a number with one scale; return value, scale (1 for none) and whether it ended as an ordinal."""
        token = self._tokens[self._position]
        ordinal = False
        if token.role == "scale":
            value = scale = self._take().value
        else:
            (value, ordinal), scale = self._below_thousand(), _ONE
        value += self._half_before_scale()
        while not ordinal and (word := self._direct("scale")) is not None:
            value, scale = value * word.value, scale * word.value
        return value, scale, ordinal

    def _below_thousand(self) -> tuple[Decimal, bool]:
        token = self._take()
        if token.role == "digits":
            return token.value, False
        value, ordinal = token.value, False
        if token.role == "tens" and (unit := self._direct("unit", "ordinal")) is not None and 0 < unit.value < 10:
            value, ordinal = value + unit.value, unit.role == "ordinal"
        if token.role != "hundred":
            if ordinal or (hundred := self._direct("hundred")) is None:
                return value, ordinal
            value *= hundred.value
        before = self._position
        if self._between() in (" ", " and ", "-") and self._tokens[before].role in ("unit", "teen", "tens"):
            rest, ordinal = self._below_thousand()
            if rest < 100:
                return value + rest, ordinal
            self._position = before
        return value, False

    def _half_before_scale(self) -> Decimal:
        """Read "and a half" where a scale follows: "two and a half million"."""
        after = self._position + 1
        if self._between() not in (" and a ", "-and-a-") or self._tokens[self._position].role != "fraction":
            return Decimal(0)
        if after >= len(self._tokens) or self._tokens[after].role != "scale":
            return Decimal(0)
        if self._text[self._tokens[after - 1].end : self._tokens[after].start] not in (" ", "-"):
            return Decimal(0)
        return self._take().value

    def _and_fraction(self, scale: Decimal) -> Decimal:
        """Read "and a half" after the number: "a million and a half"."""
        if self._between() not in (" and a ", "-and-a-") or self._tokens[self._position].role != "fraction":
            return Decimal(0)
        return self._take().value * scale

    def _is_vague(self) -> bool:
        """Say whether "several", "a few" … stand before the scale: it then gives no figure."""
        before = self._text[max(0, self._first.start - 12) : self._first.start].lower()
        return re.search(r"\b(?:several|few|many|couple of|some|per)\s$", before) is not None


_STARTS_GROUP = frozenset({"digits", "unit", "teen", "tens", "hundred", "scale"})


def _in_context(match: NumberMatch, text: str) -> NumberMatch:
    """Tell percentages and clock hours by the words around the number."""
    if match.kind is not NumberKind.CARDINAL:
        return match
    if _PERCENT.match(text, match.end):
        return replace(match, kind=NumberKind.PERCENT)
    if match.value <= 24 and _HOUR_AFTER.match(text, match.end):
        return replace(match, kind=NumberKind.TIME, others=(*match.others, *other_hours(match.value)))
    return match


def _roman(text: str) -> list[NumberMatch]:
    """Return Roman numerals after a word ("Charles III", "World War II"), as part of a name."""
    return [
        NumberMatch(roman.start(), roman.end(), roman[0], Decimal(_NUMERALS.index(roman[0]) + 2), NumberKind.CODE)
        for roman in _ROMAN.finditer(text)
    ]
