"""Numbers as an English newspaper writes them in figures."""

from __future__ import annotations

from decimal import Decimal

from translator.numbers.match import NumberKind, NumberMatch

_SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
#: Smaller numbers are words in most papers.
LEAST = 10
_DECIMALS = 2


def english_figure(number: NumberMatch) -> str | None:
    """Return the figure for an Arabic number that has words in it: "45,000", "3.2 million", "11".

    None for what is copied as it stands (plain figures), for small numbers, and for ordinals, clock
    times, vague numbers and the like, whose English is no figure.
    """
    if number.kind not in (NumberKind.CARDINAL, NumberKind.PERCENT) or number.others or number.value < LEAST:
        return None
    if not any(char.isalpha() for char in number.text):
        return None
    for scale, name in _SCALES:
        if number.value >= scale:
            share = number.value / scale
            return f"{_plain(share)} {name}" if share == round(share, _DECIMALS) else _plain(number.value)
    return _plain(number.value)


def _plain(value: Decimal) -> str:
    return f"{int(value):,}" if value == int(value) else f"{value.normalize():,f}"
