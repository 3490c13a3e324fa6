#!/usr/bin/env python3
"""Check annotated pages (``*.page``), and write their sentences as a parallel test set.

Every line of a page begins with its tag: ``T`` title, ``M:kind`` metadata, ``X`` boilerplate, ``S`` a body sentence
with its names as ``[[TYPE#number:English|Arabic]]`` and ``E`` its English, ``P`` a paragraph's end, ``-`` a blank line;
then ``KEY`` three sentence numbers, ``SUMEN`` and ``SUMAR`` the reference summaries, ``DATE`` the publication date or
``none``. A line that begins with ``#`` is a remark.

Every fault is printed as ``page:line: fault`` (line 0 is the page as a whole), then what the pages hold. ``--parallel``
writes ``SET.ar`` and ``SET.en``, a sentence a line, as ``models/training/score.py`` reads them.

usage: page_check.py FOLDER [--parallel OUT] [--set NAME]
"""

from __future__ import annotations

import argparse
import collections
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

SPAN = re.compile(r"\[\[(PER|LOC|ORG|FAC|MISC|DATE)#(\d+):([^|\[\]]+)\|([^|\[\]]+)\]\]")
FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
ASCII_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")
ONCE = ("KEY", "SUMEN", "SUMAR", "DATE")
#: English writes small figures as words.
WORDS = dict(enumerate(["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]))
#: What an Arabic figure may be multiplied by in the English: 95 ألف is 95,000.
SCALES = (1, 1_000)
KEYS = 3


@dataclass(frozen=True)
class Span:
    """A marked name: its type, the entity's number in the page and its English, and how it stands here."""

    type: str
    number: int
    english: str
    arabic: str


@dataclass
class Sentence:
    """A body sentence without its marks, and its reference translation."""

    line: int
    ar: str
    spans: tuple[Span, ...]
    en: str = ""


@dataclass
class CheckedPage:
    """What a page holds, and what is wrong with it."""

    name: str
    sentences: list[Sentence] = field(default_factory=list)
    tags: collections.Counter[str] = field(default_factory=collections.Counter)
    once: dict[str, str] = field(default_factory=dict)
    faults: list[tuple[int, str]] = field(default_factory=list)

    @property
    def entities(self) -> dict[int, set[Span]]:
        """The spans of each entity, by its number."""
        found: dict[int, set[Span]] = collections.defaultdict(set)
        for sentence in self.sentences:
            for span in sentence.spans:
                found[span.number].add(span)
        return dict(found)


def check_page(path: Path) -> CheckedPage:
    """Read one page and note every fault."""
    page = CheckedPage(path.stem)
    for number, row in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        tag, _, text = row.partition(" ")
        if row.strip() and not tag.startswith("#"):
            _take(page, number, tag, text)
    page.faults += _whole_faults(page)
    page.faults += [(sentence.line, what) for sentence in page.sentences for what in _sentence_faults(sentence)]
    return page


def _take(page: CheckedPage, number: int, tag: str, text: str) -> None:
    kind = "M" if tag.startswith("M:") else tag
    page.tags[kind] += 1
    if kind == "S":
        spans = tuple(Span(m[1], int(m[2]), m[3], m[4]) for m in SPAN.finditer(text))
        page.sentences.append(Sentence(number, SPAN.sub(r"\4", text), spans))
    elif kind == "E":
        if not page.sentences or page.sentences[-1].en:
            page.faults.append((number, "E without S"))
        else:
            page.sentences[-1].en = text
    elif kind in ONCE:
        if kind in page.once:
            page.faults.append((number, f"a second {kind}"))
        page.once[kind] = text.strip()
    elif kind not in {"T", "M", "X", "P", "-"}:
        page.faults.append((number, f"unknown tag {tag}"))
    elif kind in {"T", "M", "X"} and not text.strip():
        page.faults.append((number, f"{tag} without text"))


def _sentence_faults(sentence: Sentence) -> Iterator[str]:
    if any(mark in sentence.ar for mark in ("[[", "]]", "|")):
        yield "broken span"
        return
    if not sentence.en:
        yield "S without E"
        return
    english = {_value(figure) for figure in FIGURE.findall(sentence.en)}
    words = set(re.findall(r"[a-z]+", sentence.en.lower()))
    for figure in FIGURE.findall(sentence.ar.translate(ASCII_DIGITS)):
        value = _value(figure)
        if not {value * scale for scale in SCALES} & english and WORDS.get(int(value)) not in words:
            yield f"{figure} is not in the English"


def _value(figure: str) -> float:
    """Return the value of a figure; a comma before three digits groups them, another is a decimal comma."""
    digits = re.sub(r",(?=\d{3}(?!\d))", "", figure).replace(",", ".")
    return float(digits) if digits.count(".") < 2 else float(digits.replace(".", ""))


def _whole_faults(page: CheckedPage) -> Iterator[tuple[int, str]]:
    for tag in ONCE:
        if not page.once.get(tag):
            yield 0, f"no {tag}"
    if not page.tags["T"]:
        yield 0, "no title"
    keys = page.once.get("KEY", "").split()
    numbers = [int(key) for key in keys if key.isdecimal()]
    in_order = numbers == sorted(set(numbers)) and all(1 <= n <= len(page.sentences) for n in numbers)
    if len(keys) != KEYS or len(numbers) != KEYS or not in_order:
        yield 0, "KEY needs three sentence numbers, in order"
    if not _is_date(page.once.get("DATE", "none")):
        yield 0, "DATE is no ISO date"
    for number, spans in page.entities.items():
        for what in ("type", "english"):
            if len({getattr(span, what) for span in spans}) > 1:
                yield 0, f"entity {number} has more than one {what}"
    named = collections.Counter(
        meaning for spans in page.entities.values() for meaning in {(span.type, span.english) for span in spans}
    )
    yield from ((0, f"{english} has two numbers") for (_, english), count in named.items() if count > 1)


def _is_date(text: str) -> bool:
    try:
        return text == "none" or date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def tally(pages: list[CheckedPage]) -> Mapping[str, int]:
    """Return how much of what the pages hold."""
    spans = collections.Counter(s.type for page in pages for sentence in page.sentences for s in sentence.spans)
    names = {"T": "title lines", "M": "metadata lines", "X": "boilerplate lines", "S": "sentences"}
    lines = sum((page.tags for page in pages), collections.Counter[str]())
    return {
        "pages": len(pages),
        **{name: lines[tag] for tag, name in names.items()},
        "spans": spans.total(),
        **{kind: spans[kind] for kind in sorted(spans)},
        "entities": sum(len(page.entities) for page in pages),
    }


def write_parallel(pages: list[CheckedPage], folder: Path, name: str) -> None:
    """Write the sentences of all pages as two files of parallel lines."""
    folder.mkdir(parents=True, exist_ok=True)
    sentences = [sentence for page in pages for sentence in page.sentences]
    for language in ("ar", "en"):
        text = "".join(f"{getattr(sentence, language)}\n" for sentence in sentences)
        (folder / f"{name}.{language}").write_text(text, encoding="utf-8")


def main() -> int:
    """Check a folder; write its parallel files where that is wanted."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--parallel", type=Path, metavar="OUT", help="folder for SET.ar and SET.en")
    parser.add_argument("--set", default="pages", metavar="NAME", help="the set's name (%(default)s)")
    arguments = parser.parse_args()
    pages = [check_page(path) for path in sorted(arguments.folder.glob("*.page"))]
    for page in pages:
        for line, what in page.faults:
            print(f"{page.name}:{line}: {what}")
    print(", ".join(f"{name} {count}" for name, count in tally(pages).items()))
    if arguments.parallel:
        write_parallel(pages, arguments.parallel, arguments.set)
    return int(not pages or any(page.faults for page in pages))


if __name__ == "__main__":
    sys.exit(main())
