"""What every writer asks of a page's text: which sentences stand together, and which way a piece runs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

from translator.document import Sentence

#: Letters alone: Arabic digits and commas stand in text of both directions.
_ARABIC_LETTER = re.compile("[\u0620-\u064a\u066e-\u06d3\u0750-\u077f\u08a0-\u08c9\ufb50-\ufdfb\ufe70-\ufefc]")
_URL = re.compile(r"https?://[^\s<>\"\\]+")


def paragraphs(sentences: Iterable[Sentence]) -> list[list[Sentence]]:
    """Return the sentences in groups, one for each paragraph, in order."""
    return [list(group) for _, group in groupby(sentences, key=lambda sentence: sentence.paragraph)]


def translated(sentences: Iterable[Sentence]) -> list[Sentence]:
    """Return the sentences whose two sides differ: lines that are not Arabic were passed through, and show once."""
    return [sentence for sentence in sentences if sentence.en != sentence.ar]


def has_arabic(text: str) -> bool:
    """Say whether ``text`` has letters of the Arabic script, so that it runs from right to left."""
    return _ARABIC_LETTER.search(text) is not None


def begins_arabic(text: str) -> bool:
    """Say whether the first letter of ``text`` is Arabic: "AFP (أ ف ب)" is an English value with its Arabic."""
    first = next((character for character in text if character.isalpha()), "")
    return has_arabic(first)


def is_web_address(text: str) -> bool:
    """Say whether ``text`` as a whole is an address that a link may lead to."""
    return _URL.fullmatch(text) is not None
