"""A briefing made of processed documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from translator.briefing.alone import said_by_one
from translator.briefing.certainty import least_sure
from translator.briefing.dating import is_background, not_before
from translator.briefing.facts import Facts
from translator.briefing.grouping import group_reports
from translator.briefing.model import Briefing, Name, Reference, Statement
from translator.briefing.names import name_table
from translator.briefing.points import Offer, choose_points
from translator.briefing.thresholds import thresholds
from translator.briefing.timeline import timeline
from translator.document import Document, ExtractedSentence
from translator.settings import Settings
from translator.summarization import DigestSentence, Place, digest
from translator.summarization.condense import condense
from translator.summarization.keypoints import KeyPoint, write_key_points
from translator.summarization.summarizer import OpenSummarizer
from translator.summarization.text import stems_ar

_KEY_POINTS = 6  # what a reader takes in at a glance
_SHARED = 40  # sentences looked at for what several sources say
_TITLE_NAMES = 3


def compose(
    documents: Sequence[Document],
    *,
    title: str | None = None,
    failed: Sequence[str] = (),
    settings: Settings | None = None,
    summarizer: OpenSummarizer | None = None,
) -> Briefing:
    """Return a briefing over translated and summarised documents.

    Args:
        documents: the sources, in the order in which they are to be numbered; their paths differ.
        title: None makes one of what the sources name most.
        failed: inputs that could not be used, to be named in the briefing.
        settings: name the language model that writes the key points, if one is to.
        summarizer: gives that model, where it is open already.

    Raises:
        UsageError: the language model that the settings name is not configured.
        ModelError: it is missing or broken.
    """
    ranked = digest(documents, _SHARED)
    names = name_table(documents)
    several = len(documents) > 1
    written = write_key_points(documents, ranked, _KEY_POINTS, settings or Settings(), summarizer)
    groups = group_reports(documents, ranked) if several else ()
    facts = Facts(documents)
    points = tuple(_written(point, ranked) for point in written.points) or tuple(
        choose_points(_offers(documents, ranked), facts, groups, _KEY_POINTS)
    )
    return Briefing(
        title=title or _title(documents, names),
        sources=tuple(documents),
        key_points=points,
        events=timeline(documents),
        groups=groups,
        alone=said_by_one(documents, facts, points) if several else (),
        names=names,
        failed=tuple(failed),
        written_by=written.method,
        warnings=written.warnings,
        signature=written.signature,
    )


def _offers(documents: Sequence[Document], ranked: Sequence[DigestSentence]) -> list[Offer]:
    unsure, background = least_sure(documents), _background(documents)
    return [
        Offer(
            _shortened(_statement(one), documents[one.place.document]),
            stems_ar(one.ar),
            one.score,
            is_unsure=_reference(one.place) in unsure,
            is_background=_reference(one.place) in background,
        )
        for one in ranked
    ]


def _background(documents: Sequence[Document]) -> frozenset[Reference]:
    """Return the sentences that tell what was long before their reports."""
    days = thresholds().background_days
    written = {number: not_before(document) for number, document in enumerate(documents, 1)}
    return frozenset(
        Reference(number, sentence.id)
        for number, document in enumerate(documents, 1)
        for sentence in document.sentences
        if is_background(sentence, document, written[number], days)
    )


def _written(point: KeyPoint, ranked: Sequence[DigestSentence]) -> Statement:
    """Return a point with the places and the doubts of every sentence that it rests on."""
    cited = [_statement(ranked[index]) for index in point.rests_on]
    return Statement(
        point.en,
        point.ar,
        tuple(dict.fromkeys(flag for statement in cited for flag in statement.flags)),
        tuple(dict.fromkeys(reference for statement in cited for reference in statement.references)),
        tuple(dict.fromkeys(reference for statement in cited for reference in statement.differing)),
    )


def _statement(sentence: DigestSentence) -> Statement:
    references = tuple(map(_reference, (sentence.place, *sentence.also)))
    return Statement(sentence.en, sentence.ar, sentence.flags, references, tuple(map(_reference, sentence.differing)))


def _shortened(statement: Statement, document: Document) -> Statement:
    """Return a statement condensed in both languages, as a summary would have it by itself."""
    whole = ExtractedSentence(statement.references[0].sentence, statement.ar, statement.en, 1.0)
    abstract = condense(document, (whole,), "key_point")
    if len(abstract.en) != 1:
        return statement
    return replace(statement, en=abstract.en[0].text, ar=abstract.ar[0].text)


def _reference(place: Place) -> Reference:
    return Reference(place.document + 1, place.sentence)


def _title(documents: Sequence[Document], names: Sequence[Name]) -> str:
    """Return the one document's title, or the names that most of the sources have."""
    if len(documents) == 1:
        metadata = documents[0].metadata
        return metadata.title_en or metadata.title_ar or "Briefing"
    common = sorted(names, key=lambda name: (-len(name.mentions), -sum(count for _, count in name.mentions)))
    shown = [name.en for name in common if len(name.mentions) > 1][:_TITLE_NAMES]
    return f"Briefing: {', '.join(shown)}" if shown else f"Briefing: {len(documents)} reports"
