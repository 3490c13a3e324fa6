"""What is left to do: an input is done when nothing that decided its outputs has changed and they are whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from translator.batch.cache import Cache, key_of
from translator.batch.inputs import Input
from translator.batch.manifest import DONE, Row
from translator.batch.processes import Pool, in_order
from translator.batch.survey import Names, Survey, digest, from_json, survey_input, to_json
from translator.batch.unit import Order, Task
from translator.translation.manifest import file_hash


@dataclass(frozen=True, slots=True)
class Step:
    """One input and what is to be done about it."""

    input: Input
    sha256: str | None
    why: str | None  #: why it must be converted; None where it is done
    task: Task | None = None  #: what is to be done; None where it is done or cannot be used
    error: str | None = None  #: why it cannot be used


def make_plan(
    inputs: Sequence[Input],
    rows: Mapping[str, Row],
    out: Path,
    order: Order,
    *,
    cache: Cache | None = None,
    pool: Pool | None = None,
    force: bool = False,
    names: Names | None = None,
) -> list[Step]:
    """Say of each input what is to be done about it.

    All inputs are looked through first, the finished ones too: a new document can change how the folder
    spells a name in an old one, which is then done again.

    Args:
        inputs: the documents.
        rows: the manifest of the last run.
        out: the output folder.
        order: what is wanted.
        cache: where the surveys are kept; None keeps none.
        pool: processes that read, clean and recognise; None does it here.
        force: take nothing for done.
        names: gathers the names of all inputs, for a caller who wants them too.
    """
    names = names or Names()
    seen = []
    for one, found in zip(inputs, _surveys(inputs, order, cache, pool), strict=True):
        seen.append((one, replace(found, tables=()), names.add(found.tables)))
    names.settle()
    steps = []
    for one, found, tables in seen:
        spellings = tuple(map(names.spellings, tables))
        told = digest(spellings, found.removed) if order.registry is None else names.digest(tables, found.removed)
        task = Task(one, found.sha256 or "", found.words, spellings, told)
        row = rows.get(one.key)
        if found.error is not None:
            steps.append(Step(one, found.sha256, "it failed" if row else "new", error=found.error))
        elif why := "--force" if force else reason(row, task, order, out):
            steps.append(Step(one, found.sha256, why, task))
        else:
            steps.append(Step(one, found.sha256, None))
    return steps


def _surveys(inputs: Sequence[Input], order: Order, cache: Cache | None, pool: Pool | None) -> Iterator[Survey]:
    """Yield a survey of each input in turn; inputs whose bytes were looked through before are not read again."""
    recurring = (
        "" if order.recurring is None else repr((order.recurring.documents, sorted(order.recurring.stories.items())))
    )
    hashes = [_hash(Path(one.path)) for one in inputs]
    decided = order.registry.whole_signature if order.registry is not None else ""
    keys = [key_of("survey", sha256 or "", order.signature, recurring, decided) for sha256 in hashes]
    known = [bool(cache and sha256 and cache.survey(key)) for sha256, key in zip(hashes, keys, strict=True)]
    unknown = (one.path for one, is_known in zip(inputs, known, strict=True) if not is_known)
    looked_through = in_order(pool, partial(survey_input, order=order), unknown)
    for sha256, key, is_known in zip(hashes, keys, known, strict=True):
        if cache and sha256 and is_known:
            yield from_json(sha256, cache.survey(key) or "")
            continue
        found = next(looked_through)
        if cache and found.error is None and found.sha256 == sha256:
            cache.put_survey(key, to_json(found))
        yield replace(found, sha256=found.sha256 or sha256)


def reason(row: Row | None, task: Task, order: Order, out: Path) -> str | None:
    """Return why an input must be converted (again); None where its outputs are what they would be."""
    if row is None:
        return "new"
    if row.status != DONE:
        return "it failed"
    if row.sha256 != task.sha256:
        return "it was changed"
    if row.signature != order.row_signature:
        return "model, glossary or settings were changed"
    if row.folder != task.folder:
        return "the other documents change a name or a line in it"
    wanted = [output for output in row.outputs if output.format in order.forms]
    if {output.format for output in wanted} < {str(form) for form in order.forms}:
        return "a format is missing"
    if any(_hash(out / output.path) != output.sha256 for output in wanted):
        return "an output is missing or was changed"
    return None


def _hash(path: Path) -> str | None:
    try:
        return file_hash(path)
    except OSError:
        return None
