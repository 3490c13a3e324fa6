"""The Arabic of a typeset PDF made to copy out as it was written.

Typst draws Arabic right, but what a program reads from the file is not always what stands there: a letter
with a vowel mark is two glyphs under one text, which comes out doubled or swapped; the pieces of a
right-to-left line are drawn from left to right; and a number pulls the comma after it to its other side.
Here the drawing stays as it is, to the point, and its order and tables are set right:

- every glyph says its own character, so a letter comes out before its mark;
- the pieces of a right-to-left line are drawn in the order in which they are read;
- numbers and Latin words in Arabic lines carry a right-to-left mark (Unicode Standard Annex 9, 2.6).
"""

from __future__ import annotations

import io
import math
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pypdf import PageObject, PdfWriter
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    ContentStream,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from translator.reports.pdf.content import Glyph, Operation, Text, read_page
from translator.reports.pdf.fonts import CodedFont

_RTL_MARK, _LTR_MARK = "\u200f", "\u200e"
#: A page is made to lean by this much more than it lacks, and not at all if that takes more marks than this each.
_LEAN, _MOST_MARKS = 1.05, 200
_STRONG_RTL = ("R", "AL")
#: Classes of Unicode Standard Annex 9, table 4: what has a direction of its own, left to right.
_LEFT_TO_RIGHT = ("L", "EN", "AN")
#: Pieces of one line lie this close in height, as a share of the font's size: marks and joined letters are lifted.
_LIFT = 0.9
_TOUCHING = 0.2  # points


