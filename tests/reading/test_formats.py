"""Word, rich text, mail and web pages: made here, written to disk, read back."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import docx
import pytest

from translator.cleaning import clean
from translator.document import Document, LineRole
from translator.errors import InputBrokenError, InputError
from translator.reading import read_document
from translator.reading.kinds import Kind, kind_of
from translator.settings import Settings

TITLE = "إغلاق مدرسة في دير الزهور بعد تصدع جدارها"
FIRST = "أغلقت بلدية دير الزهور أمس مدرسة القرية الوحيدة بعد ظهور تصدع في جدارها الشرقي، بحسب بيان."
SECOND = "وقالت مديرة المدرسة ليلى شاهين إن 140 تلميذا سينقلون إلى مدرسة مجاورة."
TEXT = f"{TITLE}\n{FIRST}\n{SECOND}"


def read(tmp_path: Path, name: str, data: bytes) -> Document:
    path = tmp_path / name
    path.write_bytes(data)
    return read_document(str(path), Settings())


def texts(document: Document) -> list[str]:
    return [line.text for line in document.lines if not line.is_blank]


def _word(path: Path) -> bytes:
    word = docx.Document()
    word.core_properties.title = TITLE
    word.add_heading(TITLE, 1)
    word.add_paragraph(f"{FIRST}\n{SECOND}")
    table = word.add_table(2, 2)
    for row, cells in enumerate((("الصف", "التلاميذ"), ("الأول", "14"))):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    word.sections[0].header.paragraphs[0].text = "صحيفة الساقية"
    word.save(str(path))
    return path.read_bytes()


def test_word(tmp_path: Path) -> None:
    document = read(tmp_path, "page", _word(tmp_path / "page.docx"))
    assert texts(document) == [TITLE, FIRST, SECOND, "الصف | التلاميذ", "الأول | 14"]
    assert document.metadata.title_ar == TITLE
    assert document.source.encoding == "docx"
    assert document.warnings == ("the headers and footers of the pages are left out: صحيفة الساقية",)


def test_damaged_word(tmp_path: Path) -> None:
    data = _word(tmp_path / "page.docx")
    for cut in (200, len(data) // 2, len(data) - 30):
        with pytest.raises(InputError):
            read(tmp_path, "cut.docx", data[:cut])


@pytest.mark.parametrize("escape", ["code page", "unicode", "none"])
def test_rich_text(tmp_path: Path, escape: str) -> None:
    def write(char: str) -> str:
        if char == "\n":
            return r"\par "
        if ord(char) < 128 or escape == "none":
            return char
        return f"\\u{ord(char)}?" if escape == "unicode" else f"\\'{char.encode('cp1256')[0]:02x}"

    text = "".join(map(write, TEXT))
    rtf = r"{\rtf1\ansi\ansicpg1256\uc1{\fonttbl{\f0\fcharset178 Arial;}}{\info{\title x}}\rtlpar " + text + r"\par}"
    document = read(tmp_path, "page.rtf", rtf.encode("cp1256"))
    assert texts(document) == TEXT.split("\n")
    assert document.source.encoding == "rtf (cp1256)"


def _mail(subtype: str, body: str, charset: str = "utf-8") -> bytes:
    message = EmailMessage()
    message["Subject"] = TITLE
    message["From"] = "سهى المنلا <suha@example.org>"
    message["Date"] = "Fri, 05 Feb 2021 23:10:00 +0200"
    message.set_content(body, subtype=subtype, charset=charset)
    message.add_attachment(b"x", maintype="application", subtype="pdf", filename="بيان.pdf")
    return bytes(message)


@pytest.mark.parametrize("charset", ["utf-8", "windows-1256"])
def test_mail(tmp_path: Path, charset: str) -> None:
    document = read(tmp_path, "page.eml", _mail("plain", TEXT, charset))
    assert texts(document) == TEXT.split("\n")
    metadata = clean(document).metadata
    assert (metadata.title_ar, metadata.published, metadata.byline) == (TITLE, "2021-02-05", "سهى المنلا")
    assert document.warnings == ("1 attachments are not read: بيان.pdf",)


def test_mail_of_html(tmp_path: Path) -> None:
    document = read(tmp_path, "message", _mail("html", f"<html><body><p>{FIRST}</p><p>{SECOND}</p></body></html>"))
    assert texts(document) == [FIRST, SECOND]


PAGE = f"""<!doctype html><html lang=ar dir=rtl><head><meta charset="CHARSET"><title>{TITLE} - الساقية</title>
<meta property="og:title" content="{TITLE}"><meta property="article:published_time" content="2021-02-05T08:00:00+02:00">
<meta name="author" content="سهى المنلا"><style>p {{ color: red }}</style></head><body>
<header><nav><a href=/>الرئيسية</a> <a href=/l>محليات</a><a href=/s>رياضة</a></nav></header>
<main><article><h1>{TITLE}</h1>
<figure><img src=a.jpg><figcaption>مدخل المدرسة صباح أمس</figcaption></figure><p>أغلقت بلدية دير الزهور أمس
 مدرسة القرية <b>الوحيدة</b> بعد ظهور تصدع في جدارها الشرقي، بحسب بيان.</p><div style="display: none">نص مخفي</div>
