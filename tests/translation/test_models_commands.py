"""``trsum models`` as a process, from import to removal, and what a damaged model makes of a run."""

from __future__ import annotations

import json
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.cli.program import one_error_line, trsum
from tests.translation.checkpoints import ARABIC, ENGLISH

MARIAN, BIG = "opus-mt-ar-en", "opus-mt-tc-big-ar-en"


class Machine:
    """A user's models, in a folder of their own."""

    def __init__(self, models: Path) -> None:
        self.models = models

    def run(self, *args: str | Path) -> CompletedProcess[bytes]:
        return trsum(*args, env={"TRSUM_MODELS_DIR": str(self.models), "TRSUM_THREADS": "1"})

    def says(self, *args: str | Path) -> str:
        """Return the output of a command that goes well and has nothing to add on standard error."""
        result = self.run(*args)
        assert result.returncode == 0, result.stderr.decode()
        assert result.stderr == b""
        return result.stdout.decode()

    def statuses(self) -> dict[str, str]:
        table = json.loads(self.says("models", "list", "-f", "json"))
        return {model["name"]: model["status"] for model in table["models"]} | {"used": table["used"]}


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path / "models")


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text("\n\n".join(ARABIC[1:7]) + "\n", encoding="utf-8")
    return path


@pytest.mark.slow
def test_import_use_damage_and_removal(machine: Machine, marian_checkpoint: Path, page: Path) -> None:
    folder = machine.models / MARIAN
    assert machine.statuses()["used"] == "builtin"

    # Converting is work of seconds for libraries that like to talk: nothing of it reaches the user.
    assert machine.says("models", "import", MARIAN, marian_checkpoint) == f"{folder}\n"
    assert machine.statuses() | {"used": MARIAN, MARIAN: "installed", BIG: "available"} == machine.statuses()
    assert machine.says("models", "list").splitlines()[0].startswith("  builtin")
    assert any(line.startswith(f"* {MARIAN}") for line in machine.says("models", "list").splitlines())
    assert machine.says("models", "path", MARIAN) == f"{folder}\n"

    english = machine.says("translate", page)
    assert all(sentence in english for sentence in ENGLISH[1:7])

    data = bytearray((folder / "model.bin").read_bytes())
    data[len(data) // 3] ^= 1
    (folder / "model.bin").write_bytes(data)
    damaged = machine.run("translate", page)
    assert damaged.returncode == 5
    assert damaged.stdout == b""
    assert "model.bin is not what was installed" in one_error_line(damaged)
    assert f"trsum models remove {MARIAN}" in one_error_line(damaged)

    (folder / "model.bin").unlink()
    assert machine.statuses()[MARIAN] == "broken"
    assert machine.statuses()["used"] == "builtin"

    assert machine.says("models", "remove", MARIAN) == f"{folder}\n"
    assert machine.statuses()[MARIAN] == "available"
    assert list(machine.models.iterdir()) == []


def test_import_of_something_else(machine: Machine, tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "cat.jpg").write_bytes(b"\xff\xd8")
    result = machine.run("models", "import", MARIAN, tmp_path / "photos")
    assert result.returncode == 5
    assert "is no model folder" in one_error_line(result)
    assert list(machine.models.iterdir()) == []


@pytest.mark.parametrize("name", ["nope", "../outside", ""])
def test_import_under_an_unknown_name(machine: Machine, marian_model: Path, name: str) -> None:
    result = machine.run("models", "import", name, marian_model)
    assert result.returncode == 2
    assert "choose one of builtin, opus-mt-tc-big-ar-en" in one_error_line(result)
    assert not machine.models.exists()


def test_a_folder_is_used_without_being_installed(machine: Machine, marian_model: Path, page: Path) -> None:
    english = machine.says("translate", "--model", marian_model, page)
    assert ENGLISH[3] in english
    assert not machine.models.exists()
