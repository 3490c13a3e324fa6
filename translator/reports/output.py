"""Where a report goes: a text stream, or a file that is whole or not there."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path
from typing import TextIO

from translator.errors import OutputError

#: Text that UTF-8 cannot hold (a lone surrogate of an undecodable file name) is written as ``\udc80``:
#: readable in text, and in a JSON string the very escape that stands for it.
ENCODING_ERRORS = "backslashreplace"


def write_file(path: Path, content: str | bytes) -> None:
    """Write ``content``, text as UTF-8, to ``path``, replacing what was there in one step.

    The content is written aside in the same folder, forced to the disk and renamed, so that a reader
    or a crash never meets half a file. A symbolic link is followed: its target is replaced.

    Raises:
        OutputError: the folder is missing, full or not writable, or ``path`` is a folder.
    """
    target = path.resolve()
    if target.is_dir():
        raise OutputError(f"cannot write {path}: it is a folder", "give a file name with -o")
    if target.exists() and not target.is_file():
        _write_device(path, encoded(content))
        return
    try:
        _replace(target, encoded(content))
    except OSError as error:
        raise _output_error(path, error) from error


def encoded(content: str | bytes) -> bytes:
    """Return the bytes of a file with this content."""
    return content if isinstance(content, bytes) else content.encode("utf-8", ENCODING_ERRORS)


def _replace(target: Path, content: bytes) -> None:
    handle, aside = tempfile.mkstemp(prefix=f".{target.name[:40]}.", suffix=".part", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        Path(aside).chmod(_mode(target))
        Path(aside).replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(aside).unlink()
        raise


def _mode(target: Path) -> int:
    """Return the permissions of the file in place, else what the user's umask gives a new file."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _write_device(path: Path, content: bytes) -> None:
    """Write to a pipe or device such as ``/dev/stdout``, which cannot be replaced."""
    try:
        with path.open("wb") as stream:
            stream.write(content)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _output_error(path, error) from error


def check_writable(path: Path) -> None:
    """Refuse an output path that can never work before a long translation, not after it.

    Raises:
        OutputError: ``path`` is a folder, or its folder does not exist or may not be written to.
    """
    target = path.resolve()
    if target.is_dir():
        raise OutputError(f"cannot write {path}: it is a folder", "give a file name with -o")
    if not target.parent.is_dir():
        raise OutputError(f"cannot write {path}: there is no folder {path.parent}", "make the folder first")
    if not os.access(target.parent, os.W_OK):
        raise OutputError(f"cannot write {path}: no permission", "choose another place with -o")


def write_stream(stream: TextIO, content: str | bytes) -> None:
    """Write ``content`` to ``stream``, bytes to the buffer behind it, and flush it.

    Raises:
        BrokenPipeError: the reader has gone, as ``head`` does.
        OutputError: the stream cannot take it, e.g. the disk behind it is full.
    """
    try:
        if isinstance(content, bytes):
            stream.flush()
            stream.buffer.write(content)
        else:
            stream.write(content)
        stream.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _output_error(Path("standard output"), error) from error


def _output_error(path: Path, error: OSError) -> OutputError:
    reason = (error.strerror or str(error)).lower()
    return OutputError(f"cannot write {path}: {reason}", "choose another place with -o, or make room")
