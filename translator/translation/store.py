"""Where installed models live, and how they come and go. ``pull`` alone touches the network."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from translator.errors import ModelBrokenError, ModelError, ModelMissingError, UsageError
from translator.progress import Progress, silent
from translator.resources import bundled
from translator.settings import Settings
from translator.translation import conversion
from translator.translation.manifest import (
    FILE_NAME,
    Manifest,
    combined,
    hash_files,
    identity,
    read_manifest,
    verify_files,
    write_manifest,
)
from translator.translation.registry import BUILTIN, ModelRow, find, recommended, registry

if TYPE_CHECKING:
    from translator.translation.engine import Engine

#: What is fetched of a hub repository: the configuration, the tokenizer, the weights in one form.
_WANTED = [
    "*.json",
    "*.spm",
    "sentencepiece.bpe.model",
    "spiece.model",
    "merges.txt",
    "*.safetensors",
    "pytorch_model.bin",
]
_PROBE = "السلام"


@dataclass(frozen=True, slots=True)
class ModelStatus:
    """A registry row and whether the model is on this machine."""

    row: ModelRow
    status: str  #: ``installed``, ``available`` or ``broken``
    folder: Path | None  #: where it lies, if anything is there


def models_dir(settings: Settings) -> Path:
    """Return the folder of the user's models; it need not exist."""
    if settings.models_dir:
        return settings.models_dir
    from platformdirs import user_data_path

    return user_data_path("trsum", appauthor=False) / "models"


def list_models(settings: Settings) -> tuple[ModelStatus, ...]:
    """Return every row of the registry with its status. Files are looked for, not hashed."""
    return tuple(_status(row, settings) for row in registry())


def path(name: str, settings: Settings) -> Path:
    """Return the folder of an installed model.

    Raises:
        UsageError: no row has this name.
        ModelMissingError: it is not installed.
    """
    status = _status(find(name), settings)
    if status.folder is None:
        raise ModelMissingError(f"model {name} is not installed", _how_to_get(name))
    return status.folder


def verify(name: str, settings: Settings) -> Manifest:
    """Check every file of an installed model against its recorded hash.

    Raises:
        ModelMissingError: it is not installed.
        ModelBrokenError: a file is missing, cut short or changed.
    """
    folder = path(name, settings)
    manifest = read_manifest(folder)
    remedy = "install trsum again" if name == BUILTIN else f"run `trsum models remove {name}`, then {_how_to_get(name)}"
    verify_files(folder, manifest, remedy=remedy)
    return manifest


