#!/usr/bin/env python3
"""How often each guard is wrong on good translations, and how often it sees a fault made on purpose.

Reads the human news pairs of models/training/news. Prints for each guard the share of good pairs that it
flags; then, for faults made at random (fixed seed), the share of faulty sentences that get the flag:

- a denial dropped ("did not say" → "did say") where the Arabic denies; a denial put in where it does not;
- the second half of the English cut off; the English written twice over; a month, weekday or unit exchanged;
- the last words repeated until they loop; eight words said again at the end;
- "two" or "both" left out where the Arabic has a dual; a point of the compass left out or turned round;
- "denied", "refused", "failed" and the like turned into "agreed";
- two of the long words exchanged for strangers;
- a word's opposite said ("rose" → "declined"), an exception left out, another thing counted.

usage: guards.py [--sample N] [--seed N] [--show FLAG] [--rows]
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Callable

from meaning_faults import MEANING_FAULTS, row_figures
from number_guard import news_pairs

from translator.document import Flag
from translator.translation.guards import GUARDS
from translator.translation.guards.duals import has_dual
from translator.translation.guards.negation import denies_arabic, refuses_arabic
from translator.translation.guards.unsaid import directions_differ

DENIAL = re.compile(r"\b(?:do|does|did) not |\b(?:not|never) |\bcannot\b|n't\b|\bno (?!\d)|\bwithout\b")
VERB = re.compile(r"\b(?:is|are|was|were|will|has|have|had) ")
TWO = re.compile(r"\b(?:two|both) ")
POINTS = ("North", "South", "East", "West")
COMPASS = re.compile(r"\b(north|south|east|west)(ern)?\b", re.IGNORECASE)
REFUSAL = re.compile(r"\b(?:refus|reject|deni|den|declin|fail)(?:e?d|es|s|ing|y|ies)\b")
MONTHS = ("January", "February", "April", "June", "July", "September", "October", "November", "December")
UNITS = ("hours", "days", "kilometers", "meters", "tons", "dollars", "euros", "dinars", "minutes", "liters")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
FIGURE_AND_UNIT = re.compile(rf"\d (?:million |billion )?({'|'.join(UNITS)})\b")
MONTH_OR_DAY = re.compile(r"\b(?:" + "|".join((*MONTHS, *DAYS)) + r")\b")


def denial_dropped(ar: str, en: str, rng: random.Random) -> str | None:  # noqa: ARG001
    """Take the only denial out of the English."""
    found = list(DENIAL.finditer(en))
    if len(found) != 1 or not denies_arabic(ar):
        return None
    put = {"cannot": "can", "without": "with"}.get(found[0][0], "")
    return en[: found[0].start()] + put + en[found[0].end() :]


def denial_added(ar: str, en: str, rng: random.Random) -> str | None:
    """Put "not" behind an auxiliary verb."""
    found = list(VERB.finditer(en))
    if not found or denies_arabic(ar) or DENIAL.search(en):
        return None
    verb = rng.choice(found)
    return en[: verb.end()] + "not " + en[verb.end() :]


def cut_short(ar: str, en: str, rng: random.Random) -> str | None:  # noqa: ARG001
    """Keep the first half."""
    words = en.split()
    return " ".join(words[: len(words) // 2])


def said_twice(ar: str, en: str, rng: random.Random) -> str | None:  # noqa: ARG001
    """Write all of it twice."""
    return f"{en} {en}"


def loops(ar: str, en: str, rng: random.Random) -> str | None:  # noqa: ARG001
    """Repeat the last words."""
    words = en.split()
    return " ".join(words + words[-rng.randint(1, 4) :] * 4)


def calendar_changed(ar: str, en: str, rng: random.Random) -> str | None:  # noqa: ARG001
    """Exchange a month or weekday for another."""
    found = list(MONTH_OR_DAY.finditer(en))
    if not found:
        return None
    name = rng.choice(found)
    others = [other for other in (MONTHS if name[0] in MONTHS else DAYS) if other not in en]
    return en[: name.start()] + rng.choice(others) + en[name.end() :]


def unit_exchanged(ar: str, en: str, rng: random.Random) -> str | None:  # noqa: ARG001
    """Exchange the unit of a figure for another: "45 kilometers" → "45 tons"."""
    found = list(FIGURE_AND_UNIT.finditer(en))
    if not found:
        return None
    unit = rng.choice(found)
    others = [other for other in UNITS if other not in en]
    return en[: unit.start(1)] + rng.choice(others) + en[unit.end(1) :]


def said_again(ar: str, en: str, rng: random.Random) -> str | None:  # noqa: ARG001
    """Say eight words of a sentence a second time, at its end."""
    words = en.split()
    at = rng.randrange(max(1, len(words) - 8))
    return f"{en} {' '.join(words[at : at + 8])}" if len(words) > 16 else None


def two_dropped(ar: str, en: str, rng: random.Random) -> str | None:  # noqa: ARG001
    """Take the only "two" or "both" out of the English of a dual."""
    found = TWO.findall(en)
    return TWO.sub("", en) if len(found) == 1 and has_dual(ar) else None


def direction_changed(ar: str, en: str, rng: random.Random) -> str | None:
    """Take out a point of the compass, or exchange it for another, where only one is named."""
    found = list(COMPASS.finditer(en))
    if len(found) != 1 or not directions_differ(ar, ""):
        return None
    others = [point for point in POINTS if point.lower() != found[0][1].lower()]
    put = rng.choice(others).lower() + (found[0][2] or "") if rng.random() < 0.5 else ""
    return en[: found[0].start()] + put + en[found[0].end() :]


def refusal_turned(ar: str, en: str, rng: random.Random) -> str | None:  # noqa: ARG001
    """Say "agreed" for the only word of refusal."""
    found = REFUSAL.findall(en)
    return REFUSAL.sub("agreed", en) if len(found) == 1 and refuses_arabic(ar) else None


FAULTS: tuple[tuple[Flag, Callable[[str, str, random.Random], str | None]], ...] = (
    (Flag.NEGATION_MISMATCH, denial_dropped),
    (Flag.NEGATION_MISMATCH, denial_added),
    (Flag.TOO_SHORT, cut_short),
    (Flag.TOO_LONG, said_twice),
    (Flag.REPETITION, loops),
    (Flag.REPETITION, said_again),
    (Flag.NUMBER_MISMATCH, two_dropped),
    (Flag.DIRECTION_MISMATCH, direction_changed),
    (Flag.NEGATION_MISMATCH, refusal_turned),
    (Flag.DATE_MISMATCH, calendar_changed),
    (Flag.UNIT_MISMATCH, unit_exchanged),
    *MEANING_FAULTS,
)


def main() -> None:
    """Parse the command line, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sample", type=int, default=0, help="measure on this many pairs only")
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--show", help="print the good pairs that get this flag")
    parser.add_argument("--rows", action="store_true", help="measure every row of the guard's table of opposites")
    args = parser.parse_args()
    rng = random.Random(args.seed)
    pairs = list(news_pairs())
    if args.sample:
        pairs = rng.sample(pairs, args.sample)
    alarms: Counter[Flag] = Counter()
    flagged = 0
    for ar, en in pairs:
        flags = [flag for flag, differs in GUARDS if differs(ar, en)]
        alarms.update(flags)
        flagged += bool(flags)
        if args.show in flags:
            print(f"{ar}\n  {en}")
    print(f"pairs {len(pairs)}; flagged at all {flagged} ({flagged / len(pairs):.2%})")
    for flag, _ in GUARDS:
        print(f"  {flag.value}: {alarms[flag]} ({alarms[flag] / len(pairs):.2%})")
    print("faults made on purpose")
    guards = dict(GUARDS)
    for flag, make in FAULTS:
        faulty = [(ar, bad) for ar, en in pairs if (bad := make(ar, en, rng)) is not None]
        caught = sum(guards[flag](ar, bad) for ar, bad in faulty)
        print(f"  {make.__name__}: {caught} of {len(faulty)} flagged {flag.value} ({caught / len(faulty):.2%})")

    if args.rows:
        print("rows of opposites")
        for line in row_figures(pairs, rng):
            print(line)


if __name__ == "__main__":
    main()
