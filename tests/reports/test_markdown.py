from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.reports.pages import DOCUMENT, ENTITIES, SECOND, TITLE
from translator.document import RemovedLine
from translator.reports.markdown import clean_markdown, entities_markdown, report_markdown, translation_markdown


def test_report() -> None:
    text = report_markdown(DOCUMENT)
    assert text.startswith("# New bridge over the Tigris opened in the town of Zaytuna\n")
    assert f"**{TITLE}**" in text
    assert "- **Published:** 2023-11-30\n" in text
    assert "<https://example.org/bridge?a=1&b=2>" in text
    assert "that cost $4.5 million. [1][3]\n" in text
    assert "[2] Al-Abdali said that the bridge will be closed to lorries. **⚠ check negation; check numbers**" in text
    assert f"[2] {SECOND}" in text
    assert "| Samer al-Abdali | سامر العبدلي، العبدلي | person | 2 | glossary |" in text
    assert "<summary>2 lines removed</summary>" in text
    assert f"- {DOCUMENT.warnings[0]}" in text
    assert text.rstrip().endswith("beam:2</sub>")
    headings = re.findall(r"^## (.*)$", text, re.MULTILINE)
    assert headings == ["Summary (condensed)", "Key sentences", "Names", "Translation", "Flags", "Warnings"]


def test_arabic_stands_in_right_to_left_blocks() -> None:
    text = report_markdown(DOCUMENT)
    assert text.count('<div dir="rtl" lang="ar">\n\n') == text.count("\n\n</div>") == 5
    outside = re.sub(r'<div dir="rtl".*?</div>', "", text, flags=re.DOTALL)
    left = [line for line in outside.split("\n") if re.search("[\u0600-\u06ff]", line)]
    assert all(line.startswith(("|", "- **Keywords:**")) for line in left)


def test_foreign_line_is_not_shown_twice() -> None:
    assert report_markdown(DOCUMENT).count("Le pont") == 1


def test_tables_do_not_break() -> None:
    removed = (RemovedLine(3, "a | b\nc\\|d", "x|y"), RemovedLine(4, "```", "fence"))
    entities = (replace(ENTITIES[0], en="A | B\nC", ar=("س|ع",)),)
    text = report_markdown(replace(DOCUMENT, removed=removed, entities=entities))
    rows = [line for line in text.split("\n") if line.startswith("|")]
    for row in rows:
        cells = re.split(r"(?<!\\)(?:\\\\)*\|", row)
        assert len(cells) in {6, 7}, row
    assert r"| 3 | x\|y |  | a \| b c\\\|d |" in rows
    assert "\\`\\`\\`" in text


@pytest.mark.parametrize(
    ("page", "markdown"),
    [
        ("<script>alert(1)</script>", r"\<script>alert(1)\</script>"),
        ("![x](http://evil)", r"!\[x\](http://evil)"),
        ("*bold* _it_ `code` ~~gone~~", r"\*bold\* \_it\_ \`code\` \~\~gone\~\~"),
        ("# heading", r"\# heading"),
        ("1. item", r"1\. item"),
        ("2019) item", r"2019\) item"),
        ("- item", r"\- item"),
        ("> quote", r"\> quote"),
        ("--- rule", r"\--- rule"),
        ("&lt;b&gt; A&B", "&amp;lt;b&amp;gt; A&B"),
        ("two\nlines\r\nhere", "two lines here"),
        ("4.5 million", "4.5 million"),
        ("2019. Then", r"2019\. Then"),
        (r"back\slash", r"back\\slash"),
    ],
)
def test_a_page_is_text(page: str, markdown: str) -> None:
    document = replace(DOCUMENT, sentences=(replace(DOCUMENT.sentences[0], en=page),))
    assert translation_markdown(document) == f"{markdown}\n"


def test_address_that_is_no_address() -> None:
    document = replace(DOCUMENT, metadata=replace(DOCUMENT.metadata, source_url="http://a>b <script>"))
    assert r"- **Address:** http://a>b \<script>" in report_markdown(document)


def test_clean() -> None:
    text = clean_markdown(DOCUMENT)
    assert f"# {TITLE}" in text
    assert "lines removed" not in text
    assert "| 1 | ad-marker |" in clean_markdown(DOCUMENT, explain=True)


def test_entities() -> None:
    assert entities_markdown(ENTITIES).startswith("# Names\n\n| English | Arabic |")
    assert entities_markdown(()) == "# Names\n\nNone.\n"


def _shown(markdown: str) -> list[str]:
    """Return the text of each paragraph as a Markdown program shows it."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown)
    assert {token.type for token in tokens} <= {"paragraph_open", "inline", "paragraph_close"}
    shown = []
    for token in tokens:
        if token.type == "inline":
            assert {child.type for child in token.children or ()} <= {"text", "softbreak"}
            shown.append("".join(child.content for child in token.children or ()))
    return shown


@given(st.text(alphabet="ab1 .)#-+=*_`~[]()<>!&;:|\\/\"'\nعربي", min_size=1, max_size=40))
@example("&copy; &#35; <!-- x --> <a href=x>")
@example("[x]: http://a")
@example("a  \nb\\\nc")
@example("===")
@example("1)")
@example("http://example.org/a_b_c")
def test_any_text_is_shown_as_it_stands(text: str) -> None:
    words = " ".join(text.split())
    document = replace(DOCUMENT, sentences=(replace(DOCUMENT.sentences[0], en=text),))
    assert "".join(_shown(translation_markdown(document))) == (words or "")


def test_report_is_shown_in_order() -> None:
    tokens = MarkdownIt("commonmark").enable("table").parse(report_markdown(DOCUMENT))
    assert [t.tag for t in tokens if t.type == "heading_open"] == ["h1", *["h2"] * 6]
    assert sum(t.type == "table_open" for t in tokens) == 2
    assert sum(t.type == "tr_open" for t in tokens) == (1 + 3) + (1 + 2)
