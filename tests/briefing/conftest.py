"""The tiny models of the translation tests."""

from __future__ import annotations

from tests.translation.conftest import made, marian_checkpoint, marian_model

__all__ = ["made", "marian_checkpoint", "marian_model"]
