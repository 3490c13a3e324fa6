"""The plain tables and word lists that modules keep beside them: a row a line, comments begin with ``#``."""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from pathlib import Path


def packed_lines(path: Path) -> list[str]:
    """Return the lines of a table packed with xz, comments and all."""
    return lzma.decompress(path.read_bytes()).decode("utf-8").splitlines()


def read_lines(path: Path) -> list[str]:
    """Return the lines of a file in UTF-8, packed with xz or plain; blank ones and comments are left out."""
    lines = packed_lines(path) if path.suffix == ".xz" else path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]


def read_rows(path: Path) -> Iterator[list[str]]:
    """Yield the lines of a table, cut at its tabs."""
    return (line.split("\t") for line in read_lines(path))
