"""How good the summaries are on annotated news pages, beside simple baselines.

    TRSUM_NEWSBENCH=FOLDER python benchmarks/summaries.py [--cross-validate]

The folder holds ``*.page`` files: news pages whose sentences have reference translations, three key
sentences and a reference summary in each language. The reference English is used, so that the
summaries are measured and not the translation. ROUGE is the F measure of Lin, "ROUGE: a package for
automatic evaluation of summaries" (2004), over Porter stems, and agrees with the package rouge-score.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import fmean

import numpy as np
import snowballstemmer

from translator.document import Document, Entity, EntityType, Mention, Metadata, Sentence, Source
from translator.numbers import find_numbers_ar, find_numbers_en
from translator.settings import Settings
from translator.summarization.extractive import candidates, choose, extract
from translator.summarization.features import features, load_weights
from translator.summarization.graph import centrality, similarity
from translator.summarization.stage import summarize
from translator.summarization.text import stems_ar, words_ar

COUNT = 3
RANDOM_DRAWS = 50
SPAN = re.compile(r"\[\[(PER|LOC|ORG|FAC|MISC|DATE)#(\d+):([^|\[\]]+)\|([^|\[\]]+)\]\]")
ARABIC = re.compile("[\u0621-\u064a]")


@dataclass(frozen=True)
class Page:
    """One annotated page as the document that translation would have made of it, and its gold."""

    name: str
    document: Document
    keys: tuple[int, ...]
    summary_en: str
    summary_ar: str


Chooser = Callable[[Page], Sequence[int]]


def load_pages(folder: Path) -> list[Page]:
    """Read every ``*.page`` of a folder."""
    return [load_page(path) for path in sorted(folder.glob("*.page"))]


def load_page(path: Path) -> Page:
    """Read one page: title, sentences with their English, entities with their mentions, key sentences, summaries."""
    sentences: list[Sentence] = []
    mentions: dict[str, list[tuple[str, str, Mention]]] = {}
    gold: dict[str, str] = {}
    paragraph, open_paragraph = 1, True
    for line in path.read_text(encoding="utf-8").splitlines():
        tag, _, text = line.partition(" ")
        if tag == "S":
            if not open_paragraph:
                paragraph += 1
            open_paragraph = True
            sentences.append(_sentence(text, len(sentences) + 1, paragraph, mentions))
        elif tag == "E":
            sentences[-1] = replace(sentences[-1], en=text)
        elif line.strip():
            open_paragraph = not sentences
            gold.setdefault(tag, text)
    entities = tuple(
        Entity(f"E{n}", EntityType(found[0][0]), found[0][1], tuple(dict.fromkeys(m.ar for _, _, m in found)), "gold",
               tuple(m for _, _, m in found))
        for n, found in mentions.items()
    )  # fmt: skip
    document = Document(
        source=Source(path.name, "", 0, "utf-8"),
        metadata=Metadata(title_ar=gold.get("T")),
        sentences=tuple(sentences),
        entities=entities,
    )
    keys = tuple(int(key) for key in gold["KEY"].split())
    return Page(path.stem, document, keys, gold["SUMEN"], gold["SUMAR"])


def _sentence(
    marked: str, number: int, paragraph: int, mentions: dict[str, list[tuple[str, str, Mention]]]
) -> Sentence:
    plain, at = "", 0
    for span in SPAN.finditer(marked):
        plain += marked[at : span.start()]
        mention = Mention(number, len(plain), len(plain) + len(span[4]), span[4])
        mentions.setdefault(span[2], []).append((span[1], span[3], mention))
        plain += span[4]
        at = span.end()
    plain += marked[at:]
    return Sentence(number, paragraph, paragraph, 0, len(plain), plain, language="ar" if ARABIC.search(plain) else "en")


def rouge(hypothesis: Sequence[str], reference: Sequence[str]) -> tuple[float, float, float]:
    """Return ROUGE-1, ROUGE-2 and ROUGE-L (F, 0 to 100) of two token lists."""
    overlaps = []
    for length in (1, 2):
        ours, theirs = (
            Counter(tuple(tokens[i : i + length]) for i in range(len(tokens) - length + 1))
            for tokens in (hypothesis, reference)
        )
        overlaps.append(_f((ours & theirs).total(), ours.total(), theirs.total()))
    return overlaps[0], overlaps[1], _f(_common(hypothesis, reference), len(hypothesis), len(reference))


def _f(common: int, ours: int, theirs: int) -> float:
    return 200.0 * common / (ours + theirs) if common else 0.0


def _common(first: Sequence[str], second: Sequence[str]) -> int:
    """Return the length of the longest common subsequence."""
    row = [0] * (len(second) + 1)
    for token in first:
        above, row = row, [0]
        for index, other in enumerate(second):
            row.append(above[index] + 1 if token == other else max(above[index + 1], row[index]))
    return row[-1]


def tokens_en(text: str) -> list[str]:
    """Return lower-case words, those longer than three letters as Porter stems, like rouge-score."""
    stemmer = snowballstemmer.stemmer("porter")
    return [stemmer.stemWord(w) if len(w) > 3 else w for w in re.findall(r"[a-z0-9]+", text.lower())]


def score(pages: Sequence[Page], choose_keys: Chooser) -> tuple[float, ...]:
    """Return the key-sentence hit rate and ROUGE-1/2/L of the chosen reference English, averaged over pages."""
    rows = []
    for page in pages:
        chosen = sorted(choose_keys(page))
        english = " ".join(page.document.sentences[number - 1].en or "" for number in chosen)
        hits = len(set(chosen) & set(page.keys)) / len(page.keys)
        rows.append((hits, *rouge(tokens_en(english), tokens_en(page.summary_en))))
    return tuple(fmean(column) for column in zip(*rows, strict=True))


def by_trsum(page: Page) -> list[int]:
    """Choose as trsum does."""
    return [item.sentence for item in extract(page.document, COUNT)]


def by_lead(page: Page) -> list[int]:
    """Choose the first sentences."""
    return list(range(1, min(COUNT, len(page.document.sentences)) + 1))


def by_lexrank(page: Page) -> list[int]:
    """Choose by centrality alone."""
    ranks = centrality(similarity([stems_ar(sentence.ar) for sentence in page.document.sentences]))
    return [int(index) + 1 for index in np.argsort(-ranks, kind="stable")[:COUNT]]


def by_chance(pages: Sequence[Page]) -> tuple[float, ...]:
    """Score random choices, averaged over many draws."""
    draws = []
    for seed in range(RANDOM_DRAWS):
        generator = random.Random(seed)
        picked = {page.name: generator.sample(range(1, len(page.document.sentences) + 1), COUNT) for page in pages}
        draws.append(score(pages, lambda page, picked=picked: picked[page.name]))  # type: ignore[misc]
    return tuple(fmean(column) for column in zip(*draws, strict=True))


def cross_validated(pages: Sequence[Page], strength: float = 10.0) -> tuple[float, ...]:
    """Score trsum's features with weights fitted, for each page, on the other pages alone.

    Features whose weight is set by reason and not by the pages (questions, flags …) keep it.
    """
    names = ("early", "order", "title", "figures", "reported", "short", "quotation", "centrality", "entities")
    tables = {page.name: features(page.document, candidates(page.document)) for page in pages}

    def by_others(page: Page) -> list[int]:
        weights = _fit([other for other in pages if other is not page], tables, names, strength)
        fixed = {name: value for name, value in load_weights().weight.items() if name not in names}
        rows, cosines = tables[page.name]
        relevance = [sum((weights | fixed)[name] * value for name, value in row.items()) for row in rows]
        ids = [sentence.id for sentence in candidates(page.document)]
        return [ids[index] for index in choose(relevance, cosines, COUNT)]

    return score(pages, by_others)


def _fit(
    pages: Sequence[Page],
    tables: Mapping[str, tuple[list[dict[str, float]], object]],
    names: Sequence[str],
    strength: float,
) -> dict[str, float]:
    """Fit a ridge-penalised logistic regression by Newton's method; the penalty is on standardised weights."""
    rows = np.array([[row[name] for name in names] for page in pages for row in tables[page.name][0]])
    gold = np.array([float(s.id in page.keys) for page in pages for s in candidates(page.document)])
    spread = rows.std(axis=0) + 1e-9
    inputs = np.c_[(rows - rows.mean(axis=0)) / spread, np.ones(len(rows))]
    penalty = np.diag([strength] * len(names) + [1e-9])
    weights = np.zeros(inputs.shape[1])
    for _ in range(30):
        chance = 1.0 / (1.0 + np.exp(-inputs @ weights))
        curvature = (inputs * (chance * (1.0 - chance))[:, None]).T @ inputs + penalty
        weights -= np.linalg.solve(curvature, inputs.T @ (chance - gold) + penalty @ weights)
    return dict(zip(names, (weights[:-1] / spread).tolist(), strict=True))


