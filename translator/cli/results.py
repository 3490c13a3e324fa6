"""The way of every result: to standard output piece by piece, or to one file as a whole."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from translator.cli.messages import say
from translator.cli.options import Given
from translator.cli.streams import protected_stdout
from translator.document import Document
from translator.errors import IncompleteError, InputError, NoArabicError, UsageError
from translator.reports.formats import Format, format_of
from translator.reports.output import check_writable, write_file, write_stream
from translator.reports.screen import Screen, screen_for
from translator.settings import Settings

#: Makes the text of the result from one article; the last argument says whether there are several.
Maker = Callable[[Document, Format, Screen, bool], str]


def deliver(given: Given, pieces: Callable[[Format, Screen], Iterator[str]], *, elsewhere: Format) -> None:
    """Write the pieces of a result where they belong.

    Standard output gets each piece when it is ready. A file is written once, at the end, and whole.

    Args:
        given: says where, and in which format.
        pieces: makes the text.
        elsewhere: the format where nothing is said and standard output is no terminal.
    """
    form = given.form
    if given.output is not None:
        form = form or format_of(given.output) or elsewhere
        check_writable(Path(given.output))
        with protected_stdout():
            text, incomplete = _collect(pieces(form, screen_for(None, given.settings, os.environ)))
        if text:
            write_file(Path(given.output), text)
        if incomplete:
            raise incomplete
        return
    with protected_stdout() as stdout:
        form = form or (Format.TEXT if stdout.isatty() else elsewhere)
        for piece in pieces(form, screen_for(stdout, given.settings, os.environ)):
            write_stream(stdout, piece)


def _collect(pieces: Iterator[str]) -> tuple[str, IncompleteError | None]:
    """Return what the pieces make together, and what they say at the end about those that are missing."""
    texts: list[str] = []
    try:
        for piece in pieces:
            texts.append(piece)  # noqa: PERF402 - extend() need not keep what came before an exception
    except IncompleteError as incomplete:
        return "".join(texts), incomplete
    return "".join(texts), None


def each(paths: tuple[str, ...], settings: Settings, make: Maker, form: Format, screen: Screen) -> Iterator[str]:
    """Yield the result of each article of each input; inputs that cannot be used are named on standard error.

    Raises:
        InputError, NoArabicError: there is one input, and it cannot be used.
        IncompleteError: some of several cannot be used; the others have been yielded.
    """
    failed: list[str] = []
    separator = "\n" if form is not Format.JSON else ""
    done = 0
    for path in paths:
        try:
            for piece in _of_input(path, settings, make, form, screen, several=len(paths) > 1):
                yield (separator if done else "") + piece
                done += 1
        except (InputError, NoArabicError) as error:
            if len(paths) == 1:
                raise
            failed.append(path)
            say(f"error: {error}")
    report_failed(failed, len(paths))


def _of_input(
    path: str, settings: Settings, make: Maker, form: Format, screen: Screen, *, several: bool
) -> Iterator[str]:
    from translator.pipeline import read_articles

    articles = read_articles(path, settings)
    for article in articles:
        yield make(article, form, screen, several or len(articles) > 1)


def report_failed(failed: Sequence[str], total: int) -> None:
    """Name the inputs that failed.

    Raises:
        IncompleteError: there are such inputs.
    """
    if failed:
        raise IncompleteError(f"{len(failed)} of {total} inputs failed: {', '.join(failed)}", "the lines above say why")


def check_inputs(paths: tuple[str, ...]) -> None:
    """Refuse to read standard input twice.

    Raises:
        UsageError: ``-`` is given more than once.
    """
    if paths.count("-") > 1:
        raise UsageError("- is given more than once", "standard input can be read only once")
