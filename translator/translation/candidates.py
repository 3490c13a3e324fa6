"""Candidates: what the engine's hypotheses for a text come to, and which of them is best.

Of the hypotheses of one search the likeliest is not always the truest. What the guards find comes first, then the
engine's own likelihood less what lost and invented words say (``guards``). To choose by what speaks for the source too
is the noisy channel of Yee, Dauphin and Auli, "Simple and effective noisy channel modeling for neural machine
translation", EMNLP 2019; a lexicon is the channel here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from translator.document import Flag
from translator.translation.engine import Hypothesis
from translator.translation.guards import check
from translator.translation.guards.invented_words import weight_invented
from translator.translation.guards.lost_words import weight_lost
from translator.translation.running_on import take_apart
from translator.translation.typography import join_pieces, tidy

#: What stands for an English that no engine gave.
NOT_TRANSLATED = "[not translated]"

#: How bad a flag is when translations of one sentence are compared: a lost or changed fact weighs more
#: than a doubtful length, a loop more than a fact, nothing at all the most.
_SEVERITY = {
    Flag.EMPTY: 100,
    Flag.REPETITION: 16,
    Flag.ARABIC_LEFT: 8,
    Flag.NUMBER_MISMATCH: 8,
    Flag.UNIT_MISMATCH: 8,
    Flag.DATE_MISMATCH: 8,
    Flag.NEGATION_MISMATCH: 8,
    Flag.DIRECTION_MISMATCH: 7,
    Flag.MEANING_MISMATCH: 8,
    Flag.TOO_SHORT: 7,
    Flag.WORD_MISSING: 5,
    Flag.WORD_INVENTED: 5,
    Flag.TOO_LONG: 4,
}
#: How many nats of the engine's likelihood one nat of lost words is worth, and one of invented words. On 200 held-back
#: pairs, beam 4, the likeliest had 62.4 chrF++, what these chose without a look at the flags 62.7, 1.0 and 0.5 62.5;
#: flags before 1.0 and 0.5 made 62.8.
_LOST, _INVENTED = 1.5, 1.0
#: Flags that a single piece earns for the whole sentence, in which they would drown.
_PIECE_FLAGS = frozenset({Flag.REPETITION, Flag.TOO_SHORT})


@dataclass(frozen=True, slots=True)
class Candidate:
    """One translation of one text."""

    text: str
    flags: tuple[Flag, ...]
    score: float  #: mean log-probability, weighted by the length of the pieces
    pieces: tuple[str, ...] = ()  #: the Arabic as it was cut
    lost_words: tuple[str, ...] = ()  #: those for which it is flagged
    invented_words: tuple[str, ...] = ()  #: those for which it is flagged

    @property
    def rank(self) -> tuple[int, int, float]:
        """Sort key; the smallest is the best: weight of the flags, their number, the engine's doubt."""
        return (*severity(self.flags), -self.score)


def severity(flags: Sequence[Flag]) -> tuple[int, int]:
    """Return how bad flags are together, and their number."""
    return sum(_SEVERITY[flag] for flag in flags), len(flags)


def assemble(text: str, pieces: tuple[str, ...], by_piece: Mapping[str, Hypothesis]) -> Candidate:
    """Return what the hypotheses for a text's pieces come to, the best of each."""
    said = [_best(piece, by_piece[piece]) for piece in pieces]
    score = _mean_score(said)
    empty = [Flag.EMPTY in one.flags for one in said]
    if all(empty):
        return Candidate("", (Flag.EMPTY,), score, pieces)
    shown = [NOT_TRANSLATED if gone else one.text for gone, one in zip(empty, said, strict=True)]
    whole = join_pieces(list(zip(pieces, shown, strict=True)))
    same = (text, whole) == (pieces[0], said[0].text)  # most texts are one piece, which has been looked at
    found_whole = said[0].flags if same else check(text, whole)
    flags = set(found_whole) | {flag for one in said for flag in one.flags if flag in _PIECE_FLAGS}
    if any(empty):
        flags.add(Flag.EMPTY)
    return Candidate(whole, tuple(sorted(flags)), score, pieces)


def _best(piece: str, hypothesis: Hypothesis) -> Candidate:
    """Return the best of the hypotheses of one search."""
    found = [(_said(piece, hypothesis.text, hypothesis.score), 0.0)]
    found += [(_said(piece, rival.text, rival.score), rival.behind) for rival in hypothesis.rivals]
    if len(found) == 1:
        return found[0][0]
    return min(found, key=lambda one: (severity(one[0].flags), one[1] + _unfaithful(piece, one[0].text)))[0]


def _said(piece: str, english: str, score: float) -> Candidate:
    english = take_apart(tidy(english))
    return Candidate(english, check(piece, english), score, (piece,))


def _unfaithful(ar: str, en: str) -> float:
    """Return what words lost and invented say against an English, in nats of the engine's likelihood."""
    return _LOST * weight_lost(ar, en) + _INVENTED * weight_invented(ar, en)


def _mean_score(said: Sequence[Candidate]) -> float:
    weight = sum(max(1, len(one.text)) for one in said)
    return sum(one.score * max(1, len(one.text)) for one in said) / weight
