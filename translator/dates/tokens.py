"""A text as the words, figures and signs that dates are made of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from translator.arabic import with_latin_digits
from translator.dates.tables import fold

_TOKEN = re.compile(r"(?:[^\W\d_][\u064b-\u0652\u0670\u0640]*)+|\d+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Token:
    """One word, figure or sign: ``text[start:end]``; ``key`` is its folded form, digits in Latin."""

    start: int
    end: int
    key: str

    @property
    def number(self) -> int | None:
        """Return the value of a figure of at most four digits, else None."""
        return int(self.key) if self.key.isdecimal() and len(self.key) <= 4 else None


class Tokens(Sequence[Token]):
    """The tokens of a text; beyond either end stands an empty one."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._tokens = [
            Token(m.start(), m.end(), with_latin_digits(fold(m[0])) if m[0][0].isalnum() else m[0])
            for m in _TOKEN.finditer(text)
        ]
        self._none = Token(len(text), len(text), "")

    def __len__(self) -> int:
        return len(self._tokens)

    def __getitem__(self, index: int) -> Token:  # type: ignore[override]
        return self._tokens[index] if 0 <= index < len(self._tokens) else self._none

    def touching(self, index: int) -> bool:
        """Say whether the token stands right after the one before it, with no space between."""
        return index > 0 and self[index - 1].end == self[index].start


def without_prefix(key: str) -> tuple[str, ...]:
    """Return a folded word and what it may be without an attached "and", "in", "for", "as" or "so"."""
    forms = [key]
    if key[:1] in "وف" and len(key) > 3:
        forms.append(key[1:])
    for form in tuple(forms):
        if form[:1] in "بلك" and len(form) > 3:
            forms.append(form[1:])
        if form[:2] == "لل" and len(form) > 4:
            forms.append("ا" + form[1:])
    return tuple(forms)
