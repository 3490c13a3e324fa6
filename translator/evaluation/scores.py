"""Corpus BLEU and chrF++ through sacreBLEU."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from translator.errors import UsageError


@dataclass(frozen=True, slots=True)
class Score:
    """One corpus score, 0 to 100, with the signature that makes it comparable (Post 2018)."""

    name: str
    value: float
    signature: str


@dataclass(frozen=True, slots=True)
class Scores:
    """What one set of hypotheses scores."""

    lines: int
    bleu: Score
    chrf: Score


def score(hypotheses: Sequence[str], references: Sequence[str]) -> Scores:
    """Score ``hypotheses`` against one reference each.

    BLEU (Papineni et al. 2002) is cased, with the 13a tokenizer and exponential smoothing; chrF++
    (Popović 2017) has character n-grams up to 6 and word n-grams up to 2, beta 2: sacreBLEU's
    defaults, so that figures stand beside published ones.

    Raises:
        UsageError: the numbers of lines differ, or there are none.
    """
    if len(hypotheses) != len(references):
        raise UsageError(
            f"{len(hypotheses)} hypotheses stand against {len(references)} references",
            "give files with one sentence a line, in the same order",
        )
    if not references:
        raise UsageError("there is nothing to score", "give files with one sentence a line")
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF

    bleu, chrf = BLEU(), CHRF(word_order=2)
    reference_sets = [list(references)]
    return Scores(
        lines=len(references),
        bleu=Score("BLEU", bleu.corpus_score(list(hypotheses), reference_sets).score, str(bleu.get_signature())),
        chrf=Score("chrF++", chrf.corpus_score(list(hypotheses), reference_sets).score, str(chrf.get_signature())),
    )
