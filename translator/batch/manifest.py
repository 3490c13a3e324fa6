"""``manifest.jsonl``: what became of every document, one JSON object a line.

While a batch runs, lines are added at the end; the last line on a document is the valid one. When it is
over, the file is written anew, one line per document in the order of the paths.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from translator.errors import OutputError, reason
from translator.reports.output import ENCODING_ERRORS, write_file

FILE_NAME = "manifest.jsonl"
DONE, FAILED = "done", "failed"


@dataclass(frozen=True, slots=True)
class Written:
    """One output file as it was written."""

    path: str  #: below the output folder, with ``/``
    format: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Row:
    """What is known of one document."""

    path: str  #: its place in the tree
    source: str  #: where it was read
    sha256: str | None  #: of the input's bytes; None where they could not be read
    status: str  #: ``done`` or ``failed``
    error: str | None = None  #: why it failed
    seconds: float = 0.0  #: spent on it alone; of work shared with others, its share
    words: int = 0  #: Arabic words of its sentences
    flags: Mapping[str, int] = field(default_factory=dict)  #: flag to the number of sentences that bear it
    outputs: tuple[Written, ...] = ()
    signature: str = ""  #: of everything but the input that decided the outputs
    folder: str = ""  #: hash of all that it got from the other documents


def read_manifest(path: Path) -> dict[str, Row]:
    """Return the last row on each document. A line that a crash cut short is passed over."""
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").split("\n")
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise OutputError(f"cannot read {path}: {reason(error)}", "remove it, and all is done again") from error
    return {row.path: row for line in lines if (row := _row(line))}


def _row(line: str) -> Row | None:
    try:
        fields: dict[str, Any] = json.loads(line)
        outputs = tuple(Written(**output) for output in fields.pop("outputs"))
        return Row(**fields, outputs=outputs)
    except (ValueError, TypeError, KeyError):
        return None


def write_manifest(path: Path, rows: Iterable[Row]) -> None:
    """Write one line per document, in the order of the paths, in one step.

    Raises:
        OutputError: the file cannot be written.
    """
    write_file(path, "".join(_line(row) for row in sorted(rows, key=lambda row: row.path)))


class Journal:
    """Takes the rows of a running batch, each for good: it is on the disk when ``add`` returns."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._complete = False

    def add(self, row: Row) -> None:
        """Add a row.

        Raises:
            OutputError: it cannot be written.
        """
        try:
            self._end_last_line()
            with self._path.open("a", encoding="utf-8", errors=ENCODING_ERRORS, newline="\n") as stream:
                stream.write(_line(row))
                stream.flush()
                os.fsync(stream.fileno())
        except OSError as error:
            raise OutputError(f"cannot write {self._path}: {(error.strerror or '').lower()}", "make room") from error

    def _end_last_line(self) -> None:
        """Keep a line that a crash cut short apart from the next one."""
        if self._complete or not self._path.exists():
            return
        with self._path.open("rb+") as stream:
            if stream.seek(0, os.SEEK_END):
                stream.seek(-1, os.SEEK_END)
                if stream.read(1) != b"\n":
                    stream.write(b"\n")
        self._complete = True


def _line(row: Row) -> str:
    return json.dumps(asdict(row), ensure_ascii=False, separators=(",", ":")) + "\n"
