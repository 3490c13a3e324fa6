"""A briefing made of processed documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from translator.briefing.grouping import group_reports, said_by_one
from translator.briefing.model import Briefing, Group, Name, Reference, Statement
from translator.briefing.names import name_table
from translator.briefing.timeline import timeline
from translator.document import Document, ExtractedSentence
from translator.settings import Settings
from translator.summarization import DigestSentence, Place, digest
from translator.summarization.condense import condense
from translator.summarization.keypoints import KeyPoint, write_key_points

_KEY_POINTS = 6  # what a reader takes in at a glance
_SHARED = 40  # sentences looked at for what several sources say
_TITLE_NAMES = 3


def compose(
    documents: Sequence[Document],
    *,
    title: str | None = None,
    failed: Sequence[str] = (),
    settings: Settings | None = None,
) -> Briefing:
    """Return a briefing over translated and summarised documents.

    Args:
        documents: the sources, in the order in which they are to be numbered; their paths differ.
        title: None makes one of what the sources name most.
        failed: inputs that could not be used, to be named in the briefing.
        settings: name the language model that writes the key points, if one is to.

    Raises:
        UsageError: the language model that the settings name is not configured.
        ModelError: it is missing or broken.
    """
    ranked = digest(documents, _SHARED)
    names = name_table(documents)
    several = len(documents) > 1
    written = write_key_points(documents, ranked, _KEY_POINTS, settings or Settings())
    groups = group_reports(documents, ranked) if several else ()
    points = tuple(_written(point, ranked) for point in written.points) or tuple(
        _shortened(_statement(point), documents[point.place.document])
        for point in _of_every_event(ranked, groups, len(documents))
    )
    known = {reference for point in points for reference in point.references}
    return Briefing(
        title=title or _title(documents, names),
        sources=tuple(documents),
        key_points=points,
        events=timeline(documents),
        groups=groups,
        alone=said_by_one(documents, known) if several else (),
        names=names,
        failed=tuple(failed),
        written_by=written.method,
        warnings=written.warnings,
        signature=written.signature,
    )


def _of_every_event(ranked: Sequence[DigestSentence], groups: Sequence[Group], count: int) -> list[DigestSentence]:
    """Return the first of the ranked sentences, so that none of the events is left out while there is room.

    An event is a group of reports, or a report that is in none; where there are more of them than key points,
    the most important go first.
    """
    event = dict(enumerate(range(count)))
    for group in groups:
        event |= {source - 1: group.sources[0] - 1 for source in group.sources}
    firsts: dict[int, int] = {}
    for at, sentence in enumerate(ranked):
        firsts.setdefault(event[sentence.place.document], at)
    needed = sorted(firsts.values())[:_KEY_POINTS]
    others = [at for at in range(len(ranked)) if at not in needed][: _KEY_POINTS - len(needed)]
    return [ranked[at] for at in sorted([*needed, *others])]


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