def mend(pdf: bytes) -> bytes:
    """Return the PDF with the same pages, its Arabic in reading order, each glyph with its own text."""
    writer = PdfWriter(clone_from=io.BytesIO(pdf))
    writer.pdf_header = pdf[:8].decode("ascii")
    fonts: dict[int, CodedFont] = {}
    for page in writer.pages:
        _mend_page(page, writer, fonts)
    for font in fonts.values():
        font.save(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _mend_page(page: PageObject, writer: PdfWriter, fonts: dict[int, CodedFont]) -> None:
    resources: Any = page["/Resources"]
    named: dict[str, CodedFont] = {}
    for name, reference in resources.get("/Font", DictionaryObject()).get_object().items():
        font = reference.get_object()
        if font["/Subtype"] == "/Type0":
            number = font.indirect_reference.idnum
            if number not in fonts:
                fonts[number] = CodedFont(font)
            named[name] = fonts[number]
    content = ContentStream(page.get_contents(), writer, forced_encoding="bytes")
    content.operations = _leaning(list(read_page(content.operations, named)), named)
    stream = DecodedStreamObject()
    stream.set_data(content.get_data())
    page[NameObject("/Contents")] = writer._add_object(stream.flate_encode())


def _leaning(items: Sequence[Text | Operation], fonts: Mapping[str, CodedFont]) -> list[Operation]:
    """Return the page's operations, with so many marks that the page counts as right-to-left where it can.

    Poppler gives a whole page the direction of the most of its letters. Where that is English, the pieces of
    an Arabic line that a comma or a number parts come out in the wrong order; the other way round, English
    lines come out right, but for a closing bracket or quotation mark, which gets a mark of its own.
    """
    operations = list(_mended(items, fonts, _RTL_MARK, ""))
    marks = sum(_actual_text(operation).startswith(_RTL_MARK) for operation in operations)
    classes = Counter(unicodedata.bidirectional(c) for text in items if isinstance(text, Text) for c in text.said)
    missing = classes["L"] - classes["R"] - classes["AL"]
    if not marks or missing < 0:
        return operations
    each = 1 + math.ceil(missing * _LEAN / marks)
    return list(_mended(items, fonts, _RTL_MARK * each, _LTR_MARK)) if each <= _MOST_MARKS else operations


def _mended(
    items: Iterable[Text | Operation], fonts: Mapping[str, CodedFont], marks: str, closing: str
) -> Iterator[Operation]:
    """Yield the page's operations, runs of Arabic in reading order.

    Args:
        items: the page.
        fonts: by the names that the page has for them.
        marks: what stands with signs, numbers and Latin words in Arabic lines.
        closing: what closes an English line that ends in a bracket or quotation mark.
    """
    run: list[Text] = []
    for item in items:
        if isinstance(item, Text) and run and _goes_on(run[-1], item):
            run.append(item)
            continue
        yield from _run(run, fonts, marks, closing)
        run = [item] if isinstance(item, Text) else []
        if not isinstance(item, Text):
            yield item
    yield from _run(run, fonts, marks, closing)


def _goes_on(before: Text, text: Text) -> bool:
    """Say whether a text is the next piece, to the right, of a right-to-left run that is drawn from left to right."""
    if not (before.arabic and text.arabic) or (before.marked is None) != (text.marked is None):
        return False
    if not (before.glyphs and text.glyphs) or _is_left_to_right(before) or _is_left_to_right(text):
        return False
    level = abs(before.y - text.y) < _LIFT * min(before.glyphs[0].size, text.glyphs[0].size)
    return level and text.x > before.x - _TOUCHING and abs(text.x - before.end) < text.glyphs[0].size


def _is_left_to_right(text: Text) -> bool:
    return any(unicodedata.bidirectional(letter) in _LEFT_TO_RIGHT for letter in text.said)


def _is_right_to_left(texts: Sequence[Text]) -> bool:
    """Say whether a run reads from the right: it has Arabic letters, or stands in an Arabic line with signs alone.

    Between a Latin word and a number ")." is a run by itself, drawn with the full stop first.
    """
    said = "".join(text.said for text in texts)
    classes = {unicodedata.bidirectional(letter) for letter in said}
    if classes.intersection(_STRONG_RTL):
        return True
    return bool(said.strip()) and all(text.arabic for text in texts) and not classes.intersection(_LEFT_TO_RIGHT)


def _run(run: Sequence[Text], fonts: Mapping[str, CodedFont], marks: str, closing: str) -> Iterator[Operation]:
    """Yield the operations of one run; the places of its pieces in the document's structure keep their order."""
    if not _is_right_to_left(run):
        for text in run:
            yield from _in_place(text, text.marked, _as_it_was(text, marks, closing))
        return
    glyphs = iter(_drawn_apart(run, fonts))
    drawn = [[next(glyphs) for _ in text.glyphs] for text in run]
    for text, own, place in zip(reversed(run), reversed(drawn), run, strict=True):
        modes = [row for row in text.block if row[1] == b"Tr"][:1]
        yield from _in_place(text, place.marked, [*modes, *_drawn(own, marks)])


def _drawn_apart(run: Sequence[Text], fonts: Mapping[str, CodedFont]) -> list[Glyph]:
    """Return the glyphs of a run from left to right, each with a code for its own text.

    Its width is the way to the next glyph that says something: a gap would be read as a space.
    """
    heights = [text.y - glyph.y for text in run for glyph in text.glyphs]
    glyphs = _separate([glyph for text in run for glyph in text.glyphs], heights, fonts)
    starts = [text.x + glyph.x for text in run for glyph in text.glyphs]
    ways = [glyphs[-1].advance]
    said = following = starts[-1]
    for glyph, start in zip(reversed(glyphs[:-1]), reversed(starts[:-1]), strict=True):
        ways.append((said if glyph.text else following) - start)
        said, following = (start if glyph.text else said), start
    return [_coded(glyph, way, fonts[glyph.font]) for glyph, way in zip(glyphs, reversed(ways), strict=True)]


def _coded(glyph: Glyph, way: float, font: CodedFont) -> Glyph:
    if not font.can_alias:
        return glyph
    width = way * 1000 / glyph.size
    return replace(glyph, code=font.code(glyph.code, glyph.text, width), advance=round(width) * glyph.size / 1000)


def _in_place(text: Text, marked: Operation | None, block: Iterable[Operation]) -> Iterator[Operation]:
    if marked:
        yield marked
    yield from text.before
    yield [], b"BT"
    yield from block
    yield [], b"ET"
    yield [], b"Q"
    if marked:
        yield [], b"EMC"


def _as_it_was(text: Text, marks: str, closing: str) -> Iterator[Operation]:
    """Yield a text that is not right-to-left, with the marks that its line needs."""
    said = text.said
    if text.arabic:
        actual = marks + said if any(letter.isalnum() for letter in said) else said
    else:
        ends = unicodedata.bidirectional(said.rstrip()[-1:] or "a")
        actual = said if ends in _LEFT_TO_RIGHT else said.rstrip() + closing
    if actual == said:
        yield from text.block
        return
    yield _actual(actual), b"BDC"
    if any(unicodedata.bidirectional(letter) == "AN" for letter in said):
        yield from _drawn_singly(text.glyphs)
    else:
        yield from (row for row in text.block if row[1] not in (b"BDC", b"BMC", b"EMC"))
    yield [], b"EMC"


def _drawn_singly(glyphs: Sequence[Glyph]) -> Iterator[Operation]:
    """Yield the operations that draw Arabic-Indic figures one by one: together they would be taken for letters."""
    for glyph in glyphs:
        yield [NameObject(glyph.font), _number(glyph.size)], b"Tf"
        yield [*map(NumberObject, (1, 0, 0, -1)), _number(glyph.x), _number(glyph.y)], b"Tm"
        yield [ByteStringObject(glyph.code.to_bytes(2, "big"))], b"Tj"


def _actual(said: str) -> list[Any]:
    """Return the operands of marked content that says ``said``."""
    return [NameObject("/Span"), DictionaryObject({NameObject("/ActualText"): TextStringObject(said)})]


def _actual_text(operation: Operation) -> str:
    operands, operator = operation
    properties = operands[1] if operator == b"BDC" and len(operands) > 1 else None
    return str(properties.get("/ActualText", "")) if isinstance(properties, DictionaryObject) else ""


def _separate(glyphs: Sequence[Glyph], heights: Sequence[float], fonts: Mapping[str, CodedFont]) -> list[Glyph]:
    """Give each glyph of a cluster its own text.

    Glyphs of a right-to-left cluster stand from left to right, its text is in reading order.
    """
    separate: list[Glyph] = []
    for members, said in _clusters(glyphs):
        if len(members) == 1 or not all(fonts[glyph.font].can_alias for glyph in members):
            separate += members
            continue
        own = heights[len(separate) : len(separate) + len(members)]
        texts = _shared_out(said, [glyph.advance > 0 for glyph in reversed(members)], list(reversed(own)))
        for glyph, text in zip(members, reversed(texts), strict=True):
            separate.append(replace(glyph, text=text, cluster=0))
    return separate


def _clusters(glyphs: Sequence[Glyph]) -> Iterator[tuple[list[Glyph], str]]:
    """Yield the glyphs that together draw one text, with that text.

    Typst puts them under one ActualText; where a mark is lifted, it repeats the text for each part.
    """
    members: list[Glyph] = []
    for glyph in glyphs:
        if members and not _is_part(members, glyph):
            yield members, _cluster_text(members)
            members = []
        members.append(glyph)
    if members:
        yield members, _cluster_text(members)


def _is_part(members: Sequence[Glyph], glyph: Glyph) -> bool:
    if glyph.cluster and glyph.cluster == members[-1].cluster and not glyph.text:
        return True
    said = _cluster_text(members)
    marked = len(said) > 1 and any(unicodedata.combining(letter) for letter in said)
    has_letter = any(member.advance > 0 for member in members)
    return marked and glyph.text == said and not (has_letter and glyph.advance > 0)


def _cluster_text(members: Sequence[Glyph]) -> str:
    return next((glyph.text for glyph in members if glyph.text), "")


def _shared_out(said: str, wide: Sequence[bool], heights: Sequence[float]) -> list[str]:
    """Return the text of each glyph of a cluster; a glyph to spare says nothing.

    Letters go to the glyphs that move the pen, and the marks together to the one other that stands nearest to
    the line: a lifted piece is read as one of another line.

    Args:
        said: the cluster's text.
        wide: for each glyph in reading order, whether it moves the pen.
        heights: where each stands, in points.
    """
    letters = [letter for letter in said if not unicodedata.combining(letter)]
    marks = "".join(letter for letter in said if unicodedata.combining(letter))
    bearers = [at for at, is_wide in enumerate(wide) if is_wide] or [0]
    others = [at for at in range(len(wide)) if at not in bearers]
    if not others:
        letters, marks = list(said), ""
    texts = [""] * len(wide)
    for at in bearers:
        take = len(letters) if at == bearers[-1] else min(1, len(letters))
        texts[at] = "".join(letters[:take])
        del letters[:take]
    if marks:
        texts[min(others, key=lambda at: abs(heights[at] - heights[bearers[0]]))] = marks
    return texts


def _drawn(glyphs: Sequence[Glyph], marks: str) -> Iterator[Operation]:
    """Yield the operations that draw the glyphs where they stand, the pieces of the line in reading order."""
    for piece in reversed(list(_pieces(glyphs))):
        first = piece[0]
        yield [NameObject(first.font), _number(first.size)], b"Tf"
        yield [*map(NumberObject, (1, 0, 0, -1)), _number(first.x), _number(first.y)], b"Tm"
        x = first.x
        shown: list[bytes | int] = [b""]
        for glyph in piece:
            back = round((x - glyph.x) * 1000 / glyph.size)
            if back:
                shown += [back, b""]
            shown[-1] += glyph.code.to_bytes(2, "big")  # type: ignore[operator]  # the last item is always a string
            x += glyph.advance - back * glyph.size / 1000
        said = "".join(glyph.text for glyph in piece)
        marked = bool(said.strip()) and not any(_says_letter(glyph) for glyph in piece)
        if marked:
            yield _actual(marks + said), b"BDC"
        yield [ArrayObject(_operand(item) for item in shown if item)], b"TJ"
        if marked:
            yield [], b"EMC"


def _pieces(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Yield runs of one font, size and height that read in one direction; signs such as brackets stand alone.

    Signs at the left end of a piece would be taken for the end of what is drawn before.
    """
    key = [_joins(glyph) for glyph in glyphs]
    seen = False
    for at, glyph in enumerate(glyphs):
        seen = key[at] and (seen or _says_letter(glyph))
        key[at] = seen
    piece: list[Glyph] = []
    for at, glyph in enumerate(glyphs):
        if piece and not (key[at] and key[at - 1] and _alike(piece[-1], glyph)):
            yield piece
            piece = []
        piece.append(glyph)
    if piece:
        yield piece


def _alike(one: Glyph, other: Glyph) -> bool:
    return (one.font, one.size, round(one.y, 3)) == (other.font, other.size, round(other.y, 3))


def _says_letter(glyph: Glyph) -> bool:
    return any(unicodedata.bidirectional(letter) in _STRONG_RTL for letter in glyph.text)


def _joins(glyph: Glyph) -> bool:
    """Say whether a glyph can be drawn together with the Arabic letters around it."""
    return all(unicodedata.bidirectional(letter) in ("R", "AL", "NSM", "WS") for letter in glyph.text)


def _operand(item: bytes | int) -> ByteStringObject | NumberObject:
    return NumberObject(item) if isinstance(item, int) else ByteStringObject(item)


def _number(value: float) -> FloatObject:
    return FloatObject(f"{value:.4f}".rstrip("0").rstrip("."))
