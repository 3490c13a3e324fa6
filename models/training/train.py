#!/usr/bin/env python3
"""Adapt Gemma 3 270M (vocabulary cut) to Arabic-English translation.

Every pair is one sequence, ``<bos> Arabic | English <eos>``; the loss is taken on the English and
<eos> alone. All weights are trained with AdamW; the learning rate warms up, then falls linearly to 0
over the budget, which is wall-clock time (``--minutes``), so that the same script fits a laptop and
a GPU. News pairs are drawn more and more often towards the end. A checkpoint holds weights, optimiser,
position and seconds spent: the same command run again goes on from it.

Reads the folder of ``vocabulary.py`` (spm.model, model/) and the folder of ``data.py``; writes to OUT:

    checkpoint.pt   the run so far (replaced in one step)
    curve.tsv       seconds, steps, target tokens, training loss, held-back loss
    curve.svg       the same as a picture
    model/          the finished model for transformers (safetensors, config)

``--compile`` has torch fuse what stands between the multiplications (it takes a minute at the beginning, and a
C++ compiler). ``--eight-bits`` multiplies in eight bits (``eight_bits.py``); both together make a core without AMX
twice as fast. ``--keep N`` writes the weights to model-STEP/ every N minutes, for ``average.py``.

usage: train.py BASE DATA OUT --minutes N [--threads N] [--rate 8e-5] [--device cpu] [--compile] [--eight-bits]
"""

from __future__ import annotations

import argparse
import pathlib
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass

import sentencepiece as spm
import torch
from eight_bits import multiply_in_eight_bits
from torch.nn import functional
from transformers import AutoModelForCausalLM, PreTrainedModel

PAD, EOS, BOS = 0, 1, 2
SEED = 2026
WARM_UP = 0.03
LOG_EVERY = 20  # steps
SAVE_EVERY, MEASURE_EVERY = 300.0, 600.0  # seconds
HELD_OUT = 160  # pairs measured
STEP = 8  # widths of batches are multiples of this: for each width, oneDNN keeps what it made for it


@dataclass(frozen=True)
class Pair:
    """One training sequence: token ids, and where its English begins."""

    ids: list[int]
    target_start: int


def read_pairs(path: pathlib.Path, sp: spm.SentencePieceProcessor, columns: slice) -> list[tuple[str, Pair]]:
    """Return (source set, pair) of every line; sets are empty where the file has none."""
    pairs = []
    line_break = sp.piece_to_id("\n")
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        arabic, english = fields[columns]
        source = [BOS, *sp.encode(arabic), line_break]
        pairs.append((fields[0] if len(fields) == 3 else "", Pair([*source, *sp.encode(english), EOS], len(source))))
    return pairs


def draw(pairs: list[tuple[str, Pair]], rng: random.Random) -> Iterator[Pair]:
    """Yield pairs for ever, reshuffled each round."""
    order = [pair for _, pair in pairs]
    while True:
        rng.shuffle(order)
        yield from order


