"""What flows through the pipeline: one frozen ``Document`` that every stage returns richer.

Offsets are Python string offsets (code points), half open. Line, paragraph and sentence numbers
count from 1. Unknown values are ``None``.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Self


class EntityType(StrEnum):
    """The types a named entity can have."""

    PER = "PER"
    LOC = "LOC"
    ORG = "ORG"
    FAC = "FAC"
    MISC = "MISC"
    DATE = "DATE"


class Flag(StrEnum):
    """What is doubtful about a sentence's English. A flag is printed, never hidden."""

    EMPTY = "empty"  #: the engine gave nothing
    REPETITION = "repetition"  #: a loop of the same words
    TOO_SHORT = "too-short"  #: far shorter than the Arabic lets expect: something may be missing
    TOO_LONG = "too-long"  #: far longer than the Arabic lets expect: something may be invented
    NUMBER_MISMATCH = "number-mismatch"  #: a number of one side is not on the other
    UNIT_MISMATCH = "unit-mismatch"  #: a figure's unit is not in the English
    DATE_MISMATCH = "date-mismatch"  #: a month or weekday of one side is not on the other
    NEGATION_MISMATCH = "negation-mismatch"  #: the Arabic denies, the English does not (or the reverse)
    DIRECTION_MISMATCH = "direction-mismatch"  #: a point of the compass is not in the English
    MEANING_MISMATCH = "meaning-mismatch"  #: a word's opposite, or another of its kind, stands in its place
    WORD_MISSING = "word-missing"  #: words of the Arabic that editors hardly ever leave out are not in the English
    WORD_INVENTED = "word-invented"  #: words that editors hardly ever add stand in the English and come from nowhere
    ARABIC_LEFT = "arabic-left"  #: Arabic letters stand in the English
    ENTITY_MISSING = "entity-missing"  #: an entity of the Arabic is not in the English under its one spelling
    ENTITY_INVENTED = "entity-invented"  #: the English has a name that the Arabic has not
    UNSURE = "unsure"  #: as likely false as right, or done only in pieces
    FOREIGN = "foreign-language"  #: the line is not Arabic and was passed through untranslated


#: What every warning about the title's English begins with: reports show it beside the title.
TITLE_DOUBT = "the title's English "


class LineRole(StrEnum):
    """What the structure of an input says about one of its lines."""

    TITLE = "title"  #: the page's first-level heading
    CAPTION = "caption"  #: it stands under a picture
    MAIN = "main"  #: it stands in the main text
    OUTSIDE = "outside"  #: it stands outside the main text
    RUNNING = "running"  #: it recurs at the edge of the pages: a running head, a page number


