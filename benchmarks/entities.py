#!/usr/bin/env python3
"""Score the finding, linking and naming of entities: everything that is measured about names, in one command.

PAGES is a folder of annotated news pages, ``*.page``: lines that begin with a tag, ``S`` an Arabic sentence with names
marked as ``[[TYPE#number:English|Arabic]]``, ``E`` its English, ``DATE`` the publication date. Printed are

- precision, recall and F1 of exact span and type, by type;
- linking: B-cubed (Bagga and Baldwin, "Algorithms for scoring coreference chains", 1998) over the mentions that were
  found, and the share of entities of several Arabic forms that came under one id;
- spelling: the share of entities spelled as the editor has them; persons apart whose names were romanised, and of
  those the Arabic and the foreign names;
- rendering: with ``--english`` a saved translation, else with the pages' reference English in its place, the share of
  mentions that stand in the English under their entity's one spelling;
- words a second of one core's time, median of five runs.

``--corpus`` takes a test set of one token and label a line (ANERcorp: Benajiba, Rosso and Benedi Ruiz, 2007);
``--folder`` takes raw pages that one table is made of, and prints the entities of the persons, places and bodies that
stand on more than one page, with their forms.

usage: entities.py [--faults] [--english FILE.json] [--corpus FILE.tsv.xz] [--folder FOLDER] PAGES…
"""

from __future__ import annotations

import argparse
import collections
import json
import pathlib
import re
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import fmean, median

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

import ner_corpus

from translator.document import Document, Entity, Metadata, Sentence, Source
from translator.entities import crf, enforce_spelling, recognize_entities
from translator.entities.gazetteers import words_of
from translator.entities.romanize import romanize
from translator.pipeline import entity_table, run_entities
from translator.settings import Settings
from translator.tables import read_rows

SPAN = re.compile(r"\[\[(PER|LOC|ORG|FAC|MISC|DATE)#(\d+):([^|\[\]]+)\|([^|\[\]]+)\]\]")
Span = tuple[int, int, int, str]  # sentence, start, end, type


@dataclass(frozen=True)
class Page:
    """A page and its gold: the number and English of each marked span."""

    name: str
    document: Document
    gold: dict[Span, tuple[int, str]]


def read(path: pathlib.Path) -> Page:
    """Read one annotated page."""
    sentences: list[Sentence] = []
    gold: dict[Span, tuple[int, str]] = {}
    published = None
    for line in path.read_text(encoding="utf-8").splitlines():
        tag, _, text = line.partition(" ")
        if tag == "S":
            number, plain, at = len(sentences) + 1, "", 0
            for match in SPAN.finditer(text):
                plain += text[at : match.start()]
                gold[number, len(plain), len(plain) + len(match[4]), match[1]] = (int(match[2]), match[3])
                plain, at = plain + match[4], match.end()
            plain += text[at:]
            sentences.append(Sentence(number, number, number, 0, len(plain), plain))
        elif tag == "E":
            last = sentences[-1]
            sentences[-1] = Sentence(last.id, last.paragraph, last.line, 0, last.end, last.ar, en=text)
        elif tag == "DATE" and text.strip() != "none":
            published = text.strip()
    document = Document(
        Source(path.name, "0" * 64, 1, "utf-8"),
        sentences=tuple(sentences),
        metadata=Metadata(published=published),
    )
    return Page(path.stem, document, gold)


#: What a mention of (span, gold number, entity id) is counted under.
_CLUSTERS: tuple[Callable[[tuple[Span, int, str]], object], ...] = (
    lambda row: row[1],
    lambda row: row[2],
    lambda row: (row[1], row[2]),
)


PERSONS = pathlib.Path(__file__).resolve().parents[1] / "tests" / "entities"


def persons(name: str) -> tuple[int, list[str]]:
    """Return how many persons of a list are romanised to an accepted spelling, and what the others came out as."""
    right, wrong = 0, []
    for arabic, *country, accepted in read_rows(PERSONS / f"persons_{name}.tsv"):
        got = romanize(arabic, country[0] if country else None)
        if got in accepted.split("|"):
            right += 1
        else:
            wrong.append(f"{name}\tname\t{got} for {accepted}: {arabic}")
    return right, wrong


