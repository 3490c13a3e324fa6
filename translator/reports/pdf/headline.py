"""What a source of a briefing is called, in both languages, and what is doubtful about it."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass

from translator.document import TITLE_DOUBT, Document, Sentence
from translator.reports.labels import flag_label, title_doubts
from translator.summarization.text import words_ar

#: Letters of a text's beginning that stand for its title; so many of them at least where it is cut at a comma,
#: and before a quotation that would stay open.
_LONGEST, _CLAUSE, _SHORTEST = 120, 90, 30
#: Pairs of quotation marks.
_QUOTES = (('"', '"'), ("“", "”"), ("«", "»"))


@dataclass(frozen=True, slots=True)
class Headline:
    """What a source is called."""

    en: str
    ar: str | None
    doubts: tuple[str, ...] = ()  #: about its English, in words


def headline(document: Document) -> Headline:
    """Return a document's title, or its first words where it has none.

    A title that is a name alone tells what the report is about and nothing of what it says: a picture's caption,
    a tag. The first words follow it.
    """
    metadata = document.metadata
    first = next((sentence for sentence in document.sentences if sentence.en), None)
    english, arabic = metadata.title_en or metadata.title_ar, metadata.title_ar
    doubts = tuple(doubt.removeprefix(TITLE_DOUBT) for doubt in title_doubts(document))
    if first is None or (english and not _is_name(arabic, document)):
        return Headline(english or document.source.path, arabic, doubts)
    begun, begun_ar = _beginning(first.en or "", "“”"), _beginning(first.ar, "«»")
    return Headline(
        f"{english}: {begun}" if english else begun,
        f"{arabic}: {begun_ar}" if arabic else begun_ar,
        (*doubts, *_doubts(first)),
    )


def _doubts(sentence: Sentence) -> tuple[str, ...]:
    return tuple(map(flag_label, sentence.flags))


def _is_name(title: str | None, document: Document) -> bool:
    """Say whether a title is a name that the report has, or a part of one."""
    words = f" {' '.join(words_ar(title or ''))} "
    forms = (form for entity in document.entities for form in entity.ar)
    return bool(words.strip()) and any(words in f" {' '.join(words_ar(form))} " for form in forms)


def _beginning(text: str, marks: str) -> str:
    """Return the first words of a text in quotation marks.

    They end where a clause does, and open no quotation that they do not close.
    """
    text = " ".join(text.split())
    if len(text) <= _LONGEST:
        return f"{marks[0]}{text}{marks[1]}"
    cut = textwrap.shorten(text, _LONGEST, placeholder="", break_on_hyphens=False)
    commas = [match.start() for match in re.finditer(r"[,،](?=\s)", cut) if not _opened(cut[: match.start()])]
    ends = [
        *(end for end in _opened(cut)[:1] if end >= _SHORTEST),
        *(end for end in reversed(commas) if end >= _CLAUSE),
    ]
    cut = cut[: ends[0]] if ends else cut
    return f"{marks[0]}{cut.rstrip(' ,،;:–-(')}…{marks[1]}"


def _opened(text: str) -> list[int]:
    """Return where the quotations begin that are open at the end of ``text``."""
    found = []
    for opening, closing in _QUOTES:
        both = opening == closing
        if text.count(opening) % 2 if both else text.count(opening) > text.count(closing):
            found.append(text.rfind(opening))
    return sorted(found)
