"""How a stage tells the caller how far it is, without printing."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Called with the stage's name, the units done and the units in all, from the stage's own thread."""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Take note of the progress."""


def silent(stage: str, done: int, total: int) -> None:
    """Ignore all progress."""
