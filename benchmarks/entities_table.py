#!/usr/bin/env python3
"""Write every figure about names as one Markdown page: what ``entities.py`` and ``ner_corpus.py`` measure.

PAGES are annotated news pages (see ``entities.py``); CORPUS is ANERcorp, one token and label a line; FOLDER holds raw
pages on one subject, of which one table is made.

usage: entities_table.py CORPUS FOLDER PAGES > entities.md
"""

from __future__ import annotations

import argparse
import collections
import pathlib
from collections.abc import Iterator, Mapping
from statistics import fmean

import entities
import ner_corpus

from translator.pipeline import entity_table, run_entities
from translator.settings import Settings

Spans = Mapping[str, collections.Counter[str]]


def span_rows(counts: Spans) -> Iterator[str]:
    """Yield a table of precision, recall and F1 by type."""
    yield "| type | precision | recall | F1 | marked |"
    yield "| --- | --- | --- | --- | --- |"
    for kind, row in sorted(counts.items()):
        precision, recall = row["right"] / max(1, row["got"]), row["right"] / max(1, row["gold"])
        f1 = entities.harmonic(precision, recall)
        yield f"| {kind} | {precision:.3f} | {recall:.3f} | {f1:.3f} | {row['gold']} |"


def share(name: str, part: int, whole: int) -> str:
    """Return one row of a table of shares."""
    return f"| {name} | {part} of {whole} | {part / max(1, whole):.3f} |"


def page_lines(folder: pathlib.Path) -> Iterator[str]:
    """Yield what is measured on annotated pages."""
    pages = [entities.read(path) for path in sorted(folder.glob("*.page"))]
    score = entities.Score()
    for page in pages:
        score.add(page, None)
    yield from ("## Annotated pages", "", f"{len(pages)} pages, exact span and type; `names` is all but dates.", "")
    yield from span_rows(score.spans)
    precision, recall = (fmean(side) for side in zip(*score.cubed, strict=True))
    yield from ("", "| | | share |", "| --- | --- | --- |")
    cubed = entities.harmonic(precision, recall)
    yield f"| linking, B-cubed F1 over the mentions found | {len(score.cubed)} | {cubed:.3f} |"
    counts = score.counts
    yield share("entities of several forms under one id", counts["one id"], counts["several forms"])
    yield share("entities spelled as the editor has them", counts["named as the editor"], counts["named"])
    romanised = counts["romanised persons as the editor"], counts["romanised persons"]
    yield share("of these, persons whose name was romanised", *romanised)
    yield share("mentions that stand in the English in the one spelling", counts["rendered"], counts["mentions"])
    yield share("entities joined wrongly", counts["joined wrongly"], counts["named"])
    for name, what in (("arabic", "Arabic"), ("foreign", "foreign")):
        right, wrong = entities.persons(name)
        yield share(f"invented {what} names in a spelling that papers accept", right, right + len(wrong))
    yield from ("", f"The recogniser reads {entities.words_a_second(pages):,.0f} words a second on one core.")


def corpus_lines(path: pathlib.Path) -> Iterator[str]:
    """Yield what is measured on ANERcorp, the part that was never looked at apart."""
    looked, rest = ner_corpus.parted(ner_corpus.read(path))
    yield from ("", "## ANERcorp", "", "Nothing was trained on it. Taggers that are trained on")
    yield "its other part reach about 83 F1 (CAMeL Tools, AraBERT). Its MISC are mostly currencies, religions and"
    yield "nationalities, which trsum does not take for names; the army and the ministries of a country, which trsum"
    yield "does, are not marked in it. It does not say where an article ends, and half of it is read as one: its"
    yield "surnames are looked for in all of it, which costs precision."
    yield from ("", "The half at which this training did not look:", "")
    yield from span_rows(ner_corpus.score(rest))
    yield from ("", "The half in whose first 874 sentences settings were chosen:", "")
    yield from span_rows(ner_corpus.score(looked))


def folder_lines(folder: pathlib.Path) -> Iterator[str]:
    """Yield the names that stand on more than one raw page of a folder."""
    paths = sorted(str(path) for path in folder.glob("*.txt"))
    yield from ("", "## One table over several pages", "", f"Names on more than one of {len(paths)} raw pages.", "")
    yield from ("| name | type | pages | Arabic forms |", "| --- | --- | --- | --- |")
    for entity in entity_table(run_entities(paths, Settings())):
        count = len({mention.source for mention in entity.mentions})
        if entity.type != "DATE" and count > 1:
            yield f"| {entity.en} | {entity.type} | {count} | {len(entity.ar)} |"


def main() -> None:
    """Print the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("corpus", "folder", "pages"):
        parser.add_argument(name, type=pathlib.Path)
    arguments = parser.parse_args()
    print("# Names, measured\n")
    print("Made by `python benchmarks/entities_table.py CORPUS FOLDER PAGES > benchmarks/entities.md`.\n")
    for lines in (page_lines(arguments.pages), corpus_lines(arguments.corpus), folder_lines(arguments.folder)):
        print("\n".join(lines))


if __name__ == "__main__":
    main()
