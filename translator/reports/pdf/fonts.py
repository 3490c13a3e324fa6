"""The fonts that a PDF's codes belong to: what each glyph says, how wide it is, and aliases for a second meaning."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, FloatObject, NameObject, NumberObject

#: The Arabic face of the templates.
ARABIC_FACE = "Amiri"
_PAIR = re.compile(rb"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]*)>")
_CHARACTERS = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
#: A CMap may list this many characters at a time (ISO 32000-1, 9.10.3, by way of Adobe's technical note 5014).
_LISTED = 100


class CodedFont:
    """A Type 0 font with two-byte codes, as Typst embeds it.

    Each code stands for a glyph and, in the ToUnicode table, for the text that the glyph says. Where one
    glyph says different things in different words (the dots of a letter; a vowel mark), or stands closer
    to the next glyph than its advance, ``code`` gives every such use a code of its own that draws the same
    glyph: programs that read a PDF take a gap for a space.
    """

    def __init__(self, font: DictionaryObject) -> None:
        self._font = font
        descendants: Any = font["/DescendantFonts"]
        self._descendant: DictionaryObject = descendants[0].get_object()
        self._meanings = dict(_meanings(font))
        self._widths = dict(_widths(self._descendant))
        self._codes = {(code, text, round(self.width(code))): code for code, text in self._meanings.items()}
        self._glyphs: dict[int, int] = {}
        self._free = max((*self._widths, *self._meanings), default=0) + 1  #: the first code that nothing stands under

    @property
    def is_arabic(self) -> bool:
        """Say whether this is the face of Arabic lines; their numbers and Latin words are set in it too."""
        return ARABIC_FACE in str(self._font["/BaseFont"])

    @property
    def can_alias(self) -> bool:
        """Say whether codes can be added: only TrueType outlines are reached through a table."""
        return str(self._descendant["/Subtype"]) == "/CIDFontType2"

    def text(self, code: int) -> str:
        """Return what a code says; the empty string where the table has no row for it."""
        return self._meanings.get(code, "")

    def width(self, code: int) -> float:
        """Return a code's advance in thousandths of the font's size."""
        return self._widths.get(code, 0.0)

    def code(self, glyph: int, text: str, width: float) -> int:
        """Return the code that draws ``glyph``, says ``text`` and moves the pen by ``width`` thousandths."""
        use = (glyph, text, round(width))
        if use not in self._codes:
            taken = glyph in self._meanings or round(self.width(glyph)) != use[2]
            code = self._free if taken else glyph
            if taken:
                self._free += 1
                self._glyphs[code] = glyph
                self._widths[code] = float(use[2])
            self._codes[use] = code
            self._meanings[code] = text
        return self._codes[use]

    def save(self, writer: PdfWriter) -> None:
        """Write the tables back into the font."""
        stream = DecodedStreamObject()
        stream.set_data(_cmap(self._meanings))
        self._font[NameObject("/ToUnicode")] = writer._add_object(stream.flate_encode())
        if not self._glyphs:
            return
        rows = ArrayObject()
        for code, width in sorted(self._widths.items()):
            rows += [NumberObject(code), NumberObject(code), FloatObject(width)]
        self._descendant[NameObject("/W")] = rows
        table = DecodedStreamObject()
        last = max(self._glyphs)
        table.set_data(b"".join(self._glyphs.get(code, code).to_bytes(2, "big") for code in range(last + 1)))
        self._descendant[NameObject("/CIDToGIDMap")] = writer._add_object(table.flate_encode())
        descriptor: Any = self._descendant["/FontDescriptor"]
        descriptor.get_object().pop("/CIDSet", None)  # it would no longer be complete


def _meanings(font: DictionaryObject) -> Iterator[tuple[int, str]]:
    table: Any = font.get("/ToUnicode")
    data = table.get_object().get_data() if table is not None else b""
    for block in _CHARACTERS.findall(data):
        for code, text in _PAIR.findall(block):
            yield int(code, 16), bytes.fromhex(text.decode("ascii")).decode("utf-16-be")


def _widths(descendant: DictionaryObject) -> Iterator[tuple[int, float]]:
    """Yield the advance of each code: runs ``first last width``, or ``first [widths]`` (ISO 32000-1, 9.7.4.3)."""
    rows: list[Any] = list(descendant.get("/W", []))
    at = 0
    while at < len(rows):
        first = int(rows[at])
        if isinstance(rows[at + 1], ArrayObject):
            yield from ((first + step, float(width)) for step, width in enumerate(rows[at + 1]))
            at += 2
        else:
            yield from ((code, float(rows[at + 2])) for code in range(first, int(rows[at + 1]) + 1))
            at += 3


def _cmap(meanings: dict[int, str]) -> bytes:
    rows = [f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>" for code, text in sorted(meanings.items())]
    blocks = [rows[at : at + _LISTED] for at in range(0, len(rows), _LISTED)]
    lines = [line for block in blocks for line in (f"{len(block)} beginbfchar", *block, "endbfchar")]
    head = (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo 3 dict dup begin\n/Registry (Adobe) def\n/Ordering (UCS) def\n/Supplement 0 def\nend def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
    )
    foot = "\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    return (head + "\n".join(lines) + foot).encode("ascii")
