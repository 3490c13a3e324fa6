"""The condenser: the chosen sentences shortened and joined in each language, without any model.

It only takes words away, by rules that are data, and never a number, a date, a name, a negation or
whose word a claim is. What cannot be shortened safely stays as it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from translator.document import Abstract, Document, ExtractedSentence, Sentence, SummarySentence
from translator.summarization.fuse import fuse
from translator.summarization.quoting import Voice, alone, voices
from translator.summarization.rules import Place, shorten

METHOD = "condensed"


@dataclass(frozen=True, slots=True)
class _Draft:
    """One sentence of the summary in both languages."""

    cites: tuple[int, ...]
    ar: str
    en: str
    fixed: bool  #: quoted or flagged: not to be joined with another


def condense(document: Document, chosen: Sequence[ExtractedSentence]) -> Abstract:
    """Return the condensed summary of the chosen sentences; those without English are left out."""
    by_id = {sentence.id: sentence for sentence in document.sentences}
    sentences = [by_id[item.sentence] for item in chosen if by_id[item.sentence].en]
    spoken = voices(document)
    drafts = [
        _quoted(sentence, spoken[sentence.id], first=not any(spoken[s.id].answer for s in sentences[:index]))
        if spoken[sentence.id].is_quoted or spoken[sentence.id].opens
        else _shortened(document, sentences, index)
        for index, sentence in enumerate(sentences)
    ]
    joined = _joined(drafts)
    return Abstract(
        method=METHOD,
        en=tuple(SummarySentence(draft.en, draft.cites) for draft in joined),
        ar=tuple(SummarySentence(draft.ar, draft.cites) for draft in joined),
    )


def _shortened(document: Document, sentences: Sequence[Sentence], index: int) -> _Draft:
    """Shorten one sentence in both languages; where one would lose a figure that the other keeps, neither is cut."""
    sentence = sentences[index]
    english = sentence.en or ""
    others = [other for other in sentences if other is not sentence]
    place = Place(
        first=index == 0,
        detached=index == 0 or sentences[index - 1].id != sentence.id - 1,
        names=frozenset(form for entity in document.entities for form in entity.ar),
        before=" ".join(f"{earlier.ar} {earlier.en}" for earlier in sentences[:index]),
        elsewhere=" ".join(f"{other.ar} {other.en}" for other in others),
    )
    arabic, shorter = shorten(sentence.ar, english, place, replace(place, flagged=bool(sentence.flags)))
    if _digits_lost(sentence.ar, arabic) != _digits_lost(english, shorter):
        arabic, shorter = sentence.ar, english
    return _Draft((sentence.id,), arabic, shorter, fixed=bool(sentence.flags))


def _joined(drafts: Sequence[_Draft]) -> list[_Draft]:
    joined: list[_Draft] = []
    for draft in drafts:
        last = joined[-1] if joined else None
        if last and len(last.cites) == 1 and last.cites[0] == draft.cites[0] - 1 and not (last.fixed or draft.fixed):
            pair = fuse((last.ar, last.en), (draft.ar, draft.en))
            if pair:
                joined[-1] = _Draft((*last.cites, *draft.cites), *pair, fixed=True)
                continue
        joined.append(draft)
    return joined


def _quoted(sentence: Sentence, voice: Voice, *, first: bool) -> _Draft:
    """Put what somebody says between quotation marks, word for word: it is that person's claim, not the page's."""
    arabic, english = alone(sentence.ar, sentence.en or "", voice)
    if voice.answer and first:
        arabic, english = f"في المقابلة: {arabic}", f"In the interview: {english}"
    return _Draft((sentence.id,), arabic, english, fixed=True)


def _digits_lost(longer: str, shorter: str) -> Counter[int]:
    return Counter(map(int, re.findall(r"\d+", longer))) - Counter(map(int, re.findall(r"\d+", shorter)))
