"""What python-docx has no words for: right-to-left runs, jumps inside a document, the same file each time.

Names of elements and their order are those of ECMA-376 (Office Open XML), part 1, chapter 17.
"""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import RGBColor

from translator.reports.xmltext import legal

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.styles.style import BaseStyle
    from docx.table import Table, _Row
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

#: The elements that follow ``w:bidi`` in a paragraph's properties.
_AFTER_BIDI = (
    "w:adjustRightInd",
    "w:snapToGrid",
    "w:spacing",
    "w:ind",
    "w:contextualSpacing",
    "w:mirrorIndents",
    "w:suppressOverlap",
    "w:jc",
    "w:textDirection",
    "w:textAlignment",
    "w:textboxTightWrap",
    "w:outlineLvl",
    "w:divId",
    "w:cnfStyle",
    "w:rPr",
    "w:sectPr",
    "w:pPrChange",
)
LINK = RGBColor.from_string("0B5394")
_SPACE = re.compile(r"\s+")
#: The earliest moment that a zip archive can name: the same report is the same file.
_NO_TIME = (1980, 1, 1, 0, 0, 0)


def directed(text: str, *, rtl: bool) -> Iterator[tuple[str, bool]]:
    """Yield ``text`` in pieces, each with whether it runs from right to left.

    Word wants strong left-to-right letters out of right-to-left runs (ECMA-376, 17.3.2.30). Digits
    go with the letters before them and marks between two words of one direction with these, as in
    UAX #9, rules W2, W7, N1 and N2.

    Args:
        text: any text.
        rtl: the direction of the paragraph that it stands in.
    """
    strong: list[bool | None] = []
    last = rtl
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind in {"L", "R", "AL"}:
            last = kind != "L"
        strong.append(last if kind in {"L", "R", "AL", "EN", "AN"} else None)
    before = _carried(strong, rtl)
    after = _carried(strong[::-1], rtl)[::-1]
    sides = [b if b == a else rtl for b, a in zip(before, after, strict=True)]
    for direction, piece in groupby(zip(text, sides, strict=True), key=lambda pair: pair[1]):
        yield "".join(char for char, _ in piece), direction


def _carried(strong: list[bool | None], start: bool) -> list[bool]:
    """Give each place without a direction that of the place before it."""
    carried: list[bool] = []
    for direction in strong:
        carried.append((carried[-1] if carried else start) if direction is None else direction)
    return carried


def write(
    paragraph: Paragraph, text: str, *, rtl: bool, bold: bool = False, into: BaseOxmlElement | None = None
) -> None:
    """Add ``text`` to a paragraph as runs of one direction each.

    Args:
        paragraph: where the runs go.
        text: any text; white space in it becomes single spaces.
        rtl: the paragraph runs from right to left.
        bold: of both scripts.
        into: a hyperlink inside the paragraph that takes the runs.
    """
    for piece, direction in directed(legal(_SPACE.sub(" ", text)), rtl=rtl):
        run = paragraph.add_run(piece)
        if bold:
            run.font.bold = run.font.cs_bold = True
        if direction:
            set_rtl(run)
        if into is not None:
            run.font.color.rgb = LINK
            into.append(run._r)


def one_line(text: str) -> str:
    """Return ``text`` on one line, without characters that XML cannot hold."""
    return legal(" ".join(text.split()))


def space(paragraph: Paragraph) -> None:
    """Add a space of its own to a paragraph."""
    paragraph.add_run(" ")


def complex_font(style: BaseStyle, name: str, points: float) -> None:
    """Set font and size of a style's Arabic, which Word keeps apart from those of its Latin."""
    properties = style.element.get_or_add_rPr()
    fonts = properties.find(qn("w:rFonts"))
    for theme in ("w:cstheme", "w:asciiTheme", "w:hAnsiTheme"):
        fonts.attrib.pop(qn(theme), None)
    fonts.set(qn("w:cs"), name)
    size = properties.find(qn("w:szCs"))
    if size is None:
        size = OxmlElement("w:szCs")
        properties.find(qn("w:sz")).addnext(size)
    size.set(qn("w:val"), str(round(points * 2)))


def set_rtl(run: Run) -> None:
    """Make a run one of Arabic: right to left, in the complex-script font, with Arabic spelling."""
    run.font.rtl = True
    run.font.complex_script = True
    language = OxmlElement("w:lang")
    language.set(qn("w:bidi"), "ar-SA")
    # Nothing that python-docx writes stands behind w:lang but w:specVanish and w:oMath, which we never set.
    properties = run._r.get_or_add_rPr()
    properties.append(language)


def make_rtl(paragraph: Paragraph) -> None:
    """Let a paragraph run from right to left; without an alignment of its own it then stands on the right."""
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(OxmlElement("w:bidi"), *_AFTER_BIDI)


def mark(paragraph: Paragraph, name: str, number: int) -> None:
    """Put a bookmark on the start of a paragraph; ``number`` is its own in the whole document."""
    for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
        element = OxmlElement(tag)
        element.set(qn("w:id"), str(number))
        if tag == "w:bookmarkStart":
            element.set(qn("w:name"), name)
        paragraph._p.append(element)


def jump(paragraph: Paragraph, text: str, name: str, *, rtl: bool) -> None:
    """Add ``text`` as a link to the bookmark ``name``."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), name)
    link.set(qn("w:history"), "1")
    paragraph._p.append(link)
    write(paragraph, text, rtl=rtl, into=link)


def page_number(paragraph: Paragraph) -> None:
    """Add the page's number and the number of pages as fields that Word counts."""
    for words, field in (("", "PAGE"), (" / ", "NUMPAGES")):
        paragraph.add_run(words)
        xml = f'<w:fldSimple {nsdecls("w")} w:instr="{field}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        paragraph._p.append(parse_xml(xml))


def rule(table: Table) -> None:
    """Give a table thin lines between its rows and no others."""
    sides = "".join(f'<w:{side} w:val="single" w:sz="4" w:color="C8C8C8"/>' for side in ("top", "bottom", "insideH"))
    borders = parse_xml(f"<w:tblBorders {nsdecls('w')}>{sides}</w:tblBorders>")
    followers = ("w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook", "w:tblCaption", "w:tblDescription")
    table._tblPr.insert_element_before(borders, *followers)


def keep(row: _Row, *, header: bool) -> None:
    """Keep a row on one page; a header is repeated on each page that its table runs on to."""
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if header:
        properties.append(OxmlElement("w:tblHeader"))


def saved(word: Word) -> bytes:
    """Return the document's bytes, which are the same for the same content at any time."""
    for date in ("dcterms:created", "dcterms:modified"):
        for element in word.core_properties._element.xpath(date):
            element.getparent().remove(element)
    first, second = io.BytesIO(), io.BytesIO()
    word.save(first)
    with zipfile.ZipFile(first) as before, zipfile.ZipFile(second, "w", zipfile.ZIP_DEFLATED) as after:
        for entry in before.infolist():
            undated = zipfile.ZipInfo(entry.filename, _NO_TIME)
            undated.compress_type = zipfile.ZIP_DEFLATED
            undated.create_system = 0  # else the file says which system made it
            after.writestr(undated, before.read(entry))
    return second.getvalue()
