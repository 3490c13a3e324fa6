"""Right-to-left paragraphs for rich: wrapped in logical order, each line reordered, set against the right margin."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.style import Style
from rich.text import Text

from translator.reports.bidi import Order, present, strip_controls, wrap

_ARABIC = "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc"
_ARABIC_RUN = re.compile(f"[{_ARABIC}]+(?: [{_ARABIC}]+)*")
#: C0, DEL and C1 controls: a page must not be able to move the cursor or colour the screen.
_TERMINAL_CONTROLS = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), " ")


def printable(text: str) -> str:
    """Return ``text`` on one line, without characters that would steer the terminal."""
    return strip_controls(text.translate(_TERMINAL_CONTROLS))


def embed(text: str, order: Order) -> str:
    """Return left-to-right text with the Arabic words in it presented in ``order``."""
    return _ARABIC_RUN.sub(lambda run: present(run[0], order), printable(text))


@dataclass(frozen=True, slots=True)
class RightToLeft:
    """A paragraph of Arabic, as a rich renderable."""

    text: str
    order: Order
    style: str = ""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        width = options.max_width
        style = console.get_style(self.style) if self.style else Style.null()
        for line in wrap(printable(self.text), width):
            shown = present(line, self.order)
            # Without a bidi terminal behind it a right margin would only push the text out of sight.
            pad = 0 if self.order is Order.PLAIN else width - cell_len(shown)
            yield Text(" " * pad + shown, style=style, no_wrap=True, overflow="ignore", end="\n")

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        text = printable(self.text)
        longest = max((cell_len(word) for word in text.split()), default=0)
        return Measurement(longest, max(cell_len(text), longest)).with_maximum(options.max_width)
