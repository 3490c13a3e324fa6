"""What every engine does with a list of texts: blank ones stay blank, the others go in batches of one length."""

from __future__ import annotations

import ctypes
import os
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from translator.translation.engine import Hypothesis, Rival

T = TypeVar("T")
R = TypeVar("R")
#: Each worker has memory of its own beside the shared weights.
_MOST_WORKERS = 8
#: Seconds between two looks at whether a result is there; a sentence takes tenths of a second and more.
_LOOK_AGAIN = 0.01


def on_cores(threads: int) -> dict[str, int]:
    """Return the arguments with which CTranslate2 uses ``threads`` cores; 0 means those there are.

    A step of a search is too small to be divided among cores: each has batches of its own. Two cores made 19 English
    words a second with the built-in model one sentence after the other, one core 31; a MarianMT of 62,834 pieces took
    28 ms a step on two cores, 8 ms on one.
    """
    return {"inter_threads": threads or min(os.cpu_count() or 1, _MOST_WORKERS), "intra_threads": 1}


def in_batches(
    items: Sequence[T],
    size: Callable[[T], int],
    limit: int,
    work: Callable[[list[T]], Sequence[R]],
) -> list[R]:
    """Call ``work`` on batches of items of one size, longest first, and return the results in the items' order.

    Padding changes the last bits of floating-point sums, int8 quantisation makes more of that, and a search then
    ends elsewhere: among its equals an item's result is bit by bit what it is alone.

    Args:
        items: what is worked on.
        size: an item's size in tokens.
        limit: the most tokens of a batch; a longer item is a batch of its own.
        work: returns one result for each item of a batch.
    """
    order = sorted(range(len(items)), key=lambda i: (-size(items[i]), i))
    results: dict[int, R] = {}
    start = 0
    while start < len(order):
        width = max(1, size(items[order[start]]))
        batch = order[start : start + max(1, limit // width)]
        batch = [i for i in batch if size(items[i]) == size(items[batch[0]])]
        results.update(zip(batch, work([items[i] for i in batch]), strict=True))
        start += len(batch)
    return [results[i] for i in range(len(items))]


def around_blanks(texts: Sequence[str], work: Callable[[list[str]], Sequence[Hypothesis]]) -> list[Hypothesis]:
    """Call ``work`` on the texts that hold more than white space; the others get an empty hypothesis.

    An engine asked to translate nothing writes a sentence all the same, out of what it was trained on.
    """
    results = iter(work([text for text in texts if text.strip()]))
    return [next(results) if text.strip() else Hypothesis("", 0.0) for text in texts]


def from_search(texts: Sequence[str], means: Sequence[float], totals: Sequence[float]) -> Hypothesis:
    """Return what a search ended with, the likeliest first.

    Args:
        texts: the hypotheses.
        means: their mean log-probability of a token.
        totals: their log-probability.
    """
    rivals = zip(texts[1:], means[1:], totals[1:], strict=True)
    return Hypothesis(texts[0], means[0], tuple(Rival(text, mean, totals[0] - total) for text, mean, total in rivals))


def awaited(begun: Iterable[Any]) -> list[Any]:
    """Return the results of what CTranslate2 has begun, in order.

    Its own waiting lets no signal through: Ctrl-C would be heard when the sentence is done.
    """
    results = []
    for waiting in begun:
        while not waiting.done():
            time.sleep(_LOOK_AGAIN)
        results.append(waiting.result())
    return results


def give_back_memory() -> None:
    """Have the C library give the system what is free between what is in use.

    The buffers of attention grow with every token, and leave holes of all sizes behind: some 80 MB a worker.
    """
    if sys.platform == "linux" and (trim := getattr(ctypes.CDLL(None), "malloc_trim", None)) is not None:
        trim(0)
