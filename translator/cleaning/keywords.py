"""Splits a row of keywords."""

from __future__ import annotations

import re

from translator.cleaning.lineview import LineView
from translator.cleaning.text import fold

MAX_WORDS = 4  #: words of the longest keyword that is looked for in the article
_HEADING = re.compile(r"[^:：]{0,40}[:：]\s*")
_SEPARATORS = re.compile(r"\s*[،,؛;|#•·/]\s*|\s+-\s+")


def split_keywords(view: LineView, article: str) -> list[str]:
    """Return the keywords of a row, or of a heading with its row; a heading alone has none.

    A row without separators is cut into the longest phrases that stand in the article, since a
    scraper joins the links of a row with blanks.
    """
    text = view.text.strip()
    heading = _HEADING.match(text)
    if heading:
        text = text[heading.end() :]
    elif view.length <= 2 and fold(text).startswith(
        ("كلمات", "الكلمات", "وسوم", "الوسوم", "tags", "keywords", "علامات", "العلامات", "الوسم")
    ):
        return []
    parts = [part.strip().replace("_", " ") for part in _SEPARATORS.split(text) if part.strip()]
    return _by_article(parts[0], fold(article)) if len(parts) == 1 else parts


def _by_article(row: str, article: str) -> list[str]:
    rest, found = row.split(), []
    while rest:
        size = next(
            (size for size in range(min(MAX_WORDS, len(rest)), 1, -1) if fold(" ".join(rest[:size])) in article), 1
        )
        found.append(" ".join(rest[:size]))
        rest = rest[size:]
    return found
