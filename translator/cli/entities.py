"""``trsum entities``: one table of names over all inputs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from translator.cli.messages import say
from translator.cli.noise import set_up_noise
from translator.cli.options import Given, given, pipeline_options
from translator.cli.results import check_inputs, deliver, report_failed
from translator.document import Document
from translator.errors import InputError, NoArabicError
from translator.reports import formats
from translator.reports.formats import Format
from translator.reports.screen import Screen


@click.command(short_help="Print one table of names over all FILEs.")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@pipeline_options
@click.pass_context
def entities(context: click.Context, /, files: tuple[str, ...], **options: Any) -> None:
    """Print every person, place and organisation under one English spelling.

    Several FILEs make one table; in JSON each mention names the file it stands in.
    """
    told = given(context, options)
    set_up_noise(told.verbosity)
    check_inputs(files)

    def pieces(form: Format, screen: Screen) -> Iterator[str | bytes]:
        from translator.pipeline import entity_table, remember_names

        formats.check_command(form, "entities")
        documents, failed = _documents(files, told)
        if documents:
            table = entity_table(documents)
            remember_names(table, told.settings)
            yield formats.entities(table, form, screen)
        report_failed(failed, len(files))

    deliver(told, pieces, elsewhere=Format.MD)


def _documents(files: tuple[str, ...], told: Given) -> tuple[list[Document], list[str]]:
    """Return the documents that can be used, and the names of the others."""
    from translator.pipeline import read_articles, run_entities

    documents: list[Document] = []
    failed: list[str] = []
    for path in files:
        try:
            documents += run_entities(read_articles(path, told.settings), told.settings)
        except (InputError, NoArabicError) as error:
            if len(files) == 1:
                raise
            failed.append(path)
            say(f"error: {error}")
    return documents, failed
