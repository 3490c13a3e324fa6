"""What the finders return and what a comparison says."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

#: Kinds whose words or digits may stand on one side only: translators leave them out or put them in.
_LOOSE_KINDS = frozenset({"fraction", "code", "date", "vague", "hint"})
#: Spelled-out numbers below this are as often grammar ("one of", a dual) as a figure.
_LEAST_STRONG_WORD = 3


class NumberKind(StrEnum):
    """What a number is used for in its text."""

    CARDINAL = "cardinal"
    ORDINAL = "ordinal"  #: third, 11th, الثالث
    FRACTION = "fraction"  #: half, two thirds, نصف
    PERCENT = "percent"
    TIME = "time"  #: the hour or the minute of a clock time
    DATE = "date"  #: day or month of an all-figure date such as 30/11/2017
    DECADE = "decade"  #: the 1990s, التسعينيات
    CODE = "code"  #: digits that are part of a name: F-16, COVID-19, كي-1
    VAGUE = "vague"  #: dozens, several thousand, آلاف
    HINT = "hint"  #: a word that implies a number without stating it: both, twice, an Arabic dual


@dataclass(frozen=True, slots=True)
class NumberMatch:
    """One number in a text.

    ``text`` is the slice ``[start:end]`` of the text searched; ``others`` are values that the same
    characters can also stand for (``5.200`` is 5200 or 5.2; 3 p.m. is 15).
    """

    start: int
    end: int
    text: str
    value: Decimal
    kind: NumberKind
    others: tuple[Decimal, ...] = ()

    @property
    def values(self) -> frozenset[Decimal]:
        """Every value that the number can stand for."""
        return frozenset((self.value, *self.others))

    @property
    def in_digits(self) -> bool:
        """Say whether the number is written with digits."""
        return any(character.isdigit() for character in self.text)

    @property
    def is_strong(self) -> bool:
        """Say whether a faithful translation must have this number too."""
        if self.kind in _LOOSE_KINDS or self.value == 0:
            return False
        return self.in_digits or self.value >= _LEAST_STRONG_WORD


@dataclass(frozen=True, slots=True)
class NumberDifference:
    """The strong numbers of one side that the other side does not have."""

    missing: tuple[NumberMatch, ...] = ()  #: of the Arabic, not in the English
    invented: tuple[NumberMatch, ...] = ()  #: of the English, not in the Arabic

    def __bool__(self) -> bool:
        return bool(self.missing or self.invented)
