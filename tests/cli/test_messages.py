from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import click
import pytest

from translator import errors
from translator.cli.messages import guarded, say
from translator.errors import ExitCode, TrsumError


def _classes(base: type[TrsumError] = TrsumError) -> Iterator[type[TrsumError]]:
    yield base
    for cls in base.__subclasses__():
        yield from _classes(cls)


CODES = {
    "TrsumError": 1,
    "UsageError": 2,
    "InputError": 3,
    "NoArabicError": 4,
    "ModelError": 5,
    "IncompleteError": 6,
    "OutputError": 7,
}


@pytest.mark.parametrize("cls", list(_classes()))
def test_every_error_has_its_code_and_one_line(cls: type[TrsumError], capsys: pytest.CaptureFixture[str]) -> None:
    def work() -> None:
        raise cls("something is\nwrong", "do this")

    expected = next(CODES[ancestor.__name__] for ancestor in cls.__mro__ if ancestor.__name__ in CODES)
    assert guarded(work, lambda: 0) == expected
    out, err = capsys.readouterr()
    assert (out, err) == ("", "trsum: error: something is wrong; do this\n")


@pytest.mark.parametrize(
    ("raised", "code", "words"),
    [
        (KeyboardInterrupt(), 130, "interrupted; what was finished is whole"),
        (click.Abort(), 130, "interrupted"),
        (click.UsageError("No such thing."), 2, "No such thing; see trsum --help"),
        (ZeroDivisionError("by\nzero"), 1, "a fault of trsum itself: ZeroDivisionError: by zero; run again with -vv"),
        (OSError(5, "Input/output error"), 1, "a fault of trsum itself"),
        (MemoryError(), 1, "a fault of trsum itself: MemoryError"),
    ],
)
def test_everything_else(raised: BaseException, code: int, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    def work() -> None:
        raise raised

    assert guarded(work, lambda: 0) == code
    err = capsys.readouterr().err
    assert words in err
    assert err.count("\n") == 1
    assert "Traceback" not in err


def test_tracebacks_are_shown_from_vv_on(capsys: pytest.CaptureFixture[str]) -> None:
    def work() -> None:
        raise errors.InputMissingError("there is no x", "check the name")

    assert guarded(work, lambda: 2) is ExitCode.INPUT
    err = capsys.readouterr().err
    assert err.startswith("Traceback")
    assert err.endswith("trsum: error: there is no x; check the name\n")


def test_success_and_exit(capsys: pytest.CaptureFixture[str]) -> None:
    def leave() -> None:
        raise click.exceptions.Exit(0)

    assert guarded(lambda: None, lambda: 0) == guarded(leave, lambda: 0) == 0
    assert capsys.readouterr().err == ""


def test_closed_standard_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr", None)
    say("nobody hears this")


#: What stands for an engine that finishes its queue before it lets go.
SLOW_TO_END = """
import time
from translator.cli.messages import guarded, leave_interrupted

class Engine:
    def __del__(self):
        time.sleep(60)

def work():
    engine = Engine()
    raise KeyboardInterrupt

raise SystemExit(guarded(work, lambda: 0, leave_interrupted))
"""


def test_an_interrupted_program_waits_for_no_engine() -> None:
    result = subprocess.run([sys.executable, "-c", SLOW_TO_END], capture_output=True, timeout=30, check=False)
    assert result.returncode == 130
    assert result.stderr.decode().splitlines() == ["trsum: interrupted; what was finished is whole"]