def collate(batch: list[Pair], device: str) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Return (ids, attention mask, labels), each int64[batch, length]; labels are -100 off target."""
    width = -(-max(len(p.ids) for p in batch) // STEP) * STEP
    ids = torch.full((len(batch), width), PAD)
    labels = torch.full((len(batch), width), -100)
    for i, p in enumerate(batch):
        ids[i, : len(p.ids)] = torch.tensor(p.ids)
        labels[i, p.target_start - 1 : len(p.ids) - 1] = torch.tensor(p.ids[p.target_start :])
    return ids.to(device), (ids != PAD).long().to(device), labels.to(device)


def multiplies_bfloat16(device: str) -> bool:
    """Say whether the device multiplies bfloat16 itself (AMX, AVX512-BF16); imitated, it is half as fast as float32."""
    return device == "cuda" or torch.cpu._is_amx_tile_supported() or torch.cpu._is_avx512_bf16_supported()


def loss_of(model: PreTrainedModel, batch: list[Pair], device: str) -> tuple[torch.Tensor, int]:
    """Return the mean cross-entropy per target token (nats) and the number of target tokens."""
    ids, mask, labels = collate(batch, device)
    with torch.autocast(device, torch.bfloat16, enabled=multiplies_bfloat16(device)):
        hidden = model.model(input_ids=ids, attention_mask=mask, use_cache=False).last_hidden_state
        wanted = labels != -100
        logits = model.lm_head(hidden[wanted])
    return functional.cross_entropy(logits.float(), labels[wanted]), int(wanted.sum())


def draw_curve(table: pathlib.Path, picture: pathlib.Path) -> None:
    """Draw training and held-back loss against target tokens as an SVG."""
    rows = [list(map(float, line.split("\t"))) for line in table.read_text().splitlines()[1:]]
    if len(rows) < 2:
        return
    top, low = max(max(r[3], r[4]) for r in rows), min(min(r[3], r[4]) for r in rows)
    last = rows[-1][2]

    def line(column: int, colour: str) -> str:
        points = " ".join(
            f"{60 + 700 * r[2] / last:.1f},{20 + 340 * (top - r[column]) / (top - low):.1f}" for r in rows
        )
        return f'<polyline fill="none" stroke="{colour}" stroke-width="2" points="{points}"/>'

    text = '<text x="{}" y="{}" font-family="sans-serif" font-size="13" fill="{}">{}</text>'
    picture.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 410"><rect width="800" height="410" fill="white"/>'
        + line(3, "#888")
        + line(4, "#b22")
        + text.format(5, 25, "#000", f"{top:.2f}")
        + text.format(5, 362, "#000", f"{low:.2f}")
        + text.format(60, 395, "#000", f"target tokens, 0 to {last:,.0f}; nats a token")
        + text.format(560, 40, "#888", "training loss")
        + text.format(560, 60, "#b22", "held-back news loss")
        + "</svg>\n"
    )


class Run:
    """A training run that can be interrupted: model, optimiser, position, and where they are kept.

    ``read``, ``build``, ``loss`` and ``warmth`` are what the family of the model decides.
    """

    def __init__(self, args: argparse.Namespace) -> None:
        torch.set_num_threads(args.threads)
        torch.manual_seed(args.seed)
        self.args = args
        self.rng = random.Random(args.seed)
        pairs, heldout = self.read()
        self.heldout = [p for _, p in heldout[:HELD_OUT]]
        news, other = ([p for p in pairs if (p[0] == "news") is wanted] for wanted in (True, False))
        self.news, self.other = draw(news, self.rng), draw(other or news, self.rng)
        self.model = self.build().to(args.device)
        self.model.train()
        self.optimiser = torch.optim.AdamW(
            self.model.parameters(), lr=args.rate, betas=(0.9, 0.98), weight_decay=0.0, fused=True
        )
        self.step, self.seen = 0, 0
        self.losses: list[float] = []
        self.checkpoint, self.table = args.out / "checkpoint.pt", args.out / "curve.tsv"
        spent = self.resume()
        self.rouse()
        self.held = self.heldout_loss()
        self.saved = self.measured = self.kept = time.monotonic()
        self.began = self.saved - spent

    def read(self) -> tuple[list[tuple[str, Pair]], list[tuple[str, Pair]]]:
        """Return the training pairs and those held back, each with its source set."""
        sp = spm.SentencePieceProcessor(model_file=str(self.args.base / "spm.model"))
        train, heldout = self.args.data / "train.tsv", self.args.data / "heldout.tsv"
        return read_pairs(train, sp, slice(1, 3)), read_pairs(heldout, sp, slice(0, 2))

    def build(self) -> PreTrainedModel:
        """Return the model to be trained."""
        model: PreTrainedModel = AutoModelForCausalLM.from_pretrained(
            self.args.base / "model", dtype=torch.float32, attn_implementation="sdpa"
        )
        if self.args.eight_bits:
            multiply_in_eight_bits(model.model)
        if self.args.compile:
            for layer in model.model.layers:
                layer.compile(dynamic=True)
        return model

    def loss(self, batch: list[Pair]) -> tuple[torch.Tensor, int]:
        """Return the mean loss per target token and the number of target tokens."""
        return loss_of(self.model, batch, self.args.device)

    def rouse(self) -> None:
        """Work through one batch without learning from it: what is compiled on the way is no part of the budget."""
        self.loss(self.heldout[:2])[0].backward()
        self.optimiser.zero_grad(set_to_none=True)

    def warmth(self, done: float) -> float:
        """Return the share of the peak learning rate when ``done`` of the budget is spent."""
        return min(1.0, done / WARM_UP, (1 - done) / (1 - WARM_UP))

    @torch.no_grad()
    def heldout_loss(self) -> float:
        """Return the loss per target token over held-back pairs."""
        self.model.eval()
        total = tokens = 0.0
        for i in range(0, len(self.heldout), 16):
            loss, n = self.loss(self.heldout[i : i + 16])
            total, tokens = total + loss.item() * n, tokens + n
        self.model.train()
        return total / tokens

    @property
    def progress(self) -> float:
        """The share of the budget that is spent."""
        return (time.monotonic() - self.began) / (self.args.minutes * 60)

    def resume(self) -> float:
        """Go on from the checkpoint, if there is one; return the seconds spent before."""
        if not self.checkpoint.exists():
            self.args.out.mkdir(parents=True, exist_ok=True)
            self.table.write_text("seconds\tsteps\ttarget_tokens\ttrain_loss\theldout_loss\n")
            return 0.0
        state = torch.load(self.checkpoint, map_location=self.args.device, weights_only=True)
        self.model.load_state_dict(state["model"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.step, self.seen = state["step"], state["seen"]
        self.rng.seed(self.args.seed + self.step)
        return float(state["spent"])

    def save(self) -> None:
        """Write a checkpoint beside the old one, then replace it."""
        state = {
            "model": self.model.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "spent": time.monotonic() - self.began,
            "step": self.step,
            "seen": self.seen,
        }
        part = self.checkpoint.with_suffix(".part")
        torch.save(state, part)
        part.replace(self.checkpoint)
        draw_curve(self.table, self.args.out / "curve.svg")
        self.saved = time.monotonic()

    def batches(self) -> list[list[Pair]]:
        """Draw the next batches, pairs of like length together, news more often the later it is."""
        size, first, last = self.args.batch, *self.args.news
        share = first + (last - first) * self.progress
        pool = [next(self.news if self.rng.random() < share else self.other) for _ in range(size * 8)]
        pool.sort(key=lambda p: len(p.ids))
        batches = [pool[i : i + size] for i in range(0, len(pool), size)]
        self.rng.shuffle(batches)
        return batches

    def update(self, batch: list[Pair]) -> None:
        """Take one optimiser step."""
        done = min(1.0, self.progress)
        for group in self.optimiser.param_groups:
            group["lr"] = self.args.rate * self.warmth(done)
        loss, tokens = self.loss(batch)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimiser.step()
        self.optimiser.zero_grad(set_to_none=True)
        self.step, self.seen = self.step + 1, self.seen + tokens
        self.losses.append(loss.item())
        if self.step % LOG_EVERY == 0:
            self.log()

    def log(self) -> None:
        """Add a row to the curve and print it."""
        if time.monotonic() - self.measured > MEASURE_EVERY:
            self.held, self.measured = self.heldout_loss(), time.monotonic()
        seconds, loss = time.monotonic() - self.began, sum(self.losses) / len(self.losses)
        self.losses.clear()
        with self.table.open("a") as out:
            out.write(f"{seconds:.0f}\t{self.step}\t{self.seen}\t{loss:.4f}\t{self.held:.4f}\n")
        print(f"{seconds:.0f} s, step {self.step}, {self.seen:,} tokens, loss {loss:.3f}, held back {self.held:.3f}")

    def finish(self) -> None:
        """Write the model for transformers."""
        self.save()
        self.model.save_pretrained(self.args.out / "model")
        print(f"finished: {self.step} steps, {self.seen:,} target tokens, held-back loss {self.heldout_loss():.3f}")

    def train(self) -> None:
        """Go on until the budget is spent."""
        while self.progress < 1:
            for batch in self.batches():
                self.update(batch)
            if time.monotonic() - self.saved > SAVE_EVERY:
                self.save()
            if self.args.keep and time.monotonic() - self.kept > self.args.keep * 60:
                self.model.save_pretrained(self.args.out / f"model-{self.step}")
                self.kept = time.monotonic()
        self.finish()


def main() -> None:
    """Parse the command line and train until the budget is spent."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("base", "data", "out"):
        parser.add_argument(name, type=pathlib.Path)
    parser.add_argument("--minutes", type=float, required=True)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--rate", type=float, default=8e-5, help="peak learning rate; 2.5e-4 diverged")
    parser.add_argument("--batch", type=int, default=16, help="pairs an update")
    parser.add_argument(
        "--news", type=float, nargs=2, default=(0.35, 0.95), help="share of news pairs at the beginning and at the end"
    )
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--compile", action="store_true", help="fuse what can be fused (torch.compile)")
    parser.add_argument("--eight-bits", action="store_true", help="multiply in eight bits (a CPU with AVX512-VNNI)")
    parser.add_argument("--keep", type=float, metavar="MINUTES", help="write the weights to OUT/model-STEP so often")
    Run(parser.parse_args()).train()


if __name__ == "__main__":
    main()
