"""The enforcement stage: after translation every name stands in the English under its one spelling.

Each mention is given at most one span of its sentence's English, each span to at most one mention;
the longer and surer reading of a span wins, equal ones go by order. What is not sure is left as the
engine wrote it and flagged: a sentence is never made false to make it uniform.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from translator.document import TITLE_DOUBT, Document, Entity, EntityType, Flag, Mention, Sentence
from translator.entities.english import (
    Window,
    demonyms_of,
    ends_with_determiner,
    has_word,
    starts_sentence,
    takes_the,
    windows,
)
from translator.entities.gazetteers import Entry, matches, words_of
from translator.entities.normalize import key
from translator.entities.spellings import Rank, Reading, read_window

Named = tuple[Entity, Mention]
#: A text is gone over until nothing changes: a name put right lets its neighbour be read whole.
_ROUNDS = 4


@dataclass(frozen=True, slots=True)
class Edit:
    """What replaces ``text[start:end]`` of an English sentence."""

    start: int
    end: int
    text: str


def enforce_spelling(document: Document) -> Document:
    """Write every entity's one spelling into the English.

    Args:
        document: translated, its entities recognised.

    Returns:
        The document with the sentences' and the title's English put right, the mentions' ``en``
        filled in, and sentences flagged in which an entity is missing. Doing it again changes nothing.
    """
    sentences: list[Sentence] = []
    english: dict[tuple[int, int, int], str | None] = {}
    by_sentence: dict[int, list[Named]] = {}
    for entity in document.entities:
        for mention in entity.mentions:
            by_sentence.setdefault(mention.sentence, []).append((entity, mention))
    for sentence in document.sentences:
        named = sorted(by_sentence.get(sentence.id, ()), key=lambda n: n[1].start)
        enforced, said = _enforce_sentence(sentence, named)
        sentences.append(enforced)
        english |= {(m.sentence, m.start, m.end): said.get(at) for at, (_, m) in enumerate(named)}
    entities = tuple(
        replace(e, mentions=tuple(replace(m, en=english.get((m.sentence, m.start, m.end))) for m in e.mentions))
        for e in document.entities
    )
    return _enforce_title(document.with_(sentences=tuple(sentences), entities=entities))


def _enforce_sentence(sentence: Sentence, named: Sequence[Named]) -> tuple[Sentence, dict[int, str]]:
    if sentence.en is None or not named:
        return sentence, {}
    text, said = enforce_text(sentence.en, named)
    kept = tuple(flag for flag in sentence.flags if flag != Flag.ENTITY_MISSING)
    sentence = replace(sentence, en=text, flags=kept)
    return (sentence.flagged(Flag.ENTITY_MISSING.value) if missing(text, named, said) else sentence), said


def enforce_text(text: str, named: Sequence[Named]) -> tuple[str, dict[int, str]]:
    """Put the spellings of ``named`` into an English text.

    Returns:
        The text, and for each place in ``named`` whose name stands in it, what stands there.
    """
    said: dict[int, str] = {}
    for _ in range(_ROUNDS):
        before = text, said
        text, said = _round(text, named)
        if (text, said) == before:
            break
    return text, said


def _round(text: str, named: Sequence[Named]) -> tuple[str, dict[int, str]]:
    """Assign, replace and say what stands where, once."""
    readings = _assign(text, named)
    edits = {at: _edit(text, reading) for at, reading in readings.items()}
    said = {at: _spelled(text, reading) for at, reading in readings.items()}
    changes = [*edits.values(), *_same_again(text, readings, list(edits.values()))]
    for edit in sorted(changes, key=lambda e: -e.start):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text, said


def _assign(text: str, named: Sequence[Named]) -> dict[int, Reading]:
    """Give each mention the best span that no other has."""
    readings: list[tuple[tuple[int, int], int, int, int, Reading]] = []
    for window in windows(text):
        for at, (entity, mention) in enumerate(named):
            reading = _read(window, text, entity, mention)
            if reading and not _says_it_twice(text, reading):
                misfit = abs(len(mention.ar.split()) - len(window.text.split()))
                readings.append((reading.preference, window.start, misfit, at, reading))
    given: dict[int, Reading] = {}
    for *_, at, reading in sorted(readings, key=lambda row: row[:4]):
        taken = any(_overlap(reading.window, other.window) for other in given.values())
        if at not in given and not taken:
            given[at] = reading
    return given


def _read(window: Window, text: str, entity: Entity, mention: Mention) -> Reading | None:
    """Read a window; a date must stand there as it is."""
    if entity.type is EntityType.DATE:
        same = text[window.start : window.end].casefold() == entity.en.casefold()
        return Reading(window, Rank.FULL, text[window.start : window.end]) if same else None
    return read_window(window, entity, mention)


def _overlap(one: Window, other: Window) -> bool:
    return one.start < other.end and other.start < one.end


def _spelled(text: str, reading: Reading) -> str:
    """Return what must stand at a reading, with a capital where a sentence begins."""
    if reading.writes[0].islower() and starts_sentence(text, reading.window.start):
        return reading.writes[0].upper() + reading.writes[1:]
    return reading.writes


def _says_it_twice(text: str, reading: Reading) -> bool:
    """Say whether the spelling would stand twice in a row: "the Workers' Party (PKK)"."""
    window = reading.window
    changes = text[window.start : window.end].rstrip(".") != reading.writes.rstrip(".")
    return changes and reading.rank < Rank.FULL and _beside(text, window.start, window.end, reading.writes)


def _edit(text: str, reading: Reading) -> Edit:
    """Return the replacement for a reading."""
    window, wanted = reading.window, _spelled(text, reading)
    start, end = window.start, window.end
    if text[start:end].rstrip(".") == wanted.rstrip("."):
        return Edit(start, end, text[start:end])
    start, end = _swallow(text, start, end, wanted)
    if reading.rank in {Rank.SOUND, Rank.ALIAS} and takes_the(wanted) and not ends_with_determiner(text[:start]):
        wanted = ("The " if starts_sentence(text, start) else "the ") + wanted
    return Edit(start, end, wanted)


def _beside(text: str, start: int, end: int, name: str) -> bool:
    """Say whether the name stands just before or after a span."""
    return text[end:].lstrip(" (,").startswith(name) or text[:start].rstrip(" (,").endswith(name)


def _swallow(text: str, start: int, end: int, name: str) -> tuple[int, int]:
    """Widen a span over a word that the spelling brings itself: "Qiyara base" for "Qayyarah Air Base"."""
    words = name.split()
    if len(words) > 1:
        after = text[end : end + len(words[-1]) + 1]
        if (
            after.casefold() == f" {words[-1]}".casefold()
            and not text[end + len(after) : end + len(after) + 1].isalnum()
        ):
            end += len(after)
        before = text[max(0, start - len(words[0]) - 1) : start]
        if before.casefold() == f"{words[0]} ".casefold() and not text[: start - len(before)][-1:].isalnum():
            start -= len(before)
    return start, end


def _same_again(text: str, readings: dict[int, Reading], edits: Sequence[Edit]) -> list[Edit]:
    """Return the same replacement for each further place where a replaced spelling stands."""
    again: list[Edit] = []
    for reading in readings.values():
        old = text[reading.window.start : reading.window.end]
        if reading.rank not in {Rank.SOUND, Rank.ALIAS} or old == reading.writes:
            continue
        for window in windows(text):
            free = all(window.end <= e.start or e.end <= window.start for e in (*edits, *again))
            if free and window.text == old:
                again.append(Edit(window.start, window.end, _spelled(text, replace(reading, window=window))))
    return again


def missing(text: str, named: Sequence[Named], said: dict[int, str]) -> bool:
    """Say whether an entity, dates left out, is nowhere in the English.

    "Egyptian" will do for Egypt, and "coalition forces" for the international coalition.
    """
    there = {named[at][0].id for at in said}
    return any(_is_lacking(text, entity, there) for entity, _ in named)


def names_lacking(document: Document) -> Mapping[int, tuple[str, ...]]:
    """Return by sentence the entities for which it is flagged as lacking a name."""
    there: dict[int, set[str]] = defaultdict(set)
    named: dict[int, dict[str, Entity]] = defaultdict(dict)
    for entity in document.entities:
        for mention in entity.mentions:
            named[mention.sentence][entity.id] = entity
            there[mention.sentence] |= {entity.id} if mention.en is not None else set()
    flagged = (sentence for sentence in document.sentences if Flag.ENTITY_MISSING in sentence.flags)
    return {
        sentence.id: tuple(
            entity.en
            for entity in named[sentence.id].values()
            if _is_lacking(sentence.en or "", entity, there[sentence.id])
        )
        for sentence in flagged
    }


def _is_lacking(text: str, entity: Entity, there: Collection[str]) -> bool:
    return (
        entity.type is not EntityType.DATE
        and entity.id not in there
        and not (entity.type is EntityType.LOC and has_word(text, demonyms_of(entity.en)))
        and not _is_described(entity.en, text)
    )


def _is_described(name: str, text: str) -> bool:
    """Say whether the head of a name that is a mere description, all of it written small, stands in the English."""
    head = name.split()[-1]
    return name != head and name.islower() and has_word(text, frozenset({head, head.capitalize()}))


def _enforce_title(document: Document) -> Document:
    """Put the spellings into the title, where its Arabic names an entity under a form of the body."""
    title = document.metadata
    if not title.title_ar or not title.title_en:
        return document
    named = named_in(title.title_ar, document.entities)
    if not named:
        return document
    text, said = enforce_text(title.title_en, named)
    document = document.with_(metadata=replace(title, title_en=text))
    if missing(text, named, said):
        return document.warned(f"{TITLE_DOUBT}lacks a name under its one spelling")
    return document


def named_in(arabic: str, entities: Sequence[Entity]) -> list[Named]:
    """Return the entities of the table that a text names, each with the mention: offsets into ``arabic``."""
    table: dict[str, Entry] = {}
    owner: dict[str, Entity] = {}
    for entity in entities:
        if entity.type is EntityType.DATE:
            continue
        for form in entity.ar:
            table.setdefault(key(form), Entry(entity.id, entity.type, "document"))
        owner[entity.id] = entity
    tokens = words_of(arabic)
    found = []
    for match in matches(tokens, (table,)):
        start, end = tokens[match.first].start, tokens[match.last - 1].end
        found.append((owner[match.entry.english], Mention(0, start, end, arabic[start:end])))
    return found
