"""Standard output kept for the result alone."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from typing import TextIO, cast

from translator.errors import OutputError
from translator.reports.output import ENCODING_ERRORS


@contextlib.contextmanager
def protected_stdout() -> Iterator[TextIO]:
    """Give the only stream that still reaches standard output; everything else goes to standard error.

    Libraries print, some of them from C++, past ``sys.stdout``. So the file descriptor itself is
    turned to standard error while trsum works, as OCRmyPDF does, and the result is written to a
    duplicate of the old one.

    The stream is UTF-8 where it is no terminal, whatever the locale says: Arabic does not fit into
    windows-1252, and a JSON report is UTF-8. A terminal gets its own encoding, with question
    marks for what it cannot show.

    Raises:
        OutputError: standard output is closed.
    """
    stdout = cast("TextIO | None", sys.stdout)
    if stdout is None:
        raise OutputError("cannot write: standard output is closed", "give a file name with -o")
    descriptor = _descriptor(stdout)
    if descriptor is None:
        with contextlib.redirect_stdout(sys.stderr):
            yield stdout
        return
    stdout.flush()
    kept = os.dup(descriptor)
    result = _open(kept, stdout)
    os.dup2(2, descriptor)
    try:
        with contextlib.redirect_stdout(sys.stderr):
            yield result
        result.flush()
    finally:
        os.dup2(kept, descriptor)
        with contextlib.suppress(OSError):  # the failed write itself has been raised already
            result.close()


def fill_descriptors() -> None:
    """Open whichever of the three standard descriptors is closed, to nothing.

    Else the next file opened takes its number, and messages meant for standard error land in it.
    """
    for descriptor in (0, 1, 2):
        try:
            os.fstat(descriptor)
        except OSError:
            os.open(os.devnull, os.O_RDWR)


def flush_stdout() -> None:
    """Write out what click has printed.

    Raises:
        BrokenPipeError: the reader has gone.
        OutputError: the disk behind standard output is full.
    """
    stdout = cast("TextIO | None", sys.stdout)
    try:
        if stdout is not None:
            stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"cannot write standard output: {error.strerror}", "make room") from error


def discard_stdout() -> None:
    """Let the interpreter's last flush of standard output go nowhere, after a reader has gone."""
    stdout = cast("TextIO | None", sys.stdout)
    descriptor = _descriptor(stdout) if stdout is not None else None
    if descriptor is not None:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, descriptor)
        os.close(nowhere)


def is_terminal(stream: TextIO | None) -> bool:
    """Say whether ``stream`` is open and a terminal."""
    return stream is not None and not stream.closed and stream.isatty()


def _descriptor(stream: TextIO) -> int | None:
    """Return the file descriptor behind ``stream``; None where a test or a host program put another object there."""
    try:
        return stream.fileno()
    except (AttributeError, OSError, ValueError):
        return None


def _open(descriptor: int, like: TextIO) -> TextIO:
    if not os.isatty(descriptor):
        return os.fdopen(descriptor, "w", encoding="utf-8", errors=ENCODING_ERRORS, newline="\n")
    unicode = like.encoding.lower().replace("-", "") == "utf8"
    return os.fdopen(descriptor, "w", encoding=like.encoding, errors=ENCODING_ERRORS if unicode else "replace")
