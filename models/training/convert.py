#!/usr/bin/env python3
"""Convert the trained model to what ships: CTranslate2, int8, in parts of at most 90 MB.

Reads a transformers folder (or a base folder with ``--checkpoint``, whose weights then take the place
of the folder's) and the SentencePiece model; writes to OUT:

    model.bin.00 …   the CTranslate2 model, cut in parts that a repository takes
    config.json, vocabulary.json, spm.model
    manifest.json    name, revision (hash over the files), sha256 of every file, what calibrate.py wrote before

Before quantisation it proves that CTranslate2 and transformers, both in float32, write the same
tokens under greedy search for a few sentences.

usage: convert.py MODEL SPM OUT [--checkpoint FILE]
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pathlib
import tempfile

import ctranslate2
import sentencepiece as spm
import torch
from ctranslate2.converters.transformers import Gemma3Loader
from transformers import AutoModelForCausalLM, Gemma3ForCausalLM

PART_BYTES = 90_000_000
BOS, EOS, LINE_BREAK = "<bos>", "<eos>", "\n"
SMALL_FILES = ("config.json", "spm.model", "vocabulary.json")
PROBES = (
    "قال وزير الخارجية يوم الأحد إن المحادثات ستستأنف الأسبوع المقبل في جنيف.",
    "ارتفعت أسعار النفط بنسبة 2.5 في المئة إلى 81 دولارا للبرميل.",
    "لم يصب أحد في الحادث.",
)


def load(folder: pathlib.Path, checkpoint: pathlib.Path | None) -> Gemma3ForCausalLM:
    """Return the trained model in float32."""
    model = AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32)
    if checkpoint:
        model.load_state_dict(torch.load(checkpoint, map_location="cpu", weights_only=True)["model"])
    return model.eval()


def convert(model: Gemma3ForCausalLM, pieces: list[str], out: pathlib.Path, quantization: str | None) -> None:
    """Write the CTranslate2 model. The loader takes the layers of ``model`` apart: it cannot be used afterwards."""
    with torch.no_grad():
        spec = Gemma3Loader().get_model_spec(model)
    spec.config.bos_token, spec.config.eos_token, spec.config.unk_token = BOS, EOS, "<unk>"
    spec.register_vocabulary(pieces)
    spec.validate()
    spec.optimize(quantization=quantization)
    spec.save(str(out))


def greedy(model: Gemma3ForCausalLM, sp: spm.SentencePieceProcessor, text: str) -> list[int]:
    """Return the ids that transformers writes after the prompt of ``text``, 40 at most."""
    ids = [sp.bos_id(), *sp.encode(text), sp.piece_to_id(LINE_BREAK)]
    made = model.generate(
        torch.tensor([ids]), do_sample=False, max_new_tokens=40, eos_token_id=sp.eos_id(), pad_token_id=sp.pad_id()
    )
    return [i for i in made[0, len(ids) :].tolist() if i != sp.eos_id()]


def check_parity(expected: list[list[int]], sp: spm.SentencePieceProcessor, folder: pathlib.Path) -> None:
    """Raise RuntimeError where CTranslate2 in float32 writes other tokens than transformers did."""
    generator = ctranslate2.Generator(str(folder), compute_type="float32")
    for text, ids in zip(PROBES, expected, strict=True):
        prompt = [BOS, *sp.encode(text, out_type=str), LINE_BREAK]
        result = generator.generate_batch([prompt], max_length=40, include_prompt_in_result=False)
        if result[0].sequences_ids[0] != ids:
            raise RuntimeError(f"CTranslate2 and transformers differ on {text!r}")


def split(model: pathlib.Path) -> None:
    """Cut ``model.bin`` in numbered parts and remove it."""
    data = model.read_bytes()
    for number, start in enumerate(range(0, len(data), PART_BYTES)):
        (model.parent / f"{model.name}.{number:02}").write_bytes(data[start : start + PART_BYTES])
    model.unlink()


def write_manifest(out: pathlib.Path, *, reads_terms: bool = False) -> str:
    """Record the hash of every file of the model, and what it was trained to read; return the revision made of them."""
    path = out / "manifest.json"
    kept = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    names = sorted(p.name for p in (*out.glob("model.bin*"), *(out / name for name in SMALL_FILES)))
    hashes = {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in names}
    revision = hashlib.sha256("".join(hashes.values()).encode()).hexdigest()[:12]
    record = {
        "name": "builtin",
        "kind": "gemma",
        "revision": revision,
        "doubt": kept.get("doubt"),
        "reads_terms": reads_terms,
        "files": hashes,
    }
    path.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    return revision


def main() -> None:
    """Parse the command line, convert twice (to prove, to ship), cut and record."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("model", "spm", "out"):
        parser.add_argument(name, type=pathlib.Path)
    parser.add_argument("--checkpoint", type=pathlib.Path)
    args = parser.parse_args()
    sp = spm.SentencePieceProcessor(model_file=str(args.spm))
    pieces = [sp.id_to_piece(i) for i in range(sp.vocab_size())]
    model = load(args.model, args.checkpoint)
    expected = [greedy(model, sp, text) for text in PROBES]
    with tempfile.TemporaryDirectory() as exact:
        convert(model, pieces, pathlib.Path(exact), None)
        check_parity(expected, sp, pathlib.Path(exact))
    args.out.mkdir(parents=True, exist_ok=True)
    for old in args.out.glob("model.bin*"):
        old.unlink()
    convert(load(args.model, args.checkpoint), pieces, args.out, "int8")
    (args.out / "spm.model").write_bytes(args.spm.read_bytes())
    split(args.out / "model.bin")
    revision = write_manifest(args.out, reads_terms=True)
    print(f"revision {revision}; {sum(p.stat().st_size for p in args.out.iterdir()) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
