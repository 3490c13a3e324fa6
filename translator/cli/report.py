"""``trsum FILE…``: the whole pipeline."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from translator.cli.noise import set_up_noise
from translator.cli.options import given, pipeline_options
from translator.cli.progressbar import progress_bar
from translator.cli.results import Part, check_inputs, deliver, each
from translator.cli.work import LateEngine
from translator.reports import formats
from translator.reports.formats import Format
from translator.reports.screen import Screen


class ReportCommand(click.Command):
    """The command without a name: its help is that of the program."""

    def get_help(self, ctx: click.Context) -> str:
        """Return the help of the whole program."""
        return ctx.parent.get_help() if ctx.parent else super().get_help(ctx)


@click.command(cls=ReportCommand, name="", hidden=True)
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@pipeline_options
@click.pass_context
def report(context: click.Context, /, files: tuple[str, ...], **options: Any) -> None:
    """Clean, translate and summarise each FILE; - is standard input."""
    told = given(context, options)
    set_up_noise(told.verbosity)
    check_inputs(files)
    engine = LateEngine(told.settings, quiet=told.verbosity < 0)

    def make(part: Part, form: Format, screen: Screen) -> str | bytes:
        from translator.pipeline import run

        with progress_bar(part.article.source.path, told.verbosity) as progress:
            document = run(part.article, told.settings, engine=engine, progress=progress, recurring=part.recurring)
        return formats.report(document, form, screen, one_line=part.several, paper=told.settings.paper)

    def pieces(form: Format, screen: Screen) -> Iterator[str | bytes]:
        return each(files, told.settings, make, form, screen)

    deliver(told, pieces, elsewhere=Format.MD)
