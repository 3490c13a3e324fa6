"""Which documents a batch is of, and under which name each goes into the output folder."""

from __future__ import annotations

import glob
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from translator.errors import InputMissingError, UsageError


@dataclass(frozen=True, slots=True)
class Input:
    """One document to be read."""

    path: str  #: what the reader is given
    key: str  #: its place in the tree, with ``/``; what the manifest calls it
    stem: str  #: the outputs' place in the tree, without suffix


def find_inputs(given: Sequence[str], out: Path | None) -> tuple[Input, ...]:
    """Return every document that ``given`` names, in the order of their keys.

    A folder stands for all files under it, hidden ones and the output folder left out; the tree
    below it is kept. A pattern stands for what it matches. Where several folders are given, each
    keeps its own name as the first part of the tree.

    Args:
        given: files, folders and glob patterns.
        out: the output folder, or the one output file; what lies there is no input. None where there is neither.

    Raises:
        InputMissingError: one of ``given`` does not exist or matches nothing, or there is no document.
        UsageError: an input is the output folder itself, or two would go to the same place.
    """
    roots = [root for name in given for root in _expand(name)]
    keys: dict[str, str] = {}
    for root in roots:
        for path, key in _files(root, out, alone=len(roots) == 1):
            if not Path(path).samefile(keys.setdefault(key, path)):
                raise UsageError(
                    f"{keys[key]} and {path} would both be written as {key}", "convert them into two folders"
                )
    if not keys:
        raise InputMissingError(f"{', '.join(given)} holds no documents", "name a folder with files in it")
    stems = Counter(str(PurePosixPath(key).with_suffix("")) for key in keys)
    return tuple(Input(path, key, _stem(key, stems)) for key, path in sorted(keys.items()))


def _stem(key: str, stems: Counter[str]) -> str:
    """Return the key without its suffix; with it, where page.txt and page.html stand side by side."""
    stem = str(PurePosixPath(key).with_suffix(""))
    return stem if stems[stem] == 1 else key


def _expand(name: str) -> list[Path]:
    if os.path.lexists(name):
        return [Path(name)]
    found = sorted(glob.glob(name, recursive=True)) if glob.has_magic(name) else []  # noqa: PTH207 - may be absolute
    if not found:
        raise InputMissingError(f"there is no file or folder {name}", "check the name")
    return [Path(path) for path in found]


def _files(root: Path, out: Path | None, *, alone: bool) -> Iterator[tuple[str, str]]:
    """Yield the path and the key of each document under ``root``."""
    if not root.is_dir():
        yield str(root), root.name
        return
    outside = out and out.resolve()
    if root.resolve() == outside:
        raise UsageError(f"{root} is the output folder too", "give another folder for the output")
    for folder, folders, names in os.walk(root):
        here = Path(folder)
        folders[:] = sorted(name for name in folders if name[0] != "." and (here / name).resolve() != outside)
        for name in sorted(names):
            if name[0] != "." and (here / name).is_file() and (here / name).resolve() != outside:
                inside = (here / name).relative_to(root)
                yield str(here / name), (inside if alone else root.resolve().name / inside).as_posix()