<aside><h3>ملفات الأسبوع</h3><a href=x>مهرجان التفاح في موعده</a></aside><p>{SECOND}</p>
<table><tr><th>الصف<th>التلاميذ</tr><tr><td>الأول<td>14</tr></table></article></main>
<footer><p>موقع الساقية يصدر منذ عام 1998 عن دار الضفاف للنشر والتوزيع في المدينة.</p>
<script>var a = 1</script></footer></body></html>"""


@pytest.mark.parametrize("charset", ["utf-8", "windows-1256"])
def test_web_page(tmp_path: Path, charset: str) -> None:
    document = read(tmp_path, "page", PAGE.replace("CHARSET", charset).encode(charset))
    assert document.source.encoding == f"html ({charset})"
    roles = {line.text: line.role for line in document.lines}
    assert roles[TITLE] is LineRole.TITLE
    assert roles["مدخل المدرسة صباح أمس"] is LineRole.CAPTION
    assert roles["الرئيسية | محليات | رياضة"] is LineRole.OUTSIDE
    assert roles[FIRST] is LineRole.MAIN
    assert not any("مخفي" in text or "color" in text or "var" in text for text in roles)
    cleaned = clean(document)
    assert [paragraph.text for paragraph in cleaned.paragraphs] == [FIRST, SECOND, "الصف | التلاميذ", "الأول | 14"]
    metadata = cleaned.metadata
    assert (metadata.title_ar, metadata.published, metadata.byline) == (TITLE, "2021-02-05", "سهى المنلا")
    placed = [line.line for line in (*cleaned.paragraphs, *cleaned.removed, *metadata.lines)]
    assert sorted(placed) == [line.number for line in document.lines]


def test_a_web_page_without_a_main_text_is_judged_by_its_lines(tmp_path: Path) -> None:
    document = read(tmp_path, "page.html", f"<body><p>{TITLE}<br>{SECOND}</p></body>".encode())
    assert [(line.text, line.role) for line in document.lines] == [(TITLE, None), (SECOND, None)]


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a", b"%PDF-1.7", Kind.PDF),
        ("a.txt", b"\n %PDF-1.4 x", Kind.PDF),
        ("a", rb"{\rtf1 x}", Kind.RTF),
        ("a", b"PK\x03\x04....word/document.xml", Kind.DOCX),
        ("a.docx", b"PK\x03\x04....xl/workbook.xml", Kind.TEXT),
        ("a", b"\xef\xbb\xbf\n<!DOCTYPE HTML>\n<html>", Kind.HTML),
        ("a", "\ufeff<html><p>x".encode("utf-16-le"), Kind.HTML),
        ("a.htm", b"x <p>y</p>", Kind.HTML),
        ("a.txt", b"x <p>y</p>", Kind.TEXT),
        ("a.html", b"no tags here", Kind.TEXT),
        ("a", b"From: a@example.org\nTo: b@example.org\nSubject: x\n\ny", Kind.EML),
        ("a", b"Subject: x\n\ny", Kind.TEXT),
        ("a.eml", b"Subject: x\n\ny", Kind.EML),
    ],
)
def test_the_format_is_told_by_the_bytes(name: str, data: bytes, kind: Kind) -> None:
    assert kind_of(name, data) is kind


def test_damaged_rich_text(tmp_path: Path) -> None:
    with pytest.raises(InputBrokenError, match="damaged"):
        read(tmp_path, "page.rtf", rb"{\rtf1\ansi\ansicpg99999 x}")
