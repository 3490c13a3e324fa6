#!/usr/bin/env python3
"""Score the finding, linking and naming of entities on annotated news pages.

A page is a text file whose lines begin with a tag: ``S`` an Arabic sentence with names marked as
``[[TYPE#number:English|Arabic]]``, ``E`` its English, ``DATE`` the publication date; other lines are
passed over. Printed are precision, recall and F1 of exact span and type; of the entities of several
Arabic forms, the share that came under one id; the share of entities spelled as the editor has them;
and, with the reference English in the place of a translation, the share of mentions that stand in it
under their entity's spelling.

usage: entities.py [--faults] FOLDER…
"""

from __future__ import annotations

import argparse
import collections
import pathlib
import re
import sys
from dataclasses import dataclass

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

from translator.document import Document, Entity, Metadata, Sentence, Source
from translator.entities import enforce_spelling, recognize_entities
from translator.settings import Settings

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


class Score:
    """Counts over all pages."""

    def __init__(self) -> None:
        self.spans: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
        self.counts: collections.Counter[str] = collections.Counter()
        self.faults: list[str] = []

    def add(self, page: Page) -> None:
        """Score one page."""
        recognized = recognize_entities(page.document, None, Settings())
        got = {(m.sentence, m.start, m.end, str(e.type)): e for e in recognized.entities for m in e.mentions}
        self._spans(page, got)
        self._entities(page, got)
        self._english(page, enforce_spelling(recognized))

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
        for number, (english, entity) in spelled.items():
            several = len(forms[number]) > 1
            self.counts["several forms"] += several
            self.counts["one id"] += several and len(ids[number]) == 1
            self.counts["named"] += 1
            self.counts["named as the editor"] += english == entity.en
            self.counts["named ~"] += english.casefold() == entity.en.casefold()
            if several and len(ids[number]) > 1:
                self.faults.append(f"{page.name}\tsplit\t{english}: {' | '.join(sorted(forms[number]))}")
            if english != entity.en:
                self.faults.append(f"{page.name}\tname\t{entity.en} ({entity.source}) for {english}: {entity.ar[0]}")
        owners: dict[str, set[int]] = collections.defaultdict(set)
        for number, found in ids.items():
            for name in found:
                owners[name].add(number)
        for name, numbers in owners.items():
            if len(numbers) > 1:
                self.counts["joined wrongly"] += 1
                self.faults.append(f"{page.name}\tjoined\t{name}: {[spelled[n][0] for n in sorted(numbers)]}")

    def _english(self, page: Page, enforced: Document) -> None:
        for before, after in zip(page.document.sentences, enforced.sentences, strict=True):
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
        for kind, row in sorted(self.spans.items()):
            precision, recall = row["right"] / max(1, row["got"]), row["right"] / max(1, row["gold"])
            f1 = 2 * precision * recall / max(1e-9, precision + recall)
            print(f"{kind}\tP {precision:.3f}\tR {recall:.3f}\tF1 {f1:.3f}\t{row['gold']}")
        for part, whole in (
            ("one id", "several forms"),
            ("named as the editor", "named"),
            ("named ~", "named"),
            ("rendered", "mentions"),
        ):
            print(f"{part}\t{self.counts[part]} of {self.counts[whole]}")
        print(f"joined wrongly\t{self.counts['joined wrongly']}\nEnglish changed\t{self.counts['English changed']}")
        if faults:
            print("\n".join(self.faults))


def main() -> None:
    """Score every page of the folders."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=pathlib.Path, nargs="+")
    parser.add_argument("--faults", action="store_true", help="print each fault")
    arguments = parser.parse_args()
    score = Score()
    for folder in arguments.folders:
        for path in sorted(folder.glob("*.page")):
            score.add(read(path))
    score.print(faults=arguments.faults)


if __name__ == "__main__":
    main()
