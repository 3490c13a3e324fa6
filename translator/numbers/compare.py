"""Do an Arabic sentence and its English state the same numbers?"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from translator.numbers.arabic import find_numbers_ar
from translator.numbers.english import find_numbers_en
from translator.numbers.match import NumberDifference, NumberKind, NumberMatch

#: Kinds that may be spelled out or left out on one side, but not exchanged: F-16 for F-15, a half for a third.
_NOT_EXCHANGED = (NumberKind.CODE, NumberKind.FRACTION)


def compare_numbers(ar: str, en: str) -> NumberDifference:
    """Return the strong numbers of either side that the other side does not have.

    Numbers are compared by value, whatever their form: 1.1 مليون is 1,100,000 and "1.1 million".
    What is said twice need not be translated twice.
    """
    arabic, english = find_numbers_ar(ar), find_numbers_en(en)
    missing, invented = _unmatched(arabic, english), _unmatched(english, arabic)
    for kind in _NOT_EXCHANGED:
        if not (_has(missing, kind) and _has(invented, kind)):
            missing, invented = _without(missing, kind), _without(invented, kind)
    return NumberDifference(missing, invented)


def _has(matches: tuple[NumberMatch, ...], kind: NumberKind) -> bool:
    return any(match.kind is kind for match in matches)


def _without(matches: tuple[NumberMatch, ...], kind: NumberKind) -> tuple[NumberMatch, ...]:
    return tuple(match for match in matches if match.kind is not kind)


def _unmatched(ours: tuple[NumberMatch, ...], theirs: tuple[NumberMatch, ...]) -> tuple[NumberMatch, ...]:
    """Return our numbers that the others do not state in any reading."""
    sums = _with_fractions(theirs, theirs)
    stated = {match.value for match in theirs} | sums
    firm = {match.value for match in theirs if match.kind is not NumberKind.VAGUE} | sums
    readings = {value for match in theirs for value in match.values}
    return tuple(
        match
        for match in ours
        if _is_looked_for(match)
        and match.value not in readings | stated
        and not match.values & firm  # "100,000" may be 100.000 of another writer, but no rendering of "hundreds"
        and not _with_fractions((match,), ours) & stated
    )


def _is_looked_for(match: NumberMatch) -> bool:
    return match.is_strong or match.kind is NumberKind.FRACTION or (match.kind is NumberKind.CODE and match.in_digits)


def _with_fractions(numbers: Iterable[NumberMatch], fractions: Iterable[NumberMatch]) -> set[Decimal]:
    """Return each whole number with each fraction added: "two years and a half" is 2.5."""
    shares = [match.value for match in fractions if match.kind is NumberKind.FRACTION]
    return {match.value + share for match in numbers for share in shares if match.value == int(match.value)}
