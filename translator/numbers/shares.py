"""Fractions and what they are said as: percentages, minutes, months."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from translator.numbers.tables import to_decimal

#: Words after a fraction and the units they hold: half an hour is 30 minutes, half a year six months.
_UNITS = (
    (re.compile(r"\s+(?:ال)?ساع[ةه]|[ -](?:of )?(?:an? )?hour", re.IGNORECASE), 60),
    (re.compile(r"\s+(?:ال)?(?:عام|سن[ةه])|[ -](?:of )?(?:a )?year", re.IGNORECASE), 12),
)


def multiple_of(share: Decimal, count: Decimal) -> Decimal:
    """Return ``count`` times a fraction that was rounded: two of 0.333333 are 0.666667."""
    return to_decimal(Fraction(share).limit_denominator(12) * Fraction(count))


def readings_of(share: Decimal, text: str, end: int) -> tuple[Decimal, ...]:
    """Return the other figures that a fraction is said as: a half is 50 (percent), half an hour 30.

    Args:
        share: the fraction's value.
        text: where it stands.
        end: where it ends there.
    """
    exact = share * 100
    percents = (exact.quantize(Decimal(1)), exact.quantize(Decimal("0.1")).normalize())
    units = [(share * size).quantize(Decimal(1)) for word, size in _UNITS if word.match(text, end)]
    return tuple(dict.fromkeys((*percents, *units)))
