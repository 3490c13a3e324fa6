"""Where installed models live, and which of them a run uses; see ``installing`` for how they come and go."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from translator.errors import ModelBrokenError, ModelMissingError, UsageError
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
)
from translator.translation.opening import open_folder, open_installed
from translator.translation.registry import BUILTIN, ModelRow, find, recommended, registry

if TYPE_CHECKING:
    from translator.translation.engine import Engine


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
    return tuple(status_of(row, settings) for row in registry())


def path(name: str, settings: Settings) -> Path:
    """Return the folder of an installed model.

    Raises:
        UsageError: no row has this name.
        ModelMissingError: it is not installed.
    """
    status = status_of(find(name), settings)
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
        return open_folder(chosen, settings)
    manifest = verify(chosen.name, settings)
    return open_installed(path(chosen.name, settings), manifest, settings)


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


def status_of(row: ModelRow, settings: Settings) -> ModelStatus:
    """Return whether the model of a row is on this machine, and where."""
    folder = bundled("models/builtin") if row.name == BUILTIN else models_dir(settings) / row.name
    if not folder.is_dir():
        return ModelStatus(row, "available", None)
    try:
        manifest = read_manifest(folder)
    except ModelBrokenError:
        return ModelStatus(row, "broken", folder)
    whole = all((folder / name).is_file() for name in manifest.files)
    return ModelStatus(row, "installed" if whole else "broken", folder)


def _how_to_get(name: str) -> str:
    return f"run `trsum models pull {name}`, or `trsum models import {name} FOLDER`"
