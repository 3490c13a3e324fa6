"""Loops: the engine writes the same words again and again.

The fault that users of offline translators report most ("Apple Apple Apple", a line of applause
fifty times over). Lists and slogans repeat too: what the Arabic itself repeats is no loop.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

_WORD = re.compile(r"\w+(?:['’]\w+)?")
#: Words in the longest unit that is looked for.
LONGEST_UNIT = 12
#: A unit of so many words may stand so often in a row: "very, very" but not three times. Three words twice over
#: stand in none of 33,711 English sentences by editors.
_ALLOWED_IN_ROW = {1: 2, 2: 2}
_ALLOWED_LONGER = 1
#: The same four words may come so often in one sentence, at any distance.
_SPREAD_UNIT, _SPREAD_ALLOWED = 4, 2
#: So many words come twice in no human translation, at any distance, unless the Arabic repeats itself too.
_ONCE_UNIT, _ECHO_UNIT = 7, 3
#: The same one to three letters written six times within a word: "hahahahaha", "aaaaaa".
_STUTTER = re.compile(r"([^\W\d_]{1,3}?)\1{5,}")


def has_loop(ar: str, en: str) -> bool:
    """Say whether the English repeats itself where the Arabic does not."""
    source, target = _words(ar), _words(en)
    if _STUTTER.search(en) and not _STUTTER.search(ar):
        return True
    allowed = max((times_in_row(source, unit) for unit in distances(source)), default=1)
    for unit in distances(target):
        if times_in_row(target, unit) > max(allowed, _ALLOWED_IN_ROW.get(unit, _ALLOWED_LONGER)):
            return True
    if _repeats(target, _ONCE_UNIT) and not _repeats(source, _ECHO_UNIT):
        return True
    return _most_frequent(target) > max(_SPREAD_ALLOWED, _most_frequent(source, unit=2))


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def distances(words: Sequence[str]) -> set[int]:
    """Return at which distances, up to the longest unit, a word stands again; no other unit stands twice in a row."""
    found: set[int] = set()
    places: dict[str, list[int]] = defaultdict(list)
    for index, word in enumerate(words):
        before = places[word]
        found.update(index - place for place in before[-LONGEST_UNIT:] if index - place <= LONGEST_UNIT)
        before.append(index)
    return found


def times_in_row(words: Sequence[str], unit: int) -> int:
    """Return how often the most repeated run of ``unit`` words stands in a row."""
    best = run = 0
    for index in range(unit, len(words)):
        run = run + 1 if words[index] == words[index - unit] else 0
        best = max(best, run)
    return best // unit + 1


def _repeats(words: Sequence[str], unit: int) -> bool:
    """Say whether a run of ``unit`` words comes twice without a word in common."""
    first: dict[tuple[str, ...], int] = {}
    for index in range(len(words) - unit + 1):
        if index - first.setdefault(tuple(words[index : index + unit]), index) >= unit:
            return True
    return False


def _most_frequent(words: Sequence[str], unit: int = _SPREAD_UNIT) -> int:
    """Return how often the commonest run of ``unit`` words occurs."""
    runs = Counter(zip(*(words[offset:] for offset in range(unit)), strict=False))
    return max(runs.values(), default=0)
