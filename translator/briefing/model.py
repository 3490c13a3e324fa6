"""What a briefing says, before it is typeset. Sources are numbered from 1 in the order in which they were given."""

from __future__ import annotations

from dataclasses import dataclass

from translator.document import Document, EntityType


@dataclass(frozen=True, slots=True)
class Reference:
    """A sentence of one of the sources."""

    source: int  #: the source's number, from 1
    sentence: int  #: the sentence's number in it, from 1


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence in both languages with the places that say it, its own place first."""

    en: str
    ar: str
    flags: tuple[str, ...]
    references: tuple[Reference, ...]
    differing: tuple[Reference, ...] = ()  #: sentences much like it that have other figures, or deny it


@dataclass(frozen=True, slots=True)
class Event:
    """What sources report of one date."""

    date: str  #: ISO 8601, as far as it is known: ``2020-03``, ``2020-01-03``
    label: str  #: as an English newspaper writes it: ``late March 2020``
    inferred: bool  #: the text gives no year, or a weekday alone; the report's own date gives the rest
    statement: Statement


@dataclass(frozen=True, slots=True)
class Group:
    """Reports that tell much the same story."""

    sources: tuple[int, ...]
    likeness: float  #: the least cosine by which one of them is joined to the others
    label: str  #: what that means, in words
    shared: tuple[Statement, ...]  #: what several of them say in much the same words


@dataclass(frozen=True, slots=True)
class Name:
    """One person, place or organisation over all sources."""

    type: EntityType
    en: str
    ar: tuple[str, ...]
    mentions: tuple[tuple[int, int], ...]  #: source and how often it names it
    first: Reference


@dataclass(frozen=True, slots=True)
class Briefing:
    """One document over many pages."""

    title: str
    sources: tuple[Document, ...]
    key_points: tuple[Statement, ...]
    events: tuple[Event, ...]
    groups: tuple[Group, ...]
    alone: tuple[tuple[int, tuple[Statement, ...]], ...]  #: for each source what no other says
    names: tuple[Name, ...]
    failed: tuple[str, ...] = ()  #: inputs that could not be used
    written_by: str = ""  #: the model that wrote the key points; empty where they are sentences of the sources
    warnings: tuple[str, ...] = ()  #: what is doubtful in what it wrote
    signature: str = ""  #: the model and its prompts
