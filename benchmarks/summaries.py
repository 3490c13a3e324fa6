"""How good the summaries are on annotated news pages, beside simple baselines.

    TRSUM_NEWSBENCH=FOLDER python benchmarks/summaries.py [--cross-validate] [--no-sumy]

The folder holds ``*.page`` files: news pages whose sentences have reference translations, three key
sentences and a reference summary in each language. The reference English is used, so that the
summaries are measured and not the translation. Every chooser picks once, and both languages of what it
picked are scored; sumy's algorithms pick once by each language. The oracle picks the three sentences
that together have the highest ROUGE-2 against the English reference. ROUGE is the F measure of Lin,
"ROUGE: a package for automatic evaluation of summaries" (2004), over Porter stems, and
agrees with the package rouge-score.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path
from statistics import fmean

import numpy as np
import snowballstemmer
from sacrebleu import sentence_chrf

from translator.document import Document, Entity, EntityType, Mention, Metadata, Sentence, Source
from translator.segmentation.sentences import split_sentences
from translator.settings import Settings
from translator.summarization.align import align
from translator.summarization.extractive import candidates, choose, extract
from translator.summarization.faithfulness import measure
from translator.summarization.features import features, load_weights
from translator.summarization.graph import centrality, similarity
from translator.summarization.roles import changed_denials, find_named, swapped
from translator.summarization.stage import summarize
from translator.summarization.text import stems_ar, without_marks, words_ar

COUNT = 3
RANDOM_DRAWS = 20
COLUMNS = (slice(0, 3), slice(3, 4), slice(4, 7), slice(7, 8))  # ROUGE and chrF of the English, then of the Arabic
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
    longest = _f(_common(hypothesis, reference), len(hypothesis), len(reference))
    return overlap(hypothesis, reference, 1), overlap(hypothesis, reference, 2), longest


def overlap(hypothesis: Sequence[str], reference: Sequence[str], length: int) -> float:
    """Return the F measure (0 to 100) of the token sequences of that length: ROUGE-1 or ROUGE-2."""
    ours, theirs = (
        Counter(tuple(tokens[i : i + length]) for i in range(len(tokens) - length + 1))
        for tokens in (hypothesis, reference)
    )
    return _f((ours & theirs).total(), ours.total(), theirs.total())


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
    return [stem_en(word) if len(word) > 3 else word for word in re.findall(r"[a-z0-9]+", text.lower())]


@cache
def stem_en(word: str) -> str:
    """Return the Porter stem of an English word."""
    return str(snowballstemmer.stemmer("porter").stemWord(word))


@dataclass(frozen=True)
class Likeness:
    """A summary held against a reference, 0 to 100."""

    rouge: tuple[float, float, float]  #: ROUGE-1/2/L (F)
    chrf: float  #: chrF of Popović, "chrF: character n-gram F-score" (WMT 2015)


def likeness(page: Page, text: str, language: str) -> Likeness:
    """Hold an English or Arabic summary against the page's reference."""
    reference = page.summary_en if language == "en" else page.summary_ar
    tokens = tokens_en if language == "en" else words_ar
    return Likeness(rouge(tokens(text), tokens(reference)), sentence_chrf(text, [reference]).score)


def score(pages: Sequence[Page], choose_keys: Chooser) -> tuple[float, ...]:
    """Return key-sentence hits, ROUGE-1/2/L and chrF of the English, the same of the Arabic: means over pages."""
    rows = []
    for page in pages:
        chosen = sorted(choose_keys(page))
        picked = [page.document.sentences[number - 1] for number in chosen]
        hits = len(set(chosen) & set(page.keys)) / len(page.keys)
        english = likeness(page, " ".join(sentence.en or "" for sentence in picked), "en")
        arabic = likeness(page, " ".join(sentence.ar for sentence in picked), "ar")
        rows.append((hits, *english.rouge, english.chrf, *arabic.rouge, arabic.chrf))
    return tuple(fmean(column) for column in zip(*rows, strict=True))


