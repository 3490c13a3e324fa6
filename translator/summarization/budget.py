"""Which parts of the chosen sentences go first, and when it is enough."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from translator.document import Document, EntityType
from translator.summarization.faithfulness import stands_in
from translator.summarization.pairing import Cut, find_cuts, forms_of
from translator.summarization.text import load_table, normalize_ar, stems_ar

_BRACKETS = "brackets"  # the group of parts that say no more than an age or another sum


@dataclass(frozen=True, slots=True)
class Pair:
    """One sentence of the summary in both languages."""

    ar: str
    en: str
    open: bool = True  #: it may be cut at all
    quoted: bool = False  #: somebody's own words: only its end may go


def shorten_all(document: Document, pairs: Sequence[Pair], wanted: tuple[float, float]) -> list[Pair]:
    """Return the sentences without the parts that say least, cut until both languages are as short as wanted.

    Args:
        document: the page, for its title, its entities and what it speaks of most.
        pairs: the sentences of the summary, in order.
        wanted: how many characters the Arabic and the English should have.
    """
    worth = Worth(document)
    shortened = list(pairs)
    cuts = [_cuts(document, pair) for pair in shortened]
    while (excess := _excess(shortened, wanted)) > 0:
        offers = [offer for offer in _offers(document, shortened, cuts, worth, excess) if _is_nearer(offer[3], excess)]
        if not offers:
            break
        _, _, index, cut = min(offers, key=lambda offer: offer[:3])
        shortened[index] = replace(shortened[index], ar=cut.ar.rest, en=cut.en.rest)
        cuts[index] = _cuts(document, shortened[index])
    return shortened


def _excess(pairs: Sequence[Pair], wanted: tuple[float, float]) -> float:
    """Return how many characters the longer of the two languages has too many."""
    return max(sum(len(pair.ar) for pair in pairs) - wanted[0], sum(len(pair.en) for pair in pairs) - wanted[1])


def _is_nearer(cut: Cut, excess: float) -> bool:
    """Say whether the summary is nearer to its wanted length without the part than with it."""
    return min(len(cut.ar.text), len(cut.en.text)) < 2 * excess


class Worth:
    """What the words of a part are worth on one page: what its title and its other sentences speak of weighs."""

    def __init__(self, document: Document) -> None:
        self._weights = load_table("condense.toml")["worth"]
        self._title = frozenset(stems_ar(document.metadata.title_ar or ""))
        self._spread = Counter(stem for sentence in document.sentences for stem in frozenset(stems_ar(sentence.ar)))

    def of(self, cut: Cut, excess: float, *, first: bool) -> float:
        """Return what the summary loses with the part, for each character of the excess that it saves."""
        stems = frozenset(stems_ar(cut.ar.text))
        title, spread = len(stems & self._title), sum(self._spread[stem] > 1 for stem in stems - self._title)
        lost: float = (
            self._weights["base"]
            + self._weights["title"] * title
            + self._weights["spread"] * spread
            + self._weights["named"] * cut.content.size
        )
        lost *= self._weights["lead"] if first else 1.0
        return lost / min(len(cut.ar.text), excess)


def _cuts(document: Document, pair: Pair) -> list[Cut]:
    return list(find_cuts(pair.ar, pair.en, document.entities, tails_only=pair.quoted)) if pair.open else []


def _offers(
    document: Document, pairs: Sequence[Pair], cuts: Sequence[Sequence[Cut]], worth: Worth, excess: float
) -> Iterator[tuple[float, int, int, Cut]]:
    """Yield what could go, with what it costs: cheaper first, then the later sentence."""
    for index, found in enumerate(cuts):
        earlier = " ".join(other.ar for other in pairs[:index]) if found else ""
        later = " ".join(other.ar for other in pairs[index + 1 :]) if found else ""
        for cut in found:
            if not _introduces(document, cut, later) and not _presents(document, pairs[index], cut, earlier):
                yield worth.of(cut, excess, first=index == 0), -index, index, cut


def _presents(document: Document, pair: Pair, cut: Cut, earlier: str) -> bool:
    """Say whether the part tells who somebody is whom no earlier sentence names: an age alone does not."""
    if _BRACKETS in cut.ar.groups & cut.en.groups:
        return False
    heads = {"ar": normalize_ar(pair.ar[: cut.ar.start]), "en": pair.en[: cut.en.start]}
    return any(
        entity.type is EntityType.PER
        and any(heads["ar"].endswith(normalize_ar(form)) for form in entity.ar)
        and any(heads["en"].endswith(form) for form in forms_of(entity, "en"))
        and not any(stands_in(form, earlier) for form in entity.ar)
        for entity in document.entities
    )


def _introduces(document: Document, cut: Cut, later: str) -> bool:
    """Say whether a later sentence speaks of somebody whom the summary names nowhere else but in the part."""
    return any(
        entity.id in cut.content.entities
        and any(stands_in(form, later) for form in entity.ar)
        and not any(stands_in(form, cut.ar.rest) for form in entity.ar)
        for entity in document.entities
    )
