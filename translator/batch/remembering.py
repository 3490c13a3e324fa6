"""An engine that asks a cache first and remembers what it said."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import version

from translator.batch.cache import Cache, key_of
from translator.translation.engine import DEFAULT_DECODING, Decoding, Engine, Hypothesis
from translator.translation.requests import Request, answer

#: Batches between two visits to the disk: what a killed run loses at most, and how often progress is told.
_BATCHES_AT_ONCE = 4


class RememberingEngine:
    """Translates each text once.

    What it says depends on nothing but the text and the model: engines put only texts of one length into a batch.

    Args:
        engine: the model.
        cache: where its translations are kept.
        batch_tokens: the engine's own.
        told: called with the number of texts that were settled, time and again.
    """

    def __init__(
        self, engine: Engine, cache: Cache, batch_tokens: int, told: Callable[[int], None] = lambda _: None
    ) -> None:
        self._engine, self._cache, self._told = engine, cache, told
        self._budget = _BATCHES_AT_ONCE * batch_tokens
        self.name, self.revision = engine.name, engine.revision
        self.max_source_tokens, self.reads_names = engine.max_source_tokens, engine.reads_names
        self.reads_terms, self.doubt = engine.reads_terms, engine.doubt
        self._version = f"{version('ctranslate2')} {type(engine).__name__}"

    def count_tokens(self, text: str) -> int:
        """Return the number of source tokens of ``text``."""
        return self._engine.count_tokens(text)

    def translate(self, texts: Sequence[str], decoding: Decoding = DEFAULT_DECODING) -> list[Hypothesis]:
        """Translate ``texts``; see ``Engine.translate``."""
        normal = [" ".join(text.split()) for text in texts]
        keys = {text: self._key(text, decoding) for text in normal}
        known = self._cache.translations(list(keys.values()))
        missing = [text for text, key in keys.items() if key not in known]
        self._told(sum(keys[text] in known for text in normal))
        for some in self._portions(missing):
            made = answer(self._engine, Request(tuple(some), decoding))
            fresh = {keys[text]: hypothesis for text, hypothesis in zip(some, made, strict=True)}
            self._cache.put_translations(fresh)
            known |= fresh
            self._told(len(some))
        return [known[keys[text]] for text in normal]

    def _key(self, text: str, decoding: Decoding) -> bytes:
        return key_of(text, self.name, self.revision, repr(decoding), self._version)

    def _portions(self, texts: Sequence[str]) -> Iterator[list[str]]:
        """Yield the texts a few batches at a time, those of one length together."""
        sizes = {text: self.count_tokens(text) for text in texts}
        held: list[str] = []
        tokens = 0
        for text in sorted(texts, key=lambda text: (-sizes[text], text)):
            if held and tokens + sizes[text] > self._budget:
                yield held
                held, tokens = [], 0
            held.append(text)
            tokens += sizes[text]
        if held:
            yield held
