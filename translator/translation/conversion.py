"""Turning a MarianMT or NLLB folder of transformers into a CTranslate2 folder."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

from translator.errors import ModelBrokenError

#: The tokenizer files that an engine reads, by kind.
TOKENIZER_FILES = {"marian": ("source.spm", "target.spm"), "nllb": ("sentencepiece.bpe.model",)}
#: What is read besides, before conversion.
_ALSO_NEEDED = {"marian": ("vocab.json",), "nllb": ()}
_VOCABULARY = "shared_vocabulary.json"
_KINDS = {"marian": "marian", "m2m_100": "nllb"}


def is_converted(folder: Path) -> bool:
    """Say whether the folder is a CTranslate2 model."""
    return (folder / "model.bin").is_file()


def kind_of(folder: Path) -> str:
    """Return ``marian`` or ``nllb``, whatever form the model has.

    Raises:
        ModelBrokenError: the folder is neither.
    """
    if is_converted(folder):
        for kind, files in TOKENIZER_FILES.items():
            if all((folder / name).is_file() for name in files):
                return kind
        raise ModelBrokenError(
            f"{folder} has a CTranslate2 model but no tokenizer",
            "put source.spm and target.spm (MarianMT) or sentencepiece.bpe.model (NLLB) beside model.bin",
        )
    try:
        model_type = dict(json.loads((folder / "config.json").read_text(encoding="utf-8"))).get("model_type")
    except (OSError, ValueError, TypeError) as error:
        raise ModelBrokenError(
            f"{folder} is no model folder: it has no readable config.json", "give a MarianMT or NLLB folder"
        ) from error
    if model_type not in _KINDS:
        raise ModelBrokenError(f"{folder} holds a {model_type!r} model", "give a MarianMT or NLLB folder")
    return _KINDS[model_type]


def convert(source: Path, target: Path, *, quantization: str = "int8") -> None:
    """Write the CTranslate2 form of ``source``, with its tokenizer files, to the new folder ``target``.

    A folder that is converted already is copied.

    Raises:
        ModelBrokenError: files are missing or cannot be loaded.
    """
    kind = kind_of(source)
    needed = TOKENIZER_FILES[kind] if is_converted(source) else TOKENIZER_FILES[kind] + _ALSO_NEEDED[kind]
    missing = [name for name in needed if not (source / name).is_file()]
    if missing:
        raise ModelBrokenError(f"{source} lacks {missing[0]}", "bring the whole folder, tokenizer files included")
    if is_converted(source):
        shutil.copytree(source, target)
        return
    from ctranslate2.converters import TransformersConverter

    try:
        TransformersConverter(str(source)).convert(str(target), quantization=quantization)
    except loading_errors() as error:
        raise ModelBrokenError(
            f"the model in {source} cannot be converted ({first_line(error)})", "bring the whole folder again"
        ) from error
    for name in TOKENIZER_FILES[kind]:
        shutil.copyfile(source / name, target / name)


def check_languages(folder: Path, codes: Sequence[str]) -> None:
    """See that a converted model knows the language codes that it will be given.

    One that was saved without them takes them for unknown words, and writes in any language.

    Raises:
        ModelBrokenError: it does not know one of them, or has no vocabulary.
    """
    try:
        vocabulary = frozenset(json.loads((folder / _VOCABULARY).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise ModelBrokenError(f"{folder} has no readable {_VOCABULARY}", "bring the whole folder again") from error
    if missing := [code for code in codes if code not in vocabulary]:
        raise ModelBrokenError(
            f"the model in {folder} does not know the language code {missing[0]}",
            "bring the whole folder, tokenizer.json included",
        )


def loading_errors() -> tuple[type[Exception], ...]:
    """Return what transformers and CTranslate2 raise on files that are cut short, of other kinds or inconsistent."""
    from pickle import UnpicklingError

    from huggingface_hub.errors import StrictDataclassError
    from safetensors import SafetensorError

    expected = (OSError, ValueError, RuntimeError, KeyError, TypeError, EOFError)
    return (*expected, UnpicklingError, StrictDataclassError, SafetensorError)


def first_line(error: BaseException) -> str:
    """Return what ``error`` says in one line of at most 160 characters; its name where it says nothing."""
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:160]
