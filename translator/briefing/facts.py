"""What the sentences of a briefing name that can be checked: names, figures, days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from translator.briefing.dating import dates_of
from translator.briefing.model import Reference, Statement
from translator.document import Document, EntityType
from translator.numbers import find_numbers_ar

#: Its kind and its value; a name by its English, which is one over all sources.
Fact = tuple[str, str]
_PERSON, _NAME, _FIGURE, _DAY = "person", "name", "figure", "day"
_NAMES_MAKE_NEWS = 2  # names of places and organisations that are as much news as one person, figure or day


def is_news(facts: Collection[Fact]) -> bool:
    """Say whether facts are more than another word for what is known: "the security forces" for "the army" is not."""
    names = sum(kind == _NAME for kind, _ in facts)
    return len(facts) > names or names >= _NAMES_MAKE_NEWS


class Facts:
    """The facts of every sentence of some documents, which are counted from 1 as the sources of a briefing are."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._sentences = {Reference(n, s.id): s for n, document in enumerate(documents, 1) for s in document.sentences}
        self._published = {n: document.metadata.published for n, document in enumerate(documents, 1)}
        self._names: dict[Reference, list[tuple[Fact, str]]] = {}
        for number, document in enumerate(documents, 1):
            for reference, name, form in _named(number, document):
                self._names.setdefault(reference, []).append((name, form))
        self._of = {reference: self._found(reference, one.ar) for reference, one in self._sentences.items()}
        by_source: dict[int, set[Fact]] = {}
        for reference, found in self._of.items():
            by_source.setdefault(reference.source, set()).update(found)
        #: How many sources name each fact.
        self._spread = Counter(fact for found in by_source.values() for fact in found)
        #: Names that most of the sources have: what they are about, which is no news in any of them.
        self.topics = frozenset(
            fact
            for fact, count in self._spread.items()
            if fact[0] in (_PERSON, _NAME) and 1 < count > len(documents) / 2
        )

    def of(self, reference: Reference) -> frozenset[Fact]:
        """Return what a sentence names, without what most of the sources name."""
        return self._of[reference] - self.topics

    def told(self, statement: Statement) -> frozenset[Fact]:
        """Return what a statement names, which may be less than the sentences that it rests on do."""
        found = (self._found(reference, statement.ar) for reference in statement.references)
        return frozenset().union(*found) - self.topics

    def only_in(self, reference: Reference) -> frozenset[Fact]:
        """Return what a sentence names and no source but its own does."""
        return frozenset(fact for fact in self._of[reference] if self._spread[fact] == 1)

    def _found(self, reference: Reference, text: str) -> frozenset[Fact]:
        """Return the facts of a sentence that stand in ``text``: itself, or what is left of it in short."""
        named = [(name, form) for name, form in self._names.get(reference, ()) if form in text]
        shown = replace(self._sentences[reference], ar=text)
        days = ((_DAY, date.iso) for date in dates_of(shown, self._published[reference.source]))
        counted = ((_FIGURE, value) for value in figures(text, [form for _, form in named]))
        return frozenset([*(name for name, _ in named), *counted, *days])


def _named(number: int, document: Document) -> Iterator[tuple[Reference, Fact, str]]:
    for entity in document.entities:
        if entity.type is not EntityType.DATE:
            kind = _PERSON if entity.type is EntityType.PER else _NAME
            for mention in entity.mentions:
                yield Reference(number, mention.sentence), (kind, entity.en.casefold()), mention.ar


def figures(text: str, names: Iterable[str]) -> frozenset[str]:
    """Return the figures of a text that are no part of a name: the 1 of "K-1" counts nothing."""
    for name in names:
        text = text.replace(name, " ")
    return frozenset(str(match.value) for match in find_numbers_ar(text) if match.is_strong)
