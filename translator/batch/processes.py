"""Work on several cores: each item in a process of its own, the results in order, few of them held at once."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

#: Results held per process: enough that none waits while a translation goes on, few enough that memory stays small.
_AHEAD = 4


@dataclass(frozen=True, slots=True)
class Pool:
    """Several processes."""

    executor: ProcessPoolExecutor
    number: int


@contextmanager
def processes(number: int) -> Iterator[Pool | None]:
    """Give a pool of so many processes; None for one. They are fresh ones: an engine's threads survive no fork."""
    if number < 2:
        yield None
        return
    with ProcessPoolExecutor(number, mp_context=get_context("spawn")) as executor:
        yield Pool(executor, number)


def in_order(pool: Pool | None, work: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
    """Yield the result of ``work`` on each item, in order."""
    if pool is None:
        yield from map(work, items)
        return
    waiting: deque[Future[R]] = deque()
    most = _AHEAD * pool.number
    for item in items:
        waiting.append(pool.executor.submit(work, item))
        if len(waiting) >= most:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()
