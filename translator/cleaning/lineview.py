"""One line as the rules see it: folded, stripped of decoration, measured once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from translator.cleaning.text import bare, core, ending, fold, latin_share, stem, words
from translator.cleaning.words import stop_words
from translator.document import Line

LONG_LINE = 4000  #: characters; beyond them a line is a paragraph whatever it holds, and only its head is looked at


@dataclass(frozen=True)
class LineView:
    """A non-blank line and its measures.

    Attributes:
        line: the line itself, unchanged.
        folded: its text in comparison spelling, cut at ``LONG_LINE``.
    """

    line: Line
    folded: str

    @classmethod
    def of(cls, line: Line) -> LineView:
        """Return the view of ``line``."""
        return cls(line, fold(line.text[:LONG_LINE]))

    @classmethod
    def of_text(cls, text: str) -> LineView:
        """Return the view of a line that stands alone, as the rows' examples do."""
        return cls.of(Line(1, text))

    @property
    def number(self) -> int:
        """The line's number, from 1."""
        return self.line.number

    @property
    def text(self) -> str:
        """The line's text, unchanged."""
        return self.line.text

    @cached_property
    def core(self) -> str:
        """The folded line without emoji, bullets and rules at its ends."""
        return core(self.folded)

    @cached_property
    def bare(self) -> str:
        """The core without final punctuation and counts."""
        return bare(self.folded) if len(self.folded) <= LONG_LINE // 10 else self.core

    @cached_property
    def words(self) -> list[str]:
        """The folded words and numbers."""
        return words(self.folded)

    @cached_property
    def length(self) -> int:
        """The number of words."""
        return len(self.words)

    @cached_property
    def ending(self) -> str:
        """The final mark: one of ``. ? ! : … , ;`` or nothing."""
        return ending(self.text)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of the words that carry meaning."""
        stop = stop_words()
        return frozenset(
            stem(word) for word in self.words if len(word) > 2 and not word[0].isdigit() and word not in stop
        )

    @cached_property
    def latin(self) -> float:
        """The share of Latin letters among the letters."""
        return latin_share(self.text[:LONG_LINE])

    @cached_property
    def has_letters(self) -> bool:
        """Whether any letter stands on the line."""
        return any(char.isalpha() for char in self.folded)
