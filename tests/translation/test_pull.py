"""``trsum models pull`` as a process, against a hub on this machine: whole or not at all, and what is said."""

from __future__ import annotations

import json
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.cli.program import trsum
from tests.translation.checkpoints import ARABIC, ENGLISH
from tests.translation.hub import COMMIT, Hub, repository_of, serve
from translator.settings import Settings
from translator.translation import installing, store
from translator.translation.engine import Decoding

NAME, HUB_NAME = "opus-mt-ar-en", "Helsinki-NLP/opus-mt-ar-en"


@pytest.fixture
def hub(marian_checkpoint: Path) -> Iterator[Hub]:
    with serve(Hub(HUB_NAME, repository_of(marian_checkpoint))) as served:
        yield served


@pytest.fixture
def models(tmp_path: Path) -> Path:
    return tmp_path / "models"


def pull(hub: Hub, models: Path, name: str = NAME) -> CompletedProcess[bytes]:
    hub.asked.clear()
    return trsum("models", "pull", name, env={"TRSUM_MODELS_DIR": str(models), **hub.environment()})


def refusal(result: CompletedProcess[bytes]) -> str:
    """Return the error that the command ended with, and check that it is one line with its remedy."""
    assert result.returncode == 5, result.stderr.decode()
    assert result.stdout == b""
    notice, error = result.stderr.decode().splitlines()
    assert "over the network" in notice
    assert error.startswith("trsum: error: ")
    assert f"try again, or fetch the folder elsewhere and run `trsum models import {NAME} FOLDER`" in error
    return error


def installed(models: Path) -> list[str]:
    """Return what lies in the folder of models, the files of an unfinished download left out."""
    return sorted(path.name for path in models.iterdir() if path.name != ".downloads") if models.exists() else []


@pytest.mark.slow
def test_a_model_is_fetched_converted_and_ready(hub: Hub, models: Path) -> None:
    hub.files["pytorch_model.bin"] = b"the same weights once more"
    result = pull(hub, models)
    assert result.returncode == 0, result.stderr.decode()
    assert result.stdout.decode() == f"{models / NAME}\n"
    notice = f"trsum: fetching {HUB_NAME} over the network, about 310 MB; its licence is Apache-2.0\n"
    assert result.stderr.decode() == notice
    assert [path.name for path in models.iterdir()] == [NAME]
    settings = Settings(model=NAME, models_dir=models, threads=1)
    assert store.verify(NAME, settings).revision == COMMIT
    texts = [hypothesis.text for hypothesis in store.open_engine(settings).translate(ARABIC, Decoding(beam_size=1))]
    assert tuple(texts) == ENGLISH
    assert {"README.md", "tf_model.h5", "pytorch_model.bin"}.isdisjoint(hub.fetched())

    # It is there: a second pull asks nobody, and says where it is.
    again = pull(hub, models)
    assert again.returncode == 0
    assert again.stdout == result.stdout
    assert hub.asked == []


@pytest.mark.slow
def test_broken_off_and_taken_up_again(hub: Hub, models: Path) -> None:
    hub.breaks_off = "model.safetensors"
    refusal(pull(hub, models))
    assert installed(models) == []
    settings = Settings(models_dir=models)
    assert {model.row.name for model in store.list_models(settings) if model.folder} == {"builtin"}
    hub.breaks_off = ""
    assert pull(hub, models).returncode == 0
    # What had come whole is not fetched again.
    assert hub.fetched() == ["model.safetensors"]
    assert [path.name for path in models.iterdir()] == [NAME]
    store.verify(NAME, settings)


@pytest.mark.slow
def test_what_was_fetched_is_no_model(hub: Hub, models: Path) -> None:
    whole = hub.files["model.safetensors"]
    hub.files["model.safetensors"] = whole[: len(whole) // 2]
    result = pull(hub, models)
    assert result.returncode == 5
    assert result.stdout == b""
    assert "cannot be converted" in result.stderr.decode().splitlines()[-1]
    assert list(models.iterdir()) == []  # not even the download: the next attempt starts afresh


@pytest.mark.parametrize(
    ("status", "words"), [(404, "404"), (401, "401"), (403, "403"), (429, "429"), (500, "500"), (503, "503")]
)
def test_the_hub_refuses(hub: Hub, models: Path, status: int, words: str) -> None:
    hub.status = status
    assert words in refusal(pull(hub, models))
    assert installed(models) == []


def test_the_hub_has_no_such_repository(marian_checkpoint: Path, models: Path) -> None:
    with serve(Hub("somebody/else", repository_of(marian_checkpoint))) as hub:
        assert f"cannot fetch {HUB_NAME}" in refusal(pull(hub, models))
    assert installed(models) == []


def test_the_repository_lacks_a_tokenizer(hub: Hub, models: Path) -> None:
    del hub.files["source.spm"]
    result = pull(hub, models)
    assert result.returncode == 5
    assert "lacks source.spm" in result.stderr.decode().splitlines()[-1]
    assert installed(models) == []


def test_the_repository_is_empty(models: Path) -> None:
    with serve(Hub(HUB_NAME, {})) as hub:
        result = pull(hub, models)
    assert result.returncode == 5
    assert "no readable config.json" in result.stderr.decode().splitlines()[-1]
    assert installed(models) == []


def test_nobody_answers(models: Path) -> None:
    with socket.socket() as bound:  # bound but not listening: nobody else gets the port, and it refuses
        bound.bind(("127.0.0.1", 0))
        hub = Hub(HUB_NAME, {}, address=f"http://127.0.0.1:{bound.getsockname()[1]}")
        assert "refused" in refusal(pull(hub, models))
    assert installed(models) == []


def test_a_broken_model_is_not_fetched_over(hub: Hub, models: Path, marian_model: Path) -> None:
    installing.import_model(NAME, marian_model, Settings(models_dir=models, threads=1))
    (models / NAME / "model.bin").write_bytes(b"spoiled")
    result = pull(hub, models)
    assert result.returncode == 5
    assert f"trsum models remove {NAME}" in result.stderr.decode().splitlines()[-1]
    assert hub.asked == []


@pytest.mark.slow
def test_no_other_command_asks_the_hub(hub: Hub, models: Path, marian_model: Path, tmp_path: Path) -> None:
    shutil.copytree(marian_model, tmp_path / "brought")
    page = tmp_path / "page.txt"
    page.write_text("\n".join(ARABIC), encoding="utf-8")
    environment = {"TRSUM_MODELS_DIR": str(models), "TRSUM_THREADS": "1", **hub.environment()}
    for args in (
        ("models", "import", NAME, tmp_path / "brought"),
        ("models", "list"),
        ("models", "path", NAME),
        ("translate", page),
        (page, "-f", "json"),
        ("models", "remove", NAME),
    ):
        result = trsum(*args, env=environment)
        assert result.returncode == 0, result.stderr.decode()
        if args[-1] == "json":
            assert f"model:{NAME}@" in json.loads(result.stdout)["signature"]
    assert hub.asked == []
