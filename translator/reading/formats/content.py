"""What every format's reader returns."""

from __future__ import annotations

from dataclasses import dataclass

from translator.document import Line, Metadata

NOTHING_KNOWN = Metadata()


@dataclass(frozen=True, slots=True)
class Content:
    """The lines of an input before their Unicode is repaired, and what its format says about them.

    Attributes:
        lines: numbered from 1; in formats without lines a line is a paragraph, a heading, a cell or a link.
        encoding: what the report names.
        metadata: what the format declares (a title, a date, an author); fields of no use are None.
        repairs: what was mended on the way.
        warnings: what a reader of the report must know, as sentences without a full stop.
    """

    lines: tuple[Line, ...]
    encoding: str
    metadata: Metadata = NOTHING_KNOWN
    repairs: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def numbered(texts: list[str]) -> tuple[Line, ...]:
    """Return ``texts`` as lines numbered from 1."""
    return tuple(Line(number, text) for number, text in enumerate(texts, 1))
