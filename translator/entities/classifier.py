"""A transformers model that labels words, in the place of the built-in recogniser: ``--ner NAME|FOLDER``.

The label of a word is that of its first piece (Devlin et al., "BERT", NAACL 2019, section 5.3). Types that the model
has no label for are left to the built-in recogniser.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from translator.document import EntityType
from translator.entities import crf
from translator.entities.gazetteers import DATA
from translator.entities.normalize import Token
from translator.errors import ModelBrokenError, UsageError
from translator.settings import Settings

#: What finds names: (first token, token after the last, type, probability) of each.
Tagger = Callable[[Sequence[Token]], tuple[tuple[int, int, EntityType, float], ...]]
_ARCHITECTURE = "ForTokenClassification"
_MOST_PIECES = 512


@lru_cache(maxsize=1)
def _types() -> dict[str, EntityType]:
    table = tomllib.loads((DATA / "ner_labels.toml").read_text(encoding="utf-8"))
    return {label: EntityType(kind) for kind, labels in table.items() for label in labels}


def own_label(label: str) -> str:
    """Return a model's label as B-/I- and a type of ours, or O: ``B-PERS`` is ``B-PER``, ``LOC`` is ``I-LOC``."""
    mark, _, name = label.upper().rpartition("-")
    kind = _types().get(name)
    return f"{'B' if mark in {'B', 'S', 'U'} else 'I'}-{kind}" if kind else "O"


class WordClassifier:
    """A folder of a token classifier and its tokenizer, as transformers keeps them."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        import torch
        from transformers import AutoConfig, AutoModelForTokenClassification, AutoTokenizer

        model: Any
        if settings.threads:
            torch.set_num_threads(settings.threads)
        try:
            config: Any = AutoConfig.from_pretrained(folder, local_files_only=True)
            self._tokenizer: Any = AutoTokenizer.from_pretrained(folder, local_files_only=True, use_fast=True)
            model = AutoModelForTokenClassification.from_pretrained(folder, local_files_only=True)
        except (OSError, ValueError, KeyError, RuntimeError) as error:
            first = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
            raise _no_classifier(folder, first) from error
        if not any(name.endswith(_ARCHITECTURE) for name in config.architectures or ()):
            raise _no_classifier(folder, f"it is no model {_ARCHITECTURE}")
        self._model = model.to(settings.device).eval()
        self._labels = {number: own_label(label) for number, label in config.id2label.items()}
        self._types = {EntityType(label[2:]) for label in self._labels.values() if label != "O"}
        if not self._types:
            raise ModelBrokenError(
                f"{folder} labels no persons, places or organisations", "give a model that finds names"
            )
        self._limit = min(_MOST_PIECES, getattr(config, "max_position_embeddings", _MOST_PIECES))

    def tag(self, tokens: Sequence[Token]) -> tuple[tuple[int, int, EntityType, float], ...]:
        """Find the names in a sentence; see ``crf.tag``."""
        labels, sure = self._labelled([token.prefix + token.text for token in tokens])
        found = [(first, last, EntityType(kind), min(sure[first:last])) for first, last, kind in crf.spans(labels)]
        for other in crf.tag(tokens):
            free = all(other[1] <= first or last <= other[0] for first, last, *_ in found)
            if other[2] not in self._types and free:
                found.append(other)
        return tuple(sorted(found, key=lambda name: name[0]))

    def _labelled(self, words: list[str]) -> tuple[list[str], list[float]]:
        """Return the label and its probability for each word; long sentences go piece by piece."""
        labels: list[str] = []
        sure: list[float] = []
        while len(labels) < len(words):
            found = self._first_pieces(words[len(labels) :])
            labels += [label for label, _ in found]
            sure += [probability for _, probability in found]
        return labels, sure

    def _first_pieces(self, words: list[str]) -> list[tuple[str, float]]:
        """Label as many words as the model takes at once, at least one."""
        import torch

        batch = self._tokenizer(
            words, is_split_into_words=True, truncation=True, max_length=self._limit, return_tensors="pt"
        )
        owners = batch.word_ids()
        with torch.inference_mode():
            scores = self._model(**batch.to(self._model.device)).logits[0].softmax(dim=-1)
        best, numbers = (column.tolist() for column in scores.max(dim=-1))
        first: dict[int, int] = {}
        for at, owner in enumerate(owners):
            if owner is not None:
                first.setdefault(owner, at)
        reached = max(first, default=0)
        if reached < len(words) - 1 and reached:
            reached -= 1  # the last word may be cut
        return [
            (self._labels[numbers[first[at]]], best[first[at]]) if at in first else ("O", 1.0)
            for at in range(reached + 1)
        ]


def _no_classifier(folder: Path, why: str) -> ModelBrokenError:
    return ModelBrokenError(f"{folder} is no token classifier that transformers reads ({why})", "give the right folder")


def tagger_of(settings: Settings) -> Tagger:
    """Return what finds names in this run: the built-in recogniser unless ``settings`` name another.

    Raises:
        UsageError: there is no such model or folder.
        ModelMissingError: the model is not installed.
        ModelBrokenError: its files are not what was installed, or no token classifier.
    """
    return crf.tag if settings.ner is None else _opened(folder_of(settings), settings.threads, settings.device).tag


def folder_of(settings: Settings) -> Path:
    """Return the folder of the model that ``settings`` name; an installed one is checked against its hashes."""
    from translator.translation.registry import registry

    name = settings.ner or ""
    rows = [row.name for row in registry() if row.task == "names"]
    if name in rows:
        return _verified(name, settings.models_dir)
    if Path(name).is_dir():
        return Path(name)
    raise UsageError(f"no model that finds names is called {name!r}", f"choose one of {', '.join(rows)}, or a folder")


@lru_cache(maxsize=4)
def _verified(name: str, models_dir: Path | None) -> Path:
    """Return the folder of an installed model, checked once a process."""
    from translator.translation.store import path, verify

    settings = Settings(models_dir=models_dir)
    verify(name, settings)
    return path(name, settings)


@lru_cache(maxsize=1)
def _opened(folder: Path, threads: int, device: str) -> WordClassifier:
    return WordClassifier(folder, Settings(threads=threads, device=device))


@lru_cache(maxsize=4)
def classifier_identity(folder: Path) -> str:
    """Return how signatures name a model: its folder's name and a hash of its files."""
    from translator.translation.manifest import combined, hash_files, identity

    return identity(folder.name, combined(hash_files(folder)))
