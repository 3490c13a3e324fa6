#!/usr/bin/env python3
"""Train a MarianMT model from random weights: the other family of models, measured beside the built-in one.

A joint vocabulary (SentencePiece, unigram) is learnt from both sides of the training pairs; the model is an
encoder-decoder with one matrix for source, target and output. The loss is taken with label smoothing in
training and without it on held-back pairs. Budget, checkpoints, curve, and news drawn more and more often
are those of ``train.py``. At the end the weights of the last checkpoints are averaged, and kept if the
held-back loss says so.

Reads the folder of ``data.py --whole``; writes to OUT:

    spm.model       the vocabulary
    checkpoint.pt   the run so far (replaced in one step)
    weights/        the weights of the last checkpoints
    curve.tsv       seconds, steps, target tokens, training loss (smoothed), held-back loss
    curve.svg       the same as a picture
    model/          the finished model as MarianMT checkpoints are published: ``trsum models import`` installs it,
                    ``score.py --model`` scores it

usage: marian.py DATA OUT --minutes N [--threads N] [--rate 8e-4] [--device cpu]
"""

from __future__ import annotations

import argparse
import json
import pathlib
import shutil

import sentencepiece as spm
import torch
from safetensors.torch import load_file, save_file
from torch.nn import functional
from train import SEED, STEP, Pair, Run, multiplies_bfloat16
from transformers import MarianConfig, MarianMTModel

EOS, UNK = 0, 1
WARM_UP = 200  # steps: random weights must not be hurried, however many updates the budget turns out to hold
SMOOTHING = 0.1
AVERAGED = 4  # checkpoints
MAX_TOKENS = 120  # of either side in training


def learn_vocabulary(data: pathlib.Path, model: pathlib.Path, size: int) -> None:
    """Write a joint SentencePiece model of both sides of the training pairs; ``size`` is an upper limit."""
    lines = (data / "train.tsv").read_text(encoding="utf-8").splitlines()
    spm.SentencePieceTrainer.train(
        sentence_iterator=(text for line in lines for text in line.split("\t")[1:]),
        model_prefix=str(model.with_suffix("")),
        vocab_size=size,
        hard_vocab_limit=False,
        character_coverage=0.9999,
        bos_id=-1,
        eos_id=EOS,
        unk_id=UNK,
        num_threads=1,
        minloglevel=1,
    )


