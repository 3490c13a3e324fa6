#!/usr/bin/env python3
"""Unpack the shipped model into weights that ``train.py`` goes on from.

Reads the CTranslate2 model in its parts (int8, a scale for each row) and the configuration of the base model;
writes to OUT what ``vocabulary.py`` writes: spm.model and model/. Rounding to eight bits costs next to nothing:
the held-back loss is that of the weights before they were packed, to the second decimal.

usage: unpack.py GEMMA.gguf BUILTIN OUT
"""

from __future__ import annotations

import argparse
import pathlib
import struct

import numpy as np
import torch
from transformers import AutoConfig, Gemma3ForCausalLM

#: CTranslate2's number for each type of its binary format (version 6).
TYPES = (np.float32, np.int8, np.int16, np.int32, np.float16)
#: Names of the norms in CTranslate2 and in transformers.
NORMS = {
    "input_layer_norm": "input_layernorm",
    "post_attention_layer_norm": "post_attention_layernorm",
    "pre_feedforward_layer_norm": "pre_feedforward_layernorm",
    "post_feedforward_layer_norm": "post_feedforward_layernorm",
    "self_attention/q_norm": "self_attn.q_norm",
    "self_attention/k_norm": "self_attn.k_norm",
}
LINEAR = {
    "self_attention/linear_1": "self_attn.o_proj",
    "ffn/linear_0": "mlp.gate_proj",
    "ffn/linear_0_noact": "mlp.up_proj",
    "ffn/linear_1": "mlp.down_proj",
}


class Reader:
    """Reads the little-endian fields of a CTranslate2 model one after the other."""

    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def number(self, kind: str) -> int:
        """Return the next number; ``kind`` is its letter in ``struct``."""
        (value,) = struct.unpack_from(f"<{kind}", self.data, self.at)
        self.at += struct.calcsize(kind)
        return int(value)

    def name(self) -> str:
        """Return the next string, its closing zero left out."""
        length = self.number("H")
        self.at += length
        return self.data[self.at - length : self.at - 1].decode()

    def variable(self) -> tuple[str, np.ndarray]:
        """Return the next variable and its name."""
        name = self.name()
        shape = [self.number("I") for _ in range(self.number("B"))]
        kind, size = TYPES[self.number("B")], self.number("I")
        self.at += size
        return name, np.frombuffer(self.data[self.at - size : self.at], kind).reshape(shape)


def read_model(data: bytes) -> dict[str, np.ndarray]:
    """Return every variable of a CTranslate2 model by name."""
    reader = Reader(data)
    version = reader.number("I")
    if version != 6:
        raise ValueError(f"a CTranslate2 model of binary version 6 is read, this one has {version}")
    reader.name()
    reader.number("I")
    return dict(reader.variable() for _ in range(reader.number("I")))


def weights_of(variables: dict[str, np.ndarray], config: object) -> dict[str, torch.Tensor]:
    """Return the state that transformers loads."""

    def matrix(name: str) -> torch.Tensor:
        scale = variables[f"{name}/weight_scale"][:, None]
        return torch.from_numpy(variables[f"{name}/weight"].astype(np.float32) / scale)

    def norm(name: str) -> torch.Tensor:
        return torch.from_numpy(variables[f"{name}/gamma"].copy())

    embedding = matrix("decoder/embeddings")
    state = {"model.embed_tokens.weight": embedding, "lm_head.weight": embedding}
    state["model.norm.weight"] = norm("decoder/layer_norm")
    heads = [config.num_attention_heads, config.num_key_value_heads, config.num_key_value_heads]
    for layer in range(config.num_hidden_layers):
        packed, plain = f"decoder/layer_{layer}", f"model.layers.{layer}"
        state |= {f"{plain}.{theirs}.weight": norm(f"{packed}/{ours}") for ours, theirs in NORMS.items()}
        state |= {f"{plain}.{theirs}.weight": matrix(f"{packed}/{ours}") for ours, theirs in LINEAR.items()}
        parts = matrix(f"{packed}/self_attention/linear_0").split([n * config.head_dim for n in heads])
        state |= {f"{plain}.self_attn.{n}_proj.weight": part for n, part in zip("qkv", parts, strict=True)}
    return state


def main() -> None:
    """Parse the command line, read and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("gguf", "builtin", "out"):
        parser.add_argument(name, type=pathlib.Path)
    args = parser.parse_args()
    variables = read_model(b"".join(part.read_bytes() for part in sorted(args.builtin.glob("model.bin*"))))
    config = AutoConfig.from_pretrained(args.gguf.parent, gguf_file=args.gguf.name)
    config.vocab_size = len(variables["decoder/embeddings/weight"])
    model = Gemma3ForCausalLM(config)
    model.load_state_dict(weights_of(variables, config))
    model.tie_weights()
    model.save_pretrained(args.out / "model")
    (args.out / "spm.model").write_bytes((args.builtin / "spm.model").read_bytes())


if __name__ == "__main__":
    main()
