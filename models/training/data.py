#!/usr/bin/env python3
"""Build the training data of the built-in model.

Reads the news pairs beside this file (``news/*.txt``) and, where given, a
folder of openly licensed parallel sets (``NAME.tsv.xz``, Arabic tab English). Writes to OUT:

    train.tsv     source-set, Arabic, English; one pair a line, shuffled with a fixed seed
    heldout.tsv   a tenth of the news pairs (chosen by hash, so that adding pairs never moves one)
    counts.json   pairs per source set, and how many were left out and why

The Arabic of the news pairs carries the English of its names, dates and numbers as the translation stage
writes it, ``في الزرقاء [Zarqa]`` (after Dinu et al., "Training neural machine translation to apply terminology
constraints", ACL 2019), so that the model learns to copy what it is given, and that of its rarer words, ``صهاريج
{tankers}``, which may be wrong (see ``translator/translation/terms.py``). Some words of the training pairs go
without, since at work not every name is recognised; the held-back pairs have all.

Left out: pairs whose Arabic or English shares a run of eight words (or, for shorter lines, is equal
after normalisation) with a line of any evaluation file given by ``--eval``; over-long pairs; pairs
whose lengths do not fit each other.

``--whole`` builds the data of ``marian.py`` instead: no quotas, more sets, the Arabic as it was written.

usage: data.py OUT [--parallel FOLDER] [--eval FILE ...] [--whole]
"""

from __future__ import annotations

import argparse
import collections
import hashlib
import json
import lzma
import pathlib
import random
import re
from collections.abc import Iterable, Iterator, Sequence

from translator.numbers import english_figure, find_numbers_ar
from translator.translation import hints

HERE = pathlib.Path(__file__).parent
SPAN = re.compile(r"\[\[(?P<type>PER|LOC|ORG|FAC|MISC|DATE):(?P<en>[^|\[\]]+)\|(?P<ar>[^|\[\]]+)\]\]")
HINT = re.compile(r" (?:\[[^\[\]]*\]|\{[^{}]*\})")
#: Share of names, dates, numbers and rarer words that carry their English in training.
HINTED = 0.85
WORD = re.compile(r"\w+")
#: Pairs taken from each parallel set: what is closest to news first, machine-made and far domains little or not.
QUOTA = {
    "ud_pud": 1000,
    "tico19": 3070,
    "un_conflibert": 6300,
    "xquad": 2200,
    "fignews": 2500,
    "tatoeba": 8000,
    "mmlu_ar": 8000,  # its Arabic is a machine's, its English is not
    "un_sdg": 200,
}
#: With ``--whole``: every pair of these, for a model that starts from nothing and must see much. Left out are
#: sets under licences that bind what is made from them, and scripture, which no newspaper writes like.
WHOLE = (*QUOTA, "mlqa_questions", "ms_courses", "msdocs_projops", "web_docs")
MAX_WORDS = 55
SEED = 2026


def news_pairs(folder: pathlib.Path, files: Iterable[str] = ("*.txt",)) -> Iterator[tuple[str, str]]:
    """Yield (Arabic with hints, English) of every ``S``/``E`` pair in the ``files`` of ``folder``."""
    for path in sorted(path for pattern in files for path in folder.glob(pattern)):
        source = ""
        for line in path.read_text(encoding="utf-8").splitlines():
            tag, _, text = line.partition(" ")
            if tag == "S":
                source = text.strip()
            elif tag == "E" and source:
                yield with_hints(source, text), text.strip()
                source = ""


def with_hints(marked: str, english: str) -> str:
    """Return the Arabic of a marked line, each name, date and number followed by its English in square brackets.

    Names and dates are those marked; a number has a hint where the English writes the same figure.
    """
    plain, spans, at = "", [], 0
    for span in SPAN.finditer(marked):
        plain += marked[at : span.start()]
        english_name = span["en"] if re.search("[A-Z]", span["en"]) else ""
        spans.append(hints.Hint(len(plain), len(plain) + len(span["ar"]), english_name))
        plain += span["ar"]
        at = span.end()
    plain += marked[at:]
    return _hinted(plain, spans, english)


def _hinted(plain: str, spans: Sequence[hints.Hint], english: str) -> str:
    """Return the Arabic with the English of ``spans``, some of which have none, and of the numbers and terms outside.

    Terms and the writing of hints are those of the translation stage: the model reads at work what it was trained on.
    """
    numbers = [
        hints.Hint(number.start, number.end, figure)
        for number in find_numbers_ar(plain)
        if (figure := english_figure(number))
        and re.search(rf"(?<![\w.,]){re.escape(figure)}(?![\w]|[.,]\d)", english)
        and all(number.end <= span.start or span.end <= number.start for span in spans)
    ]
    told = tuple(hint for hint in hints.with_terms(plain, (*spans, *numbers)) if hint.english)
    return hints.with_hints(plain, 0, len(plain), {plain: told})


