"""The table of models that trsum knows: one typed row for each of models/registry.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Literal

from translator.errors import UsageError
from translator.resources import bundled

BUILTIN = "builtin"
Kind = Literal["gemma", "marian", "nllb", "seq2seq", "endpoint", "classifier"]
Task = Literal["translation", "summary", "names"]


@dataclass(frozen=True, slots=True)
class ModelRow:
    """One row of the registry; what the fields mean stands at the top of the file."""

    name: str
    task: Task
    kind: Kind
    hub: str
    revision: str
    licence: str
    note: str
    optional: bool
    recommended: bool
    rank: int
    size_mb: int
    score: str
    source_language: str = ""
    target_language: str = ""


@lru_cache(maxsize=1)
def registry() -> tuple[ModelRow, ...]:
    """Return all rows, in the order of the file."""
    with bundled("models/registry.toml").open("rb") as file:
        rows = tomllib.load(file)["model"]
    known = {f.name for f in fields(ModelRow)}
    for row in rows:
        if unknown := set(row) - known:
            raise ValueError(f"models/registry.toml: {row.get('name')}: unknown key {sorted(unknown)[0]}")
    return tuple(ModelRow(**row) for row in rows)


def find(name: str) -> ModelRow:
    """Return the row called ``name``.

    Raises:
        UsageError: there is none.
    """
    for row in registry():
        if row.name == name:
            return row
    names = ", ".join(row.name for row in registry())
    raise UsageError(f"no model is called {name!r}", f"choose one of {names}, or give a model folder")


def recommended() -> ModelRow:
    """Return the model that a user should get first."""
    return next(row for row in registry() if row.recommended)
