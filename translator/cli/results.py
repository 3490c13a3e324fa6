"""The way of every result: to standard output piece by piece, or to one file as a whole."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from translator.cli.messages import say
from translator.cli.options import Given
from translator.cli.streams import protected_stdout
from translator.document import Document
from translator.errors import IncompleteError, InputError, NoArabicError, UsageError
from translator.reports.formats import Format, format_of
from translator.reports.output import check_writable, write_file, write_stream
from translator.reports.screen import Screen, screen_for
from translator.settings import Settings

if TYPE_CHECKING:
    from translator.cleaning import Recurring


@dataclass(frozen=True, slots=True)
class Part:
    """One article of the inputs: as it was read, whether there are others, and what recurs in all of them."""

    article: Document
    several: bool
    recurring: Recurring | None


#: Makes the text of the result from one article.
Maker = Callable[[Part, Format, Screen], str | bytes]


def deliver(given: Given, pieces: Callable[[Format, Screen], Iterator[str | bytes]], *, elsewhere: Format) -> None:
    """Write the pieces of a result where they belong.

    Standard output gets each piece when it is ready. A file is written once, at the end, and whole.

    Args:
        given: says where, and in which format.
        pieces: makes the text, or the bytes of a binary format.
        elsewhere: the format where nothing is said and standard output is no terminal.

    Raises:
        UsageError: a binary format would go to a terminal.
    """
    form = given.form
    if given.output is not None:
        form = form or format_of(given.output) or elsewhere
        check_writable(Path(given.output))
        with protected_stdout():
            content, incomplete = _collect(pieces(form, screen_for(None, given.settings, os.environ)))
        if content:
            write_file(Path(given.output), content)
        if incomplete:
            raise incomplete
        return
    with protected_stdout() as stdout:
        form = form or (Format.TEXT if stdout.isatty() else elsewhere)
        if form.is_binary and stdout.isatty():
            raise UsageError(f"a {form} is nothing for a terminal", f"write it to a file: -o FILE.{form}")
        for piece in pieces(form, screen_for(stdout, given.settings, os.environ)):
            write_stream(stdout, piece)


def _collect(pieces: Iterator[str | bytes]) -> tuple[str | bytes, IncompleteError | None]:
    """Return what the pieces make together, and what they say at the end about those that are missing."""
    found: list[str | bytes] = []
    missing: IncompleteError | None = None
    try:
        for piece in pieces:
            found.append(piece)  # noqa: PERF402 - extend() need not keep what came before an exception
    except IncompleteError as incomplete:
        missing = incomplete
    texts = [piece for piece in found if isinstance(piece, str)]
    return "".join(texts) if len(texts) == len(found) else b"".join(p for p in found if isinstance(p, bytes)), missing


def each(
    paths: tuple[str, ...], settings: Settings, make: Maker, form: Format, screen: Screen
) -> Iterator[str | bytes]:
    """Yield the result of each article of each input; inputs that cannot be used are named on standard error.

    Raises:
        InputError, NoArabicError: there is one input, and it cannot be used.
        IncompleteError: some of several cannot be used; the others have been yielded.
        UsageError: several articles would go into one file of a binary format.
    """
    from translator.pipeline import recurring_in

    if form.stands_alone and len(paths) > 1:
        raise _too_many(form, f"{len(paths)} inputs")
    failed: list[str] = []
    separator = "\n" if form is not Format.JSON else ""
    recurring = recurring_in(paths, settings)
    done = 0
    for path in paths:
        try:
            for part in _parts(path, settings, recurring, form, several=len(paths) > 1):
                piece = make(part, form, screen)
                yield separator + piece if done and isinstance(piece, str) else piece
                done += 1
        except (InputError, NoArabicError) as error:
            if len(paths) == 1:
                raise
            failed.append(path)
            say(f"error: {error}")
    report_failed(failed, len(paths))


def _parts(
    path: str, settings: Settings, recurring: Recurring | None, form: Format, *, several: bool
) -> Iterator[Part]:
    from translator.pipeline import read_articles

    articles = read_articles(path, settings)
    if form.stands_alone and len(articles) > 1:
        raise _too_many(form, f"the {len(articles)} articles of {path}")
    for article in articles:
        yield Part(article, several or len(articles) > 1, recurring)


def _too_many(form: Format, what: str) -> UsageError:
    return UsageError(
        f"{what} do not go into one {form}",
        "give one, write one file each with trsum batch, or make a briefing of all with trsum brief",
    )


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
