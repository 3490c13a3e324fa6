"""How the models of the user's come and go. ``pull`` alone touches the network."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from translator.errors import ModelBrokenError, ModelError, ModelMissingError, UsageError
from translator.progress import Progress, silent
from translator.settings import Settings
from translator.translation import conversion
from translator.translation.manifest import FILE_NAME, Manifest, combined, hash_files, write_manifest
from translator.translation.opening import open_installed
from translator.translation.registry import BUILTIN, ModelRow, find
from translator.translation.store import models_dir, path, status_of, verify

#: What is fetched of a hub repository: the configuration, the tokenizer, the weights in one form.
_WANTED = [
    "*.json",
    "*.spm",
    "sentencepiece.bpe.model",
    "spiece.model",
    "merges.txt",
    "vocab.txt",
    "*.safetensors",
    "pytorch_model.bin",
]
_PROBE = "السلام"


def import_model(name: str, folder: Path, settings: Settings) -> Path:
    """Install a MarianMT, NLLB, summary or name-finding model's folder that was brought by hand, under a registry name.

    Args:
        name: the registry row that the folder is.
        folder: the model as transformers keeps it, or converted for CTranslate2.
        settings: where models live.

    Raises:
        UsageError: no such row, or the built-in one.
        ModelBrokenError: the folder is no such model, or files are missing.
    """
    row = _pullable(name)
    if not folder.is_dir():
        raise ModelMissingError(f"{folder} is no folder", "give the folder that holds the model's files")
    return _install(row, folder, "", settings)


def pull(name: str, settings: Settings, progress: Progress = silent) -> Path:
    """Fetch a model from its hub, convert it to int8, verify it, and install it whole or not at all.

    Files that came whole before an interruption are not fetched again. A model that is there already is
    verified instead.

    Raises:
        UsageError: no such row, or the built-in one.
        ModelMissingError: the hub cannot be reached or does not have it.
        ModelBrokenError: what was fetched is no working model.
    """
    row = _pullable(name)
    if status_of(row, settings).folder is not None:
        verify(name, settings)
        return path(name, settings)
    from httpx2 import HTTPError
    from huggingface_hub import HfApi, snapshot_download
    from huggingface_hub.errors import HfHubHTTPError, LocalEntryNotFoundError

    cache = models_dir(settings) / ".downloads"
    progress("pull", 0, 3)
    try:
        info = HfApi().model_info(row.hub, revision=row.revision or None)
        revision = info.sha or ""
        twice = any(file.rfilename == "model.safetensors" for file in info.siblings or ())
        fetched = snapshot_download(
            row.hub,
            revision=revision,
            cache_dir=cache,
            allow_patterns=_WANTED,
            ignore_patterns=["pytorch_model.bin"] if twice else None,
        )
    except (HfHubHTTPError, LocalEntryNotFoundError, HTTPError, OSError) as error:
        raise ModelMissingError(
            f"cannot fetch {row.hub}: {conversion.first_line(error)}",
            f"try again, or fetch the folder elsewhere and run `trsum models import {name} FOLDER`",
        ) from error
    progress("pull", 1, 3)
    try:
        folder = _install(row, Path(fetched), revision, settings)
    except ModelBrokenError:
        shutil.rmtree(cache, ignore_errors=True)  # else the next attempt would take the same files
        raise
    progress("pull", 2, 3)
    shutil.rmtree(cache, ignore_errors=True)
    progress("pull", 3, 3)
    return folder


def remove(name: str, settings: Settings) -> Path:
    """Delete an installed model and return where it was.

    Raises:
        UsageError: the built-in model cannot be removed.
        ModelMissingError: it is not installed.
        ModelError: the system does not allow it.
    """
    _pullable(name)
    folder = path(name, settings)
    try:
        if folder.is_symlink():  # what it leads to is the user's own
            folder.unlink()
        else:
            shutil.rmtree(folder)
    except OSError as error:
        raise ModelError(
            f"cannot remove {folder}: {conversion.first_line(error)}", "see whether the folder is yours"
        ) from error
    return folder


def _pullable(name: str) -> ModelRow:
    row = find(name)
    if row.name == BUILTIN:
        raise UsageError(
            "the built-in model comes with trsum", "name one of the others; `trsum models list` shows them"
        )
    if row.kind == "endpoint":
        raise UsageError(
            f"{name} is no model to fetch", "set TRSUM_LLM_URL and TRSUM_LLM_MODEL to use your own endpoint"
        )
    return row


def _install(row: ModelRow, source: Path, revision: str, settings: Settings) -> Path:
    """Convert ``source`` beside its place, prove that it translates, then move it there in one step."""
    target = models_dir(settings) / row.name
    with _workshop(models_dir(settings)) as workshop:
        made = workshop / row.name
        if row.task != "translation":
            _copy(row, source, made, settings)
        else:
            _convert_translator(row, source, made)
        hashes = hash_files(made)
        manifest = Manifest(
            name=row.name,
            kind=row.kind,
            revision=revision or combined(hashes),
            files=hashes,
            source_language=row.source_language,
            target_language=row.target_language,
        )
        write_manifest(made, manifest)
        if row.task == "translation":
            open_installed(made, manifest, settings).translate([_PROBE])
        if target.exists():
            shutil.rmtree(target)
        made.replace(target)
    return target


def _convert_translator(row: ModelRow, source: Path, made: Path) -> None:
    conversion.convert(source, made)
    (made / FILE_NAME).unlink(missing_ok=True)
    if (kind := conversion.kind_of(made)) != row.kind:
        raise ModelBrokenError(f"{source} is a {kind} model, {row.name} is {row.kind}", "give the right folder")
    if row.source_language:
        conversion.check_languages(made, (row.source_language, row.target_language))


def _copy(row: ModelRow, source: Path, made: Path, settings: Settings) -> None:
    """Copy a model that writes summaries or finds names as transformers keeps it, and prove that it can be loaded."""
    from translator.entities.classifier import WordClassifier
    from translator.summarization.engines.seq2seq import open_folder

    made.mkdir()
    for pattern in _WANTED:
        for file in source.glob(pattern):
            if file.name != FILE_NAME:
                shutil.copyfile(file, made / file.name)
    if row.task == "names":
        WordClassifier(made, settings)
    else:
        open_folder(made, settings)


@contextmanager
def _workshop(parent: Path) -> Iterator[Path]:
    """Give a folder on the same file system that is gone afterwards, whatever happens."""
    try:
        parent.mkdir(parents=True, exist_ok=True)
        workshop = Path(tempfile.mkdtemp(prefix=".making-", dir=parent))
    except OSError as error:
        raise ModelError(
            f"cannot write to {parent}: {os.strerror(error.errno or 0)}", "set TRSUM_MODELS_DIR to a folder of yours"
        ) from error
    try:
        yield workshop
    finally:
        shutil.rmtree(workshop, ignore_errors=True)
