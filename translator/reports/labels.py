"""The words in which codes are shown to people: flags and entity types."""

from __future__ import annotations

import tomllib
from collections.abc import Container, Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from translator.document import Document, Sentence, SummarySentence


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
    """Return what is known about the article as pairs of name and value, titles left out."""
    metadata = document.metadata
    facts = (
        ("Published", metadata.published),
        ("Agency", metadata.agency),
        ("Byline", metadata.byline),
        ("Dateline", metadata.dateline),
        ("Section", metadata.section),
        ("Keywords", "، ".join(metadata.keywords) or None),
        ("Address", metadata.source_url),
    )
    return tuple((name, value) for name, value in facts if value)


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


def doubtful(sentences: Iterable[Sentence]) -> Mapping[int, tuple[str, ...]]:
    """Return the flags of every flagged sentence by its number."""
    return {sentence.id: sentence.flags for sentence in sentences if sentence.flags}


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
