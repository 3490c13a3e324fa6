"""The unit of work: what it opens, and how often."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tests.batch.pages import page
from translator.batch.inputs import Input
from translator.batch.unit import Order, Task, convert_all
from translator.reports.formats import Format
from translator.settings import Settings
from translator.summarization import summarizer
from translator.translation.store import open_engine


@pytest.mark.parametrize(("abstractive", "expected"), [(True, 1), (False, 0)])
def test_a_summariser_is_opened_once_for_all_documents(
    abstractive: bool, expected: int, tmp_path: Path, marian_model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tasks = []
    for number in range(3):
        path = tmp_path / f"{number}.txt"
        path.write_text(page(number), encoding="utf-8")
        sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
        tasks.append(Task(Input(str(path), path.name, path.stem), sha256, 50, ({},)))
    opened: list[Settings] = []

    def counted(settings: Settings) -> summarizer.Condenser:
        opened.append(settings)
        return summarizer.Condenser()

    monkeypatch.setattr(summarizer, "open_summarizer", counted)
    settings = Settings(model=str(marian_model), threads=1, abstractive=abstractive)
    made = convert_all(tasks, Order(settings, None, (Format.JSON,), "test"), open_engine(settings))
    assert [one.error for one in made] == [None] * 3
    assert len(opened) == expected
