"""The words in which codes are shown to people: flags and entity types."""

from __future__ import annotations

import tomllib
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from translator.document import TITLE_DOUBT, Document, Entity, Flag, Sentence, SummarySentence


@dataclass(frozen=True, slots=True)
class Doubt:
    """One flag of one sentence, as it is shown beside it."""

    flag: str
    words: str  #: the flag's label; where a name or words are missing, which


@lru_cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads(Path(__file__).with_name("labels.toml").read_text(encoding="utf-8"))


def flag_label(flag: str) -> str:
    """Return the few words that stand beside a flagged sentence; an unknown flag stands for itself."""
    row: Mapping[str, str] = _table()["flag"].get(flag, {})
    return row.get("label", flag)


def flag_meaning(flag: str) -> str:
    """Return what a flag means, as a clause; an unknown flag stands for itself."""
    row: Mapping[str, str] = _table()["flag"].get(flag, {})
    return row.get("meaning", flag)


def flag_labels() -> Mapping[str, Mapping[str, str]]:
    """Return every flag's row: ``label``, the few words, and ``meaning``, a clause."""
    rows: Mapping[str, Mapping[str, str]] = _table()["flag"]
    return rows


def type_labels() -> Mapping[str, str]:
    """Return the word for every entity type."""
    rows: Mapping[str, str] = _table()["type"]
    return rows


def kind_labels() -> Mapping[str, str]:
    """Return the heading over the names of every entity type."""
    rows: Mapping[str, str] = _table()["kind"]
    return rows


def flags_used(sentences: Iterable[Sentence]) -> tuple[str, ...]:
    """Return every flag that occurs, in the order of the table."""
    used = {flag for sentence in sentences for flag in sentence.flags}
    known = [flag for flag in _table()["flag"] if flag in used]
    return (*known, *sorted(used.difference(known)))


def type_label(code: str) -> str:
    """Return the word for an entity type such as ``PER``."""
    label: str = _table()["type"].get(code, code)
    return label


def metadata_facts(document: Document) -> tuple[tuple[str, str], ...]:
    """Return what is known about the article as pairs of name and value, titles left out.

    Names that the article's own table has get their English before the Arabic.
    """
    metadata = document.metadata
    facts = (
        ("Published", metadata.published),
        ("Agency", _in_english(metadata.agency, document.entities)),
        ("Byline", _in_english(metadata.byline, document.entities)),
        ("Dateline", _in_english(metadata.dateline, document.entities)),
        ("Section", metadata.section),
        ("Keywords", "، ".join(metadata.keywords) or None),
        ("Address", metadata.source_url),
    )
    return tuple((name, value) for name, value in facts if value)


def _in_english(value: str | None, entities: Iterable[Entity]) -> str | None:
    """Return ``value`` behind its English where it is one of the names: ``Reuters (رويترز)``."""
    from translator.entities.normalize import key

    if value is None or value.isascii():
        return value
    english = next((entity.en for entity in entities if key(value) in map(key, entity.ar)), None)
    return f"{english} ({value})" if english else value


def source_facts(document: Document) -> tuple[str, ...]:
    """Return how the input was read and how much of it is where, as short phrases."""
    flagged = sum(1 for sentence in document.sentences if sentence.flags)
    facts = [document.source.encoding]
    if document.source.repairs:
        facts.append(f"repaired: {', '.join(document.source.repairs)}")
    facts.append(count(len(document.sentences), "sentence"))
    facts.append(f"{flagged or 'none'} flagged")
    facts.append(f"{count(len(document.removed), 'line') if document.removed else 'nothing'} removed")
    return tuple(facts)


def doubtful(document: Document) -> Mapping[int, tuple[Doubt, ...]]:
    """Return what is doubtful about every flagged sentence by its number."""
    from translator.entities.enforce import names_lacking  # reads the tables of names

    lacking = names_lacking(document)
    return {
        sentence.id: tuple(_doubt(flag, sentence, lacking.get(sentence.id, ())) for flag in sentence.flags)
        for sentence in document.sentences
        if sentence.flags
    }


def _doubt(flag: str, sentence: Sentence, lacking: Iterable[str]) -> Doubt:
    details = ""
    if flag == Flag.ENTITY_MISSING:
        details = ", ".join(lacking)
    elif flag == Flag.WORD_MISSING:
        details = ", ".join(sentence.lost_words)
    elif flag == Flag.WORD_INVENTED:
        details = ", ".join(sentence.invented_words)
    return Doubt(flag, f"{flag_label(flag)}: {details}" if details else flag_label(flag))


def title_doubts(document: Document) -> tuple[str, ...]:
    """Return the warnings that are about the title, which stand beside it."""
    return tuple(warning for warning in document.warnings if warning.startswith(TITLE_DOUBT))


def other_warnings(document: Document) -> tuple[str, ...]:
    """Return the warnings that are not about the title."""
    return tuple(warning for warning in document.warnings if not warning.startswith(TITLE_DOUBT))


def marked(doubts: Iterable[Doubt], sign: str = "⚠") -> str:
    """Return what stands behind a sentence with these doubts, such as ``⚠ check numbers; name missing: Kirkuk``."""
    return f"{sign} {'; '.join(doubt.words for doubt in doubts)}"


def cites(sentence: SummarySentence, doubted: Container[int] = (), sign: str = "⚠") -> str:
    """Return the numbers of the sentences that a summary sentence rests on, such as ``[2][5⚠]``.

    Args:
        sentence: of a summary.
        doubted: numbers of sentences whose English is flagged.
        sign: what marks them.
    """
    return "".join(f"[{number}{sign if number in doubted else ''}]" for number in sentence.cites)


def count(number: int, noun: str) -> str:
    """Return a number with its noun, such as ``1 line`` or ``2 lines``."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
