"""The progress bar on standard error, where that is a terminal."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from translator.cli.streams import is_terminal
from translator.progress import Progress, silent


@contextlib.contextmanager
def progress_bar(label: str, verbosity: int) -> Iterator[Progress]:
    """Give a progress callback that draws one bar per stage and leaves nothing behind.

    Args:
        label: what is worked on, e.g. a file; of its path the name is shown.
        verbosity: below 0 nothing is drawn.
    """
    if verbosity < 0 or not is_terminal(sys.stderr) or os.environ.get("TERM") == "dumb":
        yield silent
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),  # moves from the first second on; a page's sentences are mostly done all at once
        TimeRemainingColumn(),
    )
    name = Path(label).name
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, int] = {}

        def show(stage: str, done: int, total: int) -> None:
            task = tasks.get(stage)
            if task is None:
                task = tasks[stage] = bar.add_task(f"{name}: {stage}", total=total)
            bar.update(task, completed=done, total=total)  # type: ignore[arg-type]  # TaskID is an int

        yield show
