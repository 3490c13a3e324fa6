"""Web pages: every visible line in order, each with what the page's structure says about it.

The whole page is flattened here, so that nothing is lost in silence; trafilatura (Barbaresi, 2021,
"Trafilatura: a web scraping library and command-line tool for text discovery and extraction") says
which of its lines are the main text and what the page declares about itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from translator.document import Line, LineRole, Metadata
from translator.reading.encodings import Decoded
from translator.reading.formats.content import Content, numbered
from translator.reading.formats.text import decode

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_DECLARED_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([A-Za-z0-9_-]{2,30})""", re.I)
_SKIPPED = frozenset({
    "script", "style", "noscript", "template", "svg", "head", "iframe", "object", "embed", "canvas", "select",
    "textarea", "math", "audio", "video",
})  # fmt: skip
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd", "details", "dialog",
    "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hgroup", "hr", "legend", "li", "main", "menu", "nav", "ol", "option", "p", "pre", "section", "summary",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_SPACES = re.compile(r"\s+")
_LETTERS = re.compile(r"\W+")
MIN_MAIN_WORDS = 25  #: a main text of fewer words is not believed, and the line rules judge the whole page
MIN_SPAN = 30  #: letters; a shorter line counts as main text only where trafilatura gives it as a line of its own
TITLE_WORDS = 3  #: a first-level heading of fewer words is a site's name


def read_html(path: str, data: bytes) -> Content:
    """Return the visible lines of a web page and what the page declares.

    Raises:
        InputBinaryError: the bytes are no text.
        InputEncodingError: no encoding fits.
    """
    decoded = _decoded(path, data)
    content = read_html_text(decoded.text)
    return replace(content, encoding=f"html ({decoded.encoding})", repairs=decoded.repairs)


def read_html_text(text: str) -> Content:
    """Return the visible lines of a web page that is decoded already."""
    tree = _parse(text)
    if tree is None:
        return Content((), "html")
    flattener = _Flattener()
    lines = flattener.lines(tree)
    main, declared = _main_text(text)
    with_roles = list(_with_roles(lines, main, declared))
    return Content(tuple(_with_headings(with_roles, flattener.headings)), "html", declared)


def _decoded(path: str, data: bytes) -> Decoded:
    """Strict UTF-8 first, since pages declare wrongly; then what the page declares, then what fits."""
    found = _DECLARED_CHARSET.search(data[:4096])
    if found and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        for codec in ("utf-8", found[1].decode("ascii")):
            try:
                return Decoded(data.decode(codec), codec.lower())
            except (LookupError, UnicodeDecodeError):
                continue
    return decode(path, data)


