#!/usr/bin/env python3
"""Make translator/translation/guards/data/lengths.toml from the human news pairs.

For each class of sentence length the 0.1 % and 99.9 % quantiles of English characters per Arabic
character, widened by 15 %, since other newsrooms translate more tersely than ours.

usage: length_bounds.py > translator/translation/guards/data/lengths.toml
"""

from __future__ import annotations

from number_guard import news_pairs

from translator.translation.guards.lengths import arabic_length

CLASSES = (0, 40, 80, 120, 160)
QUANTILE = 0.003
MARGIN = 1.1
SLACK = 4


def main() -> None:
    """Measure and print the table."""
    pairs = [(arabic_length(ar), len(en)) for ar, en in news_pairs()]
    print(
        f"# Made by benchmarks/length_bounds.py from {len(pairs)} human pairs: English characters per Arabic character,"
    )
    print(f"# quantiles {QUANTILE} and {1 - QUANTILE}, widened by {MARGIN - 1:.0%}. slack: characters allowed on top.")
    print(f"slack = {SLACK}")
    for least, above in zip(CLASSES, (*CLASSES[1:], 10**9), strict=True):
        ratios = sorted(en / ar for ar, en in pairs if least <= ar < above)
        low, high = ratios[int(QUANTILE * len(ratios))], ratios[min(len(ratios) - 1, int((1 - QUANTILE) * len(ratios)))]
        print(f"\n[[bounds]] # {len(ratios)} pairs\nleast = {least}")
        print(f"shortest = {low / MARGIN:.2f}\nlongest = {high * MARGIN:.2f}")


if __name__ == "__main__":
    main()
