"""The number words of an Arabic text, prefixes and endings taken off."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from itertools import zip_longest

from translator.numbers.digits import find_digits
from translator.numbers.match import NumberKind, NumberMatch
from translator.numbers.tables import LETTERS, NumberWord, arabic_phrases, arabic_words, fold_arabic, word_list

#: "Percent" after a number; its "hundred" is no number of its own.
PERCENT = re.compile(r"\s{0,3}(?:%|٪|بال(?:مئ|مائ|مي)[ةه]|ف[يى] ال(?:مئ|مائ|مي)[ةه])")
_WORD = re.compile(r"[^\W\d_]+(?:[\u064b-\u065f\u0670]+[^\W\d_]*)*")
#: Longer runs of letters are no number words, and not worth looking at closely.
_LONGEST_WORD = 40
_POSSESSIVE = re.compile(r"(?:هما|هم|هن|ها|نا|كم|ه)$")
#: So many words are remembered, with what they are: a text says most of its words again, and so does the next text.
_REMEMBERED = 8192
#: "The first of them", "the second of them" are as often other words of theirs (أولها, ثانيها).
_SECOND = Decimal(2)
#: Prefixes as they can stand before a number word, longest first.
_PREFIXES = tuple(
    sorted(
        {c + p + a for c in ("و", "ف", "") for p in ("ب", "ك", "ل", "") for a in ("ال", "")} | {"ولل", "فلل", "لل"},
        key=lambda prefix: (-len(prefix), prefix),
    )
)


@dataclass(frozen=True, slots=True)
class ArabicToken:
    """A number word or a number in digits, with what binds it to the number before it."""

    start: int  #: without a prefix that is no part of the number
    end: int
    value: Decimal
    role: str
    joined: bool  #: "and" stands before it
    definite: bool
    starts_with_and: bool = False  #: the letter و begins the row itself: واحد
    others: tuple[Decimal, ...] = ()
    match: NumberMatch | None = None  #: set for digits


def number_tokens(text: str) -> list[ArabicToken]:
    """Return the number words and the numbers in digits of ``text``, in order."""
    digits = (
        ArabicToken(m.start, m.end, m.value, "digits", joined=False, definite=False, others=m.others, match=m)
        for m in find_digits(text, point_groups=True)
    )
    words = (_word_token(word.start(), word[0]) for word in _WORD.finditer(text))
    tokens = sorted((*digits, *(word for word in words if word is not None)), key=lambda token: token.start)
    tokens = [_with_eleven(token, after) for token, after in zip_longest(tokens, tokens[1:])]
    ends = {token.end for token in tokens}
    percents = {sign.end() for sign in PERCENT.finditer(text) if sign.start() in ends}
    return [
        replace(token, joined=token.joined or _and_before(text, token.start))
        for token in tokens
        if token.end not in percents
    ]


def _with_eleven(token: ArabicToken, after: ArabicToken | None) -> ArabicToken:
    """Read واحد before عشر as و and أحد: "and eleven"."""
    if after is None or after.role != "ten" or not token.starts_with_and:
        return token
    return replace(token, start=token.start + 1, joined=True)


def _and_before(text: str, start: int) -> bool:
    """Say whether a lone ``و`` (with or without a space) stands before ``start``."""
    before = text[max(0, start - 4) : start].rstrip()
    return before.endswith("و") and (len(before) == 1 or not before[-2].isalpha())


def _word_token(start: int, word: str) -> ArabicToken | None:
    split = _split_prefix(word) if len(word) <= _LONGEST_WORD else None
    if split is None:
        return None
    prefix, row = split
    return ArabicToken(
        start + len(word) - _kept_length(word, len(prefix)),
        start + len(word),
        row.value,
        row.role,
        joined=prefix.startswith("و"),
        definite=prefix.endswith(("ال", "لل")),
        starts_with_and=not prefix and word.startswith("و"),
        others=row.others,
    )


def _kept_length(word: str, prefix: int) -> int:
    """Return how many characters of ``word`` are left once ``prefix`` letters (not marks) are taken off."""
    seen = 0
    for index, character in enumerate(word):
        if seen == prefix and fold_arabic(character):
            return len(word) - index
        seen += bool(fold_arabic(character))
    return 0


@lru_cache(maxsize=_REMEMBERED)
def _split_prefix(word: str) -> tuple[str, NumberWord] | None:
    """Return the prefix and the table row of a word, or None where it is no number word."""
    folded, table = fold_arabic(word), arabic_words()
    for prefix in ("", *_PREFIXES):
        if not folded.startswith(prefix):
            continue
        stem = folded[len(prefix) :]
        row = table.get(stem) or table.get(stem.removesuffix("ا")) or _with_possessive(stem)
        if row is not None:
            return prefix, row
    return None


def _with_possessive(stem: str) -> NumberWord | None:
    """Return the row of a number with a possessive ending: ثلثهم, نصفها, ثلاثتهم; رابعهم implies a fourth."""
    ending = _POSSESSIVE.search(stem)
    if ending is None:
        return None
    base, table = stem[: ending.start()], arabic_words()
    row = table.get(base) or (table.get(base[:-1] + "ه") if base.endswith("ت") else None)
    if row is not None and row.role == "ordinal" and row.value > _SECOND:
        return replace(row, role="hint")
    return row if row is not None and row.role in ("fraction", "unit") else None


def implied_by_phrases(text: str) -> list[NumberMatch]:
    """Return what set phrases imply."""
    folded = text.translate(LETTERS)
    return [
        NumberMatch(m.start(), m.end(), text[m.start() : m.end()], value, NumberKind.HINT)
        for phrase, value in arabic_phrases().items()
        if phrase in folded
        for m in re.finditer(re.escape(phrase), folded)
    ]


def implied_by_duals(text: str, found: list[NumberMatch]) -> list[NumberMatch]:
    """Return the Arabic duals that may stand for "two", outside the numbers already found."""
    taken = {index for match in found for index in range(match.start, match.end)}
    return [
        NumberMatch(word.start(), word.end(), word[0], Decimal(2), NumberKind.HINT)
        for word in _WORD.finditer(text)
        if len(word[0]) <= _LONGEST_WORD
        and word.start() not in taken
        and word.end() - 1 not in taken
        and _is_dual(word[0])
    ]


@lru_cache(maxsize=_REMEMBERED)
def _is_dual(written: str) -> bool:
    word = fold_arabic(written)
    if len(word) >= 5 and word.endswith(("تان", "تين", "تيها")):
        return True
    nouns = word_list("dual_nouns.txt")
    for prefix in _PREFIXES:
        if not word.startswith(prefix):
            continue
        stem = word[len(prefix) :]
        if any(stem.endswith(ending) and stem[: -len(ending)] in nouns for ending in ("ان", "ين", "ا", "ي")):
            return True
    return False
