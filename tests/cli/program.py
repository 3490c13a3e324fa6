"""Run trsum as a process of its own, as users do."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parents[2]

#: A program whose pipeline gives a document made by hand, as fast and as noisy as a test wants it.
#: Everything between the arguments and the exit code is the real thing.
STAGED = """
import os, sys
from dataclasses import replace
from pathlib import Path
import translator.pipeline as pipeline
from tests.reports.pages import DOCUMENT
from translator.errors import InputMissingError

def staged(article, settings, **_):
    path = article.source.path
    print("a library prints")
    os.write(1, b"a library prints from C\\n")
    os.system("echo a child process prints")
    if path != "-" and not Path(path).exists():
        raise InputMissingError(f"there is no {path}", "check the name")
    fault = os.environ.get("FAULT")
    if fault == "crash":
        raise ZeroDivisionError("two\\nlines")
    if fault == "interrupt":
        raise KeyboardInterrupt
    document = replace(DOCUMENT, source=replace(DOCUMENT.source, path=path))
    return replace(document, signature=f"{settings.sentences} {settings.abstractive} {settings.model}")

pipeline.recurring_in = lambda paths, settings: None
pipeline.read_articles = lambda path, settings: (replace(DOCUMENT, source=replace(DOCUMENT.source, path=path)),)
pipeline.run = pipeline.run_clean = pipeline.run_translate = staged
pipeline.run_entities = lambda paths, settings, **_: tuple(staged(path, settings) for path in paths)
pipeline.entity_table = lambda documents: documents[0].entities
from translator.cli.main import main
sys.exit(main())
"""


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the process's variables without those that steer trsum or a terminal."""
    steering = ("TRSUM_", "COLUMNS", "NO_COLOR", "FORCE_COLOR", "PYTHONIOENCODING")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(steering) or name == "TRSUM_SEEDS"}
    return kept | {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"} | dict(extra or {})


def trsum(
    *args: str | Path,
    stdin: bytes = b"",
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    staged: bool = False,
) -> subprocess.CompletedProcess[bytes]:
    """Run trsum with ``args`` and return what came of it."""
    start = ["-c", STAGED] if staged else ["-m", "translator"]
    command = [sys.executable, *start, *map(str, args)]
    return subprocess.run(
        command, input=stdin, capture_output=True, env=environment(env), cwd=cwd or ROOT, timeout=300, check=False
    )


def one_error_line(result: subprocess.CompletedProcess[bytes]) -> str:
    """Return the one line that standard error holds, and check that there is no other."""
    lines = result.stderr.decode("utf-8").splitlines()
    assert len(lines) == 1, result.stderr.decode("utf-8")
    assert lines[0].startswith("trsum: ")
    assert "; " in lines[0]  # what is wrong; what to do
    return lines[0]