def some_hints(arabic: str, rng: random.Random) -> str:
    """Return the Arabic with ``HINTED`` of its hints."""
    return HINT.sub(lambda hint: hint[0] if rng.random() < HINTED else "", arabic)


def without_hints(arabic: str) -> str:
    """Return the Arabic as it was written."""
    return HINT.sub("", arabic)


def parallel_pairs(path: pathlib.Path) -> Iterator[tuple[str, str]]:
    """Yield (Arabic, English) of one ``.tsv.xz`` file."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            arabic, _, english = line.rstrip("\n").partition("\t")
            yield arabic.strip(), english.strip()


def is_heldout(arabic: str) -> bool:
    """Say whether a news pair belongs to the held-back tenth."""
    return hashlib.sha256(arabic.encode()).digest()[0] < 26


def shingles(text: str, size: int = 8) -> set[tuple[str, ...]]:
    """Return the word runs of ``size`` in ``text``; the whole line where it is shorter."""
    words = WORD.findall(text.lower())
    if len(words) <= size:
        return {tuple(words)} if words else set()
    return {tuple(words[i : i + size]) for i in range(len(words) - size + 1)}


def fits(arabic: str, english: str) -> str | None:
    """Return why a pair is unfit for training, or None."""
    a, e = len(arabic.split()), len(english.split())
    if not 2 <= a <= MAX_WORDS or not 2 <= e <= MAX_WORDS + 15:
        return "length"
    if not 0.6 <= e / a <= 2.4 and max(a, e) > 5:
        return "ratio"
    if re.search(r"[\u0600-\u06ff]", english) or not re.search(r"[\u0600-\u06ff]", arabic):
        return "script"
    return None


class Builder:
    """Collects the pairs that may be trained on, and counts the others by reason."""

    def __init__(self, evaluation: list[pathlib.Path], *, whole: bool = False) -> None:
        self.whole = whole
        self.forbidden = {run for path in evaluation for line in path.open(encoding="utf-8") for run in shingles(line)}
        self.counts: collections.Counter[str] = collections.Counter()
        self.train: list[tuple[str, str, str]] = []
        self.heldout: list[tuple[str, str]] = []

    def add(self, name: str, arabic: str, english: str) -> bool:
        """Add a pair of the set ``name`` if it is fit; say whether it was."""
        plain = without_hints(arabic)
        why = fits(plain, english)
        if why is None and (shingles(plain) | shingles(english)) & self.forbidden:
            why = "in an evaluation set"
        self.counts[f"{name}: {why or 'used'}"] += 1
        if why is None:
            self.train.append((name, arabic, english))
        return why is None

    def add_news(self, folder: pathlib.Path, rng: random.Random) -> None:
        """Add our own pairs, a tenth of them held back."""
        for arabic, english in news_pairs(folder):
            plain = without_hints(arabic)
            if is_heldout(plain):
                self.heldout.append((plain if self.whole else arabic, english))
            else:
                self.add("news", plain if self.whole else some_hints(arabic, rng), english)

    def add_parallel(self, folder: pathlib.Path, rng: random.Random) -> None:
        """Add a random choice of each parallel set, up to its quota; with ``whole`` all there is."""
        for name in WHOLE if self.whole else QUOTA:
            pairs = list(dict.fromkeys(parallel_pairs(folder / f"{name}.tsv.xz")))
            if self.whole:
                for arabic, english in pairs:
                    self.add(name, arabic, english)
                continue
            quota = QUOTA[name]
            rng.shuffle(pairs)
            for arabic, english in pairs:
                quota -= self.add(name, some_hints(_hinted(arabic, [], english), rng), english)
                if not quota:
                    break

    def write(self, out: pathlib.Path) -> None:
        """Write the three files."""
        out.mkdir(parents=True, exist_ok=True)
        for name, rows in (("train.tsv", self.train), ("heldout.tsv", self.heldout)):
            (out / name).write_text("".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")
        (out / "counts.json").write_text(json.dumps(self.counts, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def main() -> None:
    """Parse the command line and write the three files."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--parallel", type=pathlib.Path)
    parser.add_argument("--eval", type=pathlib.Path, nargs="*", default=[])
    parser.add_argument("--whole", action="store_true", help="the data of marian.py: all pairs, no hints")
    args = parser.parse_args()
    rng = random.Random(SEED)
    builder = Builder(args.eval, whole=args.whole)
    builder.add_news(HERE / "news", rng)
    if args.parallel:
        builder.add_parallel(args.parallel, rng)
    rng.shuffle(builder.train)
    builder.write(args.out)
    print(f"{len(builder.train)} training pairs, {len(builder.heldout)} held back")


if __name__ == "__main__":
    main()
