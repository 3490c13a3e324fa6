"""How likely a translation is to be false, told from all that speaks against it together."""

from __future__ import annotations

import math
from dataclasses import dataclass

#: A sentence that is as likely false as right is doubtful.
DOUBTFUL = 0.5


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for or against one translation."""

    score: float  #: mean log-probability of the target tokens, natural logarithm
    words: int  #: of the Arabic
    lost: float  #: what lost words say, nats

    @property
    def weighed(self) -> tuple[float, float, float]:
        """What the weights are multiplied with, in their order."""
        return self.score, math.log(max(1, self.words)), self.lost


@dataclass(frozen=True, slots=True)
class Doubt:
    """Weights of a logistic regression over translations of one model, which fact-checkers graded.

    A model's own certainty is the best single sign of invention that there is (Fomicheva et al., "Unsupervised quality
    estimation for neural machine translation", TACL 8, 2020); the length of the source and what lost words say make it
    better. What invented words say, which have a flag of their own, did not. ``models/training/calibrate.py`` finds the
    weights.
    """

    bias: float
    score: float  #: for each nat of the mean log-probability of a target token
    words: float  #: for each e-fold of the number of Arabic words
    lost: float  #: for each nat that lost words say

    def share_false(self, signs: Signs) -> float:
        """Return what share of translations with such signs is false, 0 to 1."""
        weights = (self.score, self.words, self.lost)
        sum_of_signs = sum(weight * sign for weight, sign in zip(weights, signs.weighed, strict=True))
        return 1 / (1 + math.exp(-self.bias - sum_of_signs))


def signs_of(ar: str, en: str, score: float) -> Signs:
    """Return the signs of a translation that the engine gave with ``score``."""
    from translator.translation.guards.lost_words import weight_lost

    return Signs(score, len(ar.split()), weight_lost(ar, en))
