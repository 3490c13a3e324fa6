"""The documents of a briefing, made as those of a batch are.

Names get one spelling over all of them, what recurs in them is taken off before the translation, and what is
translated is remembered in the same cache.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from translator.batch.cache import Cache
from translator.batch.inputs import Input, find_inputs
from translator.batch.manifest import DONE, FAILED, Row
from translator.batch.plan import make_plan
from translator.batch.remembering import RememberingEngine
from translator.batch.run import Watcher
from translator.batch.survey import Names, words_of
from translator.batch.unit import Order, articles_of, finish, prepare
from translator.document import Document
from translator.errors import InputMissingError
from translator.summarization.summarizer import OpenSummarizer
from translator.translation.engine import Engine


@dataclass(frozen=True, slots=True)
class Found:
    """The inputs of a briefing, each once, and what was given and is not there."""

    inputs: tuple[Input, ...]
    missing: tuple[tuple[str, str], ...] = ()  #: what was given, and what is wrong with it


@dataclass(frozen=True, slots=True)
class Sources:
    """What became of the inputs."""

    documents: tuple[Document, ...]  #: every article of every usable input, in the inputs' order
    failed: tuple[str, ...] = ()  #: inputs that could not be used


def find_sources(given: Sequence[str], out: Path | None) -> Found:
    """Return the documents that are meant, each once; see ``find_inputs`` for folders and patterns.

    Args:
        given: files, folders and glob patterns.
        out: the briefing's own file, which is no input.

    Raises:
        InputMissingError: nothing of what is given is there.
    """
    paths: dict[Path, str] = {}
    missing: list[tuple[str, str]] = []
    for name in given:
        try:
            for one in find_inputs([name], out):
                paths.setdefault(Path(one.path).resolve(), one.path)
        except InputMissingError as error:
            if len(given) == 1:
                raise
            missing.append((name, str(error)))
    if not paths:
        raise InputMissingError(f"{', '.join(given)} hold no documents", "check the names")
    return Found(tuple(Input(path, path, path) for path in paths.values()), tuple(missing))


def read_sources(
    found: Found,
    order: Order,
    cache: Cache,
    open_model: Callable[[], Engine],
    watcher: Watcher,
    summarizer: OpenSummarizer | None = None,
) -> Sources:
    """Return the documents of a briefing, translated and summarised.

    Args:
        found: the inputs.
        order: what decides the documents; its formats are not looked at.
        cache: where translations are remembered.
        open_model: opens the model of ``order.settings``; called where there is something to translate.
        watcher: told of the progress, and of every input that fails.
        summarizer: gives the engine that writes the summaries; None opens it.

    Raises:
        InputError, NoArabicError: there is one input, and it cannot be used.
        ModelError: the model is missing or broken.
        OutputError: the registry of names cannot be written.
    """
    from translator.pipeline import recurring_in, remember_names

    inputs = found.inputs
    order = replace(order, recurring=recurring_in([one.path for one in inputs], order.settings))
    names = Names()
    steps = make_plan(inputs, {}, Path(), order, cache=cache, names=names)
    tasks = [step.task for step in steps if step.task]
    if not tasks and len(inputs) == 1 and not found.missing:
        articles_of(inputs[0].path, order)  # raises what made it unusable
    watcher.planned(len(tasks), sum(task.words for task in tasks))
    failed = dict(found.missing) | {step.input.path: step.error for step in steps if step.error is not None}
    for path, error in failed.items():
        watcher.ended(Row(path, path, None, FAILED, error))
    documents: dict[str, tuple[Document, ...]] = {}
    if tasks:
        engine = RememberingEngine(open_model(), cache, order.settings.batch_tokens, watcher.settled)
        for one in finish((prepare(task, order) for task in tasks), order, engine, summarizer):
            path, status = one.task.input.path, DONE if one.error is None else FAILED
            if one.error is None:
                documents[path] = one.documents
            else:
                failed[path] = one.error
            words = sum(map(words_of, one.documents))
            watcher.ended(Row(path, path, one.task.sha256, status, one.error, words=words))
    remember_names(names.table, order.settings)
    in_order = tuple(document for one in inputs for document in documents.get(one.path, ()))
    return Sources(in_order, tuple(failed))