class Score:
    """Counts over all pages."""

    def __init__(self) -> None:
        self.spans: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
        self.counts: collections.Counter[str] = collections.Counter()
        self.cubed: list[tuple[float, float]] = []
        self.faults: list[str] = []

    def add(self, page: Page, english: Mapping[str, str | None] | None) -> None:
        """Score one page, with a saved translation in the place of the reference English where there is one."""
        document = page.document
        if english is not None:
            translated = tuple(replace(s, en=english.get(str(s.id))) for s in document.sentences)
            document = document.with_(sentences=translated)
        recognized = recognize_entities(document, None, Settings())
        got = {(m.sentence, m.start, m.end, str(e.type)): e for e in recognized.entities for m in e.mentions}
        self._spans(page, got)
        self._entities(page, got)
        self._linking(page, got)
        self._english(recognized, page, enforce_spelling(recognized))

    def _spans(self, page: Page, got: dict[Span, Entity]) -> None:
        for name, group in (("gold", set(page.gold)), ("got", set(got)), ("right", set(got) & set(page.gold))):
            for span in group:
                self.spans[span[3]][name] += 1
                self.spans["all" if span[3] == "DATE" else "names"][name] += 1
                if span[3] != "DATE":
                    self.spans["all"][name] += 1
        for sign, group in (("-", set(page.gold) - set(got)), ("+", set(got) - set(page.gold))):
            for span in sorted(group):
                text = page.document.sentences[span[0] - 1].ar
                context = (
                    f"{text[max(0, span[1] - 25) : span[1]]}[{text[span[1] : span[2]]}]{text[span[2] : span[2] + 15]}"
                )
                self.faults.append(f"{page.name}:{span[0]:02d}\t{sign}{span[3]}\t{context}")

    def _entities(self, page: Page, got: dict[Span, Entity]) -> None:
        ids: dict[int, set[str]] = collections.defaultdict(set)
        forms: dict[int, set[str]] = collections.defaultdict(set)
        spelled: dict[int, tuple[str, Entity]] = {}
        for span, (number, english) in page.gold.items():
            if span[3] == "DATE" or span not in got:
                continue
            ids[number].add(got[span].id)
            forms[number].add(page.document.sentences[span[0] - 1].ar[span[1] : span[2]])
            spelled.setdefault(number, (english, got[span]))
        self._spelled(page, ids, forms, spelled)
        owners: dict[str, set[int]] = collections.defaultdict(set)
        for number, found in ids.items():
            for name in found:
                owners[name].add(number)
        for name, numbers in owners.items():
            if len(numbers) > 1:
                self.counts["joined wrongly"] += 1
                self.faults.append(f"{page.name}\tjoined\t{name}: {[spelled[n][0] for n in sorted(numbers)]}")

    def _spelled(
        self,
        page: Page,
        ids: Mapping[int, set[str]],
        forms: Mapping[int, set[str]],
        spelled: Mapping[int, tuple[str, Entity]],
    ) -> None:
        for number, (english, entity) in spelled.items():
            several = len(forms[number]) > 1
            self.counts["several forms"] += several
            self.counts["one id"] += several and len(ids[number]) == 1
            self.counts["named"] += 1
            self.counts["named as the editor"] += english == entity.en
            if entity.type == "PER" and entity.source == "romanised":
                self.counts["romanised persons"] += 1
                self.counts["romanised persons as the editor"] += english == entity.en
            if several and len(ids[number]) > 1:
                self.faults.append(f"{page.name}\tsplit\t{english}: {' | '.join(sorted(forms[number]))}")
            if english != entity.en:
                self.faults.append(f"{page.name}\tname\t{entity.en} ({entity.source}) for {english}: {entity.ar[0]}")

    def _linking(self, page: Page, got: dict[Span, Entity]) -> None:
        """B-cubed of the mentions that both have: for each the share of its cluster that is right, either way round."""
        both = [(span, number, got[span].id) for span, (number, _) in page.gold.items() if span in got]
        both = [row for row in both if row[0][3] != "DATE"]
        gold, sys_, pair = (collections.Counter(key(row) for row in both) for key in _CLUSTERS)
        for _, number, name in both:
            self.cubed.append((pair[number, name] / sys_[name], pair[number, name] / gold[number]))

    def _english(self, recognized: Document, page: Page, enforced: Document) -> None:
        for before, after in zip(recognized.sentences, enforced.sentences, strict=True):
            if before.en != after.en:
                self.counts["English changed"] += 1
                self.faults.append(f"{page.name}:{before.id:02d}\tenglish\t{before.en}\n\t\t=> {after.en}")
        for entity in enforced.entities:
            for mention in entity.mentions:
                if entity.type != "DATE":
                    self.counts["mentions"] += 1
                    self.counts["rendered"] += mention.en is not None

    def print(self, *, faults: bool) -> None:
        """Print the figures, and the faults where they are wanted."""
        print_spans(self.spans)
        precision, recall = (fmean(side) for side in zip(*self.cubed, strict=True))
        print(f"B-cubed\tP {precision:.3f}\tR {recall:.3f}\tF1 {harmonic(precision, recall):.3f}\t{len(self.cubed)}")
        for part, whole in (
            ("one id", "several forms"),
            ("named as the editor", "named"),
            ("romanised persons as the editor", "romanised persons"),
            ("rendered", "mentions"),
        ):
            print_share(part, self.counts[part], self.counts[whole])
        print(f"joined wrongly\t{self.counts['joined wrongly']}\nEnglish changed\t{self.counts['English changed']}")
        if faults:
            print("\n".join(self.faults))


