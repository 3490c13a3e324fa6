"""How one entity may stand in an English text: its spelling, its short forms, and what an engine writes instead."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from translator.document import Entity, EntityType, Mention
from translator.entities.english import Window
from translator.entities.gazetteers import own
from translator.entities.link import without_head
from translator.entities.phonetics import plain, sounds_like
from translator.entities.romanize import person_parts, units

_PARTICLES = frozenset(
    (
        "al",
        "el",
        "abu",
        "abou",
        "abi",
        "aba",
        "abdel",
        "abdul",
        "abd",
        "ait",
        "bin",
        "ben",
        "ibn",
        "bint",
        "ould",
        "umm",
    )
)


class Rank(IntEnum):
    """How sure it is that a window names the entity; the higher, the surer."""

    SOUND = 1  #: its letters can be the Arabic name
    SHORT = 2  #: words of the spelling
    ALIAS = 3  #: another rendering that the tables know
    ACRONYM = 4  #: the spelling's initials
    FULL = 5  #: the spelling itself


@dataclass(frozen=True, slots=True)
class Reading:
    """A window read as a mention of an entity, and what must stand there."""

    window: Window
    rank: Rank
    writes: str

    @property
    def preference(self) -> tuple[int, int]:
        """Sort key, the best first: more words, then surer."""
        return -len(self.window.letters), -self.rank


def read_window(window: Window, entity: Entity, mention: Mention) -> Reading | None:
    """Return how ``window`` may name ``mention`` of ``entity``, or None."""
    if not window.is_marked:
        named = len(window.words) > 1 and window.letters == plain(entity.en)
        return Reading(window, Rank.FULL, entity.en) if named else None
    if window.letters == plain(entity.en):
        return Reading(window, Rank.FULL, entity.en)
    if window.words[0].casefold() in {"the", "a", "an"}:
        return None
    return _known(window, entity) or _short(window, entity, mention) or _heard(window, entity, mention)


def _known(window: Window, entity: Entity) -> Reading | None:
    """Read an acronym or another rendering of the tables."""
    aliases = aliases_of(entity.en, entity.type)
    if window.letters in aliases or (len(window.letters) > 1 and window.text.isupper() and len(window.words) == 1):
        if is_acronym(window.letters, entity.en) and window.text.replace(".", "").isupper():
            return Reading(window, Rank.ACRONYM, window.text)
        wider = f" {entity.en} " in f" {window.text} "  # Sinai stands in "Sinai Peninsula"
        if window.letters in aliases and not wider:
            return Reading(window, Rank.ALIAS, _words_of_spelling(window, entity) or entity.en)
    return None


def _words_of_spelling(window: Window, entity: Entity) -> str | None:
    """Return the words of the spelling that the window is, written as the spelling has them."""
    full = entity.en.split()
    letters = tuple(plain(word) for word in full)
    size = len(window.text.split())
    for length in (size, size + 1, size - 1):
        for at in range(len(full) - length + 1 if 0 < length < len(full) else 0):
            if "".join(letters[at : at + length]) == window.letters:
                return " ".join(full[at : at + length])
    return None


def _short(window: Window, entity: Entity, mention: Mention) -> Reading | None:
    """Read words of the spelling: a person's surname, two or more words of an organisation's name."""
    words = _words_of_spelling(window, entity)
    if words is None:
        return None
    if entity.type is EntityType.PER:
        allowed = {short_person(entity.en, mention.ar), surname(entity.en)}
        return Reading(window, Rank.SHORT, words) if words in allowed or len(words.split()) > 1 else None
    if entity.type in {EntityType.ORG, EntityType.MISC} and window.is_name_like and not window.words[0].islower():
        several = len([word for word in window.words if word[0].isupper()]) > 1 and not window.is_ordinary
        alone = len(mention.ar.split()) == 1 and not window.is_ordinary
        return Reading(window, Rank.SHORT, words) if several or alone else None
    return None


def _heard(window: Window, entity: Entity, mention: Mention) -> Reading | None:
    """Read a window whose letters can be the Arabic name, or its surname."""
    if entity.type is EntityType.DATE or not window.is_name_like:
        return None
    if window.is_ordinary and (len(window.words) == 1 or not all(word[0].isupper() for word in window.words)):
        return None
    if len(window.letters) < 3 or len(window.words) > 2 * len(mention.ar.split()) + 1:
        return None
    for form in spoken_forms(mention.ar, entity.type):
        if sounds_like(form, window.text):
            return Reading(window, Rank.SOUND, part_of_name(entity, form, whole=form == mention.ar))
    return None


def part_of_name(entity: Entity, arabic: str, *, whole: bool) -> str:
    """Return the words of a spelling that a form of the Arabic stands for.

    Args:
        entity: whose spelling it is.
        arabic: the form that the English sounds like.
        whole: whether that is the whole of what the Arabic sentence says, its head word with it.
    """
    if entity.type is not EntityType.PER:
        return entity.en if whole else _some_words(entity.en, arabic, 1)
    size = len(person_parts(arabic))
    if size > 1 and size == max(len(person_parts(form)) for form in entity.ar):
        return entity.en
    return short_person(entity.en, arabic) if size == 1 else _some_words(entity.en, arabic, 2)


def english_of(entity: Entity, mention: Mention) -> str:
    """Return what an editor writes for a mention: the spelling, or the surname where the Arabic has that alone."""
    return part_of_name(entity, mention.ar, whole=True)


@lru_cache(maxsize=4096)
def spoken_forms(arabic: str, kind: EntityType) -> tuple[str, ...]:
    """Return the Arabic that an English window may sound like: the whole, first and last name, the last."""
    text = arabic.split("(")[0].strip() or arabic
    if kind is not EntityType.PER:
        bare_name = without_head(text, kind)
        return (text,) if bare_name == text else (text, bare_name)
    parts = units(text)
    if len(parts) == 1:
        return (text,)
    return tuple(dict.fromkeys((text, f"{parts[0]} {parts[-1]}", parts[-1])))


@lru_cache(maxsize=4096)
def _some_words(english: str, arabic: str, least: int) -> str:
    """Return the words of a spelling that sound like a part of the name; the whole where none do."""
    words = english.split()
    runs = [(at, size) for size in range(least, len(words)) for at in range(len(words) - size, -1, -1)]
    return next(
        (" ".join(words[a : a + n]) for a, n in runs if sounds_like(arabic, " ".join(words[a : a + n]))), english
    )


@lru_cache(maxsize=4096)
def short_person(english: str, arabic: str) -> str:
    """Return the words of a person's spelling that a lone Arabic name stands for; else the surname."""
    words = english.split()
    for size in (1, 2, 3):
        for at in range(len(words) - size, -1, -1):
            part = " ".join(words[at : at + size])
            if size < len(words) and sounds_like(arabic, part):
                return _with_particle(words, at, size)
    return surname(english)


