"""Names in one sentence: from the user's glossary, the tables, the recogniser, Latin writing and dates."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from translator.document import EntityType, Sentence
from translator.entities import crf
from translator.entities.boundaries import joined, trimmed
from translator.entities.classifier import Tagger
from translator.entities.composed import find_composed, head_type, is_honour
from translator.entities.gazetteers import (
    Entry,
    Match,
    classes_of,
    countries,
    matches,
    not_names,
    own,
    triggers,
    words,
    words_of,
)
from translator.entities.glossary import Glossary
from translator.entities.normalize import Token, bare, is_arabic, key
from translator.entities.registry import Registry

#: A name of a table that is one ordinary word too (القائم, العديد) needs the recogniser's word for it.
USUAL = 4
#: What the recogniser must be sure of a name; of facilities, few in its training, it is seldom as sure.
SURE = 0.55
SURE_FACILITY = 0.45
_CODE = re.compile(
    r"(?<![A-Za-z0-9])(?:[A-Z]{1,4}-?[0-9]{1,3}|[A-Z][A-Z&]{1,6}[0-9]?"
    r"|[A-Z][a-z]+(?: [A-Z][a-z]+| [a-z]{2}-[A-Z][a-z]+){1,3})(?![A-Za-z0-9])"
)
#: Marks in pairs, of which a name has both or none.
_QUOTES = (("«", "»"), ("“", "”"), ("‘", "’"), ("(", ")"), ('"', '"'), ("”", "“"))
_ASIDE = re.compile(r"\s*\(\s*[^()\n]{2,40}\)")
_RANK = {"glossary": 0, "registry": 1, "date": 2, "table": 3, "recogniser": 4, "latin": 5}
#: Whose names hold whatever else a text has: the user's own, and dates.
_SET = frozenset({"glossary", "registry", "date"})


@dataclass(frozen=True, slots=True)
class Found:
    """A name in a sentence before it is linked: ``ar[start:end]``."""

    sentence: int
    start: int
    end: int
    ar: str
    type: EntityType
    origin: str  #: ``glossary``, ``registry``, ``date``, ``table``, ``recogniser`` or ``latin``
    entry: Entry | None = None  #: the row that knows it, or a date's English


def find_names(
    sentence: Sentence,
    glossary: Glossary | None,
    published: str | None,
    registry: Registry | None = None,
    tag: Tagger = crf.tag,
) -> tuple[Found, ...]:
    """Find the names and dates of one sentence, in order, without overlaps."""
    tokens = words_of(sentence.ar)
    tagged = _tagged(sentence, tokens, tag)
    known = [
        *_from_table(sentence, tokens, tagged),
        *(_from_match(sentence, tokens, match, "table") for match in find_composed(tokens)),
    ]
    tagged = [found for found in tagged if not any(_begins_too_early(found, other) for other in known)]
    barred = [_from_match(sentence, tokens, match, "none") for match in matches(tokens, (not_names(),))]
    if registry:
        barred += [_from_match(sentence, tokens, match, "none") for match in matches(tokens, (registry.no_names,))]
    candidates = [
        *_from_glossary(sentence, tokens, glossary),
        *(name for name in _from_registry(sentence, tokens, registry) if not _is_part(name, [*known, *tagged])),
        *(date for date in _dates(sentence, published) if not _is_part(date, known)),
        *known,
        *tagged,
        *_latin(sentence),
    ]
    names = [_with_aside(sentence, found) for found in resolve(_free(candidates, barred))]
    return tuple(_closed(sentence, found) for found in _without_inner(_with_heads(sentence, tokens, names)))


def _closed(sentence: Sentence, found: Found) -> Found:
    """Take in the mark that ends a quotation inside a name: the » of "قاعدة «كي-1»"."""
    for opening, closing in _QUOTES:
        inside, follows = found.ar, sentence.ar[found.end : found.end + 1] == closing
        is_open = inside.count(opening) % 2 if opening == closing else inside.count(opening) > inside.count(closing)
        if is_open and follows:
            return replace(found, end=found.end + 1, ar=sentence.ar[found.start : found.end + 1])
    return found


def _with_heads(sentence: Sentence, tokens: Sequence[Token], names: Sequence[Found]) -> list[Found]:
    """Put the head before a place or a person to the name: a university, a court, a stadium."""
    ends = {token.end: at for at, token in enumerate(tokens)}
    kept: list[Found] = []
    for found in names:
        before = sentence.ar[: found.start]
        at = ends.get(len(before.rstrip(" "))) if before.endswith(" ") else None
        if at and found.type is EntityType.PER and is_honour(tokens[at]) and head_type(tokens[at - 1]):
            at -= 1
        kind = head_type(tokens[at]) if at is not None else None
        if at is None or kind is None or found.origin in _SET:
            kept.append(found)
        elif kept and kept[-1].end > tokens[at].start:
            whole = kept[-1].start == tokens[at].start or kept[-1].type is kind
            kept[-1:] = [make(sentence, kept[-1].start, found.end, kind, "recogniser")] if whole else [kept[-1], found]
        else:
            kept.append(make(sentence, tokens[at].start, found.end, kind, "recogniser"))
    return kept


def _begins_too_early(found: Found, known: Found) -> bool:
    """Say whether a recognised organisation is a known one with a word before it that names no kind of body."""
    same = found.type is known.type is EntityType.ORG and found.end == known.end and found.start < known.start
    return same and "organisation" not in classes_of(key(found.ar.split()[0]))


def _free(candidates: Iterable[Found], barred: Sequence[Found]) -> list[Found]:
    """Leave out names inside phrases that hold none, unless the user says otherwise."""
    theirs = {"glossary", "registry"}
    return [f for f in candidates if f.origin in theirs or all(f.end <= b.start or b.end <= f.start for b in barred)]


def _without_inner(names: Sequence[Found]) -> list[Found]:
    """Drop what a name with its aside took in: the short form in "… (اليونيفيل)"."""
    return [f for f in names if not any(o is not f and o.start <= f.start and f.end <= o.end for o in names)]


def resolve(candidates: Iterable[Found]) -> list[Found]:
    """Keep the better of overlapping names: the glossary's, then a date, then the longer, then the surer source."""
    kept: list[Found] = []
    starts: list[int] = []
    for found in sorted(candidates, key=lambda f: (min(_RANK[f.origin], 3), f.start - f.end, _RANK[f.origin], f.start)):
        at = bisect.bisect(starts, found.start)
        before, after = kept[at - 1 : at], kept[at : at + 1]
        if all(other.end <= found.start for other in before) and all(found.end <= other.start for other in after):
            kept.insert(at, found)
            starts.insert(at, found.start)
    return kept


