"""``trsum clean``: the article without what stands around it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from translator.cli.noise import set_up_noise
from translator.cli.options import given, pipeline_options
from translator.cli.results import Part, check_inputs, deliver, each
from translator.cli.work import tell_warnings
from translator.reports import formats
from translator.reports.formats import Format
from translator.reports.screen import Screen


@click.command(short_help="Print the cleaned Arabic alone.")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option("--explain", is_flag=True, help="List every removed line with its number and the rule that removed it.")
@pipeline_options
@click.pass_context
def clean(context: click.Context, /, files: tuple[str, ...], explain: bool, **options: Any) -> None:
    """Print the cleaned Arabic: title and article, nothing translated."""
    told = given(context, options)
    set_up_noise(told.verbosity)
    check_inputs(files)

    def make(part: Part, form: Format, screen: Screen) -> str | bytes:
        from translator.pipeline import run_clean

        document = run_clean(part.article, told.settings, recurring=part.recurring)
        if form is not Format.JSON:
            tell_warnings(document, told)
        return formats.cleaned(document, form, screen, one_line=part.several, explain=explain)

    def pieces(form: Format, screen: Screen) -> Iterator[str | bytes]:
        formats.check_command(form, "clean")
        return each(files, told.settings, make, form, screen)

    deliver(told, pieces, elsewhere=Format.TEXT)
