"""LexRank: the centrality of sentences in the graph of their likeness.

Erkan and Radev, "LexRank: graph-based lexical centrality as salience in text summarization" (JAIR 22,
2004), in its continuous form: edges are TF-IDF cosines, centrality is the stationary distribution.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

_DAMPING = 0.15  # Erkan and Radev's value
_STEPS = 100
_TOLERANCE = 1e-9


def similarity(texts: Sequence[Sequence[str]]) -> Matrix:
    """Return the TF-IDF cosines between texts given as lists of stems: a square matrix with ones on the diagonal.

    A text without stems is like no other text.
    """
    import numpy as np

    stems = sorted({stem for text in texts for stem in text})
    column = {stem: index for index, stem in enumerate(stems)}
    spread = Counter(stem for text in texts for stem in set(text))
    weights = np.zeros((len(texts), max(1, len(stems))))
    for row, text in enumerate(texts):
        for stem, count in Counter(text).items():
            weights[row, column[stem]] = count * (1.0 + math.log(len(texts) / spread[stem]))
    norms = np.linalg.norm(weights, axis=1, keepdims=True)
    unit = weights / np.where(norms > 0.0, norms, 1.0)
    cosines: Matrix = unit @ unit.T
    np.fill_diagonal(cosines, 1.0)
    return cosines


def centrality(cosines: Matrix) -> Matrix:
    """Return each text's LexRank, scaled so that the most central text has 1."""
    import numpy as np

    count = len(cosines)
    if count == 0:
        return np.zeros(0)
    steps = cosines / cosines.sum(axis=1, keepdims=True)
    rank = np.full(count, 1.0 / count)
    for _ in range(_STEPS):
        following = _DAMPING / count + (1.0 - _DAMPING) * (rank @ steps)
        settled = float(np.abs(following - rank).sum()) < _TOLERANCE
        rank = following
        if settled:
            break
    scaled: Matrix = rank / rank.max()
    return scaled
