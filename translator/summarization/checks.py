"""Every summary sentence is held against the sentences that it cites; what fails gives way to its source.

The comparison is mechanical on purpose: an engine's fluency is no evidence. Numbers are compared by
value, names by the page's entity table and by the words of the cited sentences.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from translator.document import Abstract, Document, Entity, Sentence, SummarySentence
from translator.numbers import NumberMatch, find_numbers_ar, find_numbers_en
from translator.summarization.guard import quotations
from translator.summarization.lexicon import WORD, is_in, plain_words, words_of
from translator.summarization.text import load_table, normalize_ar

_SENTENCE_HEAD = re.compile(r"(?:^|[.!?:]\s+|[\"“«']\s*)(?=\S)")
_LANGUAGES = (("ar", "Arabic"), ("en", "English"))


@dataclass(frozen=True, slots=True)
class _Case:
    """One summary sentence in one language and what it rests on."""

    language: str
    text: str
    cited: tuple[Sentence, ...]
    entities: tuple[Entity, ...]

    @property
    def source(self) -> str:
        """The cited sentences in the summary's language."""
        return " ".join(_of(sentence, self.language) for sentence in self.cited)


def check_abstract(document: Document, abstract: Abstract) -> tuple[Abstract, tuple[str, ...]]:
    """Return the summary with every sentence that fails a check replaced by its source, and what was found.

    A sentence that cites nothing on the page is left out in both languages.
    """
    by_id = {sentence.id: sentence for sentence in document.sentences}
    warnings: list[str] = []
    checked: dict[str, list[SummarySentence]] = {"ar": [], "en": []}
    for index in range(max(len(abstract.ar), len(abstract.en))):
        pair = _pair(abstract, index, by_id)
        if pair is None:
            warnings.append(
                f"summary sentence {index + 1} rests on no sentence of the page in both languages and was left out"
            )
            continue
        number = len(checked["en"]) + 1
        repaired, found = _check_pair(document, pair, tuple(by_id[cite] for cite in pair[0].cites), number)
        warnings += found
        for (language, _), sentence in zip(_LANGUAGES, repaired, strict=True):
            checked[language].append(sentence)
    return replace(abstract, ar=tuple(checked["ar"]), en=tuple(checked["en"])), tuple(warnings)


def _pair(abstract: Abstract, index: int, by_id: dict[int, Sentence]) -> tuple[SummarySentence, SummarySentence] | None:
    """Return the Arabic and the English sentence of one number, or None where they do not stand on the same ground."""
    if index >= min(len(abstract.ar), len(abstract.en)):
        return None
    arabic, english = abstract.ar[index], abstract.en[index]
    grounded = bool(arabic.cites) and arabic.cites == english.cites
    return (arabic, english) if grounded and all(_usable(by_id.get(cite)) for cite in arabic.cites) else None


def _usable(sentence: Sentence | None) -> bool:
    return sentence is not None and bool(sentence.en)


def _check_pair(
    document: Document, pair: tuple[SummarySentence, SummarySentence], cited: tuple[Sentence, ...], number: int
) -> tuple[tuple[SummarySentence, SummarySentence], list[str]]:
    """Check both languages of one summary sentence; ``number`` is its place in the summary."""
    warnings: list[str] = []
    kept: list[SummarySentence] = []
    for (language, label), sentence in zip(_LANGUAGES, pair, strict=True):
        case = _Case(language, sentence.text, cited, document.entities)
        faults = [fault for check in _CHECKS if (fault := check(case))]
        if faults:
            warnings.append(f"{label} summary sentence {number} was replaced by its source: {'; '.join(faults)}")
            sentence = replace(sentence, text=case.source)
        kept.append(sentence)
    repaired, difference = _same_figures((kept[0], kept[1]), cited, number)
    flagged = [f"sentence {s.id}, which is flagged {', '.join(s.flags)}" for s in cited if s.flags]
    if flagged:
        warnings.append(f"summary sentence {number} rests on {' and on '.join(flagged)}")
    return repaired, warnings + difference


def _same_figures(
    pair: tuple[SummarySentence, SummarySentence], cited: tuple[Sentence, ...], number: int
) -> tuple[tuple[SummarySentence, SummarySentence], list[str]]:
    """Give both sentences their source back where one language leaves out a figure that the other keeps."""
    sources = [" ".join(_of(sentence, language) for sentence in cited) for language, _ in _LANGUAGES]
    left_out = [
        _figures(source, language) - _figures(sentence.text, language)
        for (language, _), source, sentence in zip(_LANGUAGES, sources, pair, strict=True)
    ]
    stated = [_figures(sentence.text, language) for (language, _), sentence in zip(_LANGUAGES, pair, strict=True)]
    uneven = (left_out[0] & stated[1]) | (left_out[1] & stated[0])
    if not uneven:
        return pair, []
    whole = (replace(pair[0], text=sources[0]), replace(pair[1], text=sources[1]))
    figures = ", ".join(f"{value:f}" for value in sorted(uneven))
    return whole, [f"summary sentence {number} was replaced by its source: only one language had {figures}"]


