"""Faults of meaning made on purpose, for benchmarks/guards.py.

What is put into the English is found without a look at the Arabic, so that what the guards' tables cannot see
there counts against them.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Iterator

from translator.document import Flag
from translator.translation.guards.counted import kinds
from translator.translation.guards.exclusions import excludes_arabic
from translator.translation.guards.opposites import Side, find_opposites, sides

EXCEPTION = re.compile(r"\b(?:except(?: for)?|with the exception of|excluding|other than|apart from|only) ")
LONG_WORD = re.compile(r"(?<= )[a-z]{6,}(?=[ .,])")
FEWEST_LONG_WORDS = 4
#: Words that news pairs hardly have.
STRANGERS = ("umbrella", "violet", "sluggish", "candle", "whisper", "marble", "feather", "cinnamon")


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    either = "|".join(re.escape(word.replace("_", " ")) for word in words)
    return re.compile(rf"(?<![\w-])(?:{either})(?![\w-])", re.IGNORECASE)


PATTERNS = {side.key: _any_of(side.english) for side in sides() if side.english}
ROWS = {row: [side for side in sides() if side.row == row] for row in dict.fromkeys(side.row for side in sides())}
THINGS = re.compile(rf"\d ({'|'.join(sorted(set().union(*(kind.english for kind in kinds()))))})\b")


def exchanges(en: str, rng: random.Random) -> Iterator[tuple[str, str]]:
    """Yield for each row of which the English has words of one side alone (row, English with another side's)."""
    for row, members in ROWS.items():
        said = [side for side in members if side.key in PATTERNS and PATTERNS[side.key].search(en)]
        others = [side for side in members if side.english and side not in said]
        if len(said) == 1 and others:
            yield row, PATTERNS[said[0].key].sub(_word_of(rng.choice(others), rng), en)


def _word_of(side: Side, rng: random.Random) -> str:
    return rng.choice(side.english).replace("_", " ")


def opposite_said(ar: str, en: str, rng: random.Random) -> str | None:  # noqa: ARG001
    """Say another side of a row of data/opposites.toml: "rose" → "declined", whatever the Arabic word was."""
    made = list(exchanges(en, rng))
    return rng.choice(made)[1] if made else None


def exception_dropped(ar: str, en: str, rng: random.Random) -> str | None:  # noqa: ARG001
    """Take the only exception out of the English."""
    return EXCEPTION.sub("", en) if excludes_arabic(ar) and len(EXCEPTION.findall(en)) == 1 else None


def thing_exchanged(ar: str, en: str, rng: random.Random) -> str | None:  # noqa: ARG001
    """Exchange what a figure counts for another kind of thing: "3,200 people" → "3,200 boats"."""
    found = THINGS.search(en)
    if found is None:
        return None
    allowed = set().union(*(kind.allowed for kind in kinds() if found[1] in kind.english))
    others = sorted(set().union(*(kind.english for kind in kinds())) - allowed)
    return en[: found.start(1)] + rng.choice(others) + en[found.end(1) :]


def words_exchanged(ar: str, en: str, rng: random.Random) -> str | None:  # noqa: ARG001
    """Exchange two long words without a capital for others of no sense there, as an inventing model does."""
    found = list(LONG_WORD.finditer(en))
    if len(found) < FEWEST_LONG_WORDS:
        return None
    for word in sorted(rng.sample(found, 2), key=lambda word: -word.start()):
        en = en[: word.start()] + rng.choice(STRANGERS) + en[word.end() :]
    return en


#: What benchmarks/guards.py makes, besides its own.
MEANING_FAULTS: tuple[tuple[Flag, Callable[[str, str, random.Random], str | None]], ...] = (
    (Flag.MEANING_MISMATCH, opposite_said),
    (Flag.NEGATION_MISMATCH, exception_dropped),
    (Flag.UNIT_MISMATCH, thing_exchanged),
    (Flag.WORD_MISSING, words_exchanged),
)


def row_figures(pairs: list[tuple[str, str]], rng: random.Random) -> Iterator[str]:
    """Yield a line for each row of data/opposites.toml: its false alarms on the pairs, its exchanges caught."""
    alarms = dict.fromkeys(ROWS, 0)
    made, caught = dict(alarms), dict(alarms)
    for ar, en in pairs:
        for row in {found.row for found in find_opposites(ar, en)}:
            alarms[row] += 1
        for row, bad in exchanges(en, rng):
            made[row] += 1
            caught[row] += any(found.row == row for found in find_opposites(ar, bad))
    for row in ROWS:
        share = alarms[row] / len(pairs)
        yield f"  {row}: {alarms[row]} false alarms ({share:.3%}), {caught[row]} of {made[row]} caught"
