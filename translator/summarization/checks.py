"""Every summary sentence is held against the sentences that it cites; what fails gives way to its source.

The comparison is mechanical on purpose: an engine's fluency is no evidence. Numbers are compared by
value, names by the page's entity table and by the words of the cited sentences.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from translator.document import Abstract, Document, Sentence, SummarySentence
from translator.summarization.align import support
from translator.summarization.faithfulness import Case, dates, measure, names, numbers, numbers_of, text_of, units
from translator.summarization.guard import quotations
from translator.summarization.lexicon import is_in, plain_words, words_of
from translator.summarization.roles import changed_denials, swapped
from translator.summarization.text import load_table

_LANGUAGES = (("ar", "Arabic"), ("en", "English"))


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
    sound = replace(abstract, ar=tuple(checked["ar"]), en=tuple(checked["en"]))
    precision = measure(document, sound)
    sound = replace(sound, entity_precision=precision.entities, number_precision=precision.numbers)
    return sound, tuple(warnings)


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
        case = Case(language, sentence.text, cited, document.entities)
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
    sources = [" ".join(text_of(sentence, language) for sentence in cited) for language, _ in _LANGUAGES]
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


def _unknown(case: Case) -> str:
    """Name the figures, dates, units and names that the cited sentences do not have."""
    unknown = [item for find in (numbers, dates, units, names) for item in find(case).unknown]
    return f"{_listed(unknown)} not in the cited sentences" if unknown else ""


def _unsupported(case: Case) -> str:
    """Say where the sentence says more than its sources, or says it in another language."""
    limits = load_table("checks.toml")["alignment"]
    if support(case.text, case.source, case.language) < limits["supported"]:
        return "the cited sentences do not say it"
    longer = len(case.text) > limits["longest"] * max(len(case.source), limits["short_source"])
    return "it is longer than its sources" if longer else ""


def _changed_roles(case: Case) -> str:
    """Say where two names have changed places around one and the same word."""
    turned = swapped(case.text, case.source, case.language, case.entities)
    return "it changes who did what to whom" if turned else ""


def _changed_negation(case: Case) -> str:
    """Say where the sentence denies what its source does not, or leaves out a denial of what it keeps."""
    words = plain_words(case.text)
    negations = words_of("negations", case.language)
    stated = sum(is_in(word, negations, case.language) for word in words)
    source = plain_words(case.source)
    places = [place for place, word in enumerate(source) if is_in(word, negations, case.language)]
    if stated > len(places):
        return "it denies what its source does not"
    kept = sum(_mostly_in(source[place + 1 : place + 4], words) for place in places)
    added, lost = changed_denials(case.text, case.source, case.language)
    if added:
        return "it denies what its source does not"
    return "a denial was lost" if stated < kept or lost else ""


def _lost_attribution(case: Case) -> str:
    words = words_of("attributions", case.language)

    def attributed(text: str) -> bool:
        for phrase in load_table("checks.toml")["impersonal"][case.language]:
            text = text.replace(phrase, "")
        return any(is_in(word, words, case.language) for word in plain_words(text))

    claimed = all(attributed(text_of(sentence, case.language)) for sentence in case.cited)
    return "it states as fact what its source reports" if claimed and not attributed(case.text) else ""


def _changed_quotation(case: Case) -> str:
    source = " ".join(plain_words(case.source))
    changed = [q for q in quotations(case.text) if " ".join(plain_words(q)) not in source]
    return "a quotation is not word for word" if changed else ""


_CHECKS: tuple[Callable[[Case], str], ...] = (
    _unsupported,
    _unknown,
    _changed_roles,
    _changed_negation,
    _lost_attribution,
    _changed_quotation,
)


def _figures(text: str, language: str) -> frozenset[Decimal]:
    return frozenset(match.value for match in numbers_of(text, language) if match.is_strong)


def _mostly_in(clause: Sequence[str], words: Sequence[str]) -> bool:
    """Say whether most of what follows a negation is still said."""
    return bool(clause) and sum(word in words for word in clause) * 2 > len(clause)


def _listed(items: Iterable[str]) -> str:
    return ", ".join(f"“{item}”" for item in dict.fromkeys(items))
