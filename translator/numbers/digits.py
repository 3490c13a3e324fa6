"""Numbers written with digits, in any of the three digit sets that Arabic pages use.

The same scanner reads both languages, so that what it misunderstands it misunderstands alike on
both sides of a comparison.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from translator.arabic import LATIN_DIGITS
from translator.numbers.match import NumberKind, NumberMatch
from translator.numbers.tables import fold_arabic, word_list

#: One character for one, so that offsets stay: Arabic-Indic and Persian digits, decimal and thousands signs.
_TO_LATIN = LATIN_DIGITS | {ord("٫"): ".", ord("٬"): ",", ord("،"): ",", ord("٪"): "%"}

_ADDRESS = re.compile(r"https?://\S+|www\.\S+|[@#]\w+|(?<![\w.])[\w.]{1,64}@[\w.]+")
_DATE = re.compile(
    r"(?<![\d/.])(?:(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})|(\d{4})([/.-])(\d{1,2})\6(\d{1,2}))(?![\d/])"
)
_DAY_MONTH = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})(?![\d/])")
_TIME = re.compile(r"(?<![\d:])(\d{1,2}):(\d{2})(?::\d{2})?(?![\d:])")
_YEARS = re.compile(r"(?<!\d)((?:1[5-9]|20)\d\d)[/–-](\d{2})(?!\d)")
_SPACED = re.compile(
    r"(?<![\d.,])(?<!\d[ \u00a0])\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?![ \u00a0]?\d)(?:[.,]\d{1,2}(?!\d))?"
)
_PLAIN = re.compile(r"\d+(?:[.,]\d+)*")
_DIGIT = re.compile(r"\d")
_BEFORE = re.compile(r"([^\W\d_]+)([-–‑]?)$")
_PROCLITIC = re.compile(r"[وف]?[بلك]?(?:ال|لل)?$")
#: How far back from a number a name that it belongs to can begin.
_REACH = 24


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    value: Decimal
    kind: NumberKind
    others: tuple[Decimal, ...] = ()


def to_latin(text: str) -> str:
    """Return ``text`` with its digits and number signs in Latin, of the same length."""
    return text.translate(_TO_LATIN)


def find_digits(text: str, *, point_groups: bool) -> list[NumberMatch]:
    """Return every number of ``text`` that is written with digits, in order, without overlaps.

    Args:
        text: either language.
        point_groups: read ``5.200`` as 5200 first (as Arabic pages mean it), else as 5.2; the other
            reading is kept among ``others``.
    """
    if _DIGIT.search(text) is None:
        return []
    latin = to_latin(text)
    taken = bytearray(len(text))
    for address in _ADDRESS.finditer(text):
        taken[address.start() : address.end()] = b"\1" * (address.end() - address.start())
    spans: list[_Span] = []
    for find in (_dates, _times, _years, _spaced, lambda latin: _plain(latin, text, point_groups=point_groups)):
        new = [span for span in find(latin) if not any(taken[span.start : span.end])]
        for span in new:
            taken[span.start : span.end] = b"\1" * (span.end - span.start)
        spans += new
    return [_as_match(span, text, latin) for span in sorted(spans, key=lambda span: span.start)]


def _dates(latin: str) -> Iterator[_Span]:
    for match in _DATE.finditer(latin):
        year = 4 if match[4] else 5
        for group in (1, 3, 4) if match[4] else (5, 7, 8):
            value = Decimal(match[group])
            short = _centuries(value) if group == year and value < 100 else ()
            kind = NumberKind.CARDINAL if group == year else NumberKind.DATE
            yield _Span(match.start(group), match.end(group), value, kind, short)
    for match in _DAY_MONTH.finditer(latin):
        for group in (1, 2):
            yield _Span(match.start(group), match.end(group), Decimal(match[group]), NumberKind.DATE)


def _times(latin: str) -> Iterator[_Span]:
    for match in _TIME.finditer(latin):
        hour, minute = Decimal(match[1]), Decimal(match[2])
        if hour <= 24 and minute < 60:
            yield _Span(match.start(1), match.end(1), hour, NumberKind.TIME, other_hours(hour))
            share = {Decimal(30): (Decimal("0.5"),), Decimal(15): (Decimal("0.25"),), Decimal(45): (Decimal("0.25"),)}
            yield _Span(match.start(2), match.end(2), minute, NumberKind.TIME, share.get(minute, ()))


def other_hours(hour: Decimal) -> tuple[Decimal, ...]:
    """Return what ``hour`` is on the other clock: 15 for 3, 3 for 15; 12 is 0 and 24 too."""
    if hour in (0, 12, 24):
        return tuple(Decimal(value) for value in (0, 12, 24) if value != hour)
    return (hour - 12,) if hour > 12 else (hour + 12,)


def _years(latin: str) -> Iterator[_Span]:
    """Read 2023/24 and 2023-24: the second is a year too."""
    for match in _YEARS.finditer(latin):
        short = Decimal(match[2])
        yield _Span(match.start(1), match.end(1), Decimal(match[1]), NumberKind.CARDINAL)
        full = Decimal(match[1][:2] + match[2])
        yield _Span(match.start(2), match.end(2), full, NumberKind.CARDINAL, (short,))


def _spaced(latin: str) -> Iterator[_Span]:
    """Read groups of thousands between spaces; the groups alone remain possible readings."""
    for match in _SPACED.finditer(latin):
        groups = re.split(r"[ \u00a0\u202f\u2009]", match[0])
        value = Decimal("".join(groups).replace(",", "."))
        others = tuple(Decimal(group.replace(",", ".")) for group in groups)
        yield _Span(match.start(), match.end(), value, NumberKind.CARDINAL, others)


def _plain(latin: str, text: str, *, point_groups: bool) -> Iterator[_Span]:
    for match in _PLAIN.finditer(latin):
        original = text[match.start() : match.end()]
        readings = _read_separators(match[0], original, point_groups=point_groups)
        if readings:
            yield _Span(match.start(), match.end(), readings[0], NumberKind.CARDINAL, readings[1:])
            continue
        for part in re.finditer(r"\d+", match[0]):
            start = match.start() + part.start()
            yield _Span(start, start + len(part[0]), Decimal(part[0]), NumberKind.CARDINAL)


def _read_separators(written: str, original: str, *, point_groups: bool) -> tuple[Decimal, ...]:
    """Return the readings of digits with points and commas, likeliest first; none for a mere list."""
    groups, marks = re.split(r"[.,]", written), re.findall(r"[.,]", written)
    if not marks:
        return (Decimal(written),)
    in_threes = len(groups[0]) <= 3 and groups[0] != "0" and all(len(group) == 3 for group in groups[1:])
    whole, fraction = Decimal("".join(groups)), Decimal("".join(groups[:-1]) + "." + groups[-1])
    if len(set(marks)) == 2 and marks[-1] not in marks[:-1]:
        return (fraction,)
    if len(marks) > 1:
        return (whole,) if in_threes else ()
    if not in_threes or "٫" in original:
        return (fraction,)
    if "٬" in original:
        return (whole,)
    return (whole, fraction) if marks[0] == "," or point_groups else (fraction, whole)


def _as_match(span: _Span, text: str, latin: str) -> NumberMatch:
    kind = NumberKind.CODE if _in_name(span, text, latin) else span.kind
    return NumberMatch(span.start, span.end, text[span.start : span.end], span.value, kind, span.others)


def _in_name(span: _Span, text: str, latin: str) -> bool:
    """Say whether the digits are part of a name: ``K1``, ``F-16``, ``كي-1``, ``5G``."""
    after = latin[span.end : span.end + 2]
    if after[:1].isascii() and after[:1].isupper() and not _is_unit(after):
        return True
    before = _BEFORE.search(text[max(0, span.start - _REACH) : span.start])
    if before is None:
        return False
    letters, hyphen = before[1], before[2]
    if not letters.isascii():
        return _PROCLITIC.match(fold_arabic(letters)) is None
    if letters.lower() in word_list("before_digits.txt"):
        return False
    return not hyphen or not letters.islower()


def _is_unit(after: str) -> bool:
    """Say whether capital letters after digits are a scale or unit (``5M``, ``10K``, ``3C``), not a name."""
    return after[0] in "MBKC" and not after[1:].isalnum()


def _centuries(short: Decimal) -> tuple[Decimal, ...]:
    return (short + 1900, short + 2000)
