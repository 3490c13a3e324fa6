#!/usr/bin/env python3
"""Average the weights of models that come from the same base.

Each run ends somewhere around what all of them are looking for; their mean is nearer to it than any (Izmailov et
al., "Averaging Weights Leads to Wider Optima and Better Generalization", UAI 2018; Wortsman et al., "Model soups",
ICML 2022). Nothing is added to the size of the model. Earlier runs are unpacked from what was shipped
(``unpack.py``), whose rounding to eight bits the mean halves too.

Reads transformers folders (safetensors); writes to OUT one more, its configuration that of the first.

usage: average.py OUT MODEL MODEL [MODEL ...]
"""

from __future__ import annotations

import argparse
import pathlib
import shutil

import torch
from safetensors.torch import load_file, save_file

WEIGHTS = "model.safetensors"


def average(folders: list[pathlib.Path]) -> dict[str, torch.Tensor]:
    """Return the mean of each weight over the models in ``folders``.

    Raises:
        ValueError: if the models have not the same weights.
    """
    mean: dict[str, torch.Tensor] = {}
    for folder in folders:
        weights = load_file(folder / WEIGHTS)
        if mean and {k: w.shape for k, w in weights.items()} != {k: w.shape for k, w in mean.items()}:
            raise ValueError(f"{folder} has other weights than {folders[0]}")
        mean = {k: mean.get(k, torch.zeros_like(w)) + w / len(folders) for k, w in weights.items()}
    return mean


def main() -> None:
    """Parse the command line and write the mean."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("models", type=pathlib.Path, nargs="+")
    args = parser.parse_args()
    shutil.copytree(args.models[0], args.out, dirs_exist_ok=True)
    save_file(average(args.models), args.out / WEIGHTS, metadata={"format": "pt"})
    print(f"{args.out}: mean of {len(args.models)}")


if __name__ == "__main__":
    main()
