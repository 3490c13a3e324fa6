"""MarianMT and NLLB models that were converted for CTranslate2."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
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

_END = "</s>"
#: Positions of MarianMT (512) less what subword counting may be off by; NLLB degrades beyond about 200.
_MAX_SOURCE_TOKENS = 200
_TARGET_PER_SOURCE, _TARGET_SPARE = 2.0, 20


@dataclass(frozen=True, slots=True)
class Languages:
    """The language codes that NLLB writes before source and target; both empty for MarianMT."""

    source: str = ""
    target: str = ""


class Seq2SeqEngine:
    """Translates with the CTranslate2 encoder-decoder in ``folder``.

    MarianMT folders hold ``source.spm`` and ``target.spm``, NLLB folders ``sentencepiece.bpe.model``.
    """

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
        batch_tokens: int = 1024,
        compute_type: str = "",
    ) -> None:
        import ctranslate2

        self.name, self.revision, self._batch_tokens = name, revision, batch_tokens
        self._languages = languages
        joint = folder / "sentencepiece.bpe.model"
        self._source = _processor(joint if joint.exists() else folder / "source.spm")
        self._target = _processor(joint if joint.exists() else folder / "target.spm")
        self._translator = ctranslate2.Translator(
            str(folder),
            device=device,
            compute_type=compute_type or ("int8" if device == "cpu" else "int8_float16"),
            **on_cores(threads),
        )

    def count_tokens(self, text: str) -> int:
        """Return the number of pieces of ``text``."""
        return len(self._source.encode(text))

    def translate(self, texts: Sequence[str], decoding: Decoding = DEFAULT_DECODING) -> list[Hypothesis]:
        """Translate ``texts``; see ``Engine.translate``."""
        return around_blanks(texts, lambda some: self._translate(some, decoding))

    def _translate(self, texts: list[str], decoding: Decoding) -> list[Hypothesis]:
        sources = [self._tokens(text) for text in texts]
        limit = self._batch_tokens // decoding.beam_size
        results = awaited(in_batches(sources, len, limit, lambda batch: self._begin(batch, decoding)))
        give_back_memory()
        skip = 1 if self._languages.target else 0
        return [self._hypothesis([tokens[skip:] for tokens in r.hypotheses], r.scores) for r in results]

    def _hypothesis(self, found: Sequence[list[str]], means: Sequence[float]) -> Hypothesis:
        texts = [self._target.decode_pieces(tokens).strip() for tokens in found]
        # The search went by means; as long as the likeliest, each would have this log-probability.
        return from_search(texts, means, [mean * (len(found[0]) + 1) for mean in means])

    def _tokens(self, text: str) -> list[str]:
        prefix = [self._languages.source] if self._languages.source else []
        return [*prefix, *self._source.encode(text, out_type=str), _END]

    def _begin(self, sources: list[list[str]], decoding: Decoding) -> list[Any]:
        """Begin to translate sources of one length; do not wait."""
        prefix = [[self._languages.target]] * len(sources) if self._languages.target else None
        begun: list[Any] = self._translator.translate_batch(
            sources,
            target_prefix=prefix,
            beam_size=decoding.beam_size,
            no_repeat_ngram_size=decoding.no_repeat_ngram,
            repetition_penalty=decoding.repetition_penalty,
            max_decoding_length=int(len(sources[0]) * _TARGET_PER_SOURCE) + _TARGET_SPARE,
            num_hypotheses=decoding.beam_size,
            return_scores=True,
            asynchronous=True,
        )
        return begun


def _processor(path: Path) -> Any:
    import sentencepiece

    return sentencepiece.SentencePieceProcessor(model_file=str(path))
