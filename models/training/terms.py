#!/usr/bin/env python3
"""Make the table of rarer words that the built-in model is told the English of (``translator/translation/terms.py``).

The pairs that it is trained on, and larger sets of general English and Arabic, are aligned word by word with
eflomal (Östling and Tiedemann, "Efficient word alignment with Markov Chain Monte Carlo", PBML 106, 2016) in both
directions; links found in both count. A stem stands in the table with the English that it mostly has, if that is
clear enough (``CLEAR``, ``SEEN``) and no name. Rows written by hand (``terms.tsv`` beside this file) come first.
The commonest stems stand there without English: the model knows them.

Pairs that share a run of eight words with an evaluation file (``--eval``) do not count.

usage: terms.py OUT.tsv --parallel FOLDER [--eval FILE ...]
"""

from __future__ import annotations

import argparse
import collections
import pathlib
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from data import HERE, is_heldout, news_pairs, parallel_pairs, shingles, without_hints
from eflomal import Aligner

from translator.translation.guards.lost_words import english_stem
from translator.translation.terms import fold

#: Sets of general language; manuals, scripture and user interfaces mean other things by the same words.
SETS = ("mmlu_ar", "tatoeba", "fignews", "un_conflibert", "tico19", "xquad", "ud_pud", "un_sdg", "mlqa_questions")
#: Share of a stem's links that its English needs, inflections counted together, and their number.
CLEAR, SEEN = 0.45, 3
#: The commonest stems of the news pairs and of all pairs.
COMMON_IN_NEWS, COMMON = 700, 400
#: English that says too little by itself.
FUNCTION_WORDS = frozenset(
    re.findall(
        r"\w+",
        "in of the to a and on for is it that was with from by at be as has have had he his not will are its which who "
        "were they their this an or but",
    )
)
ARABIC = re.compile("[\u0621-\u063a\u0640-\u065f\u0670-\u0671]+|\\d+")
ENGLISH = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*|\d+")
LONGEST, SHORTEST = 60, 3
OWN = "terms.tsv"


@dataclass
class Links:
    """What the words of one stem were aligned with."""

    english: collections.Counter[str] = field(default_factory=collections.Counter)
    capitals: int = 0

    def best(self) -> str | None:
        """Return the English that is clear enough, in the inflection it mostly has."""
        number = self.english.total()
        groups: collections.Counter[str] = collections.Counter()
        for word, count in self.english.items():
            groups[english_stem(word)] += count
        if number < SEEN or 2 * self.capitals >= number:
            return None
        ((stem, count),) = groups.most_common(1)
        word = max((w for w in self.english if english_stem(w) == stem), key=lambda w: (self.english[w], w))
        fit = count >= CLEAR * number and word.isalpha() and len(word) >= SHORTEST and word not in FUNCTION_WORDS
        return word if fit else None


class Splitter:
    """Parts proclitics from stems where the rest is a word that the text has by itself."""

    def __init__(self, texts: list[str]) -> None:
        self._seen = collections.Counter(fold(word) for text in texts for word in ARABIC.findall(text))

    def split(self, text: str) -> list[str]:
        """Return the stems of ``text``, each after its proclitics (``و+``); the article is dropped."""
        words = filter(None, (fold(word) for word in ARABIC.findall(text)))
        return [part for word in words for part in self._parts(word)]

    def _parts(self, word: str) -> Iterator[str]:
        for letters, articles in (("وف", ("ال", "لل", "بال")), ("بلك", ("ال",))):
            rest = word[1:]
            if word.startswith("لل") and self._attested(word[2:]):
                break
            if (
                word[0] in letters
                and len(rest) >= SHORTEST
                and (self._attested(rest) > self._seen[word] or (rest.startswith(articles) and len(word) > 5))
            ):
                yield f"{word[0]}+"
                word = rest
        if word.startswith("لل") and len(word) >= 5 and self._attested(word[2:]):
            yield "ل+"
            word = word[2:]
        yield word[2:] if word.startswith("ال") and len(word) >= 5 else word

    def _attested(self, word: str) -> int:
        return self._seen[word] + self._seen[f"ال{word}"] if len(word) >= SHORTEST else 0