@dataclass(frozen=True, slots=True)
class Source:
    """Where a document came from and how its bytes were read."""

    path: str  #: as the user gave it; ``-`` is standard input
    sha256: str  #: of the bytes, hexadecimal
    bytes: int
    encoding: str
    language: str = "ar"
    repairs: tuple[str, ...] = ()  #: what was mended while reading, e.g. ``mojibake``, ``presentation-forms``


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the input after Unicode repair."""

    number: int
    text: str
    language: str = "ar"  #: ISO 639-1 code of a line that is not Arabic, else ``ar``
    starts_page: bool = False  #: a form feed or a page break stands before it
    role: LineRole | None = None  #: what the input's format says about it

    @property
    def is_blank(self) -> bool:
        """Say whether nothing but white space stands on the line."""
        return not self.text.strip()


@dataclass(frozen=True, slots=True)
class RemovedLine:
    """A line, or a span inside one, that is no part of the article, with the name of the rule that says so."""

    line: int
    text: str
    rule: str
    why: str = ""  #: one clause for a person
    start: int = 0  #: where in its line the text stands


@dataclass(frozen=True, slots=True)
class MetadataLine:
    """A line that became metadata: which field it fed, as a name such as ``title`` or ``published``."""

    line: int
    text: str
    field: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the page says about the article. Arabic values are as written; dates are ISO 8601."""

    title_ar: str | None = None
    title_en: str | None = None
    published: str | None = None
    agency: str | None = None
    byline: str | None = None
    dateline: str | None = None
    section: str | None = None
    keywords: tuple[str, ...] = ()
    source_url: str | None = None
    lines: tuple[MetadataLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the body: the text of a line, or what is left of it beside furniture, unchanged.

    ``line_text[start : start + len(text)]`` is the paragraph.
    """

    number: int
    line: int
    text: str
    language: str = "ar"
    start: int = 0


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the body and its English.

    ``paragraph_text[start:end]`` is the sentence with the white space that follows it, so that the
    slices of a paragraph join to the paragraph; ``ar`` is that slice stripped.
    """

    id: int
    paragraph: int
    line: int
    start: int
    end: int
    ar: str
    en: str | None = None
    flags: tuple[str, ...] = ()
    language: str = "ar"
    certainty: float | None = None  #: the engine's, of its English: 1 is certain; None where it is not known
    lost_words: tuple[str, ...] = ()  #: those of ``ar``, as written, for which it is flagged as ``word-missing``
    invented_words: tuple[str, ...] = ()  #: those of ``en``, as written, for which it is flagged as ``word-invented``

    def flagged(self, *flags: str) -> Sentence:
        """Return the sentence with ``flags`` added, each once, in a fixed order."""
        return replace(self, flags=tuple(sorted({*self.flags, *flags})))


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an entity is named: offsets into the sentence's ``ar``, prefixes left outside."""

    sentence: int
    start: int
    end: int
    ar: str
    en: str | None = None  #: what stands in that sentence's English; None where it is missing there
    source: str | None = None  #: the document's path, set where several documents are one table


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, place, organisation … under one English spelling."""

    id: str  #: ``E1``, ``E2`` … in order of first mention
    type: EntityType
    en: str
    ar: tuple[str, ...]  #: its Arabic forms, in order of first mention
    source: str  #: where the spelling came from: ``glossary``, ``gazetteer``, ``document``, ``romanised`` …
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class ExtractedSentence:
    """A sentence of the document chosen for the extractive summary."""

    sentence: int
    ar: str
    en: str
    score: float  #: the ranker's score; higher is more central
    rank: int = 1  #: its place in the order of choice: 1 was chosen first


@dataclass(frozen=True, slots=True)
class SummarySentence:
    """A sentence of an abstractive summary and the numbers of the sentences that it rests on."""

    text: str
    cites: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Abstract:
    """An abstractive summary in both languages, labelled with the method that made it."""

    method: str
    en: tuple[SummarySentence, ...]
    ar: tuple[SummarySentence, ...]
    entity_precision: float = 1.0  #: share of the names in it that its cited sentences have, after repair
    number_precision: float = 1.0  #: the same of its figures, dates and units
    notes: tuple[str, ...] = ()  #: what its engine says of it; the stage makes warnings of them


@dataclass(frozen=True, slots=True)
class Summary:
    """Both summaries. ``abstractive`` is None where it was not asked for."""

    extractive: tuple[ExtractedSentence, ...] = ()
    abstractive: Abstract | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """Everything known about one input at some point of the pipeline."""

    source: Source
    lines: tuple[Line, ...] = ()
    metadata: Metadata = field(default_factory=Metadata)
    removed: tuple[RemovedLine, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    entities: tuple[Entity, ...] = ()
    summary: Summary = field(default_factory=Summary)
    warnings: tuple[str, ...] = ()
    signature: str = ""

    def with_(self, **changes: Any) -> Self:
        """Return a copy with some fields replaced."""
        return replace(self, **changes)

    def warned(self, *warnings: str) -> Self:
        """Return a copy with ``warnings`` added, each once, in order."""
        return replace(self, warnings=tuple(dict.fromkeys((*self.warnings, *warnings))))
