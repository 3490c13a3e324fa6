"""The report object: what every writer writes, and what programs rely on.

The shape is that of ``report.schema.json`` and ``entities.schema.json``. Keys stand in a fixed
order and unknown values are ``None``, never left out, so that equal documents give equal bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from translator.document import Document, Entity, Mention, Metadata, Source, Summary, SummarySentence

REPORT_SCHEMA = "trsum.report/1"
ENTITIES_SCHEMA = "trsum.entities/1"
CLEAN_SCHEMA = "trsum.clean/1"


def to_json_object(document: Document) -> dict[str, Any]:
    """Return the whole report on one document as plain dicts, lists, strings and numbers."""
    return {
        "schema": REPORT_SCHEMA,
        "source": _source(document.source),
        "metadata": _metadata(document.metadata),
        "removed": _removed(document),
        "sentences": [
            {
                "id": sentence.id,
                "paragraph": sentence.paragraph,
                "line": sentence.line,
                "ar": sentence.ar,
                "en": sentence.en,
                "flags": list(sentence.flags),
                "lost_words": list(sentence.lost_words),
                "invented_words": list(sentence.invented_words),
            }
            for sentence in document.sentences
        ],
        "entities": [_entity(entity) for entity in document.entities],
        "summary": _summary(document.summary),
        "warnings": list(document.warnings),
        "signature": document.signature,
    }


def entities_object(entities: Sequence[Entity]) -> dict[str, Any]:
    """Return one entity table over several documents; each mention names the document it stands in."""
    return {"schema": ENTITIES_SCHEMA, "entities": [_entity(entity, sources=True) for entity in entities]}


def clean_object(document: Document) -> dict[str, Any]:
    """Return a cleaned document before anything is translated: body, metadata and what was removed."""
    return {
        "schema": CLEAN_SCHEMA,
        "source": _source(document.source),
        "metadata": _metadata(document.metadata),
        "removed": _removed(document),
        "paragraphs": [
            {"paragraph": paragraph.number, "line": paragraph.line, "ar": paragraph.text}
            for paragraph in document.paragraphs
        ],
        "warnings": list(document.warnings),
    }


def _source(source: Source) -> dict[str, Any]:
    return {
        "path": source.path,
        "sha256": source.sha256,
        "bytes": source.bytes,
        "encoding": source.encoding,
        "language": source.language,
        "repairs": list(source.repairs),
    }


def _metadata(metadata: Metadata) -> dict[str, Any]:
    return {
        "title": {"ar": metadata.title_ar, "en": metadata.title_en},
        "published": metadata.published,
        "agency": metadata.agency,
        "byline": metadata.byline,
        "dateline": metadata.dateline,
        "section": metadata.section,
        "keywords": list(metadata.keywords),
        "source_url": metadata.source_url,
        "lines": [{"line": line.line, "text": line.text, "field": line.field} for line in metadata.lines],
    }


def _removed(document: Document) -> list[dict[str, Any]]:
    return [{"line": line.line, "text": line.text, "rule": line.rule} for line in document.removed]


def _entity(entity: Entity, *, sources: bool = False) -> dict[str, Any]:
    return {
        "id": entity.id,
        "type": str(entity.type),
        "en": entity.en,
        "ar": list(entity.ar),
        "source": entity.source,
        "mentions": [_mention(mention, sources=sources) for mention in entity.mentions],
    }


def _mention(mention: Mention, *, sources: bool) -> dict[str, Any]:
    place: dict[str, Any] = {"source": mention.source} if sources else {}
    return place | {
        "sentence": mention.sentence,
        "start": mention.start,
        "end": mention.end,
        "ar": mention.ar,
        "en": mention.en,
    }


def _summary(summary: Summary) -> dict[str, Any]:
    abstract = summary.abstractive
    return {
        "extractive": [
            {"sentence": s.sentence, "ar": s.ar, "en": s.en, "score": s.score, "rank": s.rank}
            for s in summary.extractive
        ],
        "abstractive": None
        if abstract is None
        else {
            "method": abstract.method,
            "en": _cited(abstract.en),
            "ar": _cited(abstract.ar),
            "entity_precision": abstract.entity_precision,
            "number_precision": abstract.number_precision,
        },
    }


def _cited(sentences: Sequence[SummarySentence]) -> list[dict[str, Any]]:
    return [{"text": sentence.text, "cites": list(sentence.cites)} for sentence in sentences]
