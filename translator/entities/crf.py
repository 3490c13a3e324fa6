"""The built-in recogniser: a linear-chain CRF (Lafferty, McCallum and Pereira 2001) over ``features``."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from translator.document import EntityType
from translator.entities.features import features
from translator.entities.gazetteers import DATA
from translator.entities.normalize import Token
from translator.errors import ModelBrokenError

MODEL = DATA / "recognizer.crfsuite"


@lru_cache(maxsize=1)
def _tagger() -> Any:
    import pycrfsuite  # type: ignore[import-untyped]

    tagger = pycrfsuite.Tagger()
    try:
        tagger.open(str(MODEL))
    except (OSError, ValueError) as error:
        raise ModelBrokenError(f"the recogniser {MODEL.name} cannot be read", "install trsum again") from error
    return tagger


def tag(tokens: Sequence[Token]) -> tuple[tuple[int, int, EntityType, float], ...]:
    """Find the names in a sentence.

    Returns:
        For each name its first token, the token after its last, its type and the model's probability.
    """
    if not tokens:
        return ()
    tagger = _tagger()
    labels = tagger.tag(features(tokens))
    found = []
    for first, last, kind in spans(labels):
        probability = min(tagger.marginal(labels[at], at) for at in range(first, last))
        found.append((first, last, EntityType(kind), float(probability)))
    return tuple(found)


def spans(labels: Sequence[str]) -> list[tuple[int, int, str]]:
    """Turn B-/I-/O labels into (first, last, type); an I- after another type begins a name."""
    found: list[tuple[int, int, str]] = []
    for at, label in enumerate(labels):
        if label == "O":
            continue
        kind = label[2:]
        if label[0] == "I" and found and found[-1][1] == at and found[-1][2] == kind:
            found[-1] = (found[-1][0], at + 1, kind)
        else:
            found.append((at, at + 1, kind))
    return found
