"""One-line messages on standard error, and the one place where exceptions become exit codes."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import traceback
from collections.abc import Callable

import click

from translator.cli.streams import discard_stdout
from translator.errors import ExitCode, TrsumError

#: Where the number of ``-v`` stands in a click context's ``meta``; ``-q`` is -1.
VERBOSITY = "trsum.verbosity"
#: What writing to a closed standard error raises. It must not hide the exit code.
_CLOSED = (OSError, ValueError, AttributeError)
#: The disk is full, the quota used up, the file too large for its file system.
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def say(message: str) -> None:
    """Write one line to standard error, if there is one."""
    line = " ".join(message.split())
    with contextlib.suppress(*_CLOSED):
        sys.stderr.write(f"trsum: {line}\n")
        sys.stderr.flush()


def leave_interrupted() -> None:
    """End the process here and now, as interrupted.

    An engine that is given up finishes first what was handed to it, which may take minutes. What had to be
    put away has been, while the exception came up.
    """
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(*_CLOSED):
            stream.flush()
    os._exit(ExitCode.INTERRUPTED)


def guarded(
    work: Callable[[], None], verbosity: Callable[[], int], leave: Callable[[], None] = lambda: None
) -> ExitCode:
    """Do ``work`` and return the exit code, with one line on standard error where it fails.

    Args:
        work: the command.
        verbosity: asked after a failure; from 2 on tracebacks are shown.
        leave: called after an interruption, while all that ``work`` held is still there.
    """
    try:
        work()
    except click.exceptions.Exit as stop:
        return ExitCode(stop.exit_code)
    except BrokenPipeError:
        # The reader has seen enough, as with `| head`: no error of anybody's.
        discard_stdout()
        return ExitCode.OK
    except (KeyboardInterrupt, click.Abort):
        say("interrupted; what was finished is whole")
        leave()
        return ExitCode.INTERRUPTED
    except click.ClickException as error:
        say(_usage_line(error))
        return ExitCode.USAGE
    except OSError as error:
        if error.errno not in _FULL:
            return _fault(error, verbosity())
        discard_stdout()
        say(f"error: cannot write: {(error.strerror or '').lower()}; make room")
        return ExitCode.OUTPUT
    except TrsumError as error:
        _trace(verbosity())
        say(f"error: {error}")
        return error.exit_code
    except Exception as error:  # noqa: BLE001 - the last resort: a fault becomes a line and a code
        return _fault(error, verbosity())
    return ExitCode.OK


def _fault(error: Exception, verbosity: int) -> ExitCode:
    _trace(verbosity)
    remedy = (
        "please report it with the lines above" if verbosity > 1 else "run again with -vv and report what it prints"
    )
    say(f"a fault of trsum itself: {type(error).__name__}: {error}; {remedy}")
    return ExitCode.FAULT


def _usage_line(error: click.ClickException) -> str:
    message = error.format_message().rstrip(".?")
    context = error.ctx if isinstance(error, click.UsageError) else None
    path = " ".join(context.command_path.split()) if context else "trsum"
    return f"error: {message}; see {path} --help"


def _trace(verbosity: int) -> None:
    if verbosity > 1:
        with contextlib.suppress(*_CLOSED):
            traceback.print_exc()
