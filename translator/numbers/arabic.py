"""Numbers in Arabic text."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from translator.numbers.arabic_words import PERCENT, ArabicToken, implied_by_duals, implied_by_phrases, number_tokens
from translator.numbers.digits import other_hours
from translator.numbers.match import NumberKind, NumberMatch
from translator.numbers.ranges import share_scale
from translator.numbers.shares import multiple_of, readings_of
from translator.numbers.tables import fold_arabic, word_list

_HOUR_BEFORE = re.compile(r"(?:الساعة|الساعه)\s+$")
_HOUR_AFTER = re.compile(r"\s*(?:صباح|مساء|ظهر|عصر|فجر|ليل|بعد الظهر|قبل الظهر|بتوقيت|[صم](?!\w))")
_YEAR_BEFORE = re.compile(r"(?:عام|سنة|سنه|حرب|ثورة|موسم)\s+(?:ال)?$")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)\s+(?:ال)?$")
_DECADE_BEFORE = re.compile(r"(?:العقد|عقد(?:ه|ها|هم|هن|هما|ي))\s+(?:ال)?$")
_CENTURY = re.compile(r"\s+(?:من\s+)?القرن\s+(?:ال)?")
_CENTURY_BEFORE = re.compile(r"القرن\s+(?:ال)?$")
_AFTER_HUNDRED = re.compile(r"\s+بعد ال(?:مئ|مائ)[ةه]")
_ONE = Decimal(1)
#: So many characters before a number are looked at for the words that tell that one follows.
_MEASURE_REACH = 16
_STARTS_GROUP = frozenset({"digits", "unit", "ten", "tens", "hundred", "hundreds", "scale", "bare", "dual"})


@lru_cache(maxsize=1)
def _measure_before() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, word_list("measures.txt")), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{words})\s+$")


@lru_cache(maxsize=1024)
def find_numbers_ar(text: str) -> tuple[NumberMatch, ...]:
    """Return the numbers of an Arabic text in order, without overlaps.

    Args:
        text: Arabic with any spelling of hamza and with or without vowel signs.
    """
    tokens = number_tokens(text)
    found: list[NumberMatch] = []
    position = 0
    while position < len(tokens):
        match, position = _Reader(text, tokens, position).read()
        found.append(_in_context(match, text))
    implied = (*implied_by_duals(text, found), *implied_by_phrases(text))
    return share_scale(tuple(sorted((*found, *implied), key=lambda match: match.start)), text)


class _Reader:
    """Reads one number from a position of the token list, as far as its words belong together."""

    def __init__(self, text: str, tokens: list[ArabicToken], position: int) -> None:
        self._text = text
        self._tokens = tokens
        self._first = tokens[position]
        self._position = position

    def read(self) -> tuple[NumberMatch, int]:
        """Return the number and the position after it."""
        token = self._first
        self._position += 1
        if token.role in ("hint", "vague", "decade"):
            return self._simple(token)
        if token.role == "scales":
            return self._match(token.value, NumberKind.VAGUE), self._position
        if token.role == "ordinal":
            return self._ordinal(token)
        if token.role == "fraction":
            return self._fraction(token)
        if token.match is not None and token.match.kind is not NumberKind.CARDINAL:
            return token.match, self._position
        return self._cardinal(token)

    def _next(self) -> ArabicToken | None:
        """Return the token after the number so far where nothing but space or "and" lies between."""
        token = self._next_at_all()
        if token is None:
            return None
        between = self._text[self._end : token.start].strip(" \u00a0\u0640")
        return token if between in ("", "و", "ال", "وال") else None

    def _next_at_all(self) -> ArabicToken | None:
        return self._tokens[self._position] if self._position < len(self._tokens) else None

    @property
    def _end(self) -> int:
        """The end of what is read so far."""
        return self._tokens[self._position - 1].end

    def _match(self, value: Decimal, kind: NumberKind, *others: Decimal) -> NumberMatch:
        start, end = self._first.start, self._tokens[self._position - 1].end
        return NumberMatch(start, end, self._text[start:end], value, kind, tuple(dict.fromkeys(others)))

    def _simple(self, token: ArabicToken) -> tuple[NumberMatch, int]:
        kind = NumberKind(token.role)
        while token.role == "vague" and (following := self._next()) and following.role in ("scales", "vague"):
            self._position += 1  # "hundreds of thousands" is one vague number
        if kind is not NumberKind.DECADE:
            return self._match(token.value, kind), self._position
        century = self._century()
        return self._match(token.value, kind, token.value + 100 * (century - 1)), self._position

    def _century(self) -> Decimal:
        """Read "of the nineteenth century" after a decade; the twentieth where nothing is said."""
        following = self._next_at_all()
        if following is None or not _CENTURY.fullmatch(self._text, self._end, following.start):
            return Decimal(20)
        if following.role == "ordinal":
            return self._ordinal_value(self._take())
        return self._take().value

    def _ordinal(self, token: ArabicToken) -> tuple[NumberMatch, int]:
        value = self._ordinal_value(token)
        following = self._next_at_all()
        if following and following.role == "hundred" and _AFTER_HUNDRED.match(self._text, self._end):
            value += self._take().value  # "the sixteenth after the hundred" is the 116th
        return self._match(value, NumberKind.ORDINAL), self._position

    def _ordinal_value(self, token: ArabicToken) -> Decimal:
        following = self._next()
        if following and following.role == "ten" and not following.joined:
            return token.value + self._take().value
        if following and following.role == "tens" and following.joined and following.definite and token.value < 10:
            return token.value + self._take().value
        return token.value

    def _fraction(self, token: ArabicToken) -> tuple[NumberMatch, int]:
        following = self._next()
        if following and following.role in ("scale", "bare") and not following.joined:
            self._position += 1
            return self._match(token.value * following.value, NumberKind.CARDINAL), self._position
        more = (token.value + 1,) if token.joined else ()  # "an hour and a half"
        readings = readings_of(token.value, self._text, token.end)
        return self._match(token.value, NumberKind.FRACTION, *readings, *more), self._position

    def _cardinal(self, token: ArabicToken) -> tuple[NumberMatch, int]:
        self._position -= 1
        value, scale = self._group()
        others = [other * scale if token.match is not None else other for other in token.others]
        while scale > _ONE and (following := self._next()) is not None and following.joined:
            before = self._position
            rest = self._group() if following.role in _STARTS_GROUP else None
            if rest is None or rest[0] >= scale:
                self._position = before  # "a thousand and two million" are two numbers
                break
            value, scale = value + rest[0], rest[1]
        if scale == _ONE and (parts := self._direct("fraction")) is not None:
            share = multiple_of(parts.value, value)
            readings = readings_of(share, self._text, self._end)
            return self._match(share, NumberKind.FRACTION, *readings, value), self._position
        if token.role == "bare" and self._end == token.end:
            kind = NumberKind.CARDINAL if self._is_measured() else NumberKind.VAGUE  # ألف is also "he wrote"
            return self._match(value, kind, *others), self._position
        return self._match(value + self._and_fraction(scale), NumberKind.CARDINAL, *others), self._position

    def _is_measured(self) -> bool:
        """Say whether the words before tell that a number follows: "more than a thousand"."""
        before = self._text[max(0, self._first.start - _MEASURE_REACH) : self._first.start]
        return _measure_before().search(fold_arabic(before)) is not None

    def _take(self) -> ArabicToken:
        self._position += 1
        return self._tokens[self._position - 1]

    def _direct(self, *roles: str) -> ArabicToken | None:
        """Take the next token where it has one of ``roles`` and no "and" before it."""
        following = self._next()
        return self._take() if following and following.role in roles and not following.joined else None

    def _group(self) -> tuple[Decimal, Decimal]:
        """Read a number with one scale at most; return its value and the scale (1 for none)."""
        token = self._tokens[self._position]
        if token.role in ("scale", "bare"):
            value = scale = self._take().value
        elif token.role == "dual":
            value = self._take().value
            scale = value / 2
        else:
            value, scale = self._below_thousand(), _ONE
        while (word := self._direct(*self._scales_after(value))) is not None:  # "300 thousand billion" has two
            value, scale = value * word.value, scale * word.value
        return value, scale

    @staticmethod
    def _scales_after(value: Decimal) -> tuple[str, ...]:
        """Return what can multiply ``value``: "thousands" counts from 3 to 10; "1897 thousands" begins with a year."""
        return ("scale", "bare") if value >= 1000 else ("scale", "scales", "bare")

    def _below_thousand(self) -> Decimal:
        token = self._take()
        if token.role == "unit":
            if (ten := self._direct("ten")) is not None:
                return token.value + ten.value
            if (hundred := self._direct("hundred")) is not None:
                return token.value * hundred.value + self._below_hundred()
            following = self._next()
            if following and following.joined and following.role == "tens" and following.definite >= token.definite:
                return token.value + self._take().value
            return token.value
        return token.value + (self._below_hundred() if token.role in ("hundred", "hundreds") else 0)

    def _below_hundred(self) -> Decimal:
        """Read "and five", "and fifteen", "and fifty-five" after a hundred; 0 where none follows."""
        following, before = self._next(), self._position
        if following is None or not following.joined or following.role not in ("unit", "ten", "tens"):
            return Decimal(0)
        value = self._below_thousand()
        if value < 100:
            return value
        self._position = before  # "a hundred and three hundred" are two numbers
        return Decimal(0)

    def _and_fraction(self, scale: Decimal) -> Decimal:
        """Read "and a half" after a number, with or without the scale said again."""
        following = self._next()
        if following is None or following.role != "fraction" or not following.joined:
            return Decimal(0)
        share = self._take().value
        again = self._direct("scale", "bare")
        return share * (again.value if again is not None else scale)


def _in_context(match: NumberMatch, text: str) -> NumberMatch:
    """Tell percentages, clock hours and short years by the words around the number."""
    if match.kind not in (NumberKind.CARDINAL, NumberKind.ORDINAL):
        return match
    before, after = text[max(0, match.start - 10) : match.start], text[match.end : match.end + 12]
    if PERCENT.match(after):
        return replace(match, kind=NumberKind.PERCENT)
    if match.value <= 24 and (_HOUR_BEFORE.search(before) or _HOUR_AFTER.match(after)):
        return replace(match, others=(*match.others, *other_hours(match.value)))
    if match.in_digits and 10 <= match.value < 100 and _YEAR_BEFORE.search(before):
        return replace(match, others=(*match.others, match.value + 1900, match.value + 2000))
    if match.kind is NumberKind.ORDINAL and _DECADE_BEFORE.search(before):
        return replace(match, others=(*match.others, (match.value - 1) * 10))  # the sixth decade: the fifties
    if match.value <= 30 and _CENTURY_BEFORE.search(before):
        return replace(match, others=(*match.others, (match.value - 1) * 100))  # the 21st: the 2000s
    if (
        not match.in_digits
        and (head := _WORD_BEFORE.search(before))
        and fold_arabic(head[1]) in word_list("name_heads.txt")
    ):
        return replace(match, kind=NumberKind.CODE)
    return match
