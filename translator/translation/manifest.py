"""The record beside every installed model: what it is, where it came from, the hash of each file."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from translator.errors import ModelBrokenError
from translator.translation.doubt import Doubt

FILE_NAME = "manifest.json"
_UNHASHED = {FILE_NAME, ".gitattributes"}
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is known about a model folder."""

    name: str
    kind: str
    revision: str
    files: dict[str, str]  #: file name to SHA-256, hexadecimal
    source_language: str = ""
    target_language: str = ""
    doubt: Doubt | None = None  #: see ``Engine.doubt``
    reads_terms: bool = False  #: see ``Engine.reads_terms``


def file_hash(path: Path) -> str:
    """Return the SHA-256 of a file, hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def hash_files(folder: Path) -> dict[str, str]:
    """Return the hash of every file of a model folder, by name."""
    return {p.name: file_hash(p) for p in sorted(folder.iterdir()) if p.is_file() and p.name not in _UNHASHED}


def combined(hashes: dict[str, str]) -> str:
    """Return a short revision made of the files' hashes, for models that have no other."""
    return hashlib.sha256("".join(f"{n}{h}" for n, h in sorted(hashes.items())).encode()).hexdigest()[:12]


def identity(name: str, revision: str) -> str:
    """Return how signatures name a model."""
    return f"{name}@{revision[:12]}"


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write the record into the folder."""
    (folder / FILE_NAME).write_text(json.dumps(asdict(manifest), indent=1) + "\n", encoding="utf-8")


def read_manifest(folder: Path) -> Manifest:
    """Read the record of a model folder.

    Raises:
        ModelBrokenError: there is none, or it cannot be read.
    """
    try:
        record = dict(json.loads((folder / FILE_NAME).read_text(encoding="utf-8")))
        record.pop("unsure_below", None)  # a single threshold, in older records
        doubt = record.pop("doubt", None)
        manifest = Manifest(**record, doubt=None if doubt is None else Doubt(**doubt))
        return replace(manifest, files=dict(manifest.files))
    except (OSError, ValueError, TypeError) as error:
        raise ModelBrokenError(
            f"the model in {folder} has no readable {FILE_NAME}", "remove it and pull or import it again"
        ) from error


def verify_files(folder: Path, manifest: Manifest, *, remedy: str) -> None:
    """Compare every recorded file with its hash.

    Raises:
        ModelBrokenError: a file is missing, cut short or changed; the first one is named.
    """
    for name, expected in manifest.files.items():
        path = folder / name
        if not path.is_file():
            raise ModelBrokenError(f"model {manifest.name}: {name} is missing", remedy)
        if file_hash(path) != expected:
            raise ModelBrokenError(f"model {manifest.name}: {name} is not what was installed (cut short?)", remedy)
