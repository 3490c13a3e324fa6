#!/usr/bin/env python3
"""Build the table of how each country writes the words of Arabic persons' names.

Counted are the attested spellings by country that the package ``arabic-name-romanizer`` brings (MIT; from Wikidata
and corpora of Algerian names, CC0 and MIT) and the names marked in the project's own news pairs. A spelling is worth
its count in the country, in the countries around it, and everywhere; the same signs with and without accents are one.

Writes ``translator/entities/data/attested.tsv.xz``: key of a word without the article, the spelling everywhere,
``CODE=SPELLING`` for the countries that write another, separated by ``|``, how often the word was counted, the
country where it is at home if it is so in one region, and whether it is a given name (g) or, with the article, a
surname (s).

usage: attested.py
"""

from __future__ import annotations

import collections
import importlib.resources
import re
import sqlite3
from collections.abc import Iterable, Iterator

import names

from translator.entities.gazetteers import regions
from translator.entities.normalize import bare, key, latin_letters
from translator.entities.phonetics import sounds_like

#: What a spelling counts for in its country, around it, and anywhere; and what one in our own news is worth.
OWN, AROUND, ANYWHERE, NEWS = 3.0, 1.0, 0.1, 4.0
_ARTICLE = re.compile(r"^(?:al|el|ul|as|ar|ash|an|at|ad)[- ]", re.IGNORECASE)
#: How the article begins where it is joined to the word.
_ARTICLES = {"al", "el", "ul", "il"}
#: A word has no article where less than this share of its spellings have one apart, or go without.
WHOLE = 0.1
#: A word is at home in a region where at least this share of those who bear it live, and so many do.
HOME, BEARERS = 0.8, 3
#: How many must bear a word for it to be told as a given name, and as a surname.
GIVEN, SURNAME = 8, 10
_WORD = re.compile(r"[A-Z][a-z]+(?:'[a-z]+)?(?:[A-Z][a-z]+)?")
#: How the second word of a name that is written as one ends in Latin letters.
_SECOND = {" الدين": re.compile("d+[ie]+n+e?$", re.IGNORECASE), " الله": re.compile("l+[aeo]h?$", re.IGNORECASE)}
_CODES = {code: region for region, codes in regions().items() for code in codes.values()}
_AROUND = {code: frozenset(regions()[region].values()) for code, region in _CODES.items()}
Counts = dict[str, collections.Counter[tuple[str, str]]]


def attested() -> Iterator[tuple[str, str, str, float]]:
    """Yield (key, spelling, country code, count) of single words; the code is empty for our news."""
    path = importlib.resources.files("arabic_name_romanizer") / "resources" / "names.sqlite3"
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as index:
        for arabic, latin, country, count in index.execute("SELECT arabic_key, latin, country, count FROM units"):
            if country in _CODES and (" " not in arabic or is_joined(arabic, latin)):
                yield arabic, latin, country, count
    for source, _ in names.news_lines(names.HERE / "news", heldout=False):
        for kind, person, arabic in names.SPAN.findall(source):
            if kind == "PER":
                for word, latin in names.aligned(arabic, person):
                    yield word, latin, "", NEWS


def is_joined(arabic: str, latin: str) -> bool:
    """Say whether two Arabic words are written as one Latin word, with nothing of them left out."""
    if " " in latin:
        return False
    whole = next((ending for word, ending in _SECOND.items() if arabic.endswith(word)), None)
    return bool(whole.search(latin)) if whole else arabic.startswith("عبد ")


def whole_words(rows: Iterable[tuple[str, str, str, float]]) -> frozenset[str]:
    """Return the keys that begin with the letters of the article and have none: nobody writes one, or leaves it off."""
    counts: dict[str, list[float]] = collections.defaultdict(lambda: [0.0, 0.0])
    for arabic, latin, _, count in rows:
        folded = key(arabic)
        if folded != bare(folded):
            shown = latin_letters(latin)
            apart = _ARTICLE.match(shown) or shown[:2].lower() not in _ARTICLES
            counts[folded][bool(apart)] += count
    return frozenset(
        folded for folded, (joined, apart) in counts.items() if joined >= BEARERS and apart < WHOLE * (joined + apart)
    )


def counted() -> Counts:
    """Count the spellings of each word by country, articles off both sides."""
    found: Counts = collections.defaultdict(collections.Counter)
    rows = list(attested())
    whole = whole_words(rows)
    for arabic, latin, country, count in rows:
        folded = key(arabic) if key(arabic) in whole else bare(key(arabic))
        spelling = _ARTICLE.sub("", latin_letters(latin)) if folded != key(arabic) else latin_letters(latin)
        joined = re.match(r"[AE]l(.{3,})", spelling) if folded != key(arabic) else None
        if joined and sounds_like(folded, joined[1]):
            spelling = joined[1]
        spelling = spelling.replace("'", "")
        spelling = spelling[:1].upper() + spelling[1:]
        if _WORD.fullmatch(spelling) and len(folded) > 1:
            found[folded][spelling, country] += count  # type: ignore[assignment]  # a Counter adds up fractions too
    return found


def best(counts: collections.Counter[tuple[str, str]], code: str) -> str:
    """Return the spelling that is worth most in a country; everywhere where the code is empty."""
    around = _AROUND.get(code, frozenset())
    worth: dict[str, float] = collections.defaultdict(float)
    for (spelling, country), count in counts.items():
        near = OWN if country == code and code else AROUND if country in around else 0.0
        worth[spelling] += count * (near + (ANYWHERE if country else 1.0))
    return min(worth, key=lambda spelling: (-worth[spelling], spelling))


def roles() -> dict[str, str]:
    """Return by key which words are given names (g), and which are surnames when they have the article (s)."""
    counts: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    path = importlib.resources.files("arabic_name_romanizer") / "resources" / "names.sqlite3"
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as index:
        for arabic, country, role, count in index.execute("SELECT arabic_key, country, role, count FROM units"):
            if country in _CODES and role in {"given", "surname"}:
                folded = key(arabic)
                counts[bare(folded)][role if folded == bare(folded) else f"the {role}"] += count
    return {
        folded: "g" * (n["given"] >= GIVEN and n["given"] > n["surname"]) + "s" * (n["the surname"] >= SURNAME)
        for folded, n in counts.items()
    }


def rows() -> Iterator[tuple[str, ...]]:
    """Yield the rows of the table."""
    given = roles()
    for folded, counts in sorted(counted().items()):
        heard = collections.Counter({pair: n for pair, n in counts.items() if sounds_like(folded, pair[0])})
        if 2 * heard.total() < counts.total():  # assimilated articles, silent letters
            heard = counts
        usual = best(heard, "")
        seen = {country for _, country in heard if country}
        near = {code for country in seen for code in _AROUND[country]}
        others = [f"{code}={spelling}" for code in sorted(near) if (spelling := best(heard, code)) != usual]
        yield folded, usual, "|".join(others), str(round(counts.total())), home(counts), given.get(folded, "")


def home(counts: collections.Counter[tuple[str, str]]) -> str:
    """Return the code of the country where most bear the word if nearly all do in its region, else nothing."""
    borne: collections.Counter[str] = collections.Counter()
    for (_, country), count in counts.items():
        if country:
            borne[country] += count
    around: collections.Counter[str] = collections.Counter()
    for country, count in borne.items():
        around[_CODES[country]] += count
    if borne.total() < BEARERS or around.most_common(1)[0][1] < HOME * borne.total():
        return ""
    return max((code for code in borne if _CODES[code] == around.most_common(1)[0][0]), key=lambda c: (borne[c], c))


if __name__ == "__main__":
    names.write("attested", rows())
