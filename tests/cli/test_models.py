from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.program import one_error_line, trsum


def test_list() -> None:
    result = trsum("models", "list")
    text = result.stdout.decode()
    assert result.returncode == 0
    assert result.stderr == b""
    assert text.startswith("* builtin ")
    assert "Gemma Terms of Use" in text
    assert "CC-BY-NC-4.0. For non-commercial use only." in text
    assert max(map(len, text.splitlines())) <= 80


def test_list_as_json() -> None:
    table = json.loads(trsum("models", "list", "-f", "json").stdout)
    assert table["schema"] == "trsum.models/1"
    assert table["used"] == "builtin"
    names = [model["name"] for model in table["models"]]
    assert names[0] == "builtin"
    assert [model["name"] for model in table["models"] if model["recommended"]] == ["opus-mt-tc-big-ar-en"]


def test_path() -> None:
    result = trsum("models", "path", "builtin")
    assert result.returncode == 0
    assert Path(result.stdout.decode().rstrip("\n")).is_dir()


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (["path", "nope"], 2, "no model is called 'nope'"),
        (["path", "opus-mt-ar-en"], 5, "is not installed; run `trsum models pull opus-mt-ar-en`"),
        (["remove", "builtin"], 2, "comes with trsum"),
        (["remove", "opus-mt-ar-en"], 5, "is not installed"),
        (["import", "opus-mt-ar-en", "/does/not/exist"], 5, "is no folder"),
        (["import", "opus-mt-ar-en"], 2, "Missing argument 'FOLDER'"),
        (["pull", "builtin"], 2, "comes with trsum"),
    ],
)
def test_failures(tmp_path: Path, args: list[str], code: int, words: str) -> None:
    result = trsum("models", *args, env={"TRSUM_MODELS_DIR": str(tmp_path)})
    assert result.returncode == code
    assert result.stdout == b""
    assert words in one_error_line(result)
    assert not list(tmp_path.iterdir())


def test_pull_says_that_it_uses_the_network(tmp_path: Path) -> None:
    # Port 9 of this machine answers nobody: what is tested is the notice, the licence and the failure.
    env = {"TRSUM_MODELS_DIR": str(tmp_path), "HF_ENDPOINT": "http://127.0.0.1:9"}
    result = trsum("models", "pull", "nllb-200-distilled-600M", env=env)
    lines = result.stderr.decode().splitlines()
    assert result.returncode == 5
    assert lines[0].startswith("trsum: fetching facebook/nllb-200-distilled-600M over the network, about 2460 MB")
    assert lines[0].endswith("its licence is CC-BY-NC-4.0")
    assert lines[-1].startswith("trsum: error: cannot fetch facebook/nllb-200-distilled-600M: ")
    assert "Traceback" not in result.stderr.decode()
    assert not (tmp_path / "nllb-200-distilled-600M").exists()
