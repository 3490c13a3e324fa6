"""``trsum eval``: BLEU and chrF++ on parallel files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from translator.cli.messages import say
from translator.cli.noise import set_up_noise
from translator.cli.options import Given, eval_options, given
from translator.cli.progressbar import progress_bar
from translator.cli.results import deliver
from translator.cli.work import LateEngine
from translator.errors import UsageError
from translator.reports.formats import Format
from translator.reports.json_writer import to_json
from translator.reports.screen import Screen

EVAL_SCHEMA = "trsum.eval/1"


@click.command("eval", short_help="Score English against a reference: BLEU and chrF++.")
@click.argument("files", nargs=-1, required=True, metavar="[HYP] REF", type=click.Path(path_type=Path))
@click.option(
    "--source", type=click.Path(path_type=Path), metavar="SRC", help="Translate this Arabic file first, instead of HYP."
)
@eval_options
@click.pass_context
def eval_(context: click.Context, /, files: tuple[Path, ...], source: Path | None, **options: Any) -> None:
    """Score English against a reference: BLEU and chrF++ with sacreBLEU's signatures.

    \b
      trsum eval out.en reference.en             scores out.en
      trsum eval --source page.ar reference.en   translates page.ar, scores that

    The files are UTF-8 with one sentence a line, in the same order.
    """  # noqa: D301 - click wants the character that \b stands for
    told = given(context, options)
    set_up_noise(told.verbosity)
    if len(files) != (2 if source is None else 1):
        raise UsageError("eval compares two files", "write trsum eval HYP REF, or trsum eval --source SRC REF")

    def pieces(form: Format, _: Screen) -> Iterator[str]:
        yield _score(files, source, told, form)

    deliver(told, pieces, elsewhere=Format.TEXT)


def _score(files: tuple[Path, ...], source: Path | None, told: Given, form: Format) -> str:
    from translator.evaluation import read_lines, score

    references = read_lines(files[-1])
    model = None
    if source is None:
        hypotheses = read_lines(files[0])
    else:
        hypotheses, model = _translate(source, len(references), told)
    scores = score(hypotheses, references)
    metrics = (scores.bleu, scores.chrf)
    if form is Format.JSON:
        figures = {metric.name: {"score": metric.value, "signature": metric.signature} for metric in metrics}
        return to_json({"schema": EVAL_SCHEMA, "lines": scores.lines, "model": model} | figures)
    rows = [f"{metric.name:<7} {metric.value:6.2f}   {metric.signature}" for metric in metrics]
    return "\n".join((*rows, f"{'lines':<7} {scores.lines:6,}", *([f"model   {model}"] if model else []))) + "\n"


def _translate(source: Path, expected: int, told: Given) -> tuple[list[str], str]:
    """Return the English of a file and the model that made it; a wrong number of lines is found before the work."""
    from translator.evaluation import read_lines, translate_lines

    lines = read_lines(source)
    if len(lines) != expected:
        raise UsageError(
            f"{source} has {len(lines)} lines, the reference {expected}",
            "give files with one sentence a line, in the same order",
        )
    engine = LateEngine(told.settings, quiet=told.verbosity < 0)
    with progress_bar(str(source), told.verbosity) as progress:
        sentences = translate_lines(lines, engine, told.settings, progress)
    flagged = sum(1 for sentence in sentences if sentence.flags)
    if told.verbosity >= 0:
        say(f"{flagged} of {len(sentences)} sentences flagged as doubtful")
    return [sentence.en or "" for sentence in sentences], f"{engine.name}@{engine.revision[:12]}"