def by_oracle(page: Page) -> Sequence[int]:
    """Choose the sentences that together have the highest ROUGE-2 against the English reference."""
    tokens = [tokens_en(sentence.en or "") for sentence in page.document.sentences]
    reference = tokens_en(page.summary_en)

    def gain(chosen: Sequence[int]) -> float:
        return overlap([token for number in chosen for token in tokens[number - 1]], reference, 2)

    return max(combinations(range(1, len(tokens) + 1), COUNT), key=gain)


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
    """Measure the condensed summaries: likeness to the references, length, precision, citation."""
    rows = []
    for page in pages:
        document = summarize(page.document, Settings(sentences=COUNT))
        abstract = document.summary.abstractive
        if abstract is None:
            continue
        english, arabic = (" ".join(s.text for s in side) for side in (abstract.en, abstract.ar))
        en, ar = likeness(page, english, "en"), likeness(page, arabic, "ar")
        extract_en, extract_ar = (
            " ".join(getattr(item, language) for item in document.summary.extractive) for language in ("en", "ar")
        )
        chosen = {item.sentence for item in document.summary.extractive}
        cited = [bool(s.cites) and set(s.cites) <= chosen for side in (abstract.en, abstract.ar) for s in side]
        precision = measure(document, abstract)
        rows.append(
            {
                "ROUGE-1 en": en.rouge[0], "ROUGE-2 en": en.rouge[1], "ROUGE-L en": en.rouge[2], "chrF en": en.chrf,
                "ROUGE-1 ar": ar.rouge[0], "ROUGE-2 ar": ar.rouge[1], "ROUGE-L ar": ar.rouge[2], "chrF ar": ar.chrf,
                "length en": len(english) / len(extract_en), "length ar": len(arabic) / len(extract_ar),
                "entity precision": precision.entities, "number precision": precision.numbers,
                "citation accuracy": fmean(cited), "warnings": float(len(document.warnings)),
            }
        )  # fmt: skip
    return {name: fmean(row[name] for row in rows) for name in rows[0]}


def role_rows(pages: Sequence[Page]) -> dict[str, str]:
    """Count what the check of who did what to whom flags: references, and sentences with two names exchanged."""
    references = alarms = exchanged = found = 0
    for page in pages:
        entities = page.document.entities
        for language, summary in (("en", page.summary_en), ("ar", page.summary_ar)):
            texts = {s.id: without_marks(s.ar if language == "ar" else s.en or "") for s in page.document.sentences}
            for start, end in split_sentences(summary):
                cites = align(summary[start:end], page.document.sentences, language)
                source = " ".join(texts[cite] for cite in cites)
                denials = changed_denials(summary[start:end], source, language)
                alarms += bool(cites) and bool(swapped(summary[start:end], source, language, entities) or any(denials))
                references += bool(cites)
            for text in texts.values():
                for exchange in _exchanges(text, language, entities):
                    exchanged += 1
                    found += bool(swapped(exchange, text, language, entities))
    return {
        "reference sentences flagged": f"{alarms} of {references}",
        "sentences with neighbouring names exchanged that are flagged": f"{found} of {exchanged}",
    }


def _exchanges(text: str, language: str, entities: Sequence[Entity]) -> Iterator[str]:
    """Yield the text with each two neighbouring names that are closely joined in each other's place."""
    for (start, end, first), (then, stop, second) in pairwise(find_named(text, language, entities)):
        if first != second:
            yield text[:start] + text[then:stop] + text[end:then] + text[start:end] + text[stop:]


def choosers(pages: Sequence[Page], *, with_sumy: bool) -> dict[str, tuple[float, ...]]:
    """Score every chooser."""
    rows = {"trsum": score(pages, by_trsum), "lead-3": score(pages, by_lead)}
    if with_sumy:
        from sumy_choosers import ALGORITHMS, choose_by

        for name in ALGORITHMS:
            for language in ("en", "ar"):
                picked = {page.name: choose_by(name, language, page.document, COUNT) for page in pages}
                rows[f"sumy {name}, {language}"] = score(pages, lambda page, picked=picked: picked[page.name])  # type: ignore[misc]
    return rows | {
        "LexRank over Arabic stems alone": score(pages, by_lexrank),
        "random": by_chance(pages),
        "the gold key sentences": score(pages, lambda page: page.keys),
        "oracle": score(pages, by_oracle),
    }


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cross-validate", action="store_true", help="also score weights fitted without each page")
    parser.add_argument("--no-sumy", action="store_true", help="leave sumy's algorithms out")
    arguments = parser.parse_args()
    folder = os.environ.get("TRSUM_NEWSBENCH")
    if not folder:
        print("set TRSUM_NEWSBENCH to the folder with the *.page files", file=sys.stderr)
        return 2
    pages = load_pages(Path(folder))
    rows = choosers(pages, with_sumy=not arguments.no_sumy)
    if arguments.cross_validate:
        rows["trsum, weights fitted without the page"] = cross_validated(pages)
    print(f"Extractive, {len(pages)} pages, {COUNT} sentences; ROUGE is 1/2/L\n")
    print("| chooser | key hits | ROUGE en | chrF en | ROUGE ar | chrF ar |\n| --- | --- | --- | --- | --- | --- |")
    for name, (hits, *rest) in rows.items():
        cells = [" / ".join(f"{value:.1f}" for value in rest[cut]) for cut in COLUMNS]
        print(f"| {name} | {hits:.3f} | {' | '.join(cells)} |")
    print("\nCondensed\n\n| measure | value |\n| --- | --- |")
    for name, value in abstractive_row(pages).items():
        print(f"| {name} | {value:.3f} |")
    print("\nWho did what to whom\n\n| measure | value |\n| --- | --- |")
    for name, count in role_rows(pages).items():
        print(f"| {name} | {count} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