def abstractive_row(pages: Sequence[Page]) -> dict[str, float]:
    """Measure the condensed summaries: likeness to the references, length, and whether numbers are the source's."""
    rows = []
    for page in pages:
        document = summarize(page.document, Settings(sentences=COUNT))
        abstract = document.summary.abstractive
        if abstract is None:
            continue
        english, arabic = (" ".join(s.text for s in side) for side in (abstract.en, abstract.ar))
        extract_en, extract_ar = (
            " ".join(getattr(item, language) for item in document.summary.extractive) for language in ("en", "ar")
        )
        known_en, known_ar = (
            {value for number in find(text) for value in number.values}
            for find, text in ((find_numbers_en, extract_en), (find_numbers_ar, extract_ar))
        )
        numbers = [bool(n.values & known_en) for n in find_numbers_en(english)]
        numbers += [bool(n.values & known_ar) for n in find_numbers_ar(arabic)]
        r_en = rouge(tokens_en(english), tokens_en(page.summary_en))
        r_ar = rouge(words_ar(arabic), words_ar(page.summary_ar))
        rows.append(
            {
                "ROUGE-1 en": r_en[0], "ROUGE-2 en": r_en[1], "ROUGE-L en": r_en[2],
                "ROUGE-1 ar": r_ar[0], "ROUGE-2 ar": r_ar[1], "ROUGE-L ar": r_ar[2],
                "length en": len(english) / len(extract_en), "length ar": len(arabic) / len(extract_ar),
                "number precision": fmean(numbers) if numbers else 1.0, "warnings": float(len(document.warnings)),
            }
        )  # fmt: skip
    return {name: fmean(row[name] for row in rows) for name in rows[0]}


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cross-validate", action="store_true", help="also score weights fitted without each page")
    arguments = parser.parse_args()
    folder = os.environ.get("TRSUM_NEWSBENCH")
    if not folder:
        print("set TRSUM_NEWSBENCH to the folder with the *.page files", file=sys.stderr)
        return 2
    pages = load_pages(Path(folder))
    rows = {
        "trsum": score(pages, by_trsum),
        "lead-3": score(pages, by_lead),
        "LexRank alone": score(pages, by_lexrank),
        "random": by_chance(pages),
        "the gold key sentences": score(pages, lambda page: page.keys),
    }
    if arguments.cross_validate:
        rows["trsum, weights fitted without the page"] = cross_validated(pages)
    print(f"Extractive, {len(pages)} pages, {COUNT} sentences\n\n| chooser | key hits | ROUGE-1 | ROUGE-2 | ROUGE-L |")
    print("| --- | --- | --- | --- | --- |")
    for name, (hits, one, two, longest) in rows.items():
        print(f"| {name} | {hits:.3f} | {one:.1f} | {two:.1f} | {longest:.1f} |")
    print("\nCondensed\n\n| measure | value |\n| --- | --- |")
    for name, value in abstractive_row(pages).items():
        print(f"| {name} | {value:.3f} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