def harmonic(precision: float, recall: float) -> float:
    """Return F1."""
    return 2 * precision * recall / max(1e-9, precision + recall)


def print_share(name: str, part: int, whole: int) -> None:
    """Print how many of how many."""
    print(f"{name}\t{part} of {whole}\t{part / max(1, whole):.3f}")


def print_spans(counts: Mapping[str, collections.Counter[str]]) -> None:
    """Print precision, recall and F1 by type from counts of gold, got and right spans."""
    for kind, row in sorted(counts.items()):
        precision, recall = row["right"] / max(1, row["got"]), row["right"] / max(1, row["gold"])
        print(f"{kind}\tP {precision:.3f}\tR {recall:.3f}\tF1 {harmonic(precision, recall):.3f}\t{row['gold']}")


def words_a_second(pages: Sequence[Page]) -> float:
    """Return the recogniser's speed over the pages' sentences, in processor time, median of five runs."""
    texts = [sentence.ar for page in pages for sentence in page.document.sentences]
    count, runs = sum(len(text.split()) for text in texts), []
    for _ in range(5):
        start = time.process_time()
        for text in texts:
            crf.tag(words_of(text))
        runs.append(count / (time.process_time() - start))
    return median(runs)


def print_folder(folder: pathlib.Path) -> None:
    """Print the entities that stand on more than one raw page of a folder."""
    paths = sorted(str(path) for path in folder.glob("*.txt"))
    for entity in entity_table(run_entities(paths, Settings())):
        count = len({mention.source for mention in entity.mentions})
        if entity.type != "DATE" and count > 1:
            print(f"{entity.type}\t{entity.en}\t{count} pages\t{' | '.join(entity.ar)}")


def main() -> None:
    """Score every page of the folders."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=pathlib.Path, nargs="*", metavar="PAGES")
    parser.add_argument("--faults", action="store_true", help="print each fault")
    parser.add_argument("--english", type=pathlib.Path, help="a saved translation: page, then sentence number, English")
    parser.add_argument("--corpus", type=pathlib.Path, help="a test set of one token and label a line")
    parser.add_argument("--folder", type=pathlib.Path, help="raw pages to make one table of")
    arguments = parser.parse_args()
    english = json.loads(arguments.english.read_text(encoding="utf-8")) if arguments.english else None
    pages = [read(path) for folder in arguments.folders for path in sorted(folder.glob("*.page"))]
    if pages:
        score = Score()
        for page in pages:
            if english is None or page.name in english:
                score.add(page, english[page.name] if english else None)
        score.print(faults=arguments.faults)
        print(f"words a second\t{words_a_second(pages):.0f}")
    for name in ("arabic", "foreign"):
        right, wrong = persons(name)
        print_share(f"{name} names accepted", right, right + len(wrong))
        if arguments.faults:
            print("\n".join(wrong))
    if arguments.corpus:
        print_spans(ner_corpus.score(ner_corpus.read(arguments.corpus)))
    if arguments.folder:
        print_folder(arguments.folder)


if __name__ == "__main__":
    main()
