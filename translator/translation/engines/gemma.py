"""The built-in engine: a small Gemma 3, adapted to translation, run by CTranslate2 in int8."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from translator.translation.doubt import Doubt
from translator.translation.engine import DEFAULT_DECODING, Decoding, Hypothesis
from translator.translation.engines.batches import (
    around_blanks,
    awaited,
    from_search,
    give_back_memory,
    in_batches,
    on_cores,
)
from translator.translation.engines.parts import source_of

#: What stands around a pair in training: ``<bos> Arabic with hints <line break> English <eos>``.
_BOS, _LINE_BREAK = "<bos>", "\n"
#: The model saw sources of about 105 tokens at most (55 words), names' English not counted.
_MAX_SOURCE_TOKENS = 110
#: English takes fewer pieces than its Arabic; a longer output is a loop.
_TARGET_PER_SOURCE, _TARGET_SPARE = 1.5, 16


class GemmaEngine:
    """Translates with the decoder-only model in ``folder``.

    The folder holds ``model.bin`` whole or in numbered parts, ``config.json``, ``vocabulary.json``
    and ``spm.model``. Nothing is written to disk: parts are joined in memory.
    """

    max_source_tokens = _MAX_SOURCE_TOKENS
    #: The training pairs carried the English of their names.
    reads_names = True

    def __init__(
        self,
        folder: Path,
        *,
        name: str,
        revision: str,
        doubt: Doubt | None = None,
        reads_terms: bool = False,
        device: str = "cpu",
        threads: int = 0,
        batch_tokens: int = 1024,
    ) -> None:
        import ctranslate2
        import sentencepiece

        self.name, self.revision, self._batch_tokens = name, revision, batch_tokens
        self.doubt, self.reads_terms = doubt, reads_terms
        self._pieces = sentencepiece.SentencePieceProcessor(model_file=str(folder / "spm.model"))
        with source_of(folder) as source:
            self._generator = ctranslate2.Generator(
                **source,
                device=device,
                compute_type="int8" if device == "cpu" else "int8_float16",
                **on_cores(threads),
            )

    def count_tokens(self, text: str) -> int:
        """Return the number of pieces of ``text``."""
        return len(self._pieces.encode(text))

    def translate(self, texts: Sequence[str], decoding: Decoding = DEFAULT_DECODING) -> list[Hypothesis]:
        """Translate ``texts``; see ``Engine.translate``."""
        return around_blanks(texts, lambda some: self._translate(some, decoding))

    def _translate(self, texts: list[str], decoding: Decoding) -> list[Hypothesis]:
        prompts = [[_BOS, *self._pieces.encode(" ".join(text.split()), out_type=str), _LINE_BREAK] for text in texts]
        limit = self._batch_tokens // decoding.beam_size
        begun = in_batches(prompts, len, limit, lambda batch: self._begin(batch, decoding))
        results = awaited(begun)
        give_back_memory()
        return [self._hypothesis(result.sequences_ids, result.scores) for result in results]

    def _begin(self, prompts: list[list[str]], decoding: Decoding) -> list[Any]:
        """Begin to translate prompts of one length (of a longer one, the end would pass for output); do not wait.

        What a prompt gives does not depend on the others, as long as it and its output stay within the sliding window
        of the model's attention (512 tokens; the limits above keep them there).
        """
        begun: list[Any] = self._generator.generate_batch(
            prompts,
            beam_size=decoding.beam_size,
            no_repeat_ngram_size=decoding.no_repeat_ngram,
            repetition_penalty=decoding.repetition_penalty,
            max_length=int(len(prompts[0]) * _TARGET_PER_SOURCE) + _TARGET_SPARE,
            # Scores are summed, so that the search ends when its best beam does. With scores by length it ends
            # with the first finished beams, however poor, while a far better one is about to finish.
            length_penalty=0.0,
            num_hypotheses=decoding.beam_size,
            include_prompt_in_result=False,
            return_scores=True,
            asynchronous=True,
        )
        return begun

    def _hypothesis(self, sequences: Sequence[list[int]], totals: Sequence[float]) -> Hypothesis:
        """Return the texts with their mean log-probability of a token, the end of a text being one."""
        texts = [self._pieces.decode(ids).strip() for ids in sequences]
        means = [total / (len(ids) + 1) for ids, total in zip(sequences, totals, strict=True)]
        return from_search(texts, means, totals)
