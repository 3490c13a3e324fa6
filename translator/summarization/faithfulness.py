"""What a summary sentence states, and what of that its cited sentences do not have: figures, dates, units, names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from translator.document import Abstract, Document, Entity, Sentence
from translator.numbers import NumberMatch, find_numbers_ar, find_numbers_en
from translator.summarization.lexicon import WORD, plain_words
from translator.summarization.text import load_table, normalize_ar

_SENTENCE_HEAD = re.compile(r"(?:^|[.!?:]\s+|[\"“«']\s*)(?=\S)")
_AFTER_FIGURE = re.compile(r"[\s-]*([^\W\d_]+|[%٪$€£])(?:\s+([^\W\d_]+))?")


@dataclass(frozen=True, slots=True)
class Case:
    """One summary sentence in one language and what it rests on."""

    language: str
    text: str
    cited: tuple[Sentence, ...]
    entities: tuple[Entity, ...]

    @property
    def source(self) -> str:
        """The cited sentences in the summary's language."""
        return " ".join(text_of(sentence, self.language) for sentence in self.cited)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a sentence states of one kind, and which of it the cited sentences do not have."""

    stated: tuple[str, ...]
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Precision:
    """The share of what a summary states that its cited sentences have; 1 where it states nothing of the kind."""

    entities: float
    numbers: float


def measure(document: Document, abstract: Abstract) -> Precision:
    """Return the entity precision and the number precision (figures, dates and units) of a summary, both languages."""
    by_id = {sentence.id: sentence for sentence in document.sentences}
    cases = [
        Case(language, s.text, tuple(by_id[cite] for cite in s.cites if cite in by_id), document.entities)
        for language, side in (("ar", abstract.ar), ("en", abstract.en))
        for s in side
    ]
    return Precision(_share(cases, (names,)), _share(cases, (numbers, dates, units)))


def _share(cases: Sequence[Case], finders: Sequence[Callable[[Case], Finding]]) -> float:
    findings = [find(case) for case in cases for find in finders]
    stated = sum(len(finding.stated) for finding in findings)
    unknown = sum(len(finding.unknown) for finding in findings)
    return round(1.0 - unknown / stated, 4) if stated else 1.0


def numbers(case: Case) -> Finding:
    """Compare figures by value, with those of the cited sentences in either language."""
    sources = (*(find_numbers_ar(s.ar) for s in case.cited), *(find_numbers_en(s.en or "") for s in case.cited))
    known = {value for matches in sources for match in matches for value in match.values}
    stated = [match for match in numbers_of(case.text, case.language) if match.is_strong]
    return Finding(tuple(m.text for m in stated), tuple(m.text for m in stated if not m.values & known))


def dates(case: Case) -> Finding:
    """Compare months and weekdays; the figures of a date are numbers like others."""
    known = {
        name
        for s in case.cited
        for text, language in ((s.ar, "ar"), (s.en or "", "en"))
        for name in days(text, language)
    }
    stated = days(case.text, case.language)
    return Finding(tuple(stated), tuple(name for name in stated if name not in known))


def units(case: Case) -> Finding:
    """Compare the units that follow figures: 60 kilometres are not 60 metres."""
    known: dict[Decimal, set[str]] = {}
    for values, unit, _ in _measures(case.source, case.language):
        for value in values:
            known.setdefault(value, set()).add(unit)
    stated, unknown = [], []
    for values, unit, shown in _measures(case.text, case.language):
        given = {name for value in values for name in known.get(value, ())}
        stated.append(shown)
        if given and unit not in given:
            unknown.append(shown)
    return Finding(tuple(stated), tuple(unknown))


def names(case: Case) -> Finding:
    """Compare names by entity, and in English every further capitalised word."""
    cited = {sentence.id for sentence in case.cited}
    here = [e for e in case.entities if any(mention.sentence in cited for mention in e.mentions)]
    known = _name_words((case.source, *(form for entity in here for form in (entity.en, *entity.ar))))
    stated, unknown = [], []
    for entity in case.entities:
        form = next((form for form in _forms(entity, case.language) if stands_in(form, case.text)), None)
        if form:
            stated.append(form)
            if entity not in here and not _name_words((form,)) <= known:
                unknown.append(form)
    invented = [w for w in capitalised(case.text) if w.casefold() not in known] if case.language == "en" else []
    named = _name_words(unknown)
    invented = [word for word in invented if word.casefold() not in named]
    return Finding((*stated, *invented), (*unknown, *invented))


def days(text: str, language: str) -> list[str]:
    """Return the months and weekdays that ``text`` names, in English."""
    from translator.dates import find_dates

    texts = [match.english or "" for match in find_dates(text)] if language == "ar" else [text]
    known = load_table("checks.toml")["calendar"]["names"]
    return [word for part in texts for word in re.findall(r"[A-Z][a-z]+", part) if word in known]


def text_of(sentence: Sentence, language: str) -> str:
    """Return the sentence's Arabic or English."""
    return sentence.ar if language == "ar" else sentence.en or ""


def numbers_of(text: str, language: str) -> Sequence[NumberMatch]:
    """Return the numbers of an Arabic or English text."""
    return find_numbers_ar(text) if language == "ar" else find_numbers_en(text)


def stands_in(form: str, text: str) -> bool:
    """Say whether a name stands in ``text`` as whole words, an Arabic one with attached letters or not."""
    form, text = normalize_ar(form), normalize_ar(text)
    return re.search(rf"(?<!\w)[وفبلك]{{0,2}}{re.escape(form)}(?!\w)", text) is not None


def _measures(text: str, language: str) -> Iterator[tuple[frozenset[Decimal], str, str]]:
    """Yield the values, the unit and the wording of every figure with a unit after it."""
    by_form = _units_by_form(language)
    fold = normalize_ar if language == "ar" else str.casefold
    for match in numbers_of(text, language):
        following = _AFTER_FIGURE.match(text, match.end)
        words = [word for word in following.groups() if word] if following else []
        unit = next((by_form[fold(word)] for word in words if fold(word) in by_form), None)
        if unit:
            yield match.values, unit, f"{match.text} {unit}"


@lru_cache(maxsize=2)
def _units_by_form(language: str) -> dict[str, str]:
    from translator.translation.guards.units import units as table

    column = "arabic" if language == "ar" else "english"
    fold = normalize_ar if language == "ar" else str.casefold
    return {fold(form): name for name, row in table().items() for form in row[column]}


def _forms(entity: Entity, language: str) -> tuple[str, ...]:
    return entity.ar if language == "ar" else (entity.en,)


def _name_words(texts: Iterable[str]) -> frozenset[str]:
    """Return the words of ``texts`` as they can stand in a name: Arabic ones with and without attached letters."""
    words = {word.casefold() for text in texts for word in plain_words(normalize_ar(text))}
    return frozenset(words | {word.lstrip("وفبلك") for word in words} | {word.removeprefix("al-") for word in words})


def capitalised(text: str) -> list[str]:
    """Return the words of an English text whose capital no sentence's beginning explains."""
    heads = {match.end() for match in _SENTENCE_HEAD.finditer(text)}
    return [m[0] for m in WORD.finditer(text) if m[0][0].isupper() and m.start() not in heads]
