"""The tables of names that come with trsum, loaded once and looked up by key.

Formats, sources and licences: data/README.md. The packed tables are made by ``models/training/names.py``.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from translator.document import EntityType
from translator.entities.normalize import PREFIXES, Token, bare, key, latin_letters, tokenize
from translator.tables import read_rows

DATA = Path(__file__).parent / "data"
#: Names of more words than this are not looked for.
MAX_WORDS = 9
#: How often a word must be borne for once that it stands in running text, to be a name rather than a word.
_MOSTLY = 10
_NO_ROW = ("", "", 0, "", "")


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a table: a name's English, its type and its other English renderings."""

    english: str
    type: EntityType
    table: str  #: ``own``, ``places``, ``news``, ``composed``, ``date``, ``glossary`` or ``registry``
    aliases: tuple[str, ...] = ()
    source: str = ""  #: where a registry's spelling came from
    before: int = 0  #: how many first words of the form only stand before the name: صحيفة before النهار
    after: int = 0  #: how many last words only stand after it: الإماراتي after العين


@dataclass(frozen=True, slots=True)
class Match:
    """A name of a table in a sentence: ``tokens[first:last]``."""

    first: int
    last: int
    entry: Entry


@lru_cache(maxsize=1)
def own() -> dict[str, Entry]:
    """Return the hand-made table of organisations, groups, people, places and works by key."""
    return {key(form): entry for form, entry in _own_forms()}


def _own_forms() -> Iterator[tuple[str, Entry]]:
    """Yield the Arabic forms of the hand-made table; words in brackets at its ends only stand beside the name."""
    for path in sorted((DATA / "own").glob("*.tsv")):
        for english, kind, forms, *rest in read_rows(path):
            aliases = tuple(a.strip() for a in rest[0].split("|") if a.strip()) if rest else ()
            for form in forms.split("|"):
                before = len(form.partition(")")[0].split()) if form.startswith("(") else 0
                after = len(form.rpartition("(")[2].split()) if form.endswith(")") else 0
                yield form, Entry(english, EntityType(kind), "own", aliases, before=before, after=after)


def places() -> dict[str, Entry]:
    """Return countries, cities and other places by key."""
    return _places()[0]


def homes() -> dict[str, str]:
    """Return the country in which a place lies, by key, for the countries that have a way of their own with names."""
    return _places()[1]


def countries() -> dict[str, Entry]:
    """Return the countries whose names are long enough to be no other word, by key."""
    return _places()[2]


@lru_cache(maxsize=1)
def _places() -> tuple[dict[str, Entry], dict[str, str], dict[str, Entry]]:
    """Return the three tables of places: every run needs all, and their file is slow to unpack."""
    named = {code: country for codes in regions().values() for country, code in codes.items()}
    everywhere, lie_in, states = {}, {}, {}
    for folded, english, kind, source, code in read_rows(DATA / "places.tsv.xz"):
        everywhere[folded] = Entry(latin_letters(english), EntityType(kind), "places")
        if code in named:
            lie_in[folded] = named[code]
        if source == "c" and len(bare(folded)) > 4:
            usual = own()[folded].english if folded in own() else english
            states[folded] = Entry(usual, EntityType.LOC, "places")
    return everywhere, lie_in, states


@lru_cache(maxsize=1)
def not_names() -> dict[str, Entry]:
    """Return phrases in which nothing is a name, by key."""
    rows = read_rows(DATA / "not_names.tsv")
    return {key(form): Entry(meaning, EntityType.MISC, "none") for forms, meaning in rows for form in forms.split("|")}


@lru_cache(maxsize=1)
def news() -> dict[str, tuple[Entry, int]]:
    """Return the names marked in the news pairs by key, with how often each stands there under its best type."""
    rows: dict[str, tuple[Entry, int]] = {}
    for folded, english, kind, count in read_rows(DATA / "news.tsv.xz"):
        if folded not in rows or int(count) > rows[folded][1]:
            rows[folded] = (Entry(latin_letters(english), EntityType(kind), "news"), int(count))
    return rows


