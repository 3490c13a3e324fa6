"""How good a translation is beside a reference: BLEU and chrF++, each with its signature."""

from __future__ import annotations

from translator.evaluation.parallel import read_lines, translate_lines
from translator.evaluation.scores import Score, Scores, score

__all__ = ["Score", "Scores", "read_lines", "score", "translate_lines"]
