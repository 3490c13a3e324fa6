"""A batch on Ray: units of work go to actors, each with a model of its own, and come back as reports.

The actors read the inputs and the model where this machine does: on a cluster of several machines both lie on
storage that all of them have, under the same path. What they make is written here, so that lock, manifest and
resuming are those of a local run.

Moritz et al., "Ray: A Distributed Framework for Emerging AI Applications", OSDI 2018.
"""

from __future__ import annotations

import logging
import os
import pickle
import socket
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from translator.batch.cache import Cache
from translator.batch.remembering import RememberingEngine
from translator.batch.unit import ROOM, Made, Order, Task, convert_all
from translator.errors import TrsumError, UsageError
from translator.summarization.summarizer import opened_once

if TYPE_CHECKING:
    from ray.data import Dataset

    from translator.translation.engine import Engine

#: Starts a Ray on this machine for the one run.
LOCAL = "local"
#: Units for each actor at least, where there are documents enough, so that none waits long for the last one.
_UNITS_EACH = 4
#: Ray reports its use over the network unless it is told not to, and says much that no user of ours can act on.
_VARIABLES = {
    "RAY_USAGE_STATS_ENABLED": "0",
    "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0",
    "RAY_BACKEND_LOG_LEVEL": "fatal",
    "RAY_DATA_LOG_LEVEL": "CRITICAL",
}
#: To wait for an answer at the cluster's address.
_SECONDS = 10
#: The column that holds a pickled unit, or what was made of it.
_COLUMN = "pickled"


class Converter:
    """What an actor holds: its models, each opened once. Of one unit nothing is remembered for the next."""

    def __init__(self, order: Order) -> None:
        self._order = order
        self._engine: Engine | None = None
        self._summarizer = opened_once(order.settings)

    def __call__(self, batch: dict[str, Any]) -> dict[str, Any]:
        """Convert the units of a batch of rows; an error that is ours comes back as what was made of the unit."""
        return {_COLUMN: [pickle.dumps(self._converted(pickle.loads(unit))) for unit in batch[_COLUMN]]}

    def _converted(self, tasks: tuple[Task, ...]) -> list[Made] | TrsumError:
        from translator.translation.store import open_engine

        settings = self._order.settings
        try:
            self._engine = self._engine or open_engine(settings)
            with closing(Cache(None)) as cache:
                engine = RememberingEngine(self._engine, cache, settings.batch_tokens)
                return convert_all(tasks, self._order, engine, self._summarizer)
        except TrsumError as error:
            return error


def convert_on_ray(tasks: Sequence[Task], order: Order, address: str) -> Iterator[Made]:
    """Make the reports of some documents on a Ray cluster, one actor for each of its processors.

    Args:
        tasks: what is to be done.
        order: what is wanted; an actor gives the engine ``threads`` processors, or one where that is 0.
        address: of the cluster, as ``ray.init`` takes it; ``local`` starts one here.

    Yields:
        What became of each document, unit by unit as they are done.

    Raises:
        UsageError: Ray is not installed, or no cluster is at the address.
        ModelError: the model is missing on a machine, or broken.
        TrsumError: the cluster failed.
    """
    with _connected(address) as ray:
        threads = order.settings.threads or 1
        order = replace(order, settings=replace(order.settings, threads=threads))
        actors = max(1, int(ray.cluster_resources().get("CPU", 1)) // threads)
        units = units_of(tasks, actors)
        rows = [{_COLUMN: pickle.dumps(unit)} for unit in units]
        try:
            for row in _dataset(ray, rows, order, min(actors, len(units)), threads).iter_rows():
                made: list[Made] | TrsumError = pickle.loads(row[_COLUMN])
                if isinstance(made, TrsumError):
                    raise made
                yield from made
        except ray.exceptions.RayError as error:
            raise TrsumError(
                f"the Ray cluster gave up: {_first_line(error)}", "run again: what is done is kept"
            ) from error


def units_of(tasks: Sequence[Task], actors: int) -> list[tuple[Task, ...]]:
    """Cut the tasks, in their order, into units of work.

    A unit is large enough that sentences of one length meet, unless some actor would then have little to do.
    """
    words = sum(task.words for task in tasks)
    most = min(ROOM, words // (_UNITS_EACH * actors))
    units: list[tuple[Task, ...]] = []
    held: list[Task] = []
    for task in tasks:
        held.append(task)
        if sum(one.words for one in held) >= most:
            units.append(tuple(held))
            held = []
    return [*units, tuple(held)] if held else units


def _dataset(ray: Any, rows: list[dict[str, bytes]], order: Order, actors: int, threads: int) -> Dataset:
    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False
    context.print_on_execution_start = False
    made: Dataset = ray.data.from_items(rows, override_num_blocks=len(rows)).map_batches(
        Converter,
        fn_constructor_args=(order,),
        batch_size=1,
        batch_format="numpy",
        compute=ray.data.ActorPoolStrategy(size=actors),
        num_cpus=threads,
    )
    return made


@contextmanager
def _connected(address: str) -> Iterator[Any]:
    """Give Ray, connected to a cluster; the connection, or the local cluster, ends with the context."""
    for name, value in _VARIABLES.items():
        os.environ.setdefault(name, value)
    try:
        import ray
        import ray.data
    except ImportError as error:
        raise UsageError("--ray needs the package ray", "install it with `pip install 'trsum[ray]'`") from error
    try:
        _knock(address)
        with _mute():
            ray.init(address=address, logging_level=logging.ERROR, log_to_driver=False)
    except (OSError, ValueError, RuntimeError) as error:
        first = str(error).strip().split("\n")[0]
        raise UsageError(
            f"no Ray at {address}: {first}", f"start one with `ray start --head`, or write --ray {LOCAL}"
        ) from error
    try:
        yield ray
    finally:
        with _mute():  # where a run ends early, its actors die at their work, which Ray tells as a failure
            ray.shutdown()


def _knock(address: str) -> None:
    """See whether somebody listens at HOST:PORT: Ray itself would try for minutes.

    Raises:
        OSError: nobody does.
        ValueError: the port is no number.
    """
    host, colon, port = address.rpartition("://")[2].rpartition(":")
    if colon:
        socket.create_connection((host, int(port)), timeout=_SECONDS).close()


@contextmanager
def _mute() -> Iterator[None]:
    """Keep off standard error what Ray itself says there of its own; failures are exceptions."""
    kept = os.dup(2)
    try:
        with Path(os.devnull).open("wb") as nowhere:
            os.dup2(nowhere.fileno(), 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)


def _first_line(error: Exception) -> str:
    return str(error).strip().split("\n")[0]
