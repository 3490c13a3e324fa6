"""Documents made of sentence pairs, for the tests of this folder."""

from __future__ import annotations

from translator.document import Document, Entity, Metadata, Sentence, Source
from translator.entities import Glossary, recognize_entities
from translator.settings import Settings


def document(*pairs: tuple[str, str | None], path: str = "page.txt", title: tuple[str, str] | None = None) -> Document:
    sentences = tuple(Sentence(n, n, n, 0, len(ar), ar, en=en) for n, (ar, en) in enumerate(pairs, 1))
    metadata = Metadata(title_ar=title[0], title_en=title[1]) if title else Metadata()
    return Document(Source(path, "0" * 64, 1, "utf-8"), sentences=sentences, metadata=metadata)


def recognized(
    *pairs: tuple[str, str | None],
    glossary: Glossary | None = None,
    path: str = "page.txt",
    title: tuple[str, str] | None = None,
) -> Document:
    return recognize_entities(document(*pairs, path=path, title=title), glossary, Settings())


def by_arabic(found: Document, form: str) -> Entity:
    return next(entity for entity in found.entities if form in entity.ar)
