"""``trsum batch --ray``: two actors of a real Ray give the bytes of a run without it."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.batch.pages import contents, page, rows, write_pages
from tests.cli.program import ROOT, one_error_line, trsum
from translator.batch.cluster import units_of
from translator.batch.inputs import Input
from translator.batch.unit import ROOM, Task

RAY = importlib.util.find_spec("ray") is not None
needs_ray = pytest.mark.skipif(not RAY, reason="Ray is not installed (500 MB): pip install 'trsum[ray]'")


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    """The address of a small Ray on this machine: two processors, 100 MB of shared memory, nothing sent home."""
    variables = {"RAY_USAGE_STATS_ENABLED": "0", "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0", "PYTHONPATH": str(ROOT)}
    with pytest.MonkeyPatch.context() as patch:
        for name, value in variables.items():
            patch.setenv(name, value)
        import ray

        context = ray.init(
            address="local",
            num_cpus=2,
            object_store_memory=100_000_000,
            include_dashboard=False,
            logging_level="ERROR",
            log_to_driver=False,
        )
        yield context.address_info["gcs_address"]
        ray.shutdown()


@needs_ray
def test_two_workers_give_the_bytes_of_a_local_run(
    pages: Path, tmp_path: Path, marian_model: Path, cluster: str
) -> None:
    write_pages(pages, 24)
    (pages / "empty.txt").write_text(" \n", encoding="utf-8")
    (pages / "two.txt").write_text(f"{page(7)}\n---\n{page(8)}", encoding="utf-8")
    here, there = tmp_path / "here", tmp_path / "there"
    for out, more in ((here, ()), (there, ("--ray", cluster))):
        result = trsum("batch", "-q", pages, out, "-f", "json", "-f", "docx", "--model", marian_model, *more)
        assert result.returncode == 6
        said = result.stderr.decode().splitlines()
        assert len(said) == 2, said
        assert "empty.txt is empty" in said[0]
    assert contents(there) == contents(here)
    assert len(contents(there)) == 2 * 26
    told, expected = rows(there), rows(here)
    assert {path: row["outputs"] for path, row in told.items()} == {p: row["outputs"] for p, row in expected.items()}
    again = trsum("batch", pages, there, "-f", "json", "-f", "docx", "--model", marian_model, "--ray", cluster)
    assert b"1 of 26 inputs failed" in again.stderr


@needs_ray
def test_a_model_that_a_worker_cannot_open_is_told(
    pages: Path, tmp_path: Path, marian_model: Path, cluster: str
) -> None:
    broken = tmp_path / "broken"
    broken.mkdir()
    for file in marian_model.iterdir():
        (broken / file.name).write_bytes(file.read_bytes())
    (broken / "model.bin").write_bytes(b"no model")
    result = trsum("batch", pages, tmp_path / "out", "--model", broken, "--ray", cluster)
    assert result.returncode == 5
    *_, last = result.stderr.decode().splitlines()  # Ray may say before that its actors were stopped at their work
    assert last.startswith("trsum: error: model broken cannot be loaded")
    assert contents(tmp_path / "out") == {}


@needs_ray
def test_no_cluster_at_the_address(pages: Path, tmp_path: Path, marian_model: Path) -> None:
    result = trsum("batch", pages, tmp_path / "out", "--model", marian_model, "--ray", "127.0.0.1:1")
    assert result.returncode == 2
    assert "127.0.0.1:1" in one_error_line(result)


def test_without_ray_the_way_to_it_is_said(pages: Path, tmp_path: Path, marian_model: Path) -> None:
    hidden = tmp_path / "hidden" / "ray.py"
    hidden.parent.mkdir()
    hidden.write_text("raise ImportError('no ray here')\n", encoding="utf-8")
    path = os.pathsep.join((str(hidden.parent), str(ROOT)))
    result = trsum(
        "batch", pages, tmp_path / "out", "--model", marian_model, "--ray", "local", env={"PYTHONPATH": path}
    )
    assert result.returncode == 2
    assert "pip install 'trsum[ray]'" in one_error_line(result)


@pytest.mark.parametrize(("documents", "words", "actors"), [(1, 50, 4), (7, 100, 2), (100, 900, 3), (1000, 100, 2)])
def test_units_hold_every_task_in_order_and_are_neither_few_nor_large(documents: int, words: int, actors: int) -> None:
    tasks = [Task(Input(str(at), str(at), str(at)), "", words, ()) for at in range(documents)]
    units = units_of(tasks, actors)
    assert [task for unit in units for task in unit] == tasks
    assert all(units)
    assert len(units) >= min(documents, actors)
    assert max(len(unit) for unit in units) * words < ROOM + words
    if documents * words > 50 * ROOM:
        assert len(units) < documents / 10
