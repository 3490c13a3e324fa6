"""Ranges whose first number borrows the scale of the second: "3 to 5 million"."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from translator.numbers.match import NumberKind, NumberMatch

_BETWEEN = re.compile(r"\s*(?:إلى|الى|[-–—]|أو|او|و|to|and|or)\s*$")
_SCALES = tuple(Decimal(10) ** power for power in (3, 6, 9, 12))


def share_scale(matches: tuple[NumberMatch, ...], text: str) -> tuple[NumberMatch, ...]:
    """Give the first number of each range its value in the scale of the second, as another reading.

    Args:
        matches: the numbers of ``text`` in order.
        text: the text that they were found in.
    """
    shared = list(matches)
    for index, (first, second) in enumerate(pairwise(matches)):
        if first.kind is not NumberKind.CARDINAL or first.value >= 1000:
            continue
        scale = max((scale for scale in _SCALES if second.value >= scale and _is_scaled(second, scale)), default=None)
        if scale is not None and _BETWEEN.match(text[first.end : second.start]):
            shared[index] = replace(first, others=(*first.others, first.value * scale))
    return tuple(shared)


def _is_scaled(match: NumberMatch, scale: Decimal) -> bool:
    """Say whether a scale word, not digits alone, makes the number what it is."""
    return any(character.isalpha() for character in match.text) and match.value / scale < 1000
