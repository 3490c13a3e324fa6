"""How a translation under way asks for the engine's work, so that many of them can be served together."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from translator.errors import ModelBrokenError
from translator.translation.engine import Decoding, Engine, Hypothesis

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Request:
    """What a translation under way wants of the engine next."""

    texts: tuple[str, ...]
    decoding: Decoding


#: A translation under way: yields requests, is sent a hypothesis for each text of a request, and returns its result.
Work = Generator[Request, Sequence[Hypothesis], T]


def serve(work: Work[T], engine: Engine) -> T:
    """Give one translation all that it asks for, request by request, and return its result."""
    try:
        request = next(work)
        while True:
            request = work.send(answer(engine, request))
    except StopIteration as finished:
        result: T = finished.value
        return result


def answer(engine: Engine, request: Request) -> list[Hypothesis]:
    """Return the engine's hypotheses, one for each text of the request.

    Raises:
        ModelBrokenError: it gave fewer or more.
    """
    hypotheses = engine.translate(request.texts, request.decoding)
    if len(hypotheses) != len(request.texts):
        raise ModelBrokenError(
            f"the model {engine.name} gave {len(hypotheses)} translations of {len(request.texts)} texts",
            "remove the model and pull or import it again",
        )
    return hypotheses
