"""``trsum brief``: one briefing over all inputs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from translator.cli.messages import say
from translator.cli.noise import set_up_noise
from translator.cli.options import Given, given, pipeline_options
from translator.cli.progressbar import progress_bar
from translator.cli.results import check_inputs, deliver, report_failed
from translator.cli.work import LateEngine
from translator.document import Document
from translator.errors import InputError, NoArabicError, UsageError
from translator.reports.formats import Format
from translator.reports.screen import Screen


@click.command(short_help="Typeset one bilingual briefing over all INPUTs.")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT…")
@click.option("--title", help="Title of the briefing; without it the names that the inputs have in common.")
@pipeline_options
@click.pass_context
def brief(context: click.Context, /, inputs: tuple[str, ...], title: str | None, **options: Any) -> None:
    """Typeset one bilingual briefing over all inputs: files, or folders with everything in them.

    \b
      trsum brief pages/*.txt -o brief.pdf
      trsum brief pages -o brief.pdf --paper letter --title "K-1, 2017 to 2024"

    Key points, a timeline, names, which reports overlap and what only one says; then each
    report with its translation. Every statement refers to the sentence that it is.
    """  # noqa: D301 - click wants the character that \b stands for
    told = given(context, options)
    set_up_noise(told.verbosity)
    if told.form not in (None, Format.PDF):
        raise UsageError(f"trsum brief writes no {told.form}", "leave -f out, or write -f pdf")
    paths = tuple(_files(inputs))
    check_inputs(paths)

    def pieces(form: Format, _: Screen) -> Iterator[str | bytes]:
        if form is not Format.PDF:
            raise UsageError(f"trsum brief writes no {form}", "give a name that ends in .pdf with -o")
        documents, failed = _documents(paths, told)
        if documents:
            from translator.briefing import compose
            from translator.reports.pdf import briefing_pdf

            briefing = compose(documents, title=title, failed=failed, settings=told.settings)
            if told.verbosity >= 0:
                for warning in briefing.warnings:
                    say(f"key points: {warning}")
            yield briefing_pdf(briefing, paper=told.settings.paper)
        report_failed(failed, len(paths))

    deliver(told, pieces, elsewhere=Format.PDF)


def _files(inputs: Sequence[str]) -> Iterator[str]:
    """Yield the files that are meant, each once: a folder stands for every file in it that is not hidden.

    Raises:
        UsageError: a folder has no file.
    """
    seen: set[str] = set()
    for name in inputs:
        folder = Path(name)
        found = [name]
        if folder.is_dir():
            below = (path for path in sorted(folder.rglob("*")) if path.is_file())
            found = [str(p) for p in below if not any(part.startswith(".") for part in p.relative_to(folder).parts)]
            if not found:
                raise UsageError(f"there is no file in {name}", "give files, or a folder with files")
        for path in found:
            key = path if path == "-" else str(Path(path).resolve())
            if key not in seen or path == "-":
                seen.add(key)
                yield path


def _documents(paths: Sequence[str], told: Given) -> tuple[list[Document], list[str]]:
    """Return the documents that can be used, translated and summarised, and the names of the others."""
    from translator.pipeline import read_articles, run

    engine = LateEngine(told.settings, quiet=told.verbosity < 0)
    documents: list[Document] = []
    failed: list[str] = []
    for path in paths:
        try:
            for article in read_articles(path, told.settings):
                with progress_bar(article.source.path, told.verbosity) as progress:
                    documents.append(run(article, told.settings, engine=engine, progress=progress))
        except (InputError, NoArabicError) as error:
            if len(paths) == 1:
                raise
            failed.append(path)
            say(f"error: {error}")
    return documents, failed
