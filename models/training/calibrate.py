#!/usr/bin/env python3
"""Find the score below which the model's own doubt is to be believed, and record it in the manifest.

Translates the held-back news pairs (``heldout.tsv`` of ``data.py``) and splits them at each candidate
threshold of the engine's score (mean log-probability of a token). Prints, for each, what share of
lines it flags and the mean sentence chrF++ of flagged and unflagged lines; ``--write`` records the one
given. Source of the idea: Fomicheva et al., "Unsupervised quality estimation for neural machine
translation", TACL 8 (2020).

usage: calibrate.py HELDOUT.TSV [--limit N] [--write THRESHOLD MODEL_FOLDER]
"""

from __future__ import annotations

import argparse
import json
import pathlib

from sacrebleu import sentence_chrf

from translator.settings import Settings
from translator.translation.store import open_engine

SHARES = (0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4)


def read_pairs(path: pathlib.Path, limit: int | None) -> list[tuple[str, str]]:
    """Return (Arabic with hints, English) of a held-out file."""
    lines = path.read_text(encoding="utf-8").splitlines()[:limit]
    return [(arabic, english) for arabic, _, english in (line.partition("\t") for line in lines)]


def table(scored: list[tuple[float, float]]) -> list[str]:
    """Return one Markdown row for each share of lines flagged: threshold, mean quality below and above it."""
    ranked = sorted(scored)
    rows = ["| flagged | score below | chrF++ of flagged | of the others |", "|---|---|---|---|"]
    for share in SHARES:
        at = max(1, int(share * len(ranked)))
        low, high = ([quality for _, quality in part] for part in (ranked[:at], ranked[at:]))
        rows.append(f"| {share:.0%} | {ranked[at][0]:.3f} | {sum(low) / len(low):.1f} | {sum(high) / len(high):.1f} |")
    return rows


def main() -> None:
    """Parse the command line; print the table or write the threshold."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("heldout", type=pathlib.Path)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--write", nargs=2, metavar=("THRESHOLD", "MODEL_FOLDER"))
    args = parser.parse_args()
    if args.write:
        path = pathlib.Path(args.write[1]) / "manifest.json"
        record = json.loads(path.read_text(encoding="utf-8")) | {"unsure_below": float(args.write[0])}
        path.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
        return
    pairs = read_pairs(args.heldout, args.limit)
    found = open_engine(Settings(model="builtin")).translate([arabic for arabic, _ in pairs])
    quality = [sentence_chrf(h.text, [en], word_order=2).score for h, (_, en) in zip(found, pairs, strict=True)]
    print("\n".join(table([(h.score, q) for h, q in zip(found, quality, strict=True)])))


if __name__ == "__main__":
    main()
