"""From a model's folder to the engine that runs it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from translator.errors import ModelBrokenError
from translator.settings import Settings
from translator.translation import conversion
from translator.translation.manifest import FILE_NAME, Manifest, combined, hash_files, read_manifest, verify_files

if TYPE_CHECKING:
    from translator.translation.engine import Engine


def open_installed(folder: Path, manifest: Manifest, settings: Settings) -> Engine:
    """Open a model that trsum installed, as its record says.

    Raises:
        ModelBrokenError: it cannot be loaded.
    """
    from translator.translation.engines.gemma import GemmaEngine
    from translator.translation.engines.seq2seq import Languages, Seq2SeqEngine

    name, revision, languages = manifest.name, manifest.revision, (manifest.source_language, manifest.target_language)
    try:
        if manifest.kind == "gemma":
            return GemmaEngine(
                folder,
                name=name,
                revision=revision,
                doubt=manifest.doubt,
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


def open_folder(folder: Path, settings: Settings) -> Engine:
    """Open a folder given with ``--model``: installed by trsum, converted, or as transformers keeps it."""
    if (folder / FILE_NAME).is_file():
        manifest = read_manifest(folder)
        verify_files(folder, manifest, remedy="bring the folder again")
        return open_installed(folder, manifest, settings)
    kind = conversion.kind_of(folder)
    languages = _folder_languages(kind)
    hashes = hash_files(folder)
    name = folder.resolve().name
    if conversion.is_converted(folder):
        conversion.check_languages(folder, [code for code in languages if code])
        return open_installed(folder, Manifest(name, kind, combined(hashes), hashes, *languages), settings)
    from translator.translation.engines.seq2seq import Languages
    from translator.translation.engines.unconverted import TransformersEngine

    try:
        return TransformersEngine(
            folder,
            name=name,
            revision=combined(hashes),
            languages=Languages(*languages),
            device=settings.device,
            threads=settings.threads,
        )
    except conversion.loading_errors() as error:
        raise ModelBrokenError(
            f"the model in {folder} cannot be loaded ({conversion.first_line(error)})",
            "bring the whole folder, tokenizer files included",
        ) from error


def _how_to_run(settings: Settings) -> dict[str, Any]:
    """Return what every engine is told of the settings."""
    return {name: getattr(settings, name) for name in ("device", "threads", "batch_tokens")}


def _folder_languages(kind: str) -> tuple[str, str]:
    return ("arb_Arab", "eng_Latn") if kind == "nllb" else ("", "")
