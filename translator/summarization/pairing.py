"""What can go from both languages of a sentence at once: parts that say the same, told by what they name.

A part in brackets, a relative clause or an apposition of the Arabic has its English where the same
entities, figures and days stand, and about as many words. Nothing goes from one language alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from translator.document import Entity, EntityType
from translator.summarization.asides import Span, find_asides
from translator.summarization.faithfulness import capitalised, days, numbers_of, stands_in
from translator.summarization.lexicon import plain_words

_LIKE_CONTENT, _LIKE_CUE = 2.2, 1.7  # how many times longer, measured against its sentence, one part may be
_ENDS = frozenset({"tail"})


@dataclass(frozen=True, slots=True)
class Content:
    """What a part names: what must agree between the languages."""

    entities: frozenset[str]
    figures: frozenset[Decimal]
    days: frozenset[str]
    hints: frozenset[Decimal] = frozenset()  #: what may be a figure too: ordinals, duals

    def __bool__(self) -> bool:
        return bool(self.entities or self.figures or self.days)

    def agrees_with(self, other: Content) -> bool:
        """Say whether both name the same; a figure of one may be a hint at it in the other."""
        return (
            (self.entities, self.days) == (other.entities, other.days)
            and self.figures <= other.figures | other.hints
            and other.figures <= self.figures | self.hints
        )

    @property
    def size(self) -> int:
        """Return how many things it names."""
        return len(self.entities) + len(self.figures) + len(self.days)


@dataclass(frozen=True, slots=True)
class Cut:
    """A part of the Arabic and the part of the English that says the same."""

    ar: Span
    en: Span
    content: Content


def find_cuts(arabic: str, english: str, entities: Sequence[Entity], *, tails_only: bool = False) -> Iterator[Cut]:
    """Yield what can go from a sentence and its translation together."""
    parts_en = [(span, content_of(span.text, "en", entities)) for span in find_asides(english, "en")]
    for part in find_asides(arabic, "ar"):
        content = content_of(part.text, "ar", entities)
        for other, stated in parts_en:
            if tails_only and not {part.place, other.place} <= _ENDS:
                continue
            if (
                content.agrees_with(stated)
                and _alike(part, other, arabic, english, content)
                and _all_known(other, entities)
            ):
                yield Cut(part, other, content)


def content_of(text: str, language: str, entities: Sequence[Entity]) -> Content:
    """Return the entities (dates are told by their days), the figures and the days that ``text`` names."""
    named = frozenset(
        entity.id
        for entity in entities
        if entity.type != EntityType.DATE and any(stands_in(form, text) for form in forms_of(entity, language))
    )
    matches = numbers_of(text, language)
    figures = frozenset(match.value for match in matches if match.is_strong)
    hints = frozenset(value for match in matches for value in match.values)
    return Content(named, figures, frozenset(days(text, language)), hints)


def forms_of(entity: Entity, language: str) -> tuple[str, ...]:
    """Return the forms under which an entity stands in the page's Arabic, or in its English."""
    return entity.ar if language == "ar" else (entity.en, *(mention.en for mention in entity.mentions if mention.en))


def _alike(part: Span, other: Span, arabic: str, english: str, content: Content) -> bool:
    """Say whether two parts are of about the same length and, where they name nothing, of the same kind and place."""
    share, other_share = len(part.text) / len(arabic), len(other.text) / len(english)
    ratio = max(share, other_share) / min(share, other_share)
    openings = (part.place == "opening", other.place == "opening")
    if any(openings):  # an opening says where, when or under what the rest holds: it goes only where it names nothing
        return all(openings) and not content and ratio <= _LIKE_CONTENT
    measured = content.figures and not content.days  # "(400 km north of Baghdad)"
    if (content.days or content.entities) and not measured and "brackets" in (part.place, other.place):
        return False  # the date that makes a weekday one day, the name that makes an agency one agency
    if content:
        return ratio <= _LIKE_CONTENT
    return ratio <= _LIKE_CUE and bool(part.groups & other.groups) and part.place == other.place


def _all_known(span: Span, entities: Sequence[Entity]) -> bool:
    """Say whether every name of the English part is an entity of the page's or a day: others cannot be compared."""
    known = {word for entity in entities for form in forms_of(entity, "en") for word in plain_words(form)}
    known |= {day.casefold() for day in days(span.text, "en")}
    return all(_bare(word) in known for word in capitalised(span.text))


def _bare(word: str) -> str:
    """Return a word as names have it: "Iran's" is of Iran."""
    return word.replace("’", "'").casefold().removesuffix("'s")
