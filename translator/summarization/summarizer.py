"""What makes a summary out of chosen sentences: one protocol, and the way to the engines behind it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Protocol

from translator.document import Abstract, Document, ExtractedSentence
from translator.errors import UsageError
from translator.settings import Settings
from translator.summarization.condense import METHOD, condense


class SummarizerError(Exception):
    """An engine gave no summary; the message says why. Whoever calls it condenses instead and says so."""


class Summarizer(Protocol):
    """Makes the abstractive summary. What it returns is checked sentence by sentence before anyone sees it."""

    @property
    def name(self) -> str:
        """The ``method`` under which the report shows its summaries."""

    @property
    def signature(self) -> str:
        """Everything that decides what it writes: model, revision, prompt versions; empty for rules of trsum itself."""

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a reader should know of the engine, whatever it wrote."""

    def summarize(self, document: Document, chosen: Sequence[ExtractedSentence]) -> Abstract:
        """Return a summary in both languages, as many sentences in each, each with the sentences it rests on.

        Args:
            document: the page: cleaned, translated, its entities known.
            chosen: the sentences of the extractive summary, in document order.

        Raises:
            SummarizerError: there is no summary; trsum then condenses instead.
        """


#: Gives the engine that writes summaries, always the same one.
OpenSummarizer = Callable[[], Summarizer]


class Condenser:
    """The default: shortens and joins the chosen sentences by rules, without any model."""

    name = METHOD
    signature = ""
    warnings: tuple[str, ...] = ()

    def summarize(self, document: Document, chosen: Sequence[ExtractedSentence]) -> Abstract:
        """Return the chosen sentences, condensed."""
        return condense(document, chosen)


def names_language_model(settings: Settings) -> bool:
    """Say whether the engine that the settings name answers prompts: an endpoint, or a GGUF file."""
    from translator.translation.registry import registry

    name = settings.summarizer
    if name is None:
        return False
    is_endpoint = any(row.name == name and row.task == "summary" and row.kind == "endpoint" for row in registry())
    return is_endpoint or (Path(name).suffix == ".gguf" and Path(name).is_file())


def opened_once(settings: Settings) -> OpenSummarizer:
    """Return a function that opens the engine when first called, and returns the same one from then on.

    For one run over many documents; see ``open_summarizer``.
    """
    return cache(partial(open_summarizer, settings))


def open_summarizer(settings: Settings) -> Summarizer:
    """Return the engine that ``settings.summarizer`` names, ready to summarise.

    A registry row whose task is ``summary``, the folder of a transformers encoder-decoder, or a GGUF
    file; None is the condenser.

    Raises:
        UsageError: there is no such engine, or it is not configured.
        ModelMissingError: it is not installed.
        ModelBrokenError: its files are not what was installed.
    """
    from translator.translation.registry import registry

    name = settings.summarizer
    if name in (None, METHOD):
        return Condenser()
    row = next((row for row in registry() if row.name == name and row.task == "summary"), None)
    if row is not None and row.kind == "endpoint":
        from translator.summarization.engines.llm import open_endpoint

        return open_endpoint(settings)
    if row is not None:
        from translator.summarization.engines.seq2seq import open_installed

        return open_installed(row, settings)
    if Path(name).suffix == ".gguf" and Path(name).is_file():
        from translator.summarization.engines.llm import open_gguf

        return open_gguf(Path(name), settings)
    if Path(name).is_dir():
        from translator.summarization.engines.seq2seq import open_folder

        return open_folder(Path(name), settings)
    names = ", ".join((METHOD, *(row.name for row in registry() if row.task == "summary")))
    raise UsageError(f"no summariser is called {name!r}", f"choose one of {names}, a model folder or a .gguf file")