def make(sentence: Sentence, start: int, end: int, kind: EntityType, origin: str, entry: Entry | None = None) -> Found:
    """Return a name over ``sentence.ar[start:end]``."""
    return Found(sentence.id, start, end, sentence.ar[start:end], kind, origin, entry)


def _from_match(sentence: Sentence, tokens: Sequence[Token], match: Match, origin: str) -> Found:
    start, end = tokens[match.first].start, tokens[match.last - 1].end
    return make(sentence, start, end, match.entry.type, origin, match.entry)


def _from_glossary(sentence: Sentence, tokens: Sequence[Token], glossary: Glossary | None) -> list[Found]:
    if glossary is None:
        return []
    return [_from_match(sentence, tokens, match, "glossary") for match in matches(tokens, (glossary.table,))]


def _from_registry(sentence: Sentence, tokens: Sequence[Token], registry: Registry | None) -> list[Found]:
    """Return the names that a person decided on."""
    if registry is None:
        return []
    return [_from_match(sentence, tokens, match, "registry") for match in matches(tokens, (registry.decided,))]


def _is_part(name: Found, known: Iterable[Found]) -> bool:
    """Say whether a longer name of another kind holds a name: Kirkuk in "Kirkuk provincial council"."""
    size = name.end - name.start
    others = (k for k in known if k.type is not name.type and k.end - k.start > size)
    return any(k.start <= name.start and name.end <= k.end for k in others)


def _from_table(sentence: Sentence, tokens: Sequence[Token], tagged: Sequence[Found]) -> list[Found]:
    """Return names of the own table, unless they are ordinary words that the recogniser passed over."""
    kept = []
    for match in matches(tokens, (own(),)):
        found = _from_match(sentence, tokens, match, "table")
        agreed = any(other.start < found.end and found.start < other.end for other in tagged)
        lone = match.last - match.first == 1 and not match.entry.before + match.entry.after
        usual = lone and words().get(tokens[match.first].key, 0) >= USUAL
        person = match.entry.type is EntityType.PER and lone
        if agreed or not (usual or (person and not agreed)):
            kept.append(found)
    kept += [_from_match(sentence, tokens, match, "table") for match in matches(tokens, (countries(),))]
    return kept


def _tagged(sentence: Sentence, tokens: Sequence[Token], tag: Tagger) -> list[Found]:
    kept = []
    for first, last, kind, probability in joined(tokens, tag(tokens)):
        for start, end in trimmed(tokens, first, last, kind):
            letters = any(is_arabic(t.text) or t.text[0].isalpha() for t in tokens[start:end])
            if probability >= (SURE_FACILITY if kind is EntityType.FAC else SURE) and letters:
                kept.append(make(sentence, tokens[start].start, tokens[end - 1].end, kind, "recogniser"))
    return kept


def _latin(sentence: Sentence) -> list[Found]:
    """Return code names and abbreviations written in Latin letters."""
    kept = []
    for match in _CODE.finditer(sentence.ar):
        entry = own().get(key(match[0]))
        kind = entry.type if entry else EntityType.ORG if match[0].isupper() and match[0].isalpha() else EntityType.MISC
        if entry or kind is EntityType.ORG:
            kept.append(make(sentence, match.start(), match.end(), kind, "latin", entry))
    return kept


def _dates(sentence: Sentence, published: str | None) -> list[Found]:
    from translator.dates import find_dates

    return [
        make(sentence, match.start, match.end, EntityType.DATE, "date", Entry(match.english, EntityType.DATE, "date"))
        for match in find_dates(sentence.ar, published)
        if match.english
    ]


def _with_aside(sentence: Sentence, found: Found) -> Found:
    """Take in the short form in brackets that follows an organisation's name: "… (اليونيفيل)"."""
    if found.type not in {EntityType.ORG, EntityType.MISC} or "(" in found.ar:
        return found
    aside = _ASIDE.match(sentence.ar, found.end)
    if not aside or len(aside[0].split()) > 3 or not _is_short_form(found, aside[0].strip(" ()")):
        return found
    return replace(found, end=aside.end(), ar=sentence.ar[found.start : aside.end()])


def _is_short_form(found: Found, text: str) -> bool:
    """Say whether ``text`` may be the same organisation's short name: one new word, no place and no agency."""
    entry = own().get(key(text)) or own().get(bare(key(text)))
    if entry is not None:
        known = found.entry or own().get(key(found.ar))
        return entry.type is found.type and (known is None or known.english == entry.english)
    if not is_arabic(text):
        return text.isascii() and text[:1].isupper()
    usual = sum(words().get(token.key, 0) for token in words_of(text))
    return usual < USUAL and not any(triggers().get(token.key) for token in words_of(text)) and not text.isdigit()
