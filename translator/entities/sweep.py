"""A second look at a document with its full names known: surnames and repeated names that were passed over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from translator.document import EntityType, Sentence
from translator.entities.find import USUAL, Found, make
from translator.entities.gazetteers import (
    Entry,
    classes_of,
    matches,
    name_words,
    nationalities,
    own,
    places,
    triggers,
    usage,
    words,
    words_of,
)
from translator.entities.link import alike
from translator.entities.normalize import Token, bare, is_arabic, key
from translator.entities.romanize import person_parts, units

#: Shorter surnames are compared letter by letter only.
_FUZZY = 5
#: What a verb begins with that may stand before a name: we, she, he.
_VERBS = ("ن", "ت", "ي")
#: How usual a word without inflected forms may be to be taken for a name, without the article and with it.
_RARE = ("5", "3")
#: Classes of words after which a lone surname may stand although it is an ordinary word too.
_INTRODUCES = frozenset({"says", "title"})


def sweep(sentences: Sequence[Sentence], found: Sequence[Found]) -> list[Found]:
    """Return the names with those added, or their type mended, that the document's full names give away.

    Args:
        sentences: the document's.
        found: the names of the first look, all sentences.
    """
    surnames = {parts[-1] for name in found if name.type is EntityType.PER and len(parts := person_parts(name.ar)) > 1}
    named = {parts[-1] for name in found if _is_plain_name(name) and (parts := person_parts(name.ar))}
    mended = [_as_person(_without_verb(name, named), surnames) for name in found]
    lone = _lone_names(mended)
    mended = [_as_voted(name, lone) for name in mended]
    again = _seen_again(mended) | lone
    by_sentence: dict[int, list[Found]] = {}
    for name in mended:
        by_sentence.setdefault(name.sentence, []).append(name)
    for sentence in sentences:
        there = by_sentence.get(sentence.id, [])
        tokens = words_of(sentence.ar)
        more = [*_repeated(sentence, tokens, again), *_surnames(sentence, tokens, surnames)]
        for name in more:
            if all(name.end <= other.start or other.end <= name.start for other in there):
                there.append(name)
        by_sentence[sentence.id] = sorted(there, key=lambda f: f.start)
    return [name for sentence in sentences for name in by_sentence[sentence.id]]


def _is_plain_name(name: Found) -> bool:
    """Say whether a person is named in full, the first word a listed name."""
    first = units(name.ar)[0] if name.type is EntityType.PER else ""
    return len(units(name.ar)) > 1 and (key(first) in name_words() or bare(key(first)) in name_words())


def _without_verb(name: Found, surnames: Iterable[str]) -> Found:
    """Cut a first word that no list of names has off the surname of somebody known: "نشكر ..."."""
    parts = name.ar.split()
    lone = (
        name.type is EntityType.PER and name.origin == "recogniser" and len(parts) == 2 and parts[0].startswith(_VERBS)
    )
    if not lone or _is_plain_name(name) or not _is_surname(bare(key(parts[1])), surnames):
        return name
    return replace(name, start=name.end - len(parts[1]), ar=parts[1])


def _as_person(name: Found, surnames: Iterable[str]) -> Found:
    """Make a lone name that is a known person's surname a person, whatever the recogniser took it for."""
    lone = name.origin == "recogniser" and name.type is not EntityType.PER and len(units(name.ar)) == 1
    folded = key(name.ar)
    known = folded in own() or folded in places() or folded in nationalities()
    if not lone or known or not is_arabic(name.ar) or not _is_surname(bare(folded), surnames):
        return name
    return replace(name, type=EntityType.PER)


def _is_surname(folded: str, surnames: Iterable[str]) -> bool:
    return any(folded == surname or (len(folded) >= _FUZZY and alike(folded, surname)) for surname in surnames)


def _surnames(sentence: Sentence, tokens: Sequence[Token], surnames: set[str]) -> list[Found]:
    """Return the places where a known person's surname stands alone."""
    kept = []
    table = {form: Entry("", EntityType.PER, "document") for name in surnames for form in (name, "ال" + name)}
    spans = [(match.first, match.last) for match in matches(tokens, (table,))]
    spans += [
        (at, at + 1)
        for at, token in enumerate(tokens)
        if len(token.key) >= _FUZZY and is_arabic(token.text) and _is_surname(bare(token.key), surnames)
    ]
    for first, last in spans:
        if _stands_for_a_person(tokens, first, last):
            kept.append(make(sentence, tokens[first].start, tokens[last - 1].end, EntityType.PER, "recogniser"))
    return kept


def _stands_for_a_person(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Say whether a surname is one here: no ordinary word, place or adjective, or after a verb of saying or a title."""
    folded = tokens[first].key
    doubtful = last - first == 1 and (
        words().get(folded, 0) >= USUAL
        or folded in nationalities()
        or folded in places()
        or bool(triggers().get(folded))
    )
    if not doubtful:
        return True
    before = classes_of(tokens[first - 1].key) if first else frozenset()
    return "says" in before or ("title" in before and folded not in nationalities())


def _seen_again(found: Iterable[Found]) -> dict[str, Entry]:
    """Return the names of two and more words, which are the same wherever they stand again."""
    table: dict[str, Entry] = {}
    for name in found:
        if name.origin == "recogniser" and len(name.ar.split()) > 1:
            table.setdefault(key(name.ar), Entry("", name.type, "document"))
    return table


def _lone_names(found: Iterable[Found]) -> dict[str, Entry]:
    """Return the names of one word that is none of the language, each with the type that it mostly has here.

    What such a word names in one sentence it names in the next, be it found there or not (Krishnan and Manning, "An
    effective two-stage model for exploiting non-local dependencies in named entity recognition", 2006).
    """
    votes: dict[str, Counter[EntityType]] = {}
    for name in found:
        told = name.origin == "recogniser" or (name.origin == "table" and name.type is EntityType.PER)
        if told and " " not in name.ar and _is_no_word(key(name.ar)):
            votes.setdefault(key(name.ar), Counter())[name.type] += 1
    table: dict[str, Entry] = {}
    for folded, types in votes.items():
        (kind, most), *others = types.most_common(2)
        if not others or most > others[0][1]:
            table[folded] = Entry("", kind, "document")
    return table


def _is_no_word(folded: str) -> bool:
    """Say whether a word is a name or nothing: it has no inflected forms, and is not seen outside names."""
    code = usage().get(folded, "1")
    plain = not set("asvw") & set(code) and code[0] <= _RARE[folded.startswith("ال")]
    return plain and len(folded) > 2 and words().get(folded, 0) < USUAL and not _is_more_than_name(folded)


def _is_more_than_name(folded: str) -> bool:
    """Say whether a word is something else too; a surname of the hand-made table is nothing but that."""
    entry = own().get(folded)
    listed = entry is not None and entry.type is not EntityType.PER
    return bool(classes_of(folded)) or folded in nationalities() or bare(folded) in nationalities() or listed


def _as_voted(name: Found, lone: dict[str, Entry]) -> Found:
    """Give a lone name the type that it has elsewhere in the document."""
    entry = lone.get(key(name.ar)) if name.origin == "recogniser" else None
    return replace(name, type=entry.type) if entry and entry.type is not name.type else name


def _repeated(sentence: Sentence, tokens: Sequence[Token], table: dict[str, Entry]) -> list[Found]:
    return [
        make(sentence, tokens[m.first].start, tokens[m.last - 1].end, m.entry.type, "recogniser")
        for m in matches(tokens, (table,))
    ]
