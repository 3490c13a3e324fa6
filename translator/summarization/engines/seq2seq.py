"""Summaries by an encoder-decoder as transformers keeps it: long pages in windows that overlap, and a second pass."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from translator.document import Abstract, Document, ExtractedSentence, Sentence, SummarySentence
from translator.errors import ModelBrokenError
from translator.segmentation.sentences import split_sentences
from translator.settings import Settings
from translator.summarization.align import align
from translator.summarization.extractive import candidates
from translator.summarization.summarizer import SummarizerError
from translator.translation.registry import ModelRow
from translator.translation.store import path as folder_of
from translator.translation.store import verify

_MOST_POSITIONS = 1024  # of BART; models that name no limit get the same
_OVERLAP = 1  # sentences that a window repeats of the one before it, so that none stands without what precedes it
_BEAMS = 4  # as the published figures of BART and mT5 on news were made
_TOKENS_A_SENTENCE = 60
_ENDS = (".", "!", "?", "؟", "…", '"', "”", "»", "’")


class Seq2SeqSummarizer:
    """Summarises one language with ``AutoModelForSeq2SeqLM``; the other gets the sources of each sentence."""

    warnings: tuple[str, ...]

    def __init__(
        self, folder: Path, settings: Settings, *, name: str, revision: str = "", language: str = "en", note: str = ""
    ) -> None:
        import torch
        from transformers import AutoModelForSeq2SeqLM, AutoTokenizer

        if settings.threads:
            torch.set_num_threads(settings.threads)
        try:
            self._tokenizer: Any = AutoTokenizer.from_pretrained(folder, local_files_only=True)
            self._model: Any = AutoModelForSeq2SeqLM.from_pretrained(folder, local_files_only=True)
        except (OSError, ValueError, KeyError, RuntimeError) as error:
            first = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
            raise ModelBrokenError(
                f"{folder} is no encoder-decoder that transformers reads ({first})", "give the right folder"
            ) from error
        self._model = self._model.to(settings.device).eval()
        self.name, self.language = name, language
        self.signature = f"seq2seq:{name}@{revision[:12] or 'local'}"
        self.warnings = (note,) if note else ()
        self._limit = min(_MOST_POSITIONS, getattr(self._model.config, "max_position_embeddings", _MOST_POSITIONS))

    def summarize(self, document: Document, chosen: Sequence[ExtractedSentence]) -> Abstract:
        """Return what the model wrote, each sentence with the sources found for it; see ``Summarizer.summarize``."""
        sentences = [sentence for sentence in candidates(document) if sentence.en]
        text = self.reduce([_of(sentence, self.language) for sentence in sentences], len(chosen))
        written: dict[tuple[int, ...], str] = {}
        for sentence in _sentences(text):
            cites = align(sentence, sentences, self.language)
            if cites:
                written.setdefault(cites, sentence)
        if not written:
            raise SummarizerError("no sentence of what the model wrote rests on the page")
        kept = list(written.items())[: len(chosen)]
        by_id = {sentence.id: sentence for sentence in sentences}
        other = "ar" if self.language == "en" else "en"
        sides = {
            self.language: tuple(SummarySentence(text, cites) for cites, text in kept),
            other: tuple(
                SummarySentence(" ".join(_of(by_id[cite], other) for cite in cites), cites) for cites, _ in kept
            ),
        }
        return Abstract(self.name, en=sides["en"], ar=sides["ar"])

    def reduce(self, texts: Sequence[str], count: int) -> str:
        """Summarise window by window until what was written fits one window, then once more.

        Args:
            texts: the sentences to summarise.
            count: about how many sentences the summary may have.

        Raises:
            SummarizerError: the model writes as much as it reads.
        """
        while True:
            parts = self.windows(texts)
            summaries = [self._generate(part, count) for part in parts]
            if len(parts) == 1:
                return summaries[0]
            shorter = [sentence for summary in summaries for sentence in _sentences(summary)]
            if not shorter or sum(map(len, shorter)) >= sum(map(len, texts)):
                raise SummarizerError("what the model writes is no shorter than the page")
            texts = shorter

    def windows(self, texts: Sequence[str]) -> list[str]:
        """Join the sentences to texts that fit the model, each repeating the last sentence of the one before."""
        parts: list[list[str]] = [[]]
        for text in texts:
            if parts[-1] and self._tokens(" ".join((*parts[-1], text))) > self._limit:
                repeated = parts[-1][-_OVERLAP:]
                fits = self._tokens(" ".join((*repeated, text))) <= self._limit
                parts.append(repeated if fits and len(parts[-1]) > _OVERLAP else [])
            parts[-1].append(text)
        return [" ".join(part) for part in parts]

    def _tokens(self, text: str) -> int:
        return len(self._tokenizer(text)["input_ids"])

    def _generate(self, text: str, count: int) -> str:
        import torch

        batch = self._tokenizer(text, return_tensors="pt", truncation=True, max_length=self._limit).to(
            self._model.device
        )
        with torch.no_grad():
            made = self._model.generate(
                batch["input_ids"],
                attention_mask=batch["attention_mask"],
                num_beams=_BEAMS,
                do_sample=False,
                no_repeat_ngram_size=3,
                max_new_tokens=min(_TOKENS_A_SENTENCE * count, self._limit - 1),
            )
        return str(self._tokenizer.decode(made[0], skip_special_tokens=True)).strip()


def open_installed(row: ModelRow, settings: Settings) -> Seq2SeqSummarizer:
    """Load an installed model of the registry; its files are verified first.

    Raises:
        ModelMissingError: it is not installed.
        ModelBrokenError: its files are not what was installed.
    """
    manifest = verify(row.name, settings)
    return Seq2SeqSummarizer(
        folder_of(row.name, settings),
        settings,
        name=row.name,
        revision=manifest.revision,
        language=row.source_language or "en",
        note=f"summarised with {row.name}: {row.note}" if row.optional else "",
    )


def open_folder(folder: Path, settings: Settings) -> Seq2SeqSummarizer:
    """Load a model of the user's own; it is taken to summarise English.

    Raises:
        ModelBrokenError: the folder holds no such model.
    """
    return Seq2SeqSummarizer(folder, settings, name=folder.name)


def _sentences(text: str) -> list[str]:
    """Return the sentences of what a model wrote, less a last one that was cut off."""
    found = [text[start:end].strip() for start, end in split_sentences(" ".join(text.split()))]
    whole = [sentence for sentence in found if sentence]
    return whole[:-1] if len(whole) > 1 and not whole[-1].endswith(_ENDS) else whole


def _of(sentence: Sentence, language: str) -> str:
    return sentence.ar if language == "ar" else sentence.en or ""
