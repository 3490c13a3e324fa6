"""A page's drawing instructions cut into pieces of text and what stands between them, as Typst writes them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pypdf.generic import DictionaryObject

from translator.reports.pdf.fonts import CodedFont

#: Operands and operator, as pypdf parses them.
Operation = tuple[Any, bytes]


@dataclass(frozen=True, slots=True)
class Glyph:
    """One glyph: where it stands in its text object's space, in points, and what it says."""

    font: str
    size: float
    code: int
    x: float
    y: float
    advance: float
    text: str
    cluster: int = 0  #: glyphs under one ActualText share a number; 0 is a glyph by itself


@dataclass(frozen=True, slots=True)
class Text:
    """One text object between ``q`` and ``Q``: what comes before ``BT``, the text, where it starts on the page."""

    before: list[Operation]
    block: list[Operation]
    glyphs: list[Glyph]
    x: float
    y: float
    arabic: bool  #: set in the Arabic face, so a piece of an Arabic line
    marked: Operation | None = None  #: the marked-content operation around this text alone

    @property
    def said(self) -> str:
        """What the glyphs say, in the order in which they are drawn."""
        return "".join(glyph.text for glyph in self.glyphs)

    @property
    def end(self) -> float:
        """Where the last glyph ends on the page."""
        return self.x + (self.glyphs[-1].x + self.glyphs[-1].advance if self.glyphs else 0.0)


def read_page(operations: Sequence[Operation], fonts: Mapping[str, CodedFont]) -> Iterator[Text | Operation]:
    """Yield the page's texts, and every other operation as it is."""
    at = 0
    while at < len(operations):
        marked = operations[at] if operations[at][1] in (b"BDC", b"BMC") else None
        start = at + 1 if marked else at
        end = _closing(operations, start)
        closed = not marked or (end < len(operations) and operations[end][1] == b"EMC")
        text = _text(operations[start:end], marked, fonts) if end > start and closed else None
        if text is None:
            yield operations[at]
            at += 1
        else:
            yield text
            at = end + 1 if marked else end


def _text(operations: Sequence[Operation], marked: Operation | None, fonts: Mapping[str, CodedFont]) -> Text | None:
    """Return the text object that a ``q … BT … ET Q`` is; None where it is anything else."""
    operators = [operator for _, operator in operations]
    move = next((operands for operands, operator in operations if operator == b"cm"), None)
    if operators.count(b"BT") != 1 or operators[-2:] != [b"ET", b"Q"] or move is None or operators.count(b"cm") != 1:
        return None
    begin = operators.index(b"BT")
    block = list(operations[begin + 1 : -2])
    glyphs = list(_glyphs(block, fonts))
    arabic = any(fonts[glyph.font].is_arabic for glyph in glyphs)
    return Text(list(operations[:begin]), block, glyphs, float(move[4]), float(move[5]), arabic, marked)


def _closing(operations: Sequence[Operation], start: int) -> int:
    """Return the index after the ``Q`` that closes the ``q`` at ``start``; ``start`` itself where none stands there."""
    if start >= len(operations) or operations[start][1] != b"q":
        return start
    for at in range(start + 1, len(operations)):
        if operations[at][1] == b"q":
            return start
        if operations[at][1] == b"Q":
            return at + 1
    return start


def _property(operands: Sequence[Any], name: str) -> Any:
    properties = operands[1] if len(operands) > 1 else None
    return properties.get(name, "") if isinstance(properties, DictionaryObject) else ""


def _glyphs(block: Sequence[Operation], fonts: Mapping[str, CodedFont]) -> Iterator[Glyph]:
    """Yield the glyphs of a text object as they are drawn; a cluster's text stands with its first glyph."""
    font, size, x, y = "", 0.0, 0.0, 0.0
    clusters, pending = 0, ""
    open_marks: list[int] = []
    for operands, operator in block:
        if operator == b"Tf":
            font, size = str(operands[0]), float(operands[1])
        elif operator == b"Tm":
            x, y = float(operands[4]), float(operands[5])
        elif operator in (b"BDC", b"BMC"):
            actual = _property(operands, "/ActualText")
            clusters += 1
            open_marks.append(clusters if actual else 0)
            pending = _decoded(actual) if actual else pending
        elif operator == b"EMC":
            open_marks.pop()
        elif operator in (b"Tj", b"TJ"):
            cluster = max(open_marks, default=0)
            for piece in operands[0] if operator == b"TJ" else operands:
                if not isinstance(piece, bytes):
                    x -= float(piece) * size / 1000
                    continue
                for code in _codes(piece):
                    advance = fonts[font].width(code) * size / 1000
                    yield Glyph(
                        font, size, code, x, y, advance, pending if cluster else fonts[font].text(code), cluster
                    )
                    x += advance
                    pending = ""


def _codes(piece: bytes) -> Iterator[int]:
    return (int.from_bytes(piece[at : at + 2], "big") for at in range(0, len(piece), 2))


def _decoded(actual: bytes | str) -> str:
    """Return a text string's text: UTF-16 after a byte order mark, else a single-byte encoding (ISO 32000-1, 7.9.2)."""
    if isinstance(actual, str):
        return actual
    return actual.decode("utf-16") if actual.startswith(b"\xfe\xff") else actual.decode("latin-1")
