"""Names in the English that nothing in the Arabic bears out: the most fluent way in which a model says what is false.

A small model that does not know a name writes one that it does: "Peshmerga" for a militia, "the Al-Qaida base" for
"the base". Every capitalised word of the English that is no ordinary word must belong to an entity of the
sentence, stand in a table beside Arabic that stands there too, or sound like one of the Arabic words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from functools import lru_cache

from translator.dates.tables import month_rows
from translator.document import TITLE_DOUBT, Document, Flag, Sentence
from translator.entities.english import demonyms, ordinary, starts_sentence, translated
from translator.entities.gazetteers import (
    name_words,
    nationalities,
    news,
    own,
    places,
    words,
    words_of,
)
from translator.entities.normalize import Token, bare, key
from translator.entities.phonetics import plain, sounds_like

_WORD = re.compile(r"[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*")
#: What makes an adjective of a name, on either side: سورينامية, Surinamese.
_ADJECTIVE_AR = re.compile(r"(?:ي|ية|يه|يين|يون|يات)$")
_ADJECTIVE_EN = re.compile(r"(?:i?ans?|ese|ish|is?|ics?|ia|es?|a)$")
#: Shorter words are initials, titles and acronyms, of which no sound can be heard.
_SHORTEST = 4
#: An Arabic word seen oftener than this in running text is itself, not the sound of a name.
_USUAL = 12


def flag_invented_entities(document: Document) -> Document:
    """Flag the sentences whose English has a name that their Arabic has not.

    Args:
        document: translated, its entities' one spelling enforced.

    Returns:
        The document with ``entity-invented`` on such sentences, and a warning where it is the title.
    """
    given: dict[int, set[str]] = defaultdict(set)
    for entity in document.entities:
        for mention in entity.mentions:
            given[mention.sentence] |= {entity.en}
    sentences = tuple(_flagged(sentence, given[sentence.id]) for sentence in document.sentences)
    document = document.with_(sentences=sentences)
    title_ar, title_en = document.metadata.title_ar, document.metadata.title_en
    found = invented_names(title_ar, title_en, [e.en for e in document.entities]) if title_ar and title_en else ()
    return document.warned(f"{TITLE_DOUBT}has a name that its Arabic has not: {found[0]}") if found else document


def _flagged(sentence: Sentence, given: Collection[str]) -> Sentence:
    if sentence.en is None or sentence.language != "ar" or not invented_names(sentence.ar, sentence.en, given):
        return sentence
    return sentence.flagged(Flag.ENTITY_INVENTED.value)


def invented_names(ar: str, en: str, given: Collection[str] = ()) -> tuple[str, ...]:
    """Return the words of names in ``en`` that neither ``ar`` nor the ``given`` English names bear out, in order."""
    known = {plain(word) for name in given for word in _WORD.findall(name)} | {plain(name) for name in given}
    tokens = [token for token in words_of(ar) if token.is_word]
    return tuple(word for word in _names(en) if plain(word) not in known and not _is_borne_out(word, ar, tokens))


def _names(en: str) -> Iterator[str]:
    """Yield the capitalised words that are no ordinary words; at the start of a sentence any word has a capital."""
    for match in _WORD.finditer(en):
        word = match[0]
        if len(word) < _SHORTEST or not word[0].isupper() or word.isupper() or word.casefold() in _not_names():
            continue
        if starts_sentence(en, match.start()) and not _keys().get(plain(word)) and word not in demonyms():
            continue
        yield word


def _is_borne_out(word: str, ar: str, tokens: list[Token]) -> bool:
    letters = plain(word)
    if letters in plain(ar) or any(form in key(ar) for form in _keys().get(letters, ())):
        return True
    usual = words()
    sounds = [token.text for token in tokens if usual.get(token.key, 0) <= _USUAL]
    stem = _ADJECTIVE_EN.sub("", word)
    return any(
        sounds_like(sound, word) or (sound != (root := _ADJECTIVE_AR.sub("", sound)) and sounds_like(root, stem))
        for sound in sounds
    )


@lru_cache(maxsize=1)
def _not_names() -> frozenset[str]:
    """Return the words of English that have a capital without being names, or whose Arabic is no name."""
    months = (row["english"].casefold() for row in month_rows())
    return ordinary() | translated() | frozenset(word for month in months for word in month.split())


@lru_cache(maxsize=1)
def _keys() -> dict[str, frozenset[str]]:
    """Return for each word of the tables' English names, its letters alone, the Arabic that it may stand for."""
    found: dict[str, set[str]] = defaultdict(set)
    rows = [(folded, (entry.english, *entry.aliases)) for table in (own(), places()) for folded, entry in table.items()]
    # "The base" (القاعدة) is marked as al-Qaeda here and there in the pairs: an everyday word bears out no name.
    usual = {folded for folded, count in words().items() if count > _USUAL}
    rows += [(folded, (entry.english,)) for folded, (entry, _) in news().items() if folded not in usual]
    rows += [(folded, (english,)) for folded, (english, _) in name_words().items()]
    forms_of: dict[str, list[str]] = defaultdict(list)
    for form, entry in places().items():
        forms_of[entry.english].append(form)
    for folded, (adjective, country) in nationalities().items():
        rows.append((folded, (adjective, f"{adjective}s", country)))
        rows += [(form, (adjective, f"{adjective}s")) for form in forms_of[country]]
    for folded, names in rows:
        form = bare(folded)
        for name in names:
            for word in _WORD.findall(name):
                if word[0].isupper():
                    found[plain(word)].add(form)
    return {word: frozenset(forms) for word, forms in found.items()}
