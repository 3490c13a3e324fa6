"""Tiny models, made once a session (and once for all workers of pytest-xdist)."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from tests.translation import checkpoints
from translator.translation import conversion

#: Bytes of a part of the tiny decoder-only model: small enough that there are several.
PART_BYTES = 60_000

Maker = Callable[[Path], None]


@pytest.fixture(autouse=True)
def one_thread() -> None:
    """Matrices this small only lose by being shared out over the cores, and CTranslate2 resets torch's number."""
    if torch := sys.modules.get("torch"):
        torch.set_num_threads(1)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, Maker], Path]:
    """Return a function that makes a folder by name, once; nobody may write to it afterwards."""
    root = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        root = root.parent
    root = root / "tiny-models"
    root.mkdir(exist_ok=True)

    def make_once(name: str, make: Maker) -> Path:
        folder = root / name
        with FileLock(root / f"{name}.lock"):
            if not folder.exists():
                unfinished = root / f"{name}.unfinished"
                shutil.rmtree(unfinished, ignore_errors=True)
                make(unfinished)
                unfinished.rename(folder)
        return folder

    return make_once


@pytest.fixture(scope="session")
def marian_checkpoint(made: Callable[[str, Maker], Path]) -> Path:
    return made("marian-checkpoint", checkpoints.make_marian)


@pytest.fixture(scope="session")
def nllb_checkpoint(made: Callable[[str, Maker], Path]) -> Path:
    return made("nllb-checkpoint", checkpoints.make_nllb)


@pytest.fixture(scope="session")
def gemma_checkpoint(made: Callable[[str, Maker], Path]) -> Path:
    return made("gemma-checkpoint", checkpoints.make_gemma)


@pytest.fixture(scope="session")
def untrained_checkpoint(made: Callable[[str, Maker], Path]) -> Path:
    """A MarianMT checkpoint that never ends a sentence by itself."""
    return made("untrained-checkpoint", lambda folder: checkpoints.make_marian(folder, steps=0))


@pytest.fixture(scope="session")
def marian_model(made: Callable[[str, Maker], Path], marian_checkpoint: Path) -> Path:
    return made("marian-model", lambda folder: conversion.convert(marian_checkpoint, folder))


@pytest.fixture(scope="session")
def nllb_model(made: Callable[[str, Maker], Path], nllb_checkpoint: Path) -> Path:
    return made("nllb-model", lambda folder: conversion.convert(nllb_checkpoint, folder))


@pytest.fixture(scope="session")
def gemma_model(made: Callable[[str, Maker], Path], gemma_checkpoint: Path) -> Path:
    """The tiny decoder-only model as the built-in one ships: int8, in parts, with its record."""
    return made("gemma-model", lambda folder: checkpoints.ship_gemma(gemma_checkpoint, folder, PART_BYTES))