@lru_cache(maxsize=1)
def known() -> dict[str, tuple[str, bool]]:
    """Return the English of what an encyclopedia has, by key, and whether it can be heard in the Arabic."""
    rows = read_rows(DATA / "known.tsv.xz")
    return {folded: (latin_letters(english), heard == "h") for folded, english, heard in rows}


@lru_cache(maxsize=1)
def name_words() -> dict[str, tuple[str, int]]:
    """Return the words of persons' names by key: the English spelling and a weight."""
    rows = read_rows(DATA / "names.tsv.xz")
    packed = {folded: (latin_letters(english), int(count)) for folded, english, count in rows}
    return packed | {word: (english, packed.get(word, ("", 1))[1]) for word, english in settled_names("").items()}


@lru_cache(maxsize=1)
def regions() -> dict[str, dict[str, str]]:
    """Return the countries of each region whose papers write names alike, with their codes."""
    return tomllib.loads((DATA / "regions.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def _attested() -> dict[str, tuple[str, str, int, str, str]]:
    rows = read_rows(DATA / "attested.tsv.xz")
    return {folded: (usual, ways, int(count), home, roles) for folded, usual, ways, count, home, roles in rows}


@lru_cache(maxsize=4096)
def attested_name(folded: str, country: str, least: int = 1) -> str | None:
    """Return how a country's people write a word of their names, articles off both sides.

    None where the word was counted less than ``least`` times: a foreign name that few bear.
    """
    row = _attested().get(folded) or _attested().get(bare(folded))
    if row is None or row[2] < least:
        return None
    code = next((codes[country] for codes in regions().values() if country in codes), "")
    ways = dict(way.split("=", 1) for way in row[1].split("|") if way)
    return ways.get(code, row[0])


def begins_with_al(folded: str) -> bool:
    """Say whether the first letters of a name's word are its own and no article: الياس is Elias."""
    return folded.startswith("ال") and folded in _attested()


def home_of_word(folded: str) -> str | None:
    """Return the country in which a word of names is at home, where nearly all who bear it come from one region."""
    row = _attested().get(folded) or _attested().get(bare(folded))
    codes = {code: country for region in regions().values() for country, code in region.items()}
    return codes.get(row[3]) if row else None


def is_given_name(folded: str) -> bool:
    """Say whether a word is a given name where Arabic is spoken."""
    return "g" in _attested().get(folded, _NO_ROW)[4]


def is_surname(folded: str) -> bool:
    """Say whether a word with the article is a surname where Arabic is spoken."""
    return folded != bare(folded) and "s" in _attested().get(bare(folded), _NO_ROW)[4]


def is_mostly_a_name(folded: str) -> bool:
    """Say whether a word that people bear is met far more often as a name than as a word of the language."""
    return _attested().get(folded, _NO_ROW)[2] > _MOSTLY * words().get(folded, 0)


@lru_cache(maxsize=64)
def settled_names(country: str) -> dict[str, str]:
    """Return the settled English of name words, articles off both sides, as a country's papers have it."""
    found: dict[str, str] = {}
    for arabic, usual, *rest in read_rows(DATA / "name_words.tsv"):
        ways = dict(way.split("=", 1) for way in rest[0].split("|") if way) if rest else {}
        region = "Maghreb" if country in regions()["Maghreb"] else country
        found[bare(key(arabic))] = ways.get(country) or ways.get(region) or usual
    return found


@lru_cache(maxsize=1)
def words() -> dict[str, int]:
    """Return how often an ordinary word was seen in running text outside marked names."""
    return {folded: int(count) for folded, count in read_rows(DATA / "words.tsv.xz")}


@lru_cache(maxsize=1)
def usage() -> dict[str, str]:
    """Return how usual a word is and which inflections it has, by key; see ``models/training/usage.py``."""
    return {folded: sys.intern(code) for folded, code in read_rows(DATA / "usage.tsv.xz")}  # few codes, many words


@lru_cache(maxsize=1)
def clusters() -> dict[str, tuple[str, ...]]:
    """Return the groups of words that keep the same company, from coarse to fine, by key."""
    return {folded: tuple(map(sys.intern, groups)) for folded, *groups in read_rows(DATA / "clusters.tsv.xz")}


@lru_cache(maxsize=1)
def triggers() -> dict[str, frozenset[str]]:
    """Return for each folded trigger word (with and without the article) the classes it belongs to."""
    table = tomllib.loads((DATA / "triggers.toml").read_text(encoding="utf-8"))
    found: dict[str, set[str]] = {}
    for name, row in table.items():
        for word in row["words"].split():
            for form in {key(word), bare(key(word))}:
                found.setdefault(form, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


def classes_of(folded: str) -> frozenset[str]:
    """Return the trigger classes of a word, "and" before it or not."""
    return triggers().get(folded) or (triggers().get(folded[1:], frozenset()) if folded[:1] in "وف" else frozenset())


def lookup(folded: str) -> Entry | None:
    """Return the row for a key: own table, then places as our news spells them, countries and cities, other names.

    The article may differ.
    """
    for form in (folded, bare(folded), "ال" + folded):
        if entry := own().get(form):
            return entry
        named = news().get(form)
        if named and (named[0].type is EntityType.LOC or form not in places()):
            return named[0]
        if entry := places().get(form):
            return entry
    return None


@lru_cache(maxsize=1)
def _known_words() -> dict[str, bool]:
    """Return every key that a name's word may have, and whether it is always whole: the ك of كأس is no prefix."""
    known = dict.fromkeys((*name_words(), *places(), *own(), *news()), False)
    return known | {key(form.split()[0]): True for form, _ in _own_forms() if " " in form}


@lru_cache(maxsize=65536)
def prefix_length(folded: str) -> int:
    """Say how many letters of a folded word are an attached prefix.

    A word that is itself a name stays whole, however usual it is where it is a place of the hand-made
    table (كاليفورنيا); else a prefix is cut where what is left is a name, a more usual word, or carries the article.
    """
    known, usual = _known_words(), words()
    place = (entry := own().get(folded)) is not None and entry.type is EntityType.LOC
    whole = place or known.get(folded) or (folded in known and usual.get(folded, 0) < 20)
    if whole or len(folded) < 3 or triggers().get(folded):
        return 0
    for prefix in PREFIXES:
        rest = folded[len(prefix) :]
        if not folded.startswith(prefix) or len(rest) < 2:
            continue
        if folded in known and rest not in known and rest not in usual:  # California is not "like" anything
            continue
        if _splits(prefix, rest, folded):
            return 1 if _is_more_usual(folded[1:], rest, prefix) else len(prefix)
    return 0


def _is_more_usual(whole: str, rest: str, prefix: str) -> bool:
    """Say whether only the first letter of a prefix is one: وبلير is "and Blair", not "and with Lear"."""
    code = usage().get(whole, "")
    return len(prefix) == 2 and prefix[0] in "وف" and code[:1] >= max("2", usage().get(rest, "")[:1])


def _splits(prefix: str, rest: str, folded: str) -> bool:
    known, usual = _known_words(), words()
    if prefix.endswith("لل"):
        return len(rest) > 2 and ("ال" + rest in known or "ال" + rest in usual or folded not in usual)
    if rest.startswith("ال") and len(rest) > 4:
        return True
    if usual.get(rest, 0) > usual.get(folded, 0):
        return True
    return len(rest) > 2 and rest in known and not usual.get(folded, 0)


def words_of(text: str) -> tuple[Token, ...]:
    """Split a sentence into words with their prefixes cut off."""
    return tokenize(text, prefix_length)


def matches(tokens: Sequence[Token], tables: Sequence[dict[str, Entry]]) -> tuple[Match, ...]:
    """Find the longest names of ``tables`` from left to right, without overlaps.

    The words of a name are joined to one key, so that spaces and hyphens in it do not matter.
    """
    found: list[Match] = []
    at = 0
    while at < len(tokens):
        best = _longest(tokens, at, tables) if tokens[at].is_word else None
        if best:
            found.append(best)
        at = best.last if best else at + 1
    return tuple(found)


def _longest(tokens: Sequence[Token], first: int, tables: Sequence[dict[str, Entry]]) -> Match | None:
    joined, best, count = "", None, 0
    for last in range(first, min(first + 2 * MAX_WORDS, len(tokens))):
        token = tokens[last]
        if last > first and (token.prefix or (not token.is_word and token.text not in "-–._'’/“”«»\"")):
            if not token.is_word:
                break
            joined += key(token.prefix)
        count += token.is_word
        joined += token.key
        if count > MAX_WORDS:
            break
        if token.is_word and (
            entry := _entry(joined, tables, lone=first == last, article=tokens[first].prefix[-2:] == "لل")
        ):
            best = Match(first, last + 1, entry)
    return best and _name_alone(tokens, best)


def _name_alone(tokens: Sequence[Token], match: Match) -> Match:
    """Leave out the words that only stand beside a name, and the mark that opens it: "صحيفة «النهار»"."""
    inner = [at for at in range(match.first, match.last) if tokens[at].is_word]
    kept = inner[match.entry.before : len(inner) - match.entry.after] or inner
    return replace(match, first=kept[0], last=kept[-1] + 1)


def _entry(joined: str, tables: Sequence[dict[str, Entry]], *, lone: bool, article: bool) -> Entry | None:
    """Look a key up; "لل" before it stands for its article, and a lone word may do without."""
    forms = [joined, *(["ال" + joined] if article else []), *([bare(joined)] if lone else [])]
    return next((table[form] for table in tables for form in forms if form in table), None)


@lru_cache(maxsize=1)
def nationalities() -> dict[str, tuple[str, str]]:
    """Return adjectives of nationality, masculine, feminine and plural, by key: English adjective and country."""
    found: dict[str, tuple[str, str]] = {}
    for english, forms, country in read_rows(DATA / "nationalities.tsv"):
        for form in forms.split("|"):
            stem = key(form)
            for ending in ("", "ه", "ين", "ون", "ات"):
                for word in (stem + ending, "ال" + stem + ending):
                    found.setdefault(word, (english, country))
    return found


def lookup_tables() -> dict[str, Sequence[dict[str, Entry]]]:
    """Return the tables whose names the recogniser sees, under the letter it knows them by."""
    return {"O": (own(),), "P": (places(),)}


@dataclass(frozen=True, slots=True)
class Styles:
    """How each country's English-language papers write the particles of Arabic names."""

    rows: dict[str, dict[str, str]]

    def _row(self, country: str | None) -> dict[str, str]:
        return self.rows["default"] | self.rows.get(country or "default", {})

    def article(self, country: str | None) -> str:
        """Return what the article becomes before a surname: ``al-``, ``El-`` or nothing."""
        return self._row(country)["article"]

    def faith(self, country: str | None) -> str:
        """Return what "الدين" becomes: ``al-Din`` or ``Eldin``."""
        return self._row(country)["faith"]

    def regnal(self, folded: str) -> str | None:
        """Return the Roman number that an ordinal after a ruler's name is, or None."""
        return self.rows["regnal"].get(folded)

    def particle(self, folded: str, country: str | None) -> str | None:
        """Return the English of a particle such as "ابو", or None where the word is none."""
        return self._row(country).get(folded)


@lru_cache(maxsize=1)
def styles() -> Styles:
    """Return the styles by the country's English name."""
    return Styles(tomllib.loads((DATA / "styles.toml").read_text(encoding="utf-8")))
