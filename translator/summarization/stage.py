"""The summarisation stage: document in, document with both summaries out."""

from __future__ import annotations

from translator.document import Abstract, Document, ExtractedSentence, Summary
from translator.settings import Settings
from translator.summarization.checks import check_abstract
from translator.summarization.extractive import MOST_SENTENCES, extract
from translator.summarization.summarizer import open_summarizer


def summarize(document: Document, settings: Settings) -> Document:
    """Return the document with its summaries, and a warning for whatever in them is doubtful.

    The abstractive summary is None where it was not asked for or where no chosen sentence has English.
    """
    chosen = extract(document, settings.sentences)
    if len(document.sentences) > MOST_SENTENCES:
        document = document.warned(
            f"the summary is of the first {MOST_SENTENCES} sentences; the page has {len(document.sentences)}"
        )
    abstract, warnings = _abstract(document, chosen) if settings.abstractive else (None, ())
    return document.with_(summary=Summary(extractive=chosen, abstractive=abstract)).warned(*warnings)


def _abstract(document: Document, chosen: tuple[ExtractedSentence, ...]) -> tuple[Abstract | None, tuple[str, ...]]:
    if not chosen:
        return None, ("no summary: the page has no sentence in Arabic with an English translation",)
    if not any(sentence.en for sentence in chosen):
        return None, ("no abstractive summary: the chosen sentences have no English",)
    return check_abstract(document, open_summarizer().summarize(document, chosen))
