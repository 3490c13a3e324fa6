"""What must be known of all documents before one is translated: who is named in them, under which spelling.

Only distinct names are held, so that the memory needed grows with the vocabulary and not with the folder.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from translator.document import Document, Entity, EntityType, Mention, Source
from translator.errors import InputError, NoArabicError

if TYPE_CHECKING:
    from translator.batch.unit import Order

#: The rule under which the cleaner takes off what recurs in a folder.
_RECURRING = "recurring"
#: An entity of a document by its type and its English there, and the English and its source to be taken instead.
Spellings = Mapping[tuple[str, str], tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Survey:
    """What one input holds."""

    sha256: str | None  #: of its bytes; None where they cannot be read
    words: int = 0  #: Arabic words of its sentences
    tables: tuple[tuple[Entity, ...], ...] = ()  #: the entities of each of its articles, without mentions
    removed: tuple[int, ...] = ()  #: the lines that were taken off because they recur in the folder
    error: str | None = None  #: why it cannot be used


def survey_input(path: str, order: Order) -> Survey:
    """Read, clean and recognise one input; one that cannot be used gives a survey with its error."""
    from translator.batch.unit import articles_of

    try:
        articles = articles_of(path, order)
    except (InputError, NoArabicError) as error:
        return Survey(None, error=str(error))
    tables = tuple(tuple(replace(e, mentions=()) for e in article.entities) for article in articles)
    removed = tuple(line.line for article in articles for line in article.removed if line.rule == _RECURRING)
    return Survey(articles[0].source.sha256, sum(words_of(article) for article in articles), tables, removed)


def words_of(document: Document) -> int:
    """Return the number of words in a document's sentences."""
    return sum(len(sentence.ar.split()) for sentence in document.sentences)


def to_json(survey: Survey) -> str:
    """Return a usable survey as a line of JSON."""
    tables = [[[str(e.type), e.en, e.source, list(e.ar)] for e in table] for table in survey.tables]
    return json.dumps([survey.words, survey.removed, tables], ensure_ascii=False, separators=(",", ":"))


def from_json(sha256: str, text: str) -> Survey:
    """Return the survey that ``to_json`` wrote down."""
    words, removed, tables = json.loads(text)
    return Survey(
        sha256,
        words,
        tuple(
            tuple(Entity("", EntityType(kind), en, tuple(ar), source) for kind, en, source, ar in table)
            for table in tables
        ),
        tuple(removed),
    )


class Names:
    """The names of a folder, gathered document by document; ``spellings`` then says what each is to be called."""

    def __init__(self) -> None:
        self._numbers: dict[Entity, int] = {}
        self._entities: list[Entity] = []
        self._english: dict[int, tuple[str, str]] = {}
        self.table: tuple[Entity, ...] = ()  #: the folder's names, once they are settled

    def add(self, tables: Iterable[Sequence[Entity]]) -> tuple[tuple[int, ...], ...]:
        """Take in the tables of one input; returns what ``spellings`` wants to see again."""
        return tuple(tuple(self._numbers.setdefault(e, len(self._numbers)) for e in table) for table in tables)

    def settle(self) -> None:
        """Choose the spellings, when every input has been added."""
        from translator.entities import merge_tables

        source = Source("", "", 0, "")
        self._entities = list(self._numbers)
        gathered = tuple(
            replace(entity, mentions=(Mention(number, 0, 0, ""),)) for entity, number in self._numbers.items()
        )
        self.table = merge_tables([Document(source, entities=gathered)])
        for row in self.table:
            for mention in row.mentions:
                self._english[mention.sentence] = row.en, row.source

    def spellings(self, table: Sequence[int]) -> Spellings:
        """Return what an article's entities are called in the folder, where that is not what it calls them itself."""
        return {
            (str(self._entities[number].type), self._entities[number].en): self._english[number]
            for number in table
            if self._english[number][0] != self._entities[number].en
        }

    def digest(self, tables: Sequence[Sequence[int]], removed: Sequence[int]) -> str:
        """Return a short hash of what an input's names are called, whether the folder or a registry says so."""
        named: dict[tuple[str, str, int], set[str]] = {}
        for at, table in enumerate(tables):
            for number in table:
                entity = self._entities[number]
                named.setdefault((str(entity.type), self._english[number][0], at), set()).update(entity.ar)
        return _short_hash(repr((sorted((name, sorted(forms)) for name, forms in named.items()), list(removed))))


def respelled(document: Document, spellings: Spellings) -> Document:
    """Return a document whose entities bear the folder's spellings; those that are now one are joined."""
    if not spellings:
        return document
    joined: dict[tuple[EntityType, str], Entity] = {}
    for entity in document.entities:
        english, source = spellings.get((str(entity.type), entity.en), (entity.en, entity.source))
        before = joined.get((entity.type, english))
        forms = (*before.ar, *entity.ar) if before else entity.ar
        mentions = sorted((*(before.mentions if before else ()), *entity.mentions), key=lambda m: (m.sentence, m.start))
        joined[entity.type, english] = replace(
            before or entity, en=english, source=source, ar=tuple(dict.fromkeys(forms)), mentions=tuple(mentions)
        )
    rows = sorted(joined.values(), key=lambda e: (e.mentions[0].sentence, e.mentions[0].start))
    return document.with_(entities=tuple(replace(entity, id=f"E{at}") for at, entity in enumerate(rows, 1)))


def digest(spellings: Sequence[Spellings], removed: Sequence[int]) -> str:
    """Return a short hash of what a document gets from the others; empty where that is nothing."""
    if not any(spellings) and not removed:
        return ""
    return _short_hash(repr(([sorted(one.items()) for one in spellings], list(removed))))


def _short_hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
