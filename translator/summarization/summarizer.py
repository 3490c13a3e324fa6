"""What makes a summary out of chosen sentences: one protocol, and the table of the engines behind it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Protocol

from translator.document import Abstract, Document, ExtractedSentence
from translator.errors import UsageError
from translator.summarization.condense import METHOD, condense


class Summarizer(Protocol):
    """Makes the abstractive summary. What it returns is checked sentence by sentence before anyone sees it."""

    @property
    def name(self) -> str:
        """The ``method`` under which the report shows its summaries."""

    def summarize(self, document: Document, chosen: Sequence[ExtractedSentence]) -> Abstract:
        """Return a summary in both languages, as many sentences in each, each with the sentences it rests on.

        Args:
            document: the page: cleaned, translated, its entities known.
            chosen: the sentences of the extractive summary, in document order.
        """


class Condenser:
    """The default: shortens and joins the chosen sentences by rules, without any model."""

    name = METHOD

    def summarize(self, document: Document, chosen: Sequence[ExtractedSentence]) -> Abstract:
        """Return the chosen sentences, condensed."""
        return condense(document, chosen)


#: Every engine by the name of its method. An engine that needs a model opens it in its maker.
SUMMARIZERS: Mapping[str, Callable[[], Summarizer]] = MappingProxyType({METHOD: Condenser})


def open_summarizer(name: str = METHOD) -> Summarizer:
    """Return the engine of that name, ready to summarise.

    Raises:
        UsageError: there is no such engine.
    """
    if name not in SUMMARIZERS:
        raise UsageError(f"unknown summariser {name!r}", f"choose from {', '.join(SUMMARIZERS)}")
    return SUMMARIZERS[name]()
