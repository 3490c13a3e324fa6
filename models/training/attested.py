#!/usr/bin/env python3
"""Build the table of how each country writes the words of Arabic persons' names.

Counted are the attested spellings by country that the package ``arabic-name-romanizer`` brings (MIT; from Wikidata
and corpora of Algerian names, CC0 and MIT) and the names marked in the project's own news pairs. A spelling is worth
its count in the country, in the countries around it, and everywhere; the same signs with and without accents are one.

Writes ``translator/entities/data/attested.tsv.xz``: key of a word without the article, the spelling everywhere,
``CODE=SPELLING`` for the countries that write another, separated by ``|``, and how often the word was counted.

usage: attested.py
"""

from __future__ import annotations

import collections
import importlib.resources
import re
import sqlite3
from collections.abc import Iterator

import names

from translator.entities.gazetteers import regions
from translator.entities.normalize import bare, key, latin_letters
from translator.entities.phonetics import sounds_like

#: What a spelling counts for in its country, around it, and anywhere; and what one in our own news is worth.
OWN, AROUND, ANYWHERE, NEWS = 3.0, 1.0, 0.1, 4.0
_ARTICLE = re.compile(r"^(?:al|el|ul|as|ar|ash|an|at|ad)[- ]", re.IGNORECASE)
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


def counted() -> Counts:
    """Count the spellings of each word by country, articles off both sides."""
    found: Counts = collections.defaultdict(collections.Counter)
    for arabic, latin, country, count in attested():
        folded = bare(key(arabic))
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


def rows() -> Iterator[tuple[str, ...]]:
    """Yield the rows of the table."""
    for folded, counts in sorted(counted().items()):
        heard = collections.Counter({pair: n for pair, n in counts.items() if sounds_like(folded, pair[0])})
        if 2 * heard.total() < counts.total():  # assimilated articles, silent letters
            heard = counts
        usual = best(heard, "")
        seen = {country for _, country in heard if country}
        near = {code for country in seen for code in _AROUND[country]}
        others = [f"{code}={spelling}" for code in sorted(near) if (spelling := best(heard, code)) != usual]
        yield folded, usual, "|".join(others), str(round(counts.total()))


if __name__ == "__main__":
    names.write("attested", rows())
