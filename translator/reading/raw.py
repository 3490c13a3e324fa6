"""The bytes of an input, never more of them than the limit allows."""

from __future__ import annotations

import stat
import sys
from pathlib import Path
from typing import BinaryIO

from translator.errors import InputMissingError, InputTooLargeError

STDIN = "-"
_MEGABYTE = 1_000_000


def read_bytes(path: str, max_bytes: int, stdin: BinaryIO | None = None) -> bytes:
    """Return the bytes of a file, or of standard input for ``-``.

    Args:
        path: the file.
        max_bytes: a larger input is refused; no more than this and one byte is ever held.
        stdin: what ``-`` reads; None is the process's own standard input.

    Raises:
        InputMissingError: there is no such file, it is a directory, or it may not be read.
        InputTooLargeError: the input is larger than ``max_bytes``.
    """
    data = _read_stdin(max_bytes, stdin) if path == STDIN else _read_file(path, max_bytes)
    if len(data) > max_bytes:
        raise _too_large(path, None, max_bytes)
    return data


def display_name(path: str) -> str:
    """Return what messages call the input."""
    return "standard input" if path == STDIN else path


def _read_stdin(max_bytes: int, stdin: BinaryIO | None) -> bytes:
    stream = stdin
    if stream is None:
        # A process may be started without a standard input; Python then sets sys.stdin to None.
        stream = getattr(sys.stdin, "buffer", None)
    if stream is None:
        raise InputMissingError("standard input is closed", "pipe a page into trsum or name a file")
    try:
        return _read_up_to(stream, max_bytes)
    except (OSError, ValueError) as error:
        raise InputMissingError(f"cannot read standard input: {_reason(error)}", "name a file instead") from error


def _read_file(path: str, max_bytes: int) -> bytes:
    try:
        status = Path(path).stat()
        if stat.S_ISDIR(status.st_mode):
            raise InputMissingError(f"{path} is a directory", "name the files in it")
        if stat.S_ISREG(status.st_mode) and status.st_size > max_bytes:
            raise _too_large(path, status.st_size, max_bytes)
        with Path(path).open("rb") as file:
            return _read_up_to(file, max_bytes)
    except FileNotFoundError as error:
        raise InputMissingError(f"there is no file {path}", "check the name and the folder") from error
    except PermissionError as error:
        raise InputMissingError(f"{path} may not be read", "ask for the right to read it or copy it first") from error
    except (OSError, ValueError) as error:  # ValueError: the name holds a NUL character
        raise InputMissingError(f"cannot read {path}: {_reason(error)}", "check the name and the folder") from error


def _read_up_to(stream: BinaryIO, max_bytes: int) -> bytes:
    """Read to the end or one byte past the limit; a pipe gives its bytes in pieces."""
    pieces: list[bytes] = []
    left = max_bytes + 1
    while left > 0 and (piece := stream.read(min(left, _MEGABYTE))):
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces)


def _too_large(path: str, size: int | None, max_bytes: int) -> InputTooLargeError:
    held = f"holds {size:,} bytes" if size is not None else "holds more than the limit"
    return InputTooLargeError(
        f"{display_name(path)} {held}, and {max_bytes:,} are allowed", "split it or set TRSUM_MAX_BYTES higher"
    )


def _reason(error: OSError | ValueError) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()
