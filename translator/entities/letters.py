"""Names that no table knows, in Latin letters: what their letters may become, and which of that people bear.

An n-gram model over pieces of one Arabic letter and its Latin ones (Bisani and Ney, "Joint-sequence models for
grapheme-to-phoneme conversion", 2008) proposes spellings, the likeliest first; a table of names tells which are
borne. Both are made by ``models/training/romanizer.py``.
"""

from __future__ import annotations

import bisect
import heapq
import re
import sys
import unicodedata
from functools import lru_cache

from translator.arabic import without_marks
from translator.entities.gazetteers import DATA
from translator.entities.normalize import key
from translator.tables import packed_lines

#: The models: of foreign names, of Arabic ones, and of those of the Maghreb.
FOREIGN, ARAB, MAGHREB = "F", "A", "M"
#: Words that the models see at once, the signs of a name's ends, and how costs are rounded.
ORDER, START, END, SCALE = 4, "^", "$", 10
#: How many beginnings of any name and of a known one are followed side by side, and how many spellings proposed.
_BEAM, _PROPOSED = (8, 25), 10
#: What it is worth that a lexicon has a spelling; how much worth counts beside cost, and at most.
_LISTED, _WEIGHT, _MOST = 20, 1.2, 90
_States = dict[tuple[str, str], int]  # the last pieces and the Latin so far, with the cost
_FOLLOWER = re.compile(r"(\D)(\d+)")
#: What a piece costs that no history foresees.
_UNSEEN = 120


def letters_of(word: str) -> str:
    """Return the letters of an Arabic word that are spelled: hamza seats folded, ة and ى kept, the article off."""
    plain = without_marks(unicodedata.normalize("NFC", word)).strip("-")
    article = has_article(plain)
    plain = plain.translate(str.maketrans("أإٱگپڤچژیک", "اااكبفجزيك"))
    return plain[2:] if article else plain


def has_article(word: str) -> bool:
    """Say whether a word begins with the article; a hamza on its first letter says that it does not: إليزابيث."""
    return word.startswith(("ال", "ٱل")) and len(key(word)) > 4


@lru_cache(maxsize=4096)
def spelled(word: str, model: str, listed: str = "") -> str:
    """Return the spelling of one word by its letters, small; the article is left out.

    ``listed`` is what a lexicon has for it, which is taken where nothing better is proposed.
    """
    options = {latin: cost - worth(latin, model) for latin, cost in proposed(letters_of(word), model).items()}
    if listed:
        dearest = max(options.values(), default=0)
        options[listed] = min(options.get(listed, dearest), dearest - worth(listed, model)) - _LISTED
    return min(options, key=lambda latin: (options[latin], latin), default="")


def worth(latin: str, model: str) -> int:
    """Return how usual a name is among the names of a model, on the scale of the costs."""
    row = _borne().get(latin) if len(latin) > 2 else None
    tenths = row.split("\t")[(FOREIGN, ARAB, MAGHREB).index(model)] if row else ""
    return min(_MOST, round(_WEIGHT * int(tenths or 0)))


def proposed(letters: str, model: str) -> dict[str, int]:
    """Return the likeliest spellings with their costs: of all, and of those that people are known to bear."""
    free = _ended(_followed(letters, model, borne=False), model)
    known = _ended(_followed(letters, model, borne=True), model)
    known = {latin: cost for latin, cost in known.items() if latin in _borne()}
    return dict(heapq.nsmallest(_PROPOSED, free.items(), key=lambda item: (item[1], item[0]))) | known


def _followed(letters: str, model: str, *, borne: bool) -> _States:
    """Follow the likeliest beginnings of a name through its letters; ``borne``: only those that a known name has."""
    states: _States = {(START, ""): 0}
    for letter in letters:
        following: _States = {}
        for (history, latin), cost in states.items():
            for sign, piece in _signs().get(letter, ()):
                at = (history + sign)[1 - ORDER :], latin + piece
                total = cost + _cost(model, history, sign)
                if total < following.get(at, total + 1) and (not borne or not piece or _begins_one(at[1])):
                    following[at] = total
        # A letter that is no part of any name, such as a digit's, is passed over.
        best = heapq.nsmallest(_BEAM[borne], following.items(), key=lambda state: (state[1], state[0]))
        states = dict(best) or states
    return states


def _ended(states: _States, model: str) -> dict[str, int]:
    ended: dict[str, int] = {}
    for (history, latin), cost in states.items():
        total = cost + _cost(model, history, END)
        ended[latin] = min(total, ended.get(latin, total))
    return ended


@lru_cache(maxsize=65536)
def _begins_one(latin: str) -> bool:
    """Say whether a known name begins so; the table is sorted."""
    at = bisect.bisect_left(_sorted(), latin)
    return at < len(_sorted()) and _sorted()[at].startswith(latin)


@lru_cache(maxsize=65536)
def _cost(model: str, history: str, sign: str) -> int:
    """Return what it costs that ``sign`` follows ``history``, tenths of a negative log chance."""
    cost = 0
    while True:
        back, followers = _followers(model + history)
        if sign in followers:
            return cost + followers[sign]
        if not history:
            return cost + back + _UNSEEN
        cost, history = cost + back, history[1:]


@lru_cache(maxsize=1)
def _rows() -> tuple[str, dict[str, str]]:
    first, *rows = packed_lines(DATA / "romanizer.tsv.xz")
    return first, {history: rest for history, _, rest in (row.partition("\t") for row in rows)}


@lru_cache(maxsize=1)
def _signs() -> dict[str, tuple[tuple[str, str], ...]]:
    """Return for each Arabic letter the signs of its pieces, and what they are in Latin."""
    signs, pieces = _rows()[0].split("\t")
    found: dict[str, list[tuple[str, str]]] = {}
    for sign, piece in zip(signs, pieces.split("|"), strict=True):
        found.setdefault(piece[0], []).append((sign, piece[1:]))
    return {letter: tuple(rows) for letter, rows in found.items()}


@lru_cache(maxsize=16384)
def _followers(history: str) -> tuple[int, dict[str, int]]:
    """Return the back-off cost of a history, and the cost of what may follow it."""
    back, _, followers = _rows()[1].get(history, "0\t").partition("\t")
    return int(back), {sign: int(cost) for sign, cost in _FOLLOWER.findall(followers)}


@lru_cache(maxsize=1)
def _borne() -> dict[str, str]:
    """Return what each Latin name is worth among foreign, Arabic and Maghreb names, as it stands in the table."""
    rows = (row.partition("\t") for row in packed_lines(DATA / "latin.tsv.xz"))
    return {name: sys.intern(worths) for name, _, worths in rows}  # many names are worth the same


@lru_cache(maxsize=1)
def _sorted() -> tuple[str, ...]:
    return tuple(_borne())
