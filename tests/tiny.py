"""What the makers of tiny checkpoints share: how large the networks are, how they learn, how they are written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Size:
    """How large a network is."""

    width: int = 48
    layers: int = 2
    heads: int = 4
    inner: int = 96


def encoder_decoder(size: Size) -> dict[str, Any]:
    """Return a network's size in the words of MarianMT, NLLB and BART configurations; nothing is dropped out."""
    return {
        "d_model": size.width,
        "encoder_layers": size.layers,
        "decoder_layers": size.layers,
        "encoder_attention_heads": size.heads,
        "decoder_attention_heads": size.heads,
        "encoder_ffn_dim": size.inner,
        "decoder_ffn_dim": size.inner,
        "dropout": 0.0,
        "attention_dropout": 0.0,
    }


def learn(model: Any, loss: Callable[[], Any], *, rate: float, most_steps: int, enough: float) -> None:
    """Fit the model until what ``loss`` computes is small enough."""
    import torch

    optimiser = torch.optim.Adam(model.parameters(), lr=rate)
    for _ in range(most_steps):
        found = loss()
        if float(found.detach()) < enough:
            break
        optimiser.zero_grad()
        found.backward()
        optimiser.step()


def save(folder: Path, model: Any, tokenizer: Any) -> None:
    """Write a checkpoint as its authors publish it."""
    model.eval()
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