def _parse(text: str) -> HtmlElement | None:
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        # Bytes, since lxml refuses texts that declare an encoding; NUL ends a text for it.
        return html.document_fromstring(text.replace("\0", "").encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        return None


@dataclass
class _Flattener:
    """Walks the tree without recursion and gathers the text of each block."""

    texts: list[str] = field(default_factory=list)
    roles: list[LineRole | None] = field(default_factory=list)
    open_text: list[str] = field(default_factory=list)
    role: LineRole | None = None
    after_link: bool = False
    in_heading: bool = False
    headings: set[int] = field(default_factory=set)  #: positions of second and lower headings that are no links

    def lines(self, tree: HtmlElement) -> list[Line]:
        """Return the page's visible lines, with the roles that the elements alone give."""
        stack: list[tuple[Any, bool]] = [(tree, False)]
        while stack:
            element, leaving = stack.pop()
            if leaving:
                self._leave(element)
                continue
            if not isinstance(element.tag, str) or _is_hidden(element):
                self._text(element.tail)
                continue
            if element.tag == "tr" and (row := _data_row(element)):
                self._flush()
                before, self.role = self.role, LineRole.MAIN if _is_in_article(element) else self.role
                self._text(row)
                self._flush()
                self.role = before
                self._text(element.tail)
                continue
            self._enter(element)
            stack.append((element, True))
            stack.extend((child, False) for child in reversed(element))
        self._flush()
        return [replace(line, role=role) for line, role in zip(numbered(self.texts), self.roles, strict=True)]

    def _enter(self, element: Any) -> None:
        if element.tag in _BLOCKS:
            self._flush()
            self.role = _ROLES.get(element.tag, self.role)
            self.in_heading = element.tag in _HEADINGS and element.find(".//a") is None
        elif element.tag == "br":
            self._flush()
        elif element.tag == "a" and self.after_link:
            self.open_text.append(" | ")
        if element.text and element.text.strip():
            self.after_link = False
        self._text(element.text)

    def _leave(self, element: Any) -> None:
        if element.tag in _BLOCKS:
            self._flush()
            self.in_heading = False
            if element.tag in _ROLES:
                self.role = None
        elif element.tag == "a":
            self.after_link = not (element.tail and element.tail.strip())
        self._text(element.tail)

    def _text(self, text: str | None) -> None:
        if text:
            self.open_text.append(text)

    def _flush(self) -> None:
        text = _SPACES.sub(" ", "".join(self.open_text)).strip(" |")
        if text:
            if self.in_heading:
                self.headings.add(len(self.texts))
            self.texts.append(text)
            self.roles.append(self.role)
        self.open_text.clear()
        self.after_link = False


_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_ROLES: dict[str, LineRole] = {"h1": LineRole.TITLE, "figcaption": LineRole.CAPTION}


def _is_hidden(element: Any) -> bool:
    return (
        element.tag in _SKIPPED
        or element.get("hidden") is not None
        or _HIDDEN.search(element.get("style") or "") is not None
    )


def _is_in_article(element: Any) -> bool:
    """Say whether the nearest structural ancestor is the article: trafilatura drops some of its small tables."""
    nearest = next(element.iterancestors("article", "main", "aside", "nav", "footer", "header", "form"), None)
    return nearest is not None and nearest.tag in {"article", "main"}


def _data_row(row: Any) -> str | None:
    """Return the cells of a table row as one line where they hold plain text, None for a table of the layout."""
    cells = [cell for cell in row if cell.tag in {"td", "th"}]
    if len(cells) < 2 or any(child.tag in _BLOCKS for cell in cells for child in cell.iter() if child is not cell):
        return None
    texts = [_SPACES.sub(" ", cell.text_content()).strip() for cell in cells]
    return " | ".join(text for text in texts if text) or None


def _main_text(text: str) -> tuple[list[str], Metadata]:
    """Return the lines of the main text, none where there is none to be believed, and the declared metadata."""
    import trafilatura

    found = trafilatura.bare_extraction(
        text,
        include_comments=False,
        include_tables=True,
        favor_recall=True,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if found is None or isinstance(found, dict):
        return [], Metadata()
    main = [line for line in (found.text or "").split("\n") if line.strip()]
    declared = Metadata(
        title_ar=found.title or None,
        published=found.date or None,
        byline=found.author or None,
        section=next(iter(found.categories or ()), None),
        keywords=tuple(tag for tag in found.tags or () if tag),
        source_url=found.url or None,
    )
    return (main if sum(len(line.split()) for line in main) >= MIN_MAIN_WORDS else []), declared


def _with_roles(lines: list[Line], main: list[str], declared: Metadata) -> Iterator[Line]:
    """Yield the lines with their roles: the title's, and those that stand outside the main text."""
    whole = {_key(line) for line in main}
    running = "".join(_key(line) for line in main)
    titles = [line for line in lines if line.role is LineRole.TITLE and len(line.text.split()) >= TITLE_WORDS]
    title = next((line for line in titles if _key(line.text) in _key(declared.title_ar or "")), None)
    title = title or (titles[0] if len(titles) == 1 else None)
    for line in lines:
        role = line.role
        if role is LineRole.TITLE:
            role = LineRole.TITLE if line is title else None
        if role is None and main:
            role = LineRole.MAIN if _is_main(_key(line.text), whole, running) else LineRole.OUTSIDE
        yield replace(line, role=role)


def _with_headings(lines: list[Line], headings: set[int]) -> Iterator[Line]:
    """Count a heading right above main text to it: trafilatura drops some; headings of links have links under them."""
    for at, line in enumerate(lines):
        is_above = at + 1 < len(lines) and lines[at + 1].role is LineRole.MAIN
        missed = at in headings and line.role is LineRole.OUTSIDE and is_above
        yield replace(line, role=LineRole.MAIN) if missed else line


def _is_main(key: str, whole: set[str], running: str) -> bool:
    return key in whole or (len(key) >= MIN_SPAN and key in running)


def _key(text: str) -> str:
    return _LETTERS.sub("", text)