def _with_particle(words: list[str], at: int, size: int) -> str:
    while at and words[at - 1].casefold() in _PARTICLES:
        at, size = at - 1, size + 1
    return " ".join(words[at : at + size])


@lru_cache(maxsize=4096)
def surname(english: str) -> str:
    """Return the last name, its particle with it: al-Sudani, Abdel Maksoud, bin Saad."""
    words = english.split()
    return _with_particle(words, len(words) - 1, 1) if words else english


@lru_cache(maxsize=4096)
def aliases_of(english: str, kind: EntityType) -> frozenset[str]:
    """Return the letters of the other renderings that the tables know for a spelling."""
    return frozenset(plain(alias.removeprefix("the ")) for alias in _aliases().get((english, kind), ()))


@lru_cache(maxsize=1)
def _aliases() -> dict[tuple[str, EntityType], tuple[str, ...]]:
    return {(entry.english, entry.type): entry.aliases for entry in own().values() if entry.aliases}


@lru_cache(maxsize=4096)
def is_acronym(letters: str, english: str) -> bool:
    """Say whether ``letters`` are the initials of the spelling, its small words left out or not."""
    words = [word for word in english.replace("-", " ").split() if word[0].isalnum()]
    if len(words) < 2 or not letters.isalpha():
        return False
    every = "".join(plain(word[:1]) for word in words)
    capitals = "".join(plain(word[:1]) for word in words if word[0].isupper())
    return letters in {every, capitals}