def import_model(name: str, folder: Path, settings: Settings) -> Path:
    """Install a MarianMT, NLLB or summary model's folder that was brought by hand, under a registry name.

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
    if _status(row, settings).folder is not None:
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


def choose_model(settings: Settings) -> ModelRow | Path:
    """Return the registry row, or the model folder, that a run uses.

    ``settings.model`` if it is set; else the best installed model that is not optional; else the
    built-in one.

    Raises:
        UsageError: ``settings.model`` is neither a name nor a folder.
    """
    if settings.model:
        if settings.model not in {row.name for row in registry()} and Path(settings.model).is_dir():
            return Path(settings.model)
        row = find(settings.model)
        if row.task != "translation":
            raise UsageError(f"{row.name} summarises, it does not translate", f"write --summarizer {row.name}")
        return row
    usable = [s.row for s in list_models(settings) if s.status == "installed" and not s.row.optional]
    return max(usable, key=lambda row: row.rank, default=find(BUILTIN))


def open_engine(settings: Settings) -> Engine:
    """Load the model that a run uses; its files are verified first.

    Raises:
        ModelMissingError: it is not installed.
        ModelBrokenError: its files are not what was installed.
    """
    chosen = choose_model(settings)
    if isinstance(chosen, Path):
        return _open_folder(chosen, settings)
    manifest = verify(chosen.name, settings)
    return _open(path(chosen.name, settings), manifest, settings)


def model_identity(settings: Settings) -> str:
    """Return ``name@revision`` of the model that a run uses, without loading it or checking its files.

    Raises:
        ModelMissingError: it is not installed.
        ModelBrokenError: its record cannot be read, or the folder is no model.
    """
    chosen = choose_model(settings)
    folder = chosen if isinstance(chosen, Path) else path(chosen.name, settings)
    if isinstance(chosen, Path) and not (folder / FILE_NAME).is_file():
        conversion.kind_of(folder)
        return identity(folder.resolve().name, combined(hash_files(folder)))
    manifest = read_manifest(folder)
    return identity(manifest.name, manifest.revision)


def draft_notice(name: str) -> str | None:
    """Return the line that a user of the built-in model must see; None for any other model."""
    if name != BUILTIN:
        return None
    return (
        f"the built-in model writes drafts, {find(name).score}: check the English against the Arabic, or get the "
        f"recommended model with `trsum models pull {recommended().name}`"
    )


def _status(row: ModelRow, settings: Settings) -> ModelStatus:
    folder = bundled("models/builtin") if row.name == BUILTIN else models_dir(settings) / row.name
    if not folder.is_dir():
        return ModelStatus(row, "available", None)
    try:
        manifest = read_manifest(folder)
    except ModelBrokenError:
        return ModelStatus(row, "broken", folder)
    whole = all((folder / name).is_file() for name in manifest.files)
    return ModelStatus(row, "installed" if whole else "broken", folder)


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


def _how_to_get(name: str) -> str:
    return f"run `trsum models pull {name}`, or `trsum models import {name} FOLDER`"


def _install(row: ModelRow, source: Path, revision: str, settings: Settings) -> Path:
    """Convert ``source`` beside its place, prove that it translates, then move it there in one step."""
    target = models_dir(settings) / row.name
    with _workshop(models_dir(settings)) as workshop:
        made = workshop / row.name
        if row.task == "summary":
            _copy_summarizer(source, made, settings)
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
            _open(made, manifest, settings).translate([_PROBE])
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


def _copy_summarizer(source: Path, made: Path, settings: Settings) -> None:
    """Copy a summary model as transformers keeps it, and prove that it can be loaded."""
    from translator.summarization.engines.seq2seq import open_folder

    made.mkdir()
    for pattern in _WANTED:
        for file in source.glob(pattern):
            if file.name != FILE_NAME:
                shutil.copyfile(file, made / file.name)
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


def _open(folder: Path, manifest: Manifest, settings: Settings) -> Engine:
    from translator.translation.engines.gemma import GemmaEngine
    from translator.translation.engines.seq2seq import Languages, Seq2SeqEngine

    name, revision, languages = manifest.name, manifest.revision, (manifest.source_language, manifest.target_language)
    try:
        if manifest.kind == "gemma":
            return GemmaEngine(
                folder,
                name=name,
                revision=revision,
                unsure_below=manifest.unsure_below,
                reads_terms=manifest.reads_terms,
                **_how_to_run(settings),
            )
        return Seq2SeqEngine(
            folder,
            name=name,
            revision=revision,
            languages=Languages(*languages),
            **_how_to_run(settings),
        )
    except (RuntimeError, OSError, ValueError) as error:
        raise ModelBrokenError(
            f"model {manifest.name} cannot be loaded ({conversion.first_line(error)})",
            "install it again",
        ) from error


def _how_to_run(settings: Settings) -> dict[str, Any]:
    """Return what every engine is told of the settings."""
    return {name: getattr(settings, name) for name in ("device", "threads", "batch_tokens", "equal_lengths")}


def _open_folder(folder: Path, settings: Settings) -> Engine:
    """Open a folder given with ``--model``: installed by trsum, converted, or as transformers keeps it."""
    if (folder / FILE_NAME).is_file():
        manifest = read_manifest(folder)
        verify_files(folder, manifest, remedy="bring the folder again")
        return _open(folder, manifest, settings)
    kind = conversion.kind_of(folder)
    languages = _folder_languages(kind)
    hashes = hash_files(folder)
    name = folder.resolve().name
    if conversion.is_converted(folder):
        conversion.check_languages(folder, [code for code in languages if code])
        return _open(folder, Manifest(name, kind, combined(hashes), hashes, *languages), settings)
    from translator.translation.engines.seq2seq import Languages
    from translator.translation.engines.unconverted import TransformersEngine

    try:
        return TransformersEngine(
            folder,
            name=name,
            revision=combined(hashes),
            languages=Languages(*languages),
            **_how_to_run(settings),
        )
    except conversion.loading_errors() as error:
        raise ModelBrokenError(
            f"the model in {folder} cannot be loaded ({conversion.first_line(error)})",
            "bring the whole folder, tokenizer files included",
        ) from error


def _folder_languages(kind: str) -> tuple[str, str]:
    return ("arb_Arab", "eng_Latn") if kind == "nllb" else ("", "")
