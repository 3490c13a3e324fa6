"""One batch: planned, locked, converted, written document by document."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Protocol

from translator.batch.cache import Cache
from translator.batch.folder import OutputFolder, locked
from translator.batch.inputs import Input
from translator.batch.manifest import DONE, FAILED, Journal, Row, Written, read_manifest, write_manifest
from translator.batch.plan import Step, make_plan
from translator.batch.processes import Pool, in_order, processes
from translator.batch.remembering import RememberingEngine
from translator.batch.survey import Names
from translator.batch.unit import Made, Order, Task, convert, prepare
from translator.reports.formats import Format
from translator.reports.output import encoded, write_file
from translator.settings import Settings
from translator.translation.engine import Engine


class Watcher(Protocol):
    """Told how a batch goes on."""

    def planned(self, documents: int, words: int) -> None:
        """Take note of what is to be done."""

    def settled(self, texts: int) -> None:
        """Take note of sentences that have their translation."""

    def ended(self, row: Row) -> None:
        """Take note of a document that is done or has failed."""


@dataclass(frozen=True, slots=True)
class Job:
    """What a batch is told."""

    inputs: tuple[Input, ...]
    out: Path
    order: Order
    force: bool = False
    jobs: int = 1  #: processes that read, clean and recognise
    ray: str | None = None  #: address of the Ray cluster that does the work; None does it here


@dataclass(slots=True)
class Outcome:
    """What came of a batch."""

    unchanged: int = 0
    done: list[Row] = field(default_factory=list)
    failed: list[Row] = field(default_factory=list)


def make_order(settings: Settings, forms: Sequence[Format]) -> Order:
    """Return the order for a batch.

    Raises:
        UsageError: the glossary cannot be read, or there is no such model.
        ModelError: the model is not installed.
    """
    from translator.pipeline import open_glossary, open_registry, signature
    from translator.translation.store import model_identity

    glossary, registry = open_glossary(settings), open_registry(settings)
    signed = signature(model_identity(settings), glossary, settings, registry)
    return Order(settings, glossary, tuple(dict.fromkeys(forms)), signed, registry=registry)


def plan_batch(job: Job) -> list[Step]:
    """Return what a batch would do; nothing is written, the output folder need not exist."""
    job = _looked_over(job)
    rows = read_manifest(OutputFolder(job.out).manifest)
    with processes(job.jobs) as pool:
        return make_plan(job.inputs, rows, job.out, job.order, pool=pool, force=job.force)


def run_batch(job: Job, watcher: Watcher, open_model: Callable[[], Engine]) -> Outcome:
    """Convert every document that is not done yet.

    Args:
        job: what is to be done.
        watcher: told of the progress.
        open_model: opens the model of ``job.order.settings``; called where there is something to translate.

    Raises:
        OutputError: the output folder cannot be written, or another run is at work in it.
        ModelError: the model is missing or broken.
    """
    from translator.pipeline import remember_names

    with locked(job.out) as folder, closing(Cache(folder.cache)) as cache, processes(job.jobs) as pool:
        job = _looked_over(job)
        if job.force:
            cache.clear()
        rows = read_manifest(folder.manifest)
        names = Names()
        steps = make_plan(job.inputs, rows, job.out, job.order, cache=cache, pool=pool, force=job.force, names=names)
        tasks = [step.task for step in steps if step.task]
        watcher.planned(sum(step.why is not None for step in steps), sum(task.words for task in tasks))
        journal = Journal(folder.manifest)
        outcome = Outcome(unchanged=sum(step.why is None for step in steps))
        for row in _rows(steps, tasks, job, folder, cache, pool, watcher, open_model):
            journal.add(row)
            rows[row.path] = row
            (outcome.done if row.status == DONE else outcome.failed).append(row)
            watcher.ended(row)
        remember_names(names.table, job.order.settings)
        if outcome.done or outcome.failed:
            write_manifest(folder.manifest, rows.values())
        return outcome


def _looked_over(job: Job) -> Job:
    """Return the job with the boilerplate of its documents as a whole."""
    from translator.pipeline import recurring_in

    recurring = recurring_in([one.path for one in job.inputs], job.order.settings)
    return replace(job, order=replace(job.order, recurring=recurring))


def _rows(
    steps: Sequence[Step],
    tasks: Sequence[Task],
    job: Job,
    folder: OutputFolder,
    cache: Cache,
    pool: Pool | None,
    watcher: Watcher,
    open_model: Callable[[], Engine],
) -> Iterator[Row]:
    """Yield what became of each document as soon as its outputs are whole."""
    for step in steps:
        if step.error is not None:
            yield Row(step.input.key, step.input.path, step.sha256, FAILED, step.error)
    if not tasks:
        return
    for made in _made(tasks, job, cache, pool, watcher, open_model):
        yield _written(made, folder, job.order)


def _made(
    tasks: Sequence[Task],
    job: Job,
    cache: Cache,
    pool: Pool | None,
    watcher: Watcher,
    open_model: Callable[[], Engine],
) -> Iterator[Made]:
    """Yield the reports of each document, made here or on a cluster."""
    if job.ray is not None:
        from translator.batch.cluster import convert_on_ray

        yield from convert_on_ray(tasks, job.order, job.ray)
        return
    engine = RememberingEngine(open_model(), cache, job.order.settings.batch_tokens, watcher.settled)
    prepared = in_order(pool, partial(prepare, order=job.order), tasks)
    yield from convert(prepared, job.order, engine)


def _written(made: Made, folder: OutputFolder, order: Order) -> Row:
    """Write the outputs of a document and return its row."""
    source = made.task.input
    if made.error is not None:
        return Row(source.key, source.path, made.task.sha256, FAILED, made.error, round(made.seconds, 3))
    written = []
    for output in made.outputs:
        data = encoded(output.content)
        write_file(folder.make_parent(output.path), data)
        written.append(Written(output.path, str(output.form), len(data), hashlib.sha256(data).hexdigest()))
    return Row(
        source.key,
        source.path,
        made.task.sha256,
        DONE,
        seconds=round(made.seconds, 3),
        words=made.words,
        flags=dict(made.flags),
        outputs=tuple(written),
        signature=order.row_signature,
        folder=made.task.folder,
    )
