"""The people, places and organisations of several documents in one table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from translator.briefing.model import Name, Reference
from translator.document import Document, EntityType
from translator.entities import merge_tables

_ORDER = (EntityType.PER, EntityType.LOC, EntityType.ORG, EntityType.FAC, EntityType.MISC)


def name_table(documents: Sequence[Document]) -> tuple[Name, ...]:
    """Return every name but dates: by kind, then by how many sources have it and how often."""
    numbers = {document.source.path: number for number, document in enumerate(documents, 1)}
    names = []
    for entity in merge_tables(documents):
        if entity.type is EntityType.DATE or not entity.mentions:
            continue
        places = [(numbers[str(mention.source)], mention.sentence) for mention in entity.mentions]
        counts = Counter(source for source, _ in places)
        names.append(Name(entity.type, entity.en, entity.ar, tuple(sorted(counts.items())), Reference(*min(places))))
    return tuple(sorted(names, key=_rank))


def _rank(name: Name) -> tuple[int, int, int, str]:
    total = sum(count for _, count in name.mentions)
    return _ORDER.index(name.type), -len(name.mentions), -total, name.en.casefold()
