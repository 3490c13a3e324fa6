"""``trsum translate``: the English alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from translator.cli.noise import set_up_noise
from translator.cli.options import given, pipeline_options
from translator.cli.progressbar import progress_bar
from translator.cli.results import Part, check_inputs, deliver, each
from translator.cli.work import LateEngine, tell_warnings
from translator.reports import formats
from translator.reports.formats import Format
from translator.reports.screen import Screen


@click.command(short_help="Print the English alone.")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@pipeline_options
@click.pass_context
def translate(context: click.Context, /, files: tuple[str, ...], **options: Any) -> None:
    """Print the English alone, paragraph by paragraph.

    Sentences whose English is doubtful are counted on standard error; the whole
    report (trsum FILE, or -f json here) shows which they are and why.
    """
    told = given(context, options)
    set_up_noise(told.verbosity)
    check_inputs(files)
    engine = LateEngine(told.settings, quiet=told.verbosity < 0)

    def make(part: Part, form: Format, screen: Screen) -> str | bytes:
        from translator.pipeline import run_translate

        with progress_bar(part.article.source.path, told.verbosity) as progress:
            document = run_translate(
                part.article, told.settings, engine=engine, progress=progress, recurring=part.recurring
            )
        if form is not Format.JSON:
            tell_warnings(document, told)
        return formats.translation(document, form, screen, one_line=part.several)

    def pieces(form: Format, screen: Screen) -> Iterator[str | bytes]:
        formats.check_command(form, "translate")
        return each(files, told.settings, make, form, screen)

    deliver(told, pieces, elsewhere=Format.TEXT)
