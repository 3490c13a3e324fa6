"""Key points over several documents, written by a language model and held against the sentences that they cite.

The model is given the sentences that stand for the whole set, numbered as if they were one page, so that
whatever it writes passes through the same checks as a summary.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from translator.document import Document, Entity, ExtractedSentence, Metadata, Sentence, Source
from translator.entities import merge_tables
from translator.settings import Settings
from translator.summarization.checks import check_abstract
from translator.summarization.digest import DigestSentence
from translator.summarization.summarizer import OpenSummarizer, SummarizerError, names_language_model, opened_once

_ONE, _SEVERAL = "key_points", "briefing"  # the prompts for one document and for several


@dataclass(frozen=True, slots=True)
class KeyPoint:
    """One point in both languages and the sentences that it rests on, as indexes of those given."""

    en: str
    ar: str
    rests_on: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class KeyPoints:
    """What a model wrote and what is to be said of it; no points where none could be kept."""

    points: tuple[KeyPoint, ...]
    method: str = ""
    warnings: tuple[str, ...] = ()
    signature: str = ""


def write_key_points(
    documents: Sequence[Document],
    ranked: Sequence[DigestSentence],
    count: int,
    settings: Settings,
    summarizer: OpenSummarizer | None = None,
) -> KeyPoints:
    """Let the language model that the settings name write the points; nothing is asked where they name none.

    Args:
        documents: translated, their entities known.
        ranked: what stands for the set, the most important first.
        count: how many points at most.
        settings: which engine, and the user's prompts.
        summarizer: gives that engine; None opens it.

    Raises:
        UsageError: the engine that the settings name does not exist or is not configured.
        ModelError: its model is missing or broken.
    """
    from translator.summarization.engines.llm import LlmSummarizer

    if not settings.abstractive or not ranked or not names_language_model(settings):
        return KeyPoints(())
    engine = (summarizer or opened_once(settings))()
    if not isinstance(engine, LlmSummarizer):
        raise TypeError(f"{engine.name} answers no prompts")
    writer = replace(engine, task=_SEVERAL if len(documents) > 1 else _ONE)
    page = _as_page(documents, ranked)
    chosen = [ExtractedSentence(s.id, s.ar, s.en or "", 0.0) for s in page.sentences[:count]]
    told = writer.warnings
    try:
        written = writer.summarize(page, chosen)
    except SummarizerError as error:
        return KeyPoints((), warnings=(*told, f"no key points by {writer.name}: {error}; they are chosen instead"))
    checked, warnings = check_abstract(_without_flags(page), replace(written, notes=()))
    told = (*told, *(_about_points(warning) for warning in (*written.notes, *warnings)))
    if not checked.en:
        said = f"no key point by {writer.name} could be kept; they are chosen instead"
        return KeyPoints((), warnings=(*told, said))
    points = tuple(
        KeyPoint(en.text, ar.text, tuple(cite - 1 for cite in en.cites))
        for en, ar in zip(checked.en, checked.ar, strict=True)
    )
    return KeyPoints(points, writer.name, told, writer.signature)


def _as_page(documents: Sequence[Document], ranked: Sequence[DigestSentence]) -> Document:
    """Return a document of the ranked sentences, numbered in their order, with the entities that they name."""
    numbers = {(item.place.source, item.place.sentence): number for number, item in enumerate(ranked, 1)}
    sentences = tuple(
        Sentence(number, number, number, 0, len(item.ar), item.ar, item.en, item.flags, language="ar")
        for number, item in enumerate(ranked, 1)
    )
    entities = (_renumbered(entity, numbers) for entity in merge_tables(documents))
    return Document(
        Source("briefing", "", 0, "utf-8"),
        metadata=Metadata(),
        sentences=sentences,
        entities=tuple(entity for entity in entities if entity.mentions),
    )


def _without_flags(page: Document) -> Document:
    """Return the page without its sentences' flags: the briefing shows them at each point, by the report's numbers."""
    return page.with_(sentences=tuple(replace(sentence, flags=()) for sentence in page.sentences))


def _renumbered(entity: Entity, numbers: dict[tuple[str, int], int]) -> Entity:
    mentions = tuple(
        replace(mention, sentence=numbers[str(mention.source), mention.sentence])
        for mention in entity.mentions
        if (str(mention.source), mention.sentence) in numbers
    )
    return replace(entity, mentions=mentions)


def _about_points(warning: str) -> str:
    return warning.replace("summary sentence", "key point")
