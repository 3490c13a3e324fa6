"""Progress of a batch where standard error is no terminal: nothing unless asked, failures always."""

from __future__ import annotations

from dataclasses import replace

import pytest

from translator.batch.manifest import Row
from translator.cli import batchprogress

DONE = Row("a.txt", "pages/a.txt", "0" * 64, "done", words=12)


@pytest.mark.parametrize(
    ("verbosity", "said"),
    [(-1, ["error: b.txt is empty"]), (0, ["error: b.txt is empty"]), (1, ["1 of 2 documents", "2 of 2 documents"])],
)
def test_lines(
    verbosity: int, said: list[str], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(batchprogress, "_EVERY", 0.0)
    with batchprogress.batch_progress(verbosity) as watcher:
        watcher.planned(2, 24)
        watcher.ended(DONE)
        watcher.ended(DONE if verbosity > 0 else replace(DONE, status="failed", error="b.txt is empty"))
    lines = capfd.readouterr().err.splitlines()
    assert len(lines) == len(said)
    assert all(words in line for words, line in zip(said, lines, strict=True))
