"""``trsum brief``: one briefing over all inputs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import click

from translator.cli.batchprogress import batch_progress
from translator.cli.messages import say
from translator.cli.noise import set_up_noise
from translator.cli.options import given, pipeline_options
from translator.cli.results import deliver, report_failed
from translator.cli.work import open_noticed
from translator.errors import UsageError
from translator.reports.formats import Format
from translator.reports.screen import Screen


@click.command(short_help="Typeset one bilingual briefing over all INPUTs.")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT…")
@click.option("--title", help="Title of the briefing; without it the names that the inputs have in common.")
@click.option(
    "--cache",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Remember translations in this folder, which may be the output of trsum batch.",
)
@pipeline_options
@click.pass_context
def brief(
    context: click.Context, /, inputs: tuple[str, ...], title: str | None, cache: Path | None, **options: Any
) -> None:
    """Typeset one bilingual briefing over all inputs: files, patterns, or folders with everything in them.

    \b
      trsum brief pages/*.txt -o brief.pdf
      trsum brief pages -o brief.pdf --paper letter --title "K-1, 2017 to 2024"
      trsum batch pages reports && trsum brief pages -o brief.pdf --cache reports

    Key points, a timeline, names, which reports overlap and what only one says; then each
    report with its translation. Every statement refers to the sentence that it is.
    """  # noqa: D301 - click wants the character that \b stands for
    told = given(context, options)
    set_up_noise(told.verbosity)
    if told.form not in (None, Format.PDF):
        raise UsageError(f"trsum brief writes no {told.form}", "leave -f out, or write -f pdf")
    if "-" in inputs:
        raise UsageError("trsum brief reads no standard input", "give files or folders")

    def pieces(form: Format, _: Screen) -> Iterator[str | bytes]:
        if form is not Format.PDF:
            raise UsageError(f"trsum brief writes no {form}", "give a name that ends in .pdf with -o")
        from translator.batch.folder import open_cache
        from translator.batch.run import make_order
        from translator.briefing import compose
        from translator.briefing.sources import find_sources, read_sources
        from translator.reports.pdf import briefing_pdf
        from translator.summarization.summarizer import opened_once

        found = find_sources(inputs, None if told.output is None else Path(told.output))
        order = make_order(told.settings, ())
        with batch_progress(told.verbosity) as watcher, closing(open_cache(cache)) as remembered:
            open_model = partial(open_noticed, order.settings, quiet=told.verbosity < 0)
            summarizer = opened_once(order.settings)
            sources = read_sources(found, order, remembered, open_model, watcher, summarizer)
        if sources.documents:
            briefing = compose(
                sources.documents, title=title, failed=sources.failed, settings=order.settings, summarizer=summarizer
            )
            if told.verbosity >= 0:
                for warning in briefing.warnings:
                    say(f"key points: {warning}")
            yield briefing_pdf(briefing, paper=told.settings.paper)
        report_failed(sources.failed, len(found.inputs) + len(found.missing))

    deliver(told, pieces, elsewhere=Format.PDF)
