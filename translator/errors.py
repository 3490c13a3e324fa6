"""Every error that trsum raises on purpose, each with its exit code.

::

    TrsumError                      1  a fault of trsum itself
      ├─ UsageError                 2  wrong usage
      ├─ InputError                 3  the input cannot be read
      │    ├─ InputMissingError        no such file, a directory, no permission
      │    ├─ InputEmptyError          nothing but white space
      │    ├─ InputBinaryError         not text
      │    ├─ InputBrokenError         a document that is damaged or locked
      │    ├─ InputEncodingError       no encoding fits
      │    └─ InputTooLargeError
      ├─ NoArabicError              4  the input holds no Arabic to translate
      ├─ ModelError                 5  a model is missing or broken
      │    ├─ ModelMissingError
      │    └─ ModelBrokenError
      ├─ IncompleteError            6  some inputs of several failed
      └─ OutputError                7  the output cannot be written

A message is one line: what is wrong, then, after a semicolon, what to do.
"""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """The process exit codes that people and programs rely on."""

    OK = 0
    FAULT = 1
    USAGE = 2
    INPUT = 3
    NO_ARABIC = 4
    MODEL = 5
    INCOMPLETE = 6
    OUTPUT = 7
    INTERRUPTED = 130


class TrsumError(Exception):
    """Base of all errors raised on purpose.

    Args:
        problem: what is wrong, without a full stop.
        remedy: what the user can do about it, without a full stop.
    """

    exit_code: ExitCode = ExitCode.FAULT

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(problem, remedy)
        self.problem = problem
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.problem}; {self.remedy}"


class UsageError(TrsumError):
    """The command line or the configuration asks for something that does not exist."""

    exit_code = ExitCode.USAGE


class InputError(TrsumError):
    """The input cannot be read."""

    exit_code = ExitCode.INPUT


class InputMissingError(InputError):
    """The input does not exist, is a directory, or may not be read."""


class InputEmptyError(InputError):
    """The input holds nothing but white space."""


class InputBinaryError(InputError):
    """The input is not text."""


class InputBrokenError(InputError):
    """The input is a document of a known format that is damaged or locked."""


class InputEncodingError(InputError):
    """No text encoding fits the input."""


class InputTooLargeError(InputError):
    """The input is larger than the limit."""


class NoArabicError(TrsumError):
    """The input holds no Arabic to translate."""

    exit_code = ExitCode.NO_ARABIC


class ModelError(TrsumError):
    """A model is missing or broken."""

    exit_code = ExitCode.MODEL


class ModelMissingError(ModelError):
    """A model is not installed."""


class ModelBrokenError(ModelError):
    """A model's files are incomplete or not what was recorded."""


class IncompleteError(TrsumError):
    """Some inputs of several failed; the others are done."""

    exit_code = ExitCode.INCOMPLETE


class OutputError(TrsumError):
    """The output cannot be written."""

    exit_code = ExitCode.OUTPUT


def reason(error: Exception) -> str:
    """Return why a file could not be used, in plain words: no number of the system's, no path said twice."""
    if isinstance(error, UnicodeError):
        return "it is not UTF-8"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror[0].lower() + error.strerror[1:]
    return str(error)
