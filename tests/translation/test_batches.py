from __future__ import annotations

import signal
import threading
import time

import pytest

from translator.translation.engines.batches import awaited


class Waiting:
    """A result that is there after some looks; asked for earlier it blocks, as CTranslate2's does."""

    def __init__(self, value: str, looks: int) -> None:
        self.value, self.looks = value, looks

    def done(self) -> bool:
        self.looks -= 1
        return self.looks < 0

    def result(self) -> str:
        assert self.looks < 0, "asked for before it was there"
        return self.value


def test_results_come_in_order_and_are_not_asked_for_early() -> None:
    assert awaited([Waiting("first", 3), Waiting("second", 0)]) == ["first", "second"]


def test_an_interruption_is_heard_while_waiting() -> None:
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        threading.Timer(0.1, lambda: signal.raise_signal(signal.SIGINT)).start()
        begun = time.monotonic()
        with pytest.raises(KeyboardInterrupt):
            awaited([Waiting("never", 10_000)])
        assert time.monotonic() - begun < 20
    finally:
        signal.signal(signal.SIGINT, before)
