"""What a batch remembers between runs, in SQLite: translations of sentences, and the names of documents.

A translation's key holds all that decides it: the text as the engine reads it (with the hints that glossary
and spellings put into it, so that a changed glossary changes no more than the sentences it touches), the
model and its revision, the search, the engine's version. Keys are hashes; no Arabic is kept.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple
from pathlib import Path

from translator.errors import OutputError
from translator.translation.engine import Hypothesis, Rival

_TABLES = """
CREATE TABLE IF NOT EXISTS hypotheses (key BLOB PRIMARY KEY, found TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS surveys (key BLOB PRIMARY KEY, names TEXT NOT NULL) WITHOUT ROWID;
"""
#: SQLite takes no more variables in one statement where it was built with its old default.
_AT_ONCE = 500
_MEMORY = ":memory:"  # SQLite's own name


def key_of(*parts: str) -> bytes:
    """Return a key made of several strings; the same strings divided otherwise give another."""
    return hashlib.sha256("".join(f"{len(part)}:{part}" for part in parts).encode("utf-8", "surrogatepass")).digest()


class Cache:
    """One file of remembered work. Every ``put`` is on the disk when it returns, whatever becomes of the process."""

    def __init__(self, path: Path | None) -> None:
        """Open the file; one that is no database (a crash of the disk) is begun anew.

        Args:
            path: the file; None keeps all in memory, until ``close``.

        Raises:
            OutputError: it cannot be written.
        """
        path = path or Path(_MEMORY)
        try:
            self._connection = _open(path)
        except sqlite3.OperationalError as error:
            raise _unwritable(path, error) from error
        except sqlite3.DatabaseError:
            path.unlink(missing_ok=True)
            self._connection = _open(path)
        self._path = path

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def clear(self) -> None:
        """Forget everything."""
        with self._connection:
            self._connection.execute("DELETE FROM hypotheses")
            self._connection.execute("DELETE FROM surveys")

    def translations(self, keys: Sequence[bytes]) -> dict[bytes, Hypothesis]:
        """Return the translations that are known."""
        found: dict[bytes, Hypothesis] = {}
        for start in range(0, len(keys), _AT_ONCE):
            some = keys[start : start + _AT_ONCE]
            marks = ",".join("?" * len(some))
            rows = self._connection.execute(
                f"SELECT key, found FROM hypotheses WHERE key IN ({marks})",
                some,
            )
            found |= {key: _read(written) for key, written in rows}
        return found

    def put_translations(self, hypotheses: Mapping[bytes, Hypothesis]) -> None:
        """Keep translations.

        Raises:
            OutputError: the disk is full.
        """
        rows = [(key, _written(hypothesis)) for key, hypothesis in hypotheses.items()]
        self._put("INSERT OR REPLACE INTO hypotheses VALUES (?, ?)", rows)

    def survey(self, key: bytes) -> str | None:
        """Return what was found in a document, as it was put; None where it is not known."""
        row = self._connection.execute("SELECT names FROM surveys WHERE key = ?", (key,)).fetchone()
        return None if row is None else str(row[0])

    def put_survey(self, key: bytes, names: str) -> None:
        """Keep what was found in a document.

        Raises:
            OutputError: the disk is full.
        """
        self._put("INSERT OR REPLACE INTO surveys VALUES (?, ?)", [(key, names)])

    def _put(self, statement: str, rows: Iterable[tuple[object, ...]]) -> None:
        try:
            with self._connection:
                self._connection.executemany(statement, rows)
        except sqlite3.OperationalError as error:
            raise _unwritable(self._path, error) from error


def _written(hypothesis: Hypothesis) -> str:
    return json.dumps(astuple(hypothesis), ensure_ascii=False)


def _read(written: str) -> Hypothesis:
    text, score, rivals = json.loads(written)
    return Hypothesis(text, score, tuple(Rival(*rival) for rival in rivals))


def _open(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.executescript(_TABLES)
    return connection


def _unwritable(path: Path, error: sqlite3.Error) -> OutputError:
    return OutputError(f"cannot write {path}: {error}", "make room, or choose another folder")
