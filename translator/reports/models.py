"""The list of models, for people."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from translator.reports.screen import Screen

if TYPE_CHECKING:
    from translator.translation.store import ModelStatus

_INDENT = "    "


def models_text(models: Sequence[ModelStatus], used: str, screen: Screen) -> str:
    """Return a few lines per model: its state, its published score, its licence.

    Args:
        models: the registry's rows with their states.
        used: name or folder of the model that a run takes now.
        screen: how wide the lines may be.
    """
    blocks = ["\n".join(_block(model, used, screen.width)) for model in models]
    if used not in {model.row.name for model in models}:
        blocks.insert(0, f"* {used}")
    return "\n".join((*blocks, "", "* is what a run takes without --model.")) + "\n"


def _block(model: ModelStatus, used: str, width: int) -> Iterator[str]:
    row = model.row
    mark = "*" if row.name == used else " "
    facts = [{"available": "not installed"}.get(model.status, model.status), f"{row.size_mb} MB"]
    if row.kind == "endpoint":
        facts = ["an address of yours"]
    if row.task == "summary":
        facts.append("writes summaries")
    if row.task == "names":
        facts.append("finds names")
    if row.recommended:
        facts.append("recommended")
    if row.optional:
        facts.append("used by name only")
    head = f"{mark} {row.name:<26} {', '.join(facts)}"
    yield from textwrap.wrap(head, width, subsequent_indent=_INDENT, drop_whitespace=len(head) > width)
    licence = f"Licence: {row.licence}. " if row.licence else ""
    for line in (row.score, f"{licence}{row.note}".strip()):
        yield from textwrap.wrap(line, width, initial_indent=_INDENT, subsequent_indent=_INDENT, break_on_hyphens=False)
