"""The output folder: one run at a time in it, its own files apart from the reports, no half-written ones."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from translator.batch import manifest
from translator.batch.cache import Cache
from translator.errors import OutputError

#: What a run needs and no reader does: the lock and the cache.
_OWN = ".trsum"


@dataclass(frozen=True, slots=True)
class OutputFolder:
    """The paths of an output folder."""

    root: Path

    @property
    def manifest(self) -> Path:
        """The table of what became of every document."""
        return self.root / manifest.FILE_NAME

    @property
    def cache(self) -> Path:
        """The translations and names found so far."""
        return self.root / _OWN / "cache.sqlite"

    def make_parent(self, path: str) -> Path:
        """Return an output's path; its folder is there afterwards.

        Raises:
            OutputError: the folder cannot be made.
        """
        target = self.root / path
        _make(target.parent)
        return target


def open_cache(root: Path | None) -> Cache:
    """Open what is remembered in an output folder, which is made if it is not there; None remembers nothing.

    Raises:
        OutputError: it cannot be written.
    """
    if root is None:
        return Cache(None)
    _make(root / _OWN)
    return Cache(OutputFolder(root).cache)


@contextmanager
def locked(root: Path) -> Iterator[OutputFolder]:
    """Make the output folder and keep other runs out of it while the context lasts.

    The lock is the operating system's, so that it ends with the process, however that ends. What a
    killed run wrote aside is removed.

    Raises:
        OutputError: the folder cannot be made, or another run is writing to it.
    """
    from filelock import FileLock, Timeout

    _make(root / _OWN)
    lock = FileLock(root / _OWN / "lock")
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise OutputError(
            f"another trsum batch is writing to {root}", "wait until it has ended, or give another folder"
        ) from error
    except OSError as error:
        raise OutputError(
            f"cannot write to {root}: {(error.strerror or '').lower()}", "choose another folder"
        ) from error
    try:
        for part in root.rglob(".*.part"):
            part.unlink(missing_ok=True)
        yield OutputFolder(root)
    finally:
        lock.release()


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(
            f"cannot make the folder {folder}: {(error.strerror or '').lower()}", "choose another folder"
        ) from error
