"""Two reported sentences of one speaker become one.

"Haddar said A. Haddar added that B." becomes "Haddar said A, and that B." Both languages are
joined, or neither: the summaries keep the same sentences and cites.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from translator.document import Entity
from translator.summarization.faithfulness import stands_in
from translator.summarization.guard import quotations
from translator.summarization.pairing import forms_of
from translator.summarization.text import load_table, normalize_ar

_MOST_WORDS = 55  # of the joined Arabic: what is longer is no longer easy to read
_SHORTEST = 3  # letters of a speaker's name that is looked for in a longer one
_PRONOUNS = frozenset({"he", "she", "it", "they"})


@lru_cache(maxsize=4)
def _pattern(language: str, part: str) -> re.Pattern[str]:
    return re.compile(load_table("fuse.toml")[language][part])


@lru_cache(maxsize=2)
def _turns(language: str) -> tuple[str, ...]:
    return tuple(load_table("fuse.toml")[language]["turns"])


def fuse(first: tuple[str, str], second: tuple[str, str], entities: Sequence[Entity] = ()) -> tuple[str, str] | None:
    """Join two neighbouring sentences, each given as Arabic and English, or return None where that is not safe.

    Two names of one entity are one speaker.
    """
    arabic = _fuse_ar(first[0], second[0], entities)
    english = _fuse_en(first[1], second[1], entities)
    if arabic is None or english is None or len(arabic.split()) > _MOST_WORDS:
        return None
    return arabic, english


def _fuse_ar(first: str, second: str, entities: Sequence[Entity]) -> str | None:
    said, added = _pattern("ar", "said").match(first), _pattern("ar", "added").match(second)
    if not said or not added or _turns_about(said["claim"], "ar"):
        return None
    speaker = _squeezed(added["speaker"])
    known = len(speaker) >= _SHORTEST and speaker in _squeezed(said["speaker"])
    if speaker and not known and not _one_entity(said["speaker"], added["speaker"], "ar", entities):
        return None
    if not speaker and bool(said["feminine"]) != bool(added["feminine"]):
        return None
    claim = added["claim"].replace("، وأن ", f"، و{said['that']} ")
    return f"{first.rstrip(' .')}، و{said['that']}{claim}"


def _fuse_en(first: str, second: str, entities: Sequence[Entity]) -> str | None:
    said, added = _pattern("en", "said").match(first), _pattern("en", "added").match(second)
    if not said or not added or _turns_about(said["claim"], "en"):
        return None
    speaker = added["speaker"].casefold().removeprefix("the ")
    words = re.findall(r"[\w'-]+", said["speaker"].casefold())
    known = speaker in _PRONOUNS or set(re.findall(r"[\w'-]+", speaker)) <= set(words)
    if not known and not _one_entity(said["speaker"], added["speaker"], "en", entities):
        return None
    return f"{first.rstrip(' .')}, and that {added['claim']}"


def _one_entity(first: str, second: str, language: str, entities: Sequence[Entity]) -> bool:
    """Say whether the second speaker is a name of somebody whom the first one names."""
    second = second.strip().removeprefix("The ")
    return any(
        any(stands_in(form, first) for form in forms)
        and any(normalize_ar(second) in (normalize_ar(form), f"ال{normalize_ar(form)}") for form in forms)
        for forms in (forms_of(entity, language) for entity in entities)
    )


def _turns_about(claim: str, language: str) -> bool:
    """Say whether the claim changes its subject, or quotes: what is joined to it could be read into it."""
    return bool(quotations(claim)) or any(turn in f" {claim} " for turn in _turns(language))


def _squeezed(name: str) -> str:
    """Return an Arabic name without its spaces and first article: "الحاج حسن" and "حاج حسن" are one."""
    return normalize_ar(name).replace("-", "").replace(" ", "").removeprefix("ال")
