"""How far a batch is: a bar in a terminal; elsewhere nothing, or with ``-v`` a line now and then."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from translator.cli.messages import say
from translator.cli.streams import is_terminal

if TYPE_CHECKING:
    from translator.batch.manifest import Row

#: Seconds between two lines where there is no terminal.
_EVERY = 15.0


class Lines:
    """Says failures at once and the progress now and then, in lines."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._begun = self._last = time.monotonic()
        self.documents = self.words = self.done = self.done_words = 0

    def planned(self, documents: int, words: int) -> None:
        """Take note of what is to be done."""
        self.documents, self.words = documents, words
        self._begun = self._last = time.monotonic()

    def settled(self, texts: int) -> None:
        """Take note of sentences that have their translation."""

    def ended(self, row: Row) -> None:
        """Take note of a document; say why it failed."""
        self.done += 1
        self.done_words += row.words
        if row.error is not None:
            say(f"error: {row.error}")
        if not self._quiet and time.monotonic() - self._last >= _EVERY:
            self._last = time.monotonic()
            say(f"{self.done} of {self.documents} documents, {self.pace()}")

    def pace(self) -> str:
        """Return words per second and the time left, as words."""
        seconds = time.monotonic() - self._begun
        if not self.done_words or seconds <= 0:
            return "no figures yet"
        rate = self.done_words / seconds
        left = max(0, self.words - self.done_words) / rate
        return f"{rate:,.0f} words a second, {_duration(left)} left"


class Bar(Lines):
    """Draws a bar of the documents, with words per second and the time left."""

    def __init__(self) -> None:
        super().__init__(quiet=True)
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        columns = (
            TextColumn("documents"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TextColumn("{task.fields[pace]}", markup=False),
        )
        self.progress = Progress(*columns, console=Console(stderr=True), transient=True)
        self._task = self.progress.add_task("documents", total=None, pace="reading")
        self._sentences = 0

    def planned(self, documents: int, words: int) -> None:
        """Take note of what is to be done."""
        super().planned(documents, words)
        self.progress.update(self._task, total=documents, pace="")

    def settled(self, texts: int) -> None:
        """Show that sentences go through before the first document is done."""
        self._sentences += texts
        self._show()

    def ended(self, row: Row) -> None:
        """Move the bar on."""
        super().ended(row)
        self._show()

    def _show(self) -> None:
        pace = self.pace() if self.done_words else f"{self._sentences:,} sentences"
        self.progress.update(self._task, completed=self.done, pace=pace)


@contextlib.contextmanager
def batch_progress(verbosity: int) -> Iterator[Lines]:
    """Give a watcher of a batch that suits standard error.

    Args:
        verbosity: where there is no terminal, failures alone are said below 1.
    """
    if verbosity < 0 or not is_terminal(sys.stderr) or os.environ.get("TERM") == "dumb":
        yield Lines(quiet=verbosity < 1)
        return
    bar = Bar()
    with bar.progress:
        yield bar


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes:02} min" if hours else f"{minutes} min {rest:02} s" if minutes else f"{rest} s"
