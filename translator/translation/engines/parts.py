"""Models whose ``model.bin`` lies in numbered parts: what CTranslate2 opens them from."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

_WEIGHTS = "model.bin"
#: What CTranslate2 reads besides.
_BESIDE = ("config.json", "vocabulary.json")
_COPIED_AT_ONCE = 1 << 20


@contextmanager
def source_of(folder: Path) -> Iterator[dict[str, Any]]:
    """Give the arguments with which CTranslate2 opens the model in ``folder``, for as long as it is being opened.

    What it is given as bytes it keeps for as long as the model lives, a second time beside the weights. Where the
    system has files in memory it is given one of those, which is gone once it is read; nothing is written to disk.
    """
    parts = sorted(folder.glob(f"{_WEIGHTS}*"))
    with ExitStack() as held:
        whole = _in_memory(folder, parts, held) if hasattr(os, "memfd_create") else None
        if whole is not None:
            yield {"model_path": str(whole)}
        else:
            files = {name: (folder / name).read_bytes() for name in _BESIDE}
            files[_WEIGHTS] = b"".join(part.read_bytes() for part in parts)
            yield {"model_path": folder.name, "files": files}


def _in_memory(folder: Path, parts: list[Path], held: ExitStack) -> Path | None:
    """Return a folder of links in which the parts are one file, until ``held`` ends; None where there can be none."""
    try:
        weights = held.enter_context(os.fdopen(os.memfd_create(_WEIGHTS), "wb", buffering=0))
        links = Path(held.enter_context(tempfile.TemporaryDirectory(prefix="trsum-")))
        (links / _WEIGHTS).symlink_to(f"/proc/self/fd/{weights.fileno()}")
        for name in _BESIDE:
            (links / name).symlink_to((folder / name).resolve())
    except OSError:  # forbidden, or no folder for it
        return None
    for part in parts:
        with part.open("rb") as piece:
            shutil.copyfileobj(piece, weights, _COPIED_AT_ONCE)
    return links if (links / _WEIGHTS).exists() else None
