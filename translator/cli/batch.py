"""``trsum batch IN OUT``: every document of a folder."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import click

from translator.cli.batchprogress import batch_progress
from translator.cli.noise import set_up_noise
from translator.cli.options import batch_options, given
from translator.cli.results import deliver
from translator.cli.work import open_noticed
from translator.errors import IncompleteError, UsageError
from translator.reports.formats import Format
from translator.reports.screen import Screen

#: Failures that the last line names; the manifest has them all.
_NAMED = 5


@click.command(short_help="Convert every document of a folder; done ones are left alone.")
@click.argument("paths", nargs=-1, required=True, metavar="IN… OUT")
@click.option("--force", is_flag=True, help="Do all again, also what is done and what is remembered.")
@click.option("--dry-run", is_flag=True, help="Only say what would be done.")
@click.option("--jobs", type=click.IntRange(min=1), default=1, metavar="N", help="Processes that read and clean (1).")
@click.option("--ray", metavar="ADDRESS", help="Work on a Ray cluster; `local` starts one here (needs trsum[ray]).")
@batch_options
@click.pass_context
def batch(
    context: click.Context,
    /,
    paths: tuple[str, ...],
    force: bool,
    dry_run: bool,
    jobs: int,
    ray: str | None,
    **options: Any,
) -> None:
    """Convert every document under IN to OUT, the folder tree kept.

    \b
      trsum batch pages reports -f md -f json
      trsum batch 2023 2024 'more/*.txt' reports

    Started again, it goes on where it was stopped: a document is done when its bytes, the model, the
    glossary and the settings are the same and its outputs are whole. OUT/manifest.jsonl says what became
    of each.
    """  # noqa: D301 - click wants the character that \b stands for
    forms = tuple(Format(form) for form in options.pop("forms")) or (Format.MD,)
    told = given(context, options)
    set_up_noise(told.verbosity)
    if len(paths) < 2:
        raise UsageError("batch needs documents and a folder for the output", "write trsum batch IN OUT")

    def pieces(_: Format, __: Screen) -> Iterator[str]:
        from translator.batch.inputs import find_inputs
        from translator.batch.run import Job, make_order, plan_batch, run_batch
        from translator.reports import batches

        out = Path(paths[-1])
        inputs = find_inputs(paths[:-1], out)
        job = Job(inputs, out, make_order(told.settings, forms), force=force, jobs=jobs, ray=ray)
        if dry_run:
            yield batches.plan_text(plan_batch(job))
            return
        with batch_progress(told.verbosity) as watcher:
            open_model = partial(open_noticed, job.order.settings, quiet=told.verbosity < 0)
            outcome = run_batch(job, watcher, open_model)
        yield batches.summary_text(outcome)
        if outcome.failed:
            names = [row.path for row in outcome.failed[:_NAMED]]
            more = len(outcome.failed) - len(names)
            raise IncompleteError(
                f"{len(outcome.failed)} of {len(job.inputs)} inputs failed: {', '.join(names)}"
                + (f" and {more} more" if more else ""),
                f"{out / 'manifest.jsonl'} says why",
            )

    deliver(told, pieces, elsewhere=Format.TEXT)
