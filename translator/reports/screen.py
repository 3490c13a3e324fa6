"""What a text report is laid out for: columns, text order, colours."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TextIO

from translator.reports.bidi import Order, choose_order
from translator.settings import Settings

#: From this many columns on, English and Arabic stand side by side: two columns of about 50, a comfortable measure.
SIDE_BY_SIDE = 110
_NARROWEST, _WIDEST, _DEFAULT = 40, 160, 80


@dataclass(frozen=True, slots=True)
class Screen:
    """A terminal, or a file that is read like one."""

    width: int = _DEFAULT
    order: Order = Order.PLAIN
    color_system: str | None = None  #: as rich names it: ``standard``, ``256``, ``truecolor``; None is none
    no_color: bool = False  #: bold and dim alone, as NO_COLOR asks
    encoding: str = "utf-8"

    @property
    def two_columns(self) -> bool:
        """Say whether both languages fit beside each other."""
        return self.width >= SIDE_BY_SIDE and self.order is not Order.PLAIN


def screen_for(stream: TextIO | None, settings: Settings, environment: Mapping[str, str]) -> Screen:
    """Return the screen that ``stream`` is; None is a file.

    Args:
        stream: where the text will be written.
        settings: ``width`` and ``bidi`` go before what the terminal says.
        environment: the process's variables (TERM, NO_COLOR, COLUMNS, those that name the terminal).
    """
    terminal = stream is not None and stream.isatty()
    order = choose_order(settings.bidi, environment, is_terminal=terminal)
    width = settings.width or (_columns(stream, environment) if terminal and stream else _DEFAULT)
    width = max(_NARROWEST, min(width, _WIDEST))
    if not terminal or stream is None:
        return Screen(width=width, order=order)
    from rich.console import Console

    console = Console(file=stream, _environ=environment)
    color = None if console.legacy_windows or console.is_dumb_terminal else console.color_system
    return Screen(width, order, color, console.no_color, stream.encoding or "utf-8")


def _columns(stream: TextIO, environment: Mapping[str, str]) -> int:
    if environment.get("COLUMNS", "").isdecimal() and int(environment["COLUMNS"]):
        return int(environment["COLUMNS"])
    try:
        return os.get_terminal_size(stream.fileno()).columns or _DEFAULT
    except OSError:
        return _DEFAULT