def read_pairs(parallel: pathlib.Path, evaluation: list[pathlib.Path]) -> tuple[list[tuple[str, str]], int]:
    """Return (Arabic, English) of all sets, and how many of them are news."""
    forbidden = {run for path in evaluation for line in path.open(encoding="utf-8") for run in shingles(line)}
    pairs = [(without_hints(a), e) for a, e in news_pairs(HERE / "news") if not is_heldout(without_hints(a))]
    news = len(pairs)
    for name in SETS:
        for arabic, english in dict.fromkeys(parallel_pairs(parallel / f"{name}.tsv.xz")):
            short = len(arabic.split()) <= LONGEST
            if short and arabic and english and not (shingles(arabic) | shingles(english)) & forbidden:
                pairs.append((arabic, english))
    return pairs, news


def align(sources: list[list[str]], targets: list[list[str]]) -> Iterator[set[tuple[int, int]]]:
    """Yield the links (source word, target word) of each pair that both directions found."""
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        for name, rows in (("source", sources), ("target", targets)):
            text = "".join(" ".join(word.lower() for word in row) + "\n" for row in rows)
            (work / name).write_text(text, encoding="utf-8")
        with (work / "source").open(encoding="utf-8") as source, (work / "target").open(encoding="utf-8") as target:
            Aligner().align(
                source, target, links_filename_fwd=str(work / "forward"), links_filename_rev=str(work / "reverse")
            )
        with (work / "forward").open() as forward, (work / "reverse").open() as reverse:
            for one, other in zip(forward, reverse, strict=True):
                both = set(one.split()) & set(other.split())
                yield {(int(a), int(b)) for a, b in (link.split("-") for link in both)}


def collect(sources: list[list[str]], targets: list[list[str]]) -> dict[str, Links]:
    """Return the links of every stem."""
    found: dict[str, Links] = collections.defaultdict(Links)
    for source, target, links in zip(sources, targets, align(sources, targets), strict=True):
        for a, b in links:
            if not source[a].endswith("+"):
                found[source[a]].english[target[b].lower()] += 1
                found[source[a]].capitals += b > 0 and target[b][0].isupper()
    return found


def commonest(sources: list[list[str]], news: int) -> set[str]:
    """Return the stems that the model knows."""
    counts = [collections.Counter(s for source in part for s in source) for part in (sources[:news], sources)]
    return {s for c, n in zip(counts, (COMMON_IN_NEWS, COMMON), strict=True) for s, _ in c.most_common(n)}


def arguments(description: str) -> argparse.Namespace:
    """Return what the command line of a script says that makes a table from these pairs."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--parallel", type=pathlib.Path, required=True)
    parser.add_argument("--eval", type=pathlib.Path, nargs="*", default=[])
    return parser.parse_args()


def main() -> None:
    """Parse the command line, align, write the table."""
    args = arguments(__doc__.splitlines()[0])
    pairs, news = read_pairs(args.parallel, args.eval)
    splitter = Splitter([arabic for arabic, _ in pairs])
    sources, targets = [splitter.split(a) for a, _ in pairs], [ENGLISH.findall(e) for _, e in pairs]
    table = {stem: best for stem, links in collect(sources, targets).items() if (best := links.best())}
    table |= dict.fromkeys(commonest(sources, news), "")
    own = (HERE / OWN).read_text(encoding="utf-8").splitlines()
    table |= dict(line.split("\t") for line in own if line and not line.startswith("#"))
    rows = sorted((s, e) for s, e in table.items() if len(s) >= SHORTEST and s.isalpha())
    args.out.write_text("# Arabic stem, English; see terms.py\n" + "".join(f"{s}\t{e}\n" for s, e in rows), "utf-8")
    print(f"{sum(bool(e) for _, e in rows)} stems with their English, {sum(not e for _, e in rows)} without")


if __name__ == "__main__":
    main()
