"""Names, dates and numbers in the source with the English that they are to have: ``في الزرقاء [Zarqa]``.

A model that was trained on such sources copies the spelling it is given instead of guessing one (Dinu,
Mathur, Federico and Al-Onaizan, "Training neural machine translation to apply terminology constraints",
ACL 2019). What it writes is still checked, and put right, after translation. Rarer words stand with the
English that they mostly have, in braces (see ``terms``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from translator.arabic import with_latin_digits
from translator.dates.calendar import MONTHS
from translator.document import Document, Entity, EntityType, Mention
from translator.translation.terms import find_terms

Named = tuple[Entity, Mention]


@dataclass(frozen=True, slots=True)
class Hint:
    """A name, date or number of a text: ``text[start:end]`` is ``english`` in English; an unsure one is a term."""

    start: int
    end: int
    english: str
    sure: bool = True
    watched: bool = False  #: where its English is missing, a flag of its own says so

    @property
    def shown(self) -> str:
        """The hint as it stands in the source."""
        return f"[{self.english}]" if self.sure else f"{{{self.english}}}"


def source_hints(document: Document) -> dict[str, tuple[Hint, ...]]:
    """Return the hints of each Arabic text that will be translated, sentences and title."""
    named: dict[int, list[Named]] = {}
    for entity in document.entities:
        for mention in entity.mentions:
            named.setdefault(mention.sentence, []).append((entity, mention))
    hints = {sentence.ar: _hints(sentence.ar, named.get(sentence.id, ())) for sentence in document.sentences}
    if title := document.metadata.title_ar:
        from translator.entities import named_in

        hints.setdefault(title, _hints(title, named_in(title, document.entities)))
    return hints


def _hints(text: str, named: Sequence[Named]) -> tuple[Hint, ...]:
    """Return the hints of one text in order: its names and dates, and the numbers and known names outside them."""
    from translator.entities.wellknown import known_names
    from translator.numbers import english_figure, find_numbers_ar

    hints = [hint for entity, mention in named if (hint := _name_hint(entity, mention))]
    for number in find_numbers_ar(text):
        free = all(number.end <= mention.start or mention.end <= number.start for _, mention in named)
        if free and (figure := english_figure(number)):
            hints.append(Hint(number.start, number.end, figure, watched=True))
    taken = [(hint.start, hint.end) for hint in hints] + [(mention.start, mention.end) for _, mention in named]
    for start, end, english in known_names(text):
        if all(end <= first or last <= start for first, last in taken):
            hints.append(Hint(start, end, english))
    return tuple(sorted(hints, key=lambda hint: hint.end))


def _name_hint(entity: Entity, mention: Mention) -> Hint | None:
    """Return the hint for a mention; of the dates those with a month, small letters only from a glossary."""
    from translator.entities import english_of

    if entity.type is EntityType.DATE:
        has_month = any(month in entity.en for month in MONTHS)
        return Hint(mention.start, mention.end, entity.en, watched=True) if has_month else None
    if not (entity.en[:1].isupper() or entity.source == "glossary"):
        return None
    english = english_of(entity, mention)
    if english == mention.ar or "[" in english or "]" in english:
        return None
    return Hint(mention.start, mention.end, english, watched=True)


def with_terms(text: str, hints: Sequence[Hint]) -> tuple[Hint, ...]:
    """Return the hints of a text together with those of the terms outside them, in order; a surname is no term."""
    from translator.entities.surnames import is_surname_at

    terms = find_terms(text, [(hint.start, hint.end) for hint in hints])
    free = (
        Hint(term.start, term.end, term.english, sure=False)
        for term in terms
        if not is_surname_at(text, term.start, term.end)
    )
    return tuple(sorted((*hints, *free), key=lambda hint: hint.end))


def with_hints(text: str, start: int, end: int, hints: Mapping[str, tuple[Hint, ...]]) -> str:
    """Return ``text[start:end]`` with the hints of what ends in it; its digits are Latin, as models know them best."""
    parts, at = [], start
    for hint in hints.get(text, ()):
        if start < hint.end <= end:
            parts += [with_latin_digits(text[at : hint.end]), f" {hint.shown}"]
            at = hint.end
    return "".join((*parts, with_latin_digits(text[at:end])))