def _unknown_numbers(case: _Case) -> str:
    sources = (*(find_numbers_ar(s.ar) for s in case.cited), *(find_numbers_en(s.en or "") for s in case.cited))
    known = {value for matches in sources for match in matches for value in match.values}
    unknown = [m.text for m in _numbers(case.text, case.language) if m.is_strong and not m.values & known]
    return f"{_listed(unknown)} not in the cited sentences" if unknown else ""


def _unknown_dates(case: _Case) -> str:
    known = {
        name
        for s in case.cited
        for text, language in ((s.ar, "ar"), (s.en or "", "en"))
        for name in _days(text, language)
    }
    unknown = [name for name in _days(case.text, case.language) if name not in known]
    return f"{_listed(unknown)} not in the cited sentences" if unknown else ""


def _days(text: str, language: str) -> list[str]:
    """Return the months and weekdays that ``text`` names, in English; their figures are numbers like others."""
    from translator.dates import find_dates

    texts = [match.english or "" for match in find_dates(text)] if language == "ar" else [text]
    names = load_table("checks.toml")["calendar"]["names"]
    return [word for part in texts for word in re.findall(r"[A-Z][a-z]+", part) if word in names]


def _unknown_names(case: _Case) -> str:
    """Name what the sentence names without the cited sentences doing so."""
    cited = {sentence.id for sentence in case.cited}
    here = [e for e in case.entities if any(mention.sentence in cited for mention in e.mentions)]
    known = _name_words((case.source, *(form for entity in here for form in (entity.en, *entity.ar))))
    others = [form for entity in case.entities if entity not in here for form in _forms(entity, case.language)]
    named = [form for form in others if _stands_in(form, case.text) and not _name_words((form,)) <= known]
    invented = [w for w in _capitalised(case.text) if w.casefold() not in known] if case.language == "en" else []
    unknown = list(dict.fromkeys((*named, *invented)))
    return f"{_listed(unknown)} not in the cited sentences" if unknown else ""


def _changed_negation(case: _Case) -> str:
    """Say where the sentence denies what its source does not, or leaves out a denial of what it keeps."""
    words = plain_words(case.text)
    negations = words_of("negations", case.language)
    stated = sum(is_in(word, negations, case.language) for word in words)
    source = plain_words(case.source)
    places = [place for place, word in enumerate(source) if is_in(word, negations, case.language)]
    if stated > len(places):
        return "it denies what its source does not"
    kept = sum(_mostly_in(source[place + 1 : place + 4], words) for place in places)
    return "a denial was lost" if stated < kept else ""


def _lost_attribution(case: _Case) -> str:
    words = words_of("attributions", case.language)

    def attributed(text: str) -> bool:
        for phrase in load_table("checks.toml")["impersonal"][case.language]:
            text = text.replace(phrase, "")
        return any(is_in(word, words, case.language) for word in plain_words(text))

    claimed = all(attributed(_of(sentence, case.language)) for sentence in case.cited)
    return "it states as fact what its source reports" if claimed and not attributed(case.text) else ""


def _changed_quotation(case: _Case) -> str:
    source = " ".join(plain_words(case.source))
    changed = [q for q in quotations(case.text) if " ".join(plain_words(q)) not in source]
    return "a quotation is not word for word" if changed else ""


_CHECKS: tuple[Callable[[_Case], str], ...] = (
    _unknown_numbers,
    _unknown_dates,
    _unknown_names,
    _changed_negation,
    _lost_attribution,
    _changed_quotation,
)


def _of(sentence: Sentence, language: str) -> str:
    return sentence.ar if language == "ar" else sentence.en or ""


def _numbers(text: str, language: str) -> Sequence[NumberMatch]:
    return find_numbers_ar(text) if language == "ar" else find_numbers_en(text)


def _figures(text: str, language: str) -> frozenset[Decimal]:
    return frozenset(match.value for match in _numbers(text, language) if match.is_strong)


def _forms(entity: Entity, language: str) -> tuple[str, ...]:
    return entity.ar if language == "ar" else (entity.en,)


def _stands_in(form: str, text: str) -> bool:
    form, text = normalize_ar(form), normalize_ar(text)
    return re.search(rf"(?<!\w)[وفبلك]{{0,2}}{re.escape(form)}(?!\w)", text) is not None


def _name_words(texts: Iterable[str]) -> frozenset[str]:
    """Return the words of ``texts`` as they can stand in a name: Arabic ones with and without attached letters."""
    words = {word.casefold() for text in texts for word in plain_words(normalize_ar(text))}
    return frozenset(words | {word.lstrip("وفبلك") for word in words} | {word.removeprefix("al-") for word in words})


def _capitalised(text: str) -> list[str]:
    """Return the words of an English text whose capital no sentence's beginning explains."""
    heads = {match.end() for match in _SENTENCE_HEAD.finditer(text)}
    return [m[0] for m in WORD.finditer(text) if m[0][0].isupper() and m.start() not in heads]


def _mostly_in(clause: Sequence[str], words: Sequence[str]) -> bool:
    """Say whether most of what follows a negation is still said."""
    return bool(clause) and sum(word in words for word in clause) * 2 > len(clause)


def _listed(items: Iterable[str]) -> str:
    return ", ".join(f"“{item}”" for item in dict.fromkeys(items))
