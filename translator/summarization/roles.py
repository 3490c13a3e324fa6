"""Who did what to whom, as far as the order of names around a shared word tells, and what is denied of it.

No parser: two names that follow each other closely, and the words that carry meaning between them (in
Arabic also the one before the first, where the verb stands). A passive turns the order round. Only a
contradiction counts: what the source says the other way round and never this way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from translator.document import Entity, EntityType
from translator.summarization.align import content_stems
from translator.summarization.lexicon import is_in, plain_words, words_of
from translator.summarization.pairing import forms_of
from translator.summarization.text import load_table, normalize_ar, without_marks

_MOST_BETWEEN = 6  # words between two names that one verb joins
_STOPS = re.compile(r"[.;:؛!?؟\"«»“”]\s|[;:؛\"«»“”]")
_REACH = 2  # words after a negation among which is the one that it denies


@dataclass(frozen=True, slots=True)
class Action:
    """``agent`` did to ``patient`` what ``word`` says; both are entity ids, the word is a stem."""

    agent: str
    word: str
    patient: str

    def turned(self) -> Action:
        """Return the same with the two in each other's place."""
        return Action(self.patient, self.word, self.agent)


def swapped(text: str, source: str, language: str, entities: Sequence[Entity]) -> list[Action]:
    """Return what ``text`` says the other way round than ``source`` does."""
    told = frozenset(actions(source, language, entities))
    return [act for act in actions(text, language, entities) if act.turned() in told and act not in told]


def actions(text: str, language: str, entities: Sequence[Entity]) -> Iterator[Action]:
    """Yield what the text says one entity did to another, passives turned round, mutual acts left out."""
    table = load_table("checks.toml")["roles"]
    mutual = _stems_of("mutual", language)
    text = without_marks(text)
    for (start, end, first), (then, _, second) in pairwise(find_named(text, language, entities)):
        between = text[end:then]
        if first == second or len(between.split()) > _MOST_BETWEEN or _STOPS.search(between):
            continue
        before = " ".join(re.findall(r"\w+", text[:start])[-2:]) if language == "ar" else ""
        doing = re.sub(table[f"noun_{language}"], " ", f"{before} · {between}")
        stems = content_stems(doing if language == "en" else _last_before(doing), language)
        if stems & mutual:
            continue
        turn = re.search(table[f"passive_{language}"], between) is not None
        for stem in stems:
            act = Action(first, stem, second)
            yield act.turned() if turn else act


def _last_before(doing: str) -> str:
    """Return what stands between two Arabic names and the one word before the first, if it may be a verb."""
    before, _, between = doing.partition("·")
    return f"{before.split()[-1] if before.split() else ''} {between}"


def changed_denials(text: str, source: str, language: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words that only ``text`` denies, and those that only ``source`` does, where both have the word."""
    ours, theirs = _denied(text, language), _denied(source, language)
    stems, known = content_stems(text, language), content_stems(source, language)
    return (ours - theirs) & known, (theirs - ours) & stems


def find_named(text: str, language: str, entities: Sequence[Entity]) -> list[tuple[int, int, str]]:
    """Return where a text without vowel marks names entities, with their ids: the longest name at each place."""
    folded = normalize_ar(text) if language == "ar" else text
    found: dict[int, tuple[int, int, str]] = {}
    for entity in entities:
        if entity.type is EntityType.DATE:
            continue
        for form in forms_of(entity, language):
            for match in _pattern(form, language).finditer(folded):
                old = found.get(match.start(1))
                if old is None or match.end(1) > old[1]:
                    found[match.start(1)] = (match.start(1), match.end(1), entity.id)
    kept: list[tuple[int, int, str]] = []
    for place in sorted(found.values()):
        if not kept or place[0] >= kept[-1][1]:
            kept.append(place)
    return kept


@lru_cache(maxsize=4096)
def _pattern(form: str, language: str) -> re.Pattern[str]:
    prefix = "[وفبلك]{0,2}" if language == "ar" else ""
    return re.compile(rf"(?<!\w){prefix}({re.escape(normalize_ar(form) if language == 'ar' else form)})(?!\w)")


def _denied(text: str, language: str) -> frozenset[str]:
    """Return the stems of the words right after a negation."""
    negations = words_of("particles", language)
    words = plain_words(re.sub(load_table("checks.toml")["particles"][f"harmless_{language}"], " ", text))
    found: set[str] = set()
    for place, word in enumerate(words):
        if is_in(word, negations, language):
            for following in words[place + 1 : place + 1 + _REACH]:
                stems = content_stems(following, language)
                if stems:
                    found |= stems
                    break
    return frozenset(found)


@lru_cache(maxsize=4)
def _stems_of(kind: str, language: str) -> frozenset[str]:
    return content_stems(" ".join(load_table("checks.toml")["roles"][f"{kind}_{language}"]), language)
