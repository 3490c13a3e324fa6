"""MarianMT and NLLB models as transformers keeps them: slower, but no conversion is needed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from translator.translation.doubt import Doubt
from translator.translation.engine import DEFAULT_DECODING, Decoding, Hypothesis
from translator.translation.engines.batches import around_blanks
from translator.translation.engines.seq2seq import Languages

_MAX_SOURCE_TOKENS = 200
_TARGET_PER_SOURCE, _TARGET_SPARE = 2.0, 20


class TransformersEngine:
    """Translates with ``AutoModelForSeq2SeqLM`` from a local folder; the network is never asked."""

    max_source_tokens = _MAX_SOURCE_TOKENS
    #: The common models know no sources with hints, and no calibration was measured for them.
    reads_names = reads_terms = False
    doubt: Doubt | None = None

    def __init__(
        self,
        folder: Path,
        *,
        name: str,
        revision: str,
        languages: Languages,
        device: str = "cpu",
        threads: int = 0,
    ) -> None:
        import torch
        from transformers import AutoModelForSeq2SeqLM, AutoTokenizer

        if threads:
            torch.set_num_threads(threads)
        self.name, self.revision = name, revision
        self._device = device
        codes = {"src_lang": languages.source, "tgt_lang": languages.target} if languages.source else {}
        self._tokenizer: Any = AutoTokenizer.from_pretrained(folder, local_files_only=True, **codes)
        self._model: Any = AutoModelForSeq2SeqLM.from_pretrained(folder, local_files_only=True).to(device).eval()
        for code in codes.values():
            if self._tokenizer.convert_tokens_to_ids(code) == self._tokenizer.unk_token_id:
                raise ValueError(f"its tokenizer does not know the language code {code}")
        self._first = self._tokenizer.convert_tokens_to_ids(languages.target) if languages.target else None

    def count_tokens(self, text: str) -> int:
        """Return the number of source tokens of ``text``, the closing one included."""
        return len(self._tokenizer(text)["input_ids"])

    def translate(self, texts: Sequence[str], decoding: Decoding = DEFAULT_DECODING) -> list[Hypothesis]:
        """Translate ``texts``; see ``Engine.translate``."""
        return around_blanks(texts, lambda some: self._translate(some, decoding))

    def _translate(self, texts: list[str], decoding: Decoding) -> list[Hypothesis]:
        # In float32 even batches of equal lengths differ in the last bits from what a text is alone.
        return [self._one(text, decoding) for text in texts]

    def _one(self, text: str, decoding: Decoding) -> Hypothesis:
        import torch

        source = self._tokenizer([text], return_tensors="pt").to(self._device)
        longest = int(source["input_ids"].shape[1])
        with torch.no_grad():
            made = self._model.generate(
                **source,
                forced_bos_token_id=self._first,
                num_beams=decoding.beam_size,
                do_sample=False,
                no_repeat_ngram_size=decoding.no_repeat_ngram,
                repetition_penalty=decoding.repetition_penalty,
                max_new_tokens=int(longest * _TARGET_PER_SOURCE) + _TARGET_SPARE,
                return_dict_in_generate=True,
                output_scores=True,
            )
            score = self._mean_score(made)
        (output,) = self._tokenizer.batch_decode(made.sequences, skip_special_tokens=True)
        return Hypothesis(output.strip(), score)

    def _mean_score(self, made: Any) -> float:
        """Return the sequence's mean log-probability over its tokens, padding left out."""
        steps = self._model.compute_transition_scores(
            made.sequences, made.scores, getattr(made, "beam_indices", None), normalize_logits=True
        )
        real = made.sequences[:, -steps.shape[1] :] != self._tokenizer.pad_token_id
        finite = real & steps.isfinite()
        return float(steps.masked_fill(~finite, 0.0).sum() / finite.sum().clamp(min=1))
