"""The condenser: the chosen sentences shortened and joined in each language, without any model.

It only takes words away, by rules that are data: first turns of phrase, then whole parts that both
languages can do without. What a kept part says is kept whole: its numbers, dates, names, negations, and
whose word a claim is. What cannot be shortened safely stays as it is.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from translator.document import Abstract, Document, Entity, ExtractedSentence, Sentence, SummarySentence
from translator.summarization.budget import Pair, shorten_all
from translator.summarization.fuse import fuse
from translator.summarization.quoting import Voice, alone, voices
from translator.summarization.rules import Place, shorten
from translator.summarization.text import load_table

METHOD = "condensed"
_ENOUGH = 3  # sentences: of so many, one can be left out


@dataclass(frozen=True, slots=True)
class _Draft:
    """One sentence of the summary in both languages."""

    cites: tuple[int, ...]
    ar: str
    en: str
    fixed: bool  #: quoted or flagged: not to be joined with another


def condense(document: Document, chosen: Sequence[ExtractedSentence], length: str = "wanted") -> Abstract:
    """Return the condensed summary of the chosen sentences; those without English are left out.

    Where nothing can go from three sentences or more, the one with the lowest score is left out: the
    summary is shorter than the extract in any case.

    Args:
        document: the page.
        chosen: its sentences.
        length: the row of ``condense.toml`` that says how short they are to be.
    """
    drafts = _drafts(document, chosen, length)
    if len(drafts) >= _ENOUGH and not _is_shorter(drafts, chosen):
        weakest = min(chosen, key=lambda item: item.score)
        drafts = _drafts(document, [item for item in chosen if item is not weakest], length)
    return Abstract(
        method=METHOD,
        en=tuple(SummarySentence(draft.en, draft.cites) for draft in drafts),
        ar=tuple(SummarySentence(draft.ar, draft.cites) for draft in drafts),
    )


def _drafts(document: Document, chosen: Sequence[ExtractedSentence], length: str) -> list[_Draft]:
    by_id = {sentence.id: sentence for sentence in document.sentences}
    sentences = [by_id[item.sentence] for item in chosen if by_id[item.sentence].en]
    spoken = voices(document)
    pairs = [
        Pair(s.ar, s.en or "", open=not spoken[s.id].opens, quoted=spoken[s.id].is_quoted)
        if spoken[s.id].is_quoted or spoken[s.id].opens
        else _reworded(document, sentences, index)
        for index, s in enumerate(sentences)
    ]
    short = shorten_all(document, pairs, _wanted(sentences, length))
    answers = [index for index, s in enumerate(sentences) if spoken[s.id].answer]
    return _joined(
        [
            _quoted(sentence, pair, spoken[sentence.id], first=index in answers[:1])
            if pair.quoted or not pair.open
            else _Draft((sentence.id,), pair.ar, pair.en, fixed=bool(sentence.flags))
            for index, (sentence, pair) in enumerate(zip(sentences, short, strict=True))
        ],
        document.entities,
    )


def _wanted(sentences: Sequence[Sentence], length: str) -> tuple[float, float]:
    """Return how many characters the Arabic and the English should have."""
    table = load_table("condense.toml")
    share, most = table["length"][length], table["most"].get(length, math.inf) * len(sentences)
    arabic, english = sum(len(s.ar) for s in sentences), sum(len(s.en or "") for s in sentences)
    return min(share * arabic, most), min(share * english, most)


def _is_shorter(drafts: Sequence[_Draft], chosen: Sequence[ExtractedSentence]) -> bool:
    arabic, english = sum(len(draft.ar) for draft in drafts), sum(len(draft.en) for draft in drafts)
    return arabic < sum(len(item.ar) for item in chosen) and english < sum(len(item.en) for item in chosen)


def _reworded(document: Document, sentences: Sequence[Sentence], index: int) -> Pair:
    """Shorten one sentence in both languages; where one would lose a figure that the other keeps, neither is cut."""
    sentence = sentences[index]
    english = sentence.en or ""
    others = [other for other in sentences if other is not sentence]
    place = Place(
        first=index == 0,
        detached=index == 0 or sentences[index - 1].id != sentence.id - 1,
        names=frozenset(form for entity in document.entities for form in entity.ar),
        acronyms=frozenset(form for entity in document.entities if entity.en.isupper() for form in entity.ar),
        aliases=tuple(frozenset(entity.ar) for entity in document.entities if len(entity.ar) > 1),
        before=" ".join(f"{earlier.ar} {earlier.en}" for earlier in sentences[:index]),
        elsewhere=" ".join(f"{other.ar} {other.en}" for other in others),
    )
    arabic, shorter = shorten(sentence.ar, english, place, replace(place, flagged=bool(sentence.flags)))
    if _digits_lost(sentence.ar, arabic) != _digits_lost(english, shorter):
        arabic, shorter = sentence.ar, english
    return Pair(arabic, shorter)


def _joined(drafts: Sequence[_Draft], entities: Sequence[Entity]) -> list[_Draft]:
    joined: list[_Draft] = []
    for draft in drafts:
        last = joined[-1] if joined else None
        if last and len(last.cites) == 1 and last.cites[0] == draft.cites[0] - 1 and not (last.fixed or draft.fixed):
            pair = fuse((last.ar, last.en), (draft.ar, draft.en), entities)
            if pair:
                joined[-1] = _Draft((*last.cites, *draft.cites), *pair, fixed=True)
                continue
        joined.append(draft)
    return joined


def _quoted(sentence: Sentence, pair: Pair, voice: Voice, *, first: bool) -> _Draft:
    """Put what somebody says between quotation marks, word for word: it is that person's claim, not the page's."""
    arabic, english = alone(pair.ar, pair.en, voice)
    if voice.answer and first:
        arabic, english = f"في المقابلة: {arabic}", f"In the interview: {english}"
    return _Draft((sentence.id,), arabic, english, fixed=True)


def _digits_lost(longer: str, shorter: str) -> Counter[int]:
    return Counter(map(int, re.findall(r"\d+", longer))) - Counter(map(int, re.findall(r"\d+", shorter)))
