"""A briefing as a PDF."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from translator import __version__
from translator.briefing.model import Briefing, Event, Group, Name, Reference, Statement
from translator.document import Document
from translator.reports.labels import count, metadata_facts
from translator.reports.pdf.headline import headline
from translator.reports.pdf.single import fact_rows
from translator.reports.pdf.typeset import typeset
from translator.reports.report import to_json_object

#: Months that newspapers shorten before a day: a label is to stand on one line.
_LONG_MONTH = re.compile(r"\b(Jan|Feb|Aug|Sept|Oct|Nov|Dec)(?:uary|ruary|ust|ember|ober)(?= \d{1,2}\b)")


class _References:
    """References as the template wants them: the first to each sentence is where the way back leads."""

    def __init__(self) -> None:
        self._seen: set[Reference] = set()

    def rows(self, references: Iterable[Reference]) -> list[dict[str, Any]]:
        rows = []
        for reference in references:
            rows.append(
                {
                    "source": reference.source,
                    "sentence": reference.sentence,
                    "first": reference not in self._seen,
                }
            )
            self._seen.add(reference)
        return rows

    @property
    def keys(self) -> list[str]:
        """Every sentence referred to, as the template writes it."""
        return [f"{reference.source}-{reference.sentence}" for reference in sorted(self._seen, key=_place)]


def briefing_pdf(briefing: Briefing, *, paper: str = "a4") -> bytes:
    """Return a briefing as a PDF.

    Args:
        briefing: what it says.
        paper: ``a4`` or ``letter``.
    """
    references = _References()
    values = {
        "title": briefing.title,
        "authors": [f"trsum {__version__}"],
        "overview": _overview(briefing),
        "facts": _facts(briefing),
        "key_points": [_statement(statement, references) for statement in briefing.key_points],
        "events": [_event(event, references) for event in briefing.events],
        "undated": _undated(briefing),
        "groups": [_group(group, references) for group in briefing.groups],
        "alone": [
            {"source": source, "statements": [_statement(statement, references) for statement in statements]}
            for source, statements in briefing.alone
        ],
        "names": [_name(name) for name in briefing.names],
        "sources": [_source(document) for document in briefing.sources],
        "cited": references.keys,
        "failed": list(briefing.failed),
        "written_by": briefing.written_by or None,
        "signature": "|".join(filter(None, (briefing.sources[0].signature, briefing.signature))),
    }
    return typeset("brief", values, paper=paper)


def _place(reference: Reference) -> tuple[int, int]:
    return reference.source, reference.sentence


def _statement(statement: Statement, references: _References) -> dict[str, Any]:
    return {
        "en": statement.en,
        "ar": statement.ar,
        "flags": list(statement.flags),
        "references": references.rows(statement.references),
        "differing": references.rows(statement.differing),
    }


def _event(event: Event, references: _References) -> dict[str, Any]:
    label = _LONG_MONTH.sub(r"\1.", event.label)
    return {"label": label, "inferred": event.inferred, **_statement(event.statement, references)}


def _group(group: Group, references: _References) -> dict[str, Any]:
    return {
        "sources": list(group.sources),
        "likeness": group.label,
        "shared": [_statement(statement, references) for statement in group.shared],
    }


def _name(name: Name) -> dict[str, Any]:
    return {
        "type": str(name.type),
        "en": name.en,
        "ar": list(name.ar),
        "total": sum(times for _, times in name.mentions),
        "sources": [{"source": source, "times": times} for source, times in name.mentions],
        "first": {"source": name.first.source, "sentence": name.first.sentence},
    }


def _source(document: Document) -> dict[str, Any]:
    title = headline(document)
    agency = dict(metadata_facts(document)).get("Agency")
    return {
        "document": to_json_object(document),
        "agency": agency.partition(" (")[0] if agency else None,
        "headline": title.en,
        "headline_ar": title.ar,
        "headline_doubts": list(title.doubts),
        "facts": fact_rows(document),
    }


def _overview(briefing: Briefing) -> str:
    parts = [count(len(briefing.sources), "report")]
    published = sorted(d.metadata.published for d in briefing.sources if d.metadata.published)
    if published:
        parts.append(f"dated {published[0]}" + (f" to {published[-1]}" if published[-1] != published[0] else ""))
    if briefing.sources[1:] and len(published) < len(briefing.sources):
        parts.append(f"{len(briefing.sources) - len(published)} undated")
    if briefing.events:
        first, last = briefing.events[0].date[:4], briefing.events[-1].date[:4]
        parts.append(f"events of {first}" + (f" to {last}" if last != first else ""))
    return " · ".join(parts)


def _facts(briefing: Briefing) -> list[tuple[str, str]]:
    """Return how the briefing was made, and how far it can be trusted."""
    sentences = [sentence for document in briefing.sources for sentence in document.sentences]
    flagged = sum(1 for sentence in sentences if sentence.flags)
    removed = sum(len(document.removed) for document in briefing.sources)
    model = next((part[6:] for part in briefing.sources[0].signature.split("|") if part.startswith("model:")), "")
    return [
        ("Translation", f"by machine ({model}); read it as a draft" if model else "by machine; read it as a draft"),
        ("Checks", f"{flagged} of {count(len(sentences), 'sentence')} flagged as doubtful and marked so"),
        (
            "Selection",
            "by rules; every statement is a sentence of a source, a key point in short; its reference leads there",
        ),
        ("Removed", f"{count(removed, 'line')} that are no part of the reports, listed in the appendix"),
    ]


def _undated(briefing: Briefing) -> list[int]:
    """Return the sources that have no date of their own: their "Sunday" is on no timeline."""
    return _without([document.metadata.published for document in briefing.sources])


def _without(dates: Sequence[str | None]) -> list[int]:
    return [number for number, date in enumerate(dates, 1) if not date]
