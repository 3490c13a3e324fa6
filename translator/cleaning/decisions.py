"""What was decided about a line, by which rule, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Fate(StrEnum):
    """The three things that can become of a line."""

    BODY = "body"
    METADATA = "metadata"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Decision:
    """A line's fate.

    Attributes:
        fate: body, metadata or removed.
        rule: the name of the row, or of the structural decision, that spoke.
        why: one plain clause for a person.
        field: the metadata field, where the fate is metadata.
    """

    fate: Fate
    rule: str
    why: str
    field: str | None = None


def body(rule: str, why: str) -> Decision:
    """Return the decision that a line belongs to the article."""
    return Decision(Fate.BODY, rule, why)


def removed(rule: str, why: str) -> Decision:
    """Return the decision that a line is no part of the article."""
    return Decision(Fate.REMOVED, rule, why)


def metadata(field: str, rule: str, why: str) -> Decision:
    """Return the decision that a line feeds the metadata field ``field``."""
    return Decision(Fate.METADATA, rule, why, field)
