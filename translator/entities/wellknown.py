"""Names that the tables know, where the recogniser passed over them: their English helps the engine all the same."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from translator.document import EntityType
from translator.entities.gazetteers import (
    Entry,
    Match,
    attested_name,
    countries,
    known,
    lookup,
    matches,
    own,
    places,
    words,
    words_of,
)
from translator.entities.letters import FOREIGN, worth
from translator.entities.normalize import Token, bare
from translator.entities.phonetics import sounds_like

#: Each word of the English is worth so much, and the Arabic has so many letters.
_KNOWN, _LETTERS = 60, 4
#: A transliterated word of so many letters is no word of the language.
_LONG = 6
#: A word that stands so often in running text outside names is one of the language.
_ORDINARY = 3
#: A word that so many bear as their name is left to the recogniser.
_BORNE = 4


def known_names(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where well-known places, and whole names of an encyclopedia, stand in a text, and their English."""
    tokens = words_of(text)
    for match in matches(tokens, (own(), places(), _whole_names())):
        inner = tokens[match.first : match.last]
        english = match.entry.english if match.entry.table == "known" else _english(match, inner)
        if english and not text[inner[-1].start : inner[-1].end].endswith("\u064b"):
            yield inner[0].start, inner[-1].end, english


@lru_cache(maxsize=1)
def _whole_names() -> dict[str, Entry]:
    """Return the names of an encyclopedia that have several words and are not translated."""
    return {
        folded: Entry(english, EntityType.MISC, "known")
        for folded, (english, heard) in known().items()
        if heard and len(english.split()) > 1
    }


def _english(match: Match, inner: tuple[Token, ...]) -> str | None:
    """Return the English of a place, if it is surely one: well known, and no words of the language."""
    folded = "".join(token.key for token in inner)
    entry = lookup(folded)
    if entry is None or entry.type is not EntityType.LOC or len(bare(folded)) < _LETTERS or not inner[-1].is_word:
        return None
    if any(worth(word, FOREIGN) < _KNOWN for word in entry.english.lower().replace("-", " ").split()):
        return None
    heard = sounds_like(" ".join(token.text for token in inner), entry.english)
    if not (heard or match.entry.table == "own" or folded in countries()):
        return None
    return None if _is_ordinary(folded, inner, heard=heard) else entry.english


def _is_ordinary(folded: str, inner: tuple[Token, ...], *, heard: bool) -> bool:
    """Say whether the Arabic may be words of the language or somebody's name; long transliterated words are neither."""
    if len(inner) > 1:
        return all(words().get(token.key, 0) >= _ORDINARY for token in inner)
    if heard and len(bare(folded)) >= _LONG:
        return False
    return max(words().get(folded, 0), words().get(bare(folded), 0)) >= _ORDINARY or (
        attested_name(folded, "", _BORNE) is not None
    )
