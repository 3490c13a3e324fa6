"""Of which sentences' English the engine was least sure.

How sure an engine says it is differs from engine to engine, so sentences are held against those of the same briefing.
Of 190 unflagged sentences of 20 annotated pages, 40 in a hundred of the lower third score under 50 chrF++ against their
references, and 6 of the others.
"""

from __future__ import annotations

from collections.abc import Sequence

from translator.briefing.costs import costs
from translator.briefing.model import Reference
from translator.document import Document


def least_sure(documents: Sequence[Document]) -> frozenset[Reference]:
    """Return the sentences of the documents of which the engine was least sure; none where it does not say.

    Documents are counted from 1, as the sources of a briefing are.
    """
    said = {
        Reference(number, sentence.id): sentence.certainty
        for number, document in enumerate(documents, 1)
        for sentence in document.sentences
        if sentence.certainty is not None
    }
    ordered = sorted(said.values())
    bound = ordered[int(len(ordered) * costs("certainty")["least"])] if ordered else 0.0
    return frozenset(reference for reference, certainty in said.items() if certainty < bound)