def read_pairs(path: pathlib.Path, sp: spm.SentencePieceProcessor) -> list[tuple[str, Pair]]:
    """Return (source set, pair) of every line that is not too long; sets are empty where the file has none."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    sources, targets = (sp.encode([row[at] for row in rows], num_threads=1) for at in (-2, -1))
    return [
        (row[0] if len(row) == 3 else "", Pair([*source, EOS, *target, EOS], len(source) + 1))
        for row, source, target in zip(rows, sources, targets, strict=True)
        if max(len(source), len(target)) <= MAX_TOKENS
    ]


def padded(rows: list[list[int]], filler: int) -> torch.Tensor:
    """Return the rows as one tensor, filled up to a multiple of ``STEP``."""
    width = -(-max(map(len, rows)) // STEP) * STEP
    return torch.tensor([row + [filler] * (width - len(row)) for row in rows])


class MarianRun(Run):
    """A run that starts from random weights."""

    def read(self) -> tuple[list[tuple[str, Pair]], list[tuple[str, Pair]]]:
        """Return the training pairs and those held back; learn the vocabulary first, where there is none."""
        self.spm = self.args.out / "spm.model"
        self.args.out.mkdir(parents=True, exist_ok=True)
        if not self.spm.exists():
            learn_vocabulary(self.args.data, self.spm, self.args.vocabulary)
        self.sp = spm.SentencePieceProcessor(model_file=str(self.spm))
        self.pad = self.sp.vocab_size()
        return read_pairs(self.args.data / "train.tsv", self.sp), read_pairs(self.args.data / "heldout.tsv", self.sp)

    def build(self) -> MarianMTModel:
        """Return a model of random weights; each matrix keeps the size of what it multiplies."""
        width, (encoder, decoder) = self.args.width, self.args.layers
        config = MarianConfig(
            vocab_size=self.pad + 1,
            decoder_vocab_size=self.pad + 1,
            d_model=width,
            encoder_layers=encoder,
            decoder_layers=decoder,
            encoder_attention_heads=width // 64,
            decoder_attention_heads=width // 64,
            encoder_ffn_dim=4 * width,
            decoder_ffn_dim=4 * width,
            max_position_embeddings=512,
            activation_function="swish",
            scale_embedding=True,
            dropout=self.args.dropout,
            attention_dropout=0.0,
            init_std=width**-0.5,
            pad_token_id=self.pad,
            eos_token_id=EOS,
            decoder_start_token_id=self.pad,
            forced_eos_token_id=EOS,
        )
        model = MarianMTModel(config)
        model.generation_config.bad_words_ids = [[self.pad]]
        model.get_input_embeddings().weight.data[self.pad] = 0.0
        return model

    def warmth(self, done: float) -> float:
        """Return the share of the peak learning rate when ``done`` of the budget is spent."""
        return min((self.step + 1) / WARM_UP, 1.0) * (1 - done)

    def loss(self, batch: list[Pair]) -> tuple[torch.Tensor, int]:
        """Return the mean cross-entropy per target token (nats; smoothed in training) and the number of these."""
        device = self.args.device
        source = padded([p.ids[: p.target_start] for p in batch], self.pad).to(device)
        targets = [p.ids[p.target_start :] for p in batch]
        labels = padded(targets, -100).to(device)
        begun = padded([[self.pad, *target[:-1]] for target in targets], self.pad).to(device)
        with torch.autocast(device, torch.bfloat16, enabled=multiplies_bfloat16(device)):
            hidden = self.model.base_model(
                input_ids=source, attention_mask=(source != self.pad).long(), decoder_input_ids=begun, use_cache=False
            ).last_hidden_state
            wanted = labels != -100
            logits = functional.linear(hidden[wanted], self.model.get_input_embeddings().weight[: self.pad])
        smoothing = SMOOTHING if self.model.training else 0.0
        return functional.cross_entropy(logits.float(), labels[wanted], label_smoothing=smoothing), int(wanted.sum())

    def save(self) -> None:
        """Write a checkpoint, and its weights apart; those of the last few are kept."""
        folder = self.args.out / "weights"
        folder.mkdir(exist_ok=True)
        save_file(dict(self.model.named_parameters()), folder / f"{self.step:08}.safetensors")
        for old in sorted(folder.glob("*.safetensors"))[:-AVERAGED]:
            old.unlink()
        super().save()

    def average(self) -> None:
        """Replace the weights by the mean of the last checkpoints, if that lowers the held-back loss."""
        files = sorted((self.args.out / "weights").glob("*.safetensors"))
        kept = {name: value.detach().clone() for name, value in self.model.named_parameters()}
        last = self.heldout_loss()
        saved = [load_file(file, device=self.args.device) for file in files]
        self.load({name: torch.stack([weights[name] for weights in saved]).mean(0) for name in kept})
        mean = self.heldout_loss()
        print(f"held-back loss {last:.4f}; with the mean of {len(files)} checkpoints {mean:.4f}")
        if mean > last:
            self.load(kept)

    @torch.no_grad()
    def load(self, weights: dict[str, torch.Tensor]) -> None:
        """Put ``weights`` in place of those of the model."""
        for name, value in self.model.named_parameters():
            value.copy_(weights[name])

    def finish(self) -> None:
        """Write the model as MarianMT checkpoints are published."""
        self.save()
        self.average()
        folder = self.args.out / "model"
        self.model.save_pretrained(folder)
        for name in ("source.spm", "target.spm"):
            shutil.copyfile(self.spm, folder / name)
        pieces = [*map(self.sp.id_to_piece, range(self.pad)), "<pad>"]
        vocabulary = json.dumps({piece: number for number, piece in enumerate(pieces)}, ensure_ascii=False)
        (folder / "vocab.json").write_text(vocabulary, encoding="utf-8")
        settings = {"tokenizer_class": "MarianTokenizer", "source_lang": "ar", "target_lang": "en"}
        (folder / "tokenizer_config.json").write_text(json.dumps(settings), encoding="utf-8")
        parameters = sum(value.numel() for value in self.model.parameters())
        print(f"finished: {parameters:,} parameters, {self.step} steps, {self.seen:,} target tokens, {self.args.out}")


def main() -> None:
    """Parse the command line and train until the budget is spent."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("data", "out"):
        parser.add_argument(name, type=pathlib.Path)
    parser.add_argument("--minutes", type=float, required=True)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--rate", type=float, default=8e-4, help="peak learning rate")
    parser.add_argument("--batch", type=int, default=16, help="pairs an update")
    parser.add_argument("--vocabulary", type=int, default=8000, help="pieces, both languages together")
    parser.add_argument("--width", type=int, default=256)
    parser.add_argument("--layers", type=int, nargs=2, default=(4, 2), help="of the encoder and of the decoder")
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument(
        "--news", type=float, nargs=2, default=(0.3, 0.9), help="share of news pairs at the beginning and at the end"
    )
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.set_defaults(keep=None)  # it keeps its last checkpoints anyway
    MarianRun(parser.parse_args()).train()


if __name__ == "__main__":
    main()
