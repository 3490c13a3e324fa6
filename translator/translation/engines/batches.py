"""What every engine does with a list of texts: blank ones stay blank, the others go in batches of one length."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from translator.translation.engine import Hypothesis

T = TypeVar("T")
R = TypeVar("R")


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
