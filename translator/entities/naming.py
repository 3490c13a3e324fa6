"""The one English spelling of each entity, and where it came from.

In this order: the user's glossary, the registry, the tables, Latin writing that the document itself gives beside
the Arabic, and last the romaniser.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from translator.document import EntityType
from translator.entities.composed import belongs_to_place, compose, romanize_place
from translator.entities.find import Found
from translator.entities.gazetteers import homes, known, nationalities, regions, words_of
from translator.entities.link import Cluster, table_entry, without_head
from translator.entities.normalize import bare, is_arabic, key
from translator.entities.phonetics import sounds_like
from translator.entities.romanize import romanize

_ASIDE = re.compile(r"\s*\(([^()]{2,60})\)")
_LATIN = re.compile(r"[A-Za-z\u00C0-\u024F][A-Za-z\u00C0-\u024F0-9 .&'’-]*[A-Za-z\u00C0-\u024F0-9.]")


@dataclass(frozen=True, slots=True)
class Naming:
    """What a whole document says about the spelling of its names."""

    country: str | None  #: the country whose papers' style of Arabic names fits
    asides: dict[str, str]  #: key of an Arabic name to the Latin in brackets after it


def naming_of(texts: Sequence[str], found: Iterable[Found] = ()) -> Naming:
    """Gather what a document's sentences, and the names found in them, say about the spelling of its names."""
    return Naming(_country(texts, found), _asides(texts))


def name_cluster(cluster: Cluster, naming: Naming) -> tuple[str, str]:
    """Return the English spelling of an entity and its source.

    Sources are ``glossary``, ``registry``, ``date``, ``gazetteer``, ``document`` and ``romanised``; what trsum itself
    wrote into the registry keeps the source that it had then.
    """
    for table in ("glossary", "date", "registry"):
        for found in cluster.mentions:
            if found.entry and found.entry.table == table:
                return found.entry.english, found.entry.source or table
    if english := _from_tables(cluster):
        return english, "gazetteer"
    if english := _from_document(cluster, naming):
        return english, "document"
    if english := _from_encyclopedia(cluster):
        return english, "gazetteer"
    return _romanised(cluster, naming)


def _from_tables(cluster: Cluster) -> str | None:
    """Return the tables' spelling: the fullest mention that a table knows decides."""
    best: tuple[int, str] | None = None
    longest = max(len(found.ar.split()) for found in cluster.mentions)
    for found in cluster.mentions:
        if cluster.type is EntityType.PER and len(found.ar.split()) < min(longest, 2):
            continue
        entry = found.entry or table_entry(found)
        if entry and (best is None or len(found.ar.split()) > best[0]):
            best = (len(found.ar.split()), entry.english)
    return best[1] if best else None


def _from_encyclopedia(cluster: Cluster) -> str | None:
    """Return the English of a name that an encyclopedia has; of a person's the whole must stand there."""
    arabic = fullest(cluster.mentions)
    if cluster.type is EntityType.PER and " " not in arabic:
        return None
    for form in dict.fromkeys((key(arabic), key(without_head(arabic, cluster.type)))):
        english, heard = known().get(form) or known().get(bare(form)) or ("", False)
        if english and (heard or form == key(arabic)):
            return english
    return None


def _from_document(cluster: Cluster, naming: Naming) -> str | None:
    """Return the Latin that the document itself writes for the name, or beside it."""
    for found in cluster.mentions:
        if not is_arabic(found.ar):
            return found.ar
    for found in cluster.mentions:
        inner = _ASIDE.search(found.ar)
        latin = inner[1] if inner and _LATIN.fullmatch(inner[1]) else naming.asides.get(key(found.ar))
        if latin and (cluster.type in {EntityType.ORG, EntityType.MISC} or sounds_like(found.ar, latin)):
            return latin
    return None


def _romanised(cluster: Cluster, naming: Naming) -> tuple[str, str]:
    """Return the spelling made from the fullest mention, part by part or letter by letter."""
    arabic = fullest(cluster.mentions)
    text = _ASIDE.sub("", arabic).strip() or arabic
    if cluster.type is EntityType.PER:
        return romanize(text, naming.country) or text, "romanised"
    if made := compose(text, cluster.type, naming.country):
        return made[0], "gazetteer" if made[1] else "romanised"
    bare_name = text if belongs_to_place(text.split()[0]) else without_head(text, cluster.type)
    return romanize_place(bare_name, naming.country) or text, "romanised"


def fullest(mentions: Sequence[Found]) -> str:
    """Return the form of most words; of several the most frequent, then the first."""
    counts = Counter(found.ar for found in mentions)
    return max(counts, key=lambda form: (len(form.split()), counts[form]))


def _asides(texts: Sequence[str]) -> dict[str, str]:
    """Return Latin in brackets by the key of each run of up to four words before it."""
    found: dict[str, str] = {}
    for text in texts:
        for match in _ASIDE.finditer(text):
            latin = match[1].strip()
            if not _LATIN.fullmatch(latin):
                continue
            before = [token.key for token in words_of(text[: match.start()])[-4:]]
            for first in range(len(before)):
                found.setdefault("".join(before[first:]), latin)
    return found


def _country(texts: Sequence[str], found: Iterable[Found]) -> str | None:
    """Return the country that the page has most to do with, of those that write names in a way of their own.

    Counted are its places, the cities among them, and adjectives of nationality.
    """
    own_ways = {country for codes in regions().values() for country in codes}
    counts: Counter[str] = Counter()
    for name in found:
        if name.type in {EntityType.LOC, EntityType.ORG, EntityType.FAC}:
            words = without_head(name.ar, name.type).split()
            forms = (key(form) for form in (name.ar, " ".join(words), *words[-1:]))
            counts.update([home for form in forms if (home := homes().get(form) or homes().get(bare(form)))][:1])
    for text in texts:
        adjectives = (nationalities()[token.key][1] for token in words_of(text) if token.key in nationalities())
        counts.update(country for country in adjectives if country in own_ways)
    return counts.most_common(1)[0][0] if counts else None
