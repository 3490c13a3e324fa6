"""One entity table over several documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from translator.document import Document, Entity, EntityType, Mention
from translator.entities.link import headed
from translator.entities.normalize import bare, key
from translator.entities.romanize import person_parts

#: How far the source of a spelling is trusted; what is not here is attested somewhere.
_TRUST = {"glossary": 3, "registry": 2, "romanised": 0}
_ATTESTED = 1


@dataclass
class _Row:
    """An entity of several documents while it is gathered."""

    entity: Entity
    forms: dict[str, None] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)

    def add(self, entity: Entity, source: str) -> None:
        """Take one document's entity in; a spelling of a better source wins over the first document's."""
        if _trust(entity) > _trust(self.entity):
            self.entity = replace(self.entity, en=entity.en, source=entity.source)
        self.forms |= dict.fromkeys(entity.ar)
        self.mentions += [replace(mention, source=source) for mention in entity.mentions]


def merge_tables(documents: Sequence[Document]) -> tuple[Entity, ...]:
    """Join the documents' entities of one type and one name, numbered anew in order of first mention.

    Entities are one where their English is the same, or where they share an Arabic form that is a full name (a base
    and a camp of one name are one facility); a surname alone joins nobody. A glossary's spelling stands for all, then
    the registry's, then one that a table or a document gives, then one that was made letter by letter; among equals
    the first document's.
    Mentions carry the path of their document.
    """
    rows: list[_Row] = []
    by_key: dict[tuple[EntityType, str], _Row] = {}
    for document in documents:
        for entity in document.entities:
            keys = _keys(entity)
            row = next((by_key[name] for name in keys if name in by_key), None)
            if row is None:
                row = _Row(entity)
                rows.append(row)
            row.add(entity, document.source.path)
            for name in keys:
                by_key.setdefault(name, row)
    return tuple(
        replace(row.entity, id=f"E{number}", ar=tuple(row.forms), mentions=tuple(row.mentions))
        for number, row in enumerate(rows, 1)
    )


def _trust(entity: Entity) -> int:
    return _TRUST.get(entity.source, _ATTESTED)


def _keys(entity: Entity) -> list[tuple[EntityType, str]]:
    """Return the keys under which an entity is the same as another document's."""
    found = [(entity.type, "=" + entity.en.casefold())]
    if entity.type is EntityType.DATE:
        return found
    full = [form for form in entity.ar if entity.type is not EntityType.PER or len(person_parts(form)) > 1]
    found += [(entity.type, bare(key(form))) for form in full]
    if entity.type is EntityType.FAC:
        found += [(entity.type, ":".join(head)) for form in full if (head := headed(form))]
    return found
