"""What the cleaning tests share."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

from translator.document import Document, Line, Source

ROOT = Path(__file__).parents[2]


def document(text: str) -> Document:
    """Return ``text`` as the reading stage would."""
    lines = tuple(Line(number, line) for number, line in enumerate(text.split("\n"), 1))
    return Document(Source("page.txt", "", len(text.encode()), "utf-8"), lines)


def benchmark(script: str = "cleaning") -> ModuleType:
    """Return one of the scoring scripts, which are no part of the package."""
    name = f"benchmarks_{script}"
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, ROOT / "benchmarks" / f"{script}.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
    return sys.modules[name]
