#!/usr/bin/env python3
"""Score a model on parallel test files, beside the outputs of other systems kept with them.

FOLDER holds ``SET.ar`` and ``SET.en`` (references), and may hold ``SET.SYSTEM.en`` (what another
system made of the same lines, scored in the same run). Every line is translated as ``trsum`` does it,
with its names, guards and retries, each line by itself; ``--alone`` asks the engine alone. Prints one
table row a system: BLEU, chrF++, the share of lines on which the numbers of source and output agree,
and the share of the reference's names that the output has in the same spelling (words with a capital inside
a sentence); then the signatures, speed and peak memory.

usage: score.py FOLDER SET [SET ...] [--model NAME|FOLDER] [--limit N] [--alone] [--save OUT]
"""

from __future__ import annotations

import argparse
import pathlib
import re
import resource
import time
from dataclasses import replace

from translator.evaluation import score, translate_lines
from translator.numbers import compare_numbers
from translator.settings import Settings
from translator.translation.engine import Decoding, Engine
from translator.translation.store import open_engine

#: A word with a capital that begins no sentence and no quotation.
NAME = re.compile(r"(?<=[\w,;)] )[A-Z][\w'’-]*\w")
WORD = re.compile(r"\w[\w'’-]*\w")


def read(path: pathlib.Path, limit: int | None) -> list[str]:
    """Return the lines of a file, the first ``limit`` of them."""
    return path.read_text(encoding="utf-8").splitlines()[:limit]


def number_fidelity(sources: list[str], outputs: list[str]) -> float:
    """Return the share of lines on which no number is lost or invented."""
    kept = [not (d.missing or d.invented) for d in map(compare_numbers, sources, outputs)]
    return sum(kept) / len(kept)


def name_fidelity(references: list[str], outputs: list[str]) -> float:
    """Return the share of the names in ``references`` that stand in the output of the same line."""
    kept = [
        name in output
        for reference, output in zip(references, (set(WORD.findall(line)) for line in outputs), strict=True)
        for name in NAME.findall(reference)
    ]
    return sum(kept) / len(kept)


def translate(sources: list[str], engine: Engine, settings: Settings, *, alone: bool) -> list[str]:
    """Return one line of English for each source."""
    if alone:
        found = [h.text for h in engine.translate(sources, Decoding(beam_size=settings.beam_size))]
    else:
        found = [sentence.en or "" for sentence in translate_lines(sources, engine, settings)]
    return [" ".join(text.split()) for text in found]


def row(name: str, sources: list[str], outputs: list[str], references: list[str]) -> str:
    """Return one Markdown table row of figures."""
    scores = score(outputs, references)
    fidelity = f"{number_fidelity(sources, outputs):.3f} | {name_fidelity(references, outputs):.3f}"
    return f"| {name} | {scores.bleu.value:.1f} | {scores.chrf.value:.1f} | {fidelity} |"


def main() -> None:
    """Parse the command line, translate, print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("sets", nargs="+")
    parser.add_argument("--model", default="builtin")
    parser.add_argument("--limit", type=int, help="score the first N lines only")
    parser.add_argument("--beam", type=int, default=Settings().beam_size)
    parser.add_argument("--alone", action="store_true", help="the engine without names, guards and retries")
    parser.add_argument("--save", type=pathlib.Path, help="folder for the outputs")
    args = parser.parse_args()
    settings = replace(Settings(), model=args.model, beam_size=args.beam)
    engine = open_engine(settings)
    for name in args.sets:
        sources = read(args.folder / f"{name}.ar", args.limit)
        references = read(args.folder / f"{name}.en", args.limit)
        began = time.monotonic()
        outputs = translate(sources, engine, settings, alone=args.alone)
        seconds = time.monotonic() - began
        if args.save:
            args.save.mkdir(parents=True, exist_ok=True)
            (args.save / f"{name}.{engine.name}.en").write_text("\n".join(outputs) + "\n", encoding="utf-8")
        print(f"\n{name}, {len(sources)} lines\n")
        print("| system | BLEU | chrF++ | lines with all numbers right | names kept |\n|---|---|---|---|---|")
        print(row(f"{engine.name}@{engine.revision[:12]}", sources, outputs, references))
        for peer in sorted(args.folder.glob(f"{name}.*.en")):
            print(row(peer.name.split(".")[1], sources, read(peer, args.limit), references))
        print(row("reference", sources, references, references))
        scores, words = score(outputs, references), sum(len(o.split()) for o in outputs)
        print(f"\n{scores.bleu.signature}\n{scores.chrf.signature}")
        print(f"beam {args.beam}{', engine alone' if args.alone else ''}, {words / seconds:.0f} English words a second")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6:.2f} GB")


if __name__ == "__main__":
    main()
