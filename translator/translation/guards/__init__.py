"""What can be told to be wrong with a translation from the two texts alone.

Each guard is one small function of (Arabic, English) and one row of ``GUARDS``. A guard is made to
be quiet on good human translations first and to find faults second: a reader who has seen three false
alarms stops looking at flags. benchmarks/guards.py measures both.
"""

from __future__ import annotations

from collections.abc import Callable

from translator.document import Flag
from translator.numbers import compare_numbers
from translator.translation.guards.calendar import dates_differ
from translator.translation.guards.counted import counted_differs
from translator.translation.guards.duals import dual_lost
from translator.translation.guards.eras import eras_differ
from translator.translation.guards.exclusions import exclusion_differs
from translator.translation.guards.invented_words import words_invented
from translator.translation.guards.lengths import is_too_long, is_too_short
from translator.translation.guards.lost_words import words_lost
from translator.translation.guards.negation import negation_differs
from translator.translation.guards.opposites import opposites_said
from translator.translation.guards.repetition import has_loop
from translator.translation.guards.script import has_arabic_letters
from translator.translation.guards.units import units_differ
from translator.translation.guards.unsaid import directions_differ, nationality_lost

__all__ = ["GUARDS", "check"]


def _numbers_differ(ar: str, en: str) -> bool:
    return bool(compare_numbers(ar, en)) or dual_lost(ar, en)


def _units_or_things_differ(ar: str, en: str) -> bool:
    return units_differ(ar, en) or counted_differs(ar, en)


def _dates_or_eras_differ(ar: str, en: str) -> bool:
    return dates_differ(ar, en) or eras_differ(ar, en)


def _denials_or_exceptions_differ(ar: str, en: str) -> bool:
    return negation_differs(ar, en) or exclusion_differs(ar, en)


def _meanings_differ(ar: str, en: str) -> bool:
    return opposites_said(ar, en) or nationality_lost(ar, en)


#: Every guard but the one for empty output, after which there is nothing left to look at.
GUARDS: tuple[tuple[Flag, Callable[[str, str], bool]], ...] = (
    (Flag.REPETITION, has_loop),
    (Flag.ARABIC_LEFT, has_arabic_letters),
    (Flag.NUMBER_MISMATCH, _numbers_differ),
    (Flag.UNIT_MISMATCH, _units_or_things_differ),
    (Flag.DATE_MISMATCH, _dates_or_eras_differ),
    (Flag.NEGATION_MISMATCH, _denials_or_exceptions_differ),
    (Flag.DIRECTION_MISMATCH, directions_differ),
    (Flag.MEANING_MISMATCH, _meanings_differ),
    (Flag.WORD_MISSING, words_lost),
    (Flag.WORD_INVENTED, words_invented),
    (Flag.TOO_SHORT, is_too_short),
    (Flag.TOO_LONG, is_too_long),
)


def check(ar: str, en: str) -> tuple[Flag, ...]:
    """Return what is doubtful about ``en`` as the English of ``ar``, worst first; nothing where all is well."""
    if not any(character.isalnum() for character in en) and any(character.isalnum() for character in ar):
        return (Flag.EMPTY,)
    return tuple(flag for flag, differs in GUARDS if differs(ar, en))
