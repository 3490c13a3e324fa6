"""The summarisation stage: document in, document with both summaries out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from translator.document import Abstract, Document, ExtractedSentence, Summary
from translator.settings import Settings
from translator.summarization.checks import check_abstract
from translator.summarization.extractive import MOST_SENTENCES, extract, wanted_count
from translator.summarization.summarizer import Condenser, Summarizer, SummarizerError, open_summarizer


@dataclass(frozen=True, slots=True)
class _Made:
    """A checked summary, what is to be said of it, and what made it."""

    abstract: Abstract | None
    warnings: tuple[str, ...] = ()
    signature: str = ""


def summarize(document: Document, settings: Settings, *, summarizer: Summarizer | None = None) -> Document:
    """Return the document with its summaries, and a warning for whatever in them is doubtful.

    The abstractive summary is None where it was not asked for or where no chosen sentence has English.

    Args:
        document: cleaned, translated, its entities known.
        settings: how many sentences, which engine.
        summarizer: an engine that is open already; None opens the one that ``settings`` names.

    Raises:
        UsageError: the engine that ``settings`` names does not exist or is not configured.
        ModelError: its model is missing or broken.
    """
    chosen = extract(document, wanted_count(document, settings))
    if len(document.sentences) > MOST_SENTENCES:
        document = document.warned(
            f"the summary is of the first {MOST_SENTENCES} sentences; the page has {len(document.sentences)}"
        )
    made = _Made(None)
    if settings.abstractive:
        made = _abstract(document, chosen, summarizer or open_summarizer(settings))
    signature = "|".join(part for part in (document.signature, made.signature) if part)
    summary = Summary(extractive=chosen, abstractive=made.abstract)
    return document.with_(summary=summary, signature=signature).warned(*made.warnings)


def _abstract(document: Document, chosen: Sequence[ExtractedSentence], engine: Summarizer) -> _Made:
    """Let the engine write and check it; where nothing sound comes of it, condense and say so."""
    if not chosen:
        return _Made(None, ("no summary: the page has no sentence in Arabic with an English translation",))
    if not any(sentence.en for sentence in chosen):
        return _Made(None, ("no abstractive summary: the chosen sentences have no English",))
    told: tuple[str, ...] = engine.warnings
    try:
        written = engine.summarize(document, chosen)
        told = (*told, *written.notes)
        abstract, warnings = check_abstract(document, replace(written, notes=()))
        if abstract.en:
            return _Made(abstract, (*told, *warnings), engine.signature)
        told = (*told, *warnings, f"no sentence of the summary by {engine.name} could be kept; it is condensed instead")
    except SummarizerError as error:
        told = (*told, f"no summary by {engine.name}: {error}; it is condensed instead")
    condensed, warnings = check_abstract(document, Condenser().summarize(document, chosen))
    return _Made(condensed, (*told, *warnings), engine.signature)
