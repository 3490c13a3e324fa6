"""Many translations under way at once, so that the engine gets the sentences of all of them in one call."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from translator.document import Document
from translator.translation.engine import Decoding, Engine, Hypothesis
from translator.translation.requests import Request, Work, answer

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Translated(Generic[T]):
    """A finished translation, with what came in beside it."""

    item: T
    document: Document
    seconds: float  #: its share of the engine's time, by texts


@dataclass(slots=True, eq=False)
class _UnderWay(Generic[T]):
    item: T
    work: Work[Document]
    request: Request
    size: int
    seconds: float = field(default=0.0)

    def go_on(self, hypotheses: list[Hypothesis], seconds: float) -> Document | None:
        """Send what was asked for; return the document where that was all."""
        self.seconds += seconds
        try:
            self.request = self.work.send(hypotheses)
        except StopIteration as finished:
            document: Document = finished.value
            return document
        return None


def translate_together(
    items: Iterable[T], start: Callable[[T], Work[Document]], size: Callable[[T], int], engine: Engine, *, room: int
) -> Iterator[Translated[T]]:
    """Translate many documents with one engine and yield each when it is done.

    A document waits until its kind of request is the most wanted one; so first tries gather, and
    second tries, which search wider, gather for a call of their own.

    Args:
        items: taken in one by one while there is room.
        start: begins the translation of an item.
        size: an item's words.
        engine: the model.
        room: the words in hand; one item is always taken in.
    """
    under_way: list[_UnderWay[T]] = []
    coming = iter(items)
    exhausted = False
    while True:
        while not exhausted and (not under_way or sum(one.size for one in under_way) < room):
            item = next(coming, None)
            if item is None:
                exhausted = True
                break
            begun = _begin(item, start(item), size(item))
            if isinstance(begun, Translated):
                yield begun
            else:
                under_way.append(begun)
        if not under_way:
            return
        yield from _round(under_way, engine)


def _begin(item: T, work: Work[Document], size: int) -> _UnderWay[T] | Translated[T]:
    try:
        return _UnderWay(item, work, next(work), size)
    except StopIteration as finished:
        return Translated(item, finished.value, 0.0)


def _round(under_way: list[_UnderWay[T]], engine: Engine) -> Iterator[Translated[T]]:
    """Answer the requests with the most wanted decoding in one call; yield what is done then."""
    wanted: Counter[Decoding] = Counter()
    for one in under_way:
        wanted[one.request.decoding] += len(one.request.texts)
    decoding = wanted.most_common(1)[0][0]
    served = [one for one in under_way if one.request.decoding == decoding]
    texts = tuple(text for one in served for text in one.request.texts)
    begun = time.perf_counter()
    hypotheses = answer(engine, Request(texts, decoding))
    seconds = (time.perf_counter() - begun) / max(1, len(texts))
    at = 0
    for one in served:
        count = len(one.request.texts)
        document = one.go_on(hypotheses[at : at + count], seconds * count)
        at += count
        if document is not None:
            under_way.remove(one)
            yield Translated(one.item, document, one.seconds)
