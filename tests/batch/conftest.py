"""Folders of invented pages, and the tiny models of the translation tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.batch.pages import write_pages
from tests.translation.conftest import gemma_checkpoint, gemma_model, made, marian_checkpoint, marian_model

__all__ = ["gemma_checkpoint", "gemma_model", "made", "marian_checkpoint", "marian_model"]


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder of six pages on two levels."""
    folder = tmp_path / "pages"
    write_pages(folder, 6)
    return folder
