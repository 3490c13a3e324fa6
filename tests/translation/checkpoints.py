"""Tiny checkpoints of each family, made on the spot: a few thousand weights that know eight news pairs by heart.

They are trained, not random, so that a decoding has one clear answer: a wrong token of a converted or
quantised model then shows in the English. Training takes a few seconds on one core.
"""

from __future__ import annotations

import importlib.util
import io
import json
import re
import shutil
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any

from tests.tiny import Size, encoder_decoder, save

ROOT = Path(__file__).parents[2]
_MARKED = re.compile(r"\[\[\w+:[^|\[\]]+\|([^|\[\]]+)\]\]")

#: What the models know. Lengths differ widely, so that batches of several are padded.
PAIRS = (
    ("وصل الوفد.", "The delegation has arrived."),
    ("لم يصب أحد في الحادث.", "No one was hurt in the accident."),
    ("أغلقت المدارس يوم الأحد.", "Schools were closed on Sunday."),
    ("قالت الوزيرة إن المحادثات ستستأنف في جنيف.", "The minister said talks would resume in Geneva."),
    ("ارتفعت أسعار النفط إلى 81 دولارا للبرميل.", "Oil prices rose to $81 a barrel."),
    ("نفى المتحدث باسم الشركة علمه بأي تحقيق.", "The company's spokesman denied knowing of any inquiry."),
    (
        "ودعا رئيس البلدية السكان إلى البقاء في منازلهم حتى صباح الثلاثاء بسبب العاصفة.",
        "The mayor called on residents to stay in their homes until Tuesday morning because of the storm.",
    ),
    ("الطقس", "Weather"),
)
ARABIC = tuple(ar for ar, _ in PAIRS)
ENGLISH = tuple(en for _, en in PAIRS)

#: Steps of training; none leaves the weights random, but for one word that the model cannot stop saying.
STEPS = 260
#: What that word is, and how much likelier than by chance (nats).
ENDLESS, LIKELIER = "▁the", 20.0
#: The loss to be reached (nats a token). With less, the choice among beams hangs on the rounding of the processor.
LEARNT = 0.01
_RATE, _SEED = 6e-3, 7


SIZE = Size()


@lru_cache(maxsize=1)
def news_lines() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return a few hundred Arabic and English lines of the project's own news pairs, and the pairs above."""
    arabic, english = list(ARABIC), list(ENGLISH)
    for path in sorted((ROOT / "models" / "training" / "news").glob("world-0[12].txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            tag, _, text = line.partition(" ")
            if tag in ("S", "E"):
                (arabic if tag == "S" else english).append(_MARKED.sub(r"\1", text))
    return tuple(arabic), tuple(english)


def sentencepiece_model(lines: tuple[str, ...], **options: Any) -> bytes:
    """Return a SentencePiece model trained on ``lines``."""
    import sentencepiece

    out = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(lines),
        model_writer=out,
        character_coverage=1.0,
        hard_vocab_limit=False,
        num_threads=1,
        minloglevel=2,
        **options,
    )
    return out.getvalue()


def make_marian(
    folder: Path,
    *,
    steps: int = STEPS,
    size: Size = SIZE,
    pieces_learnt: int = 400,
    pieces_wanted: int = 0,
    endless: bool = True,
) -> None:
    """Write a MarianMT checkpoint as its authors publish them: two tokenizers, one vocabulary.

    Args:
        folder: where.
        steps: of training; none leaves the weights random.
        size: how large the network is.
        pieces_learnt: how many pieces each tokenizer learns at most; the fewer, the more a sentence has.
        pieces_wanted: how large the vocabulary is to be; pieces that no text has fill it up.
        endless: whether a model that is not trained never ends a sentence by itself.
    """
    import sentencepiece
    import torch
    from transformers import MarianConfig, MarianMTModel, MarianTokenizer

    folder.mkdir(parents=True)
    arabic, english = news_lines()
    pieces = dict.fromkeys(("</s>", "<unk>"))
    for name, lines in (("source.spm", arabic), ("target.spm", english)):
        spm = sentencepiece_model(lines, vocab_size=pieces_learnt, bos_id=-1, eos_id=0, unk_id=1)
        (folder / name).write_bytes(spm)
        processor = sentencepiece.SentencePieceProcessor(model_proto=spm)
        pieces |= dict.fromkeys(map(processor.id_to_piece, range(processor.vocab_size())))
    unused = [f"unused{number}" for number in range(pieces_wanted - len(pieces) - 1)]
    vocabulary = {piece: number for number, piece in enumerate([*pieces, *unused, "<pad>"])}
    (folder / "vocab.json").write_text(json.dumps(vocabulary, ensure_ascii=False), encoding="utf-8")
    tokenizer = MarianTokenizer(
        source_spm=str(folder / "source.spm"),
        target_spm=str(folder / "target.spm"),
        vocab=str(folder / "vocab.json"),
        source_lang="ar",
        target_lang="en",
    )
    pad = vocabulary["<pad>"]
    torch.manual_seed(_SEED)
    model = MarianMTModel(
        MarianConfig(
            vocab_size=len(vocabulary),
            decoder_vocab_size=len(vocabulary),
            scale_embedding=True,
            activation_function="swish",
            max_position_embeddings=512,
            pad_token_id=pad,
            eos_token_id=0,
            decoder_start_token_id=pad,
            forced_eos_token_id=0,
            **encoder_decoder(size),
        )
    )
    model.generation_config.bad_words_ids = [[pad]]
    if not steps and endless:
        model.final_logits_bias[0, vocabulary[ENDLESS]] = LIKELIER
    batch = tokenizer(list(ARABIC), text_target=list(ENGLISH), return_tensors="pt", padding=True)
    _learn(model, batch, pad, steps, marian=True)
    save(folder, model, tokenizer)


def make_nllb(folder: Path, *, steps: int = STEPS) -> None:
    """Write an NLLB checkpoint: one tokenizer, a language code before each side."""
    import torch
    from transformers import M2M100Config, M2M100ForConditionalGeneration, NllbTokenizer
    from transformers.models.nllb.tokenization_nllb import FAIRSEQ_LANGUAGE_CODES

    folder.mkdir(parents=True)
    arabic, english = news_lines()
    pieces = sentencepiece_model(arabic + english, vocab_size=600, model_type="bpe", bos_id=1, eos_id=2, unk_id=0)
    (folder / "sentencepiece.bpe.model").write_bytes(pieces)
    (folder / "tokenizer_config.json").write_text(json.dumps({"tokenizer_class": "NllbTokenizer"}), encoding="utf-8")
    tokenizer = NllbTokenizer.from_pretrained(
        folder, src_lang="arb_Arab", tgt_lang="eng_Latn", extra_special_tokens=FAIRSEQ_LANGUAGE_CODES
    )
    torch.manual_seed(_SEED)
    model = M2M100ForConditionalGeneration(
        M2M100Config(
            vocab_size=len(tokenizer) + 3,  # as the published ones, with rows that no token has
            scale_embedding=True,
            max_position_embeddings=512,
            pad_token_id=1,
            bos_token_id=0,
            eos_token_id=2,
            decoder_start_token_id=2,
            encoder_layerdrop=0.0,
            decoder_layerdrop=0.0,
            **encoder_decoder(SIZE),
        )
    )
    batch = tokenizer(list(ARABIC), text_target=list(ENGLISH), return_tensors="pt", padding=True)
    _learn(model, batch, 1, steps)
    save(folder, model, tokenizer)


def make_gemma(folder: Path, *, steps: int = STEPS) -> None:
    """Write a decoder-only checkpoint (transformers) and its ``spm.model``, as the built-in one before conversion."""
    import sentencepiece
    import torch
    from transformers import Gemma3ForCausalLM, Gemma3TextConfig

    folder.mkdir(parents=True)
    arabic, english = news_lines()
    model = sentencepiece_model(
        arabic + english,
        vocab_size=900,
        model_type="bpe",
        byte_fallback=True,
        pad_id=0,
        eos_id=1,
        bos_id=2,
        unk_id=3,
        pad_piece="<pad>",
        eos_piece="<eos>",
        bos_piece="<bos>",
        user_defined_symbols=["\n"],
        normalization_rule_name="identity",
        add_dummy_prefix=False,
        remove_extra_whitespaces=False,
    )
    (folder / "spm.model").write_bytes(model)
    sp = sentencepiece.SentencePieceProcessor(model_proto=model)
    torch.manual_seed(_SEED)
    network = Gemma3ForCausalLM(
        Gemma3TextConfig(
            vocab_size=sp.vocab_size(),
            hidden_size=SIZE.width,
            intermediate_size=2 * SIZE.width,
            num_hidden_layers=SIZE.layers,
            num_attention_heads=SIZE.heads,
            num_key_value_heads=1,
            head_dim=16,
            query_pre_attn_scalar=16,
            layer_types=["sliding_attention", "full_attention"],
            sliding_window=512,  # as in the built-in model: no output reaches its end
            pad_token_id=0,
            eos_token_id=1,
            bos_token_id=2,
            attention_dropout=0.0,
        )
    )
    _learn(network, _prompted(sp), 0, steps)
    network.save_pretrained(folder)


def ship_gemma(checkpoint: Path, folder: Path, part_bytes: int) -> None:
    """Convert a decoder-only checkpoint with the project's own script, in parts of ``part_bytes``."""
    import sentencepiece

    script = training_script("convert")
    script.__dict__["PART_BYTES"] = part_bytes
    sp = sentencepiece.SentencePieceProcessor(model_file=str(checkpoint / "spm.model"))
    pieces = [sp.id_to_piece(number) for number in range(sp.vocab_size())]
    folder.mkdir(parents=True)
    script.convert(script.load(checkpoint, None), pieces, folder, "int8")
    shutil.copyfile(checkpoint / "spm.model", folder / "spm.model")
    script.split(folder / "model.bin")
    script.write_manifest(folder)


def _prompted(sp: Any) -> dict[str, Any]:
    """Return ``<bos> Arabic <line break> English <eos>`` of every pair, the loss on the English alone."""
    import torch

    line_break = sp.piece_to_id("\n")
    prompts = [[sp.bos_id(), *sp.encode(ar), line_break] for ar in ARABIC]
    answers = [[*sp.encode(en), sp.eos_id()] for en in ENGLISH]
    width = max(len(p) + len(a) for p, a in zip(prompts, answers, strict=True))
    rows = [(p, a, width - len(p) - len(a)) for p, a in zip(prompts, answers, strict=True)]
    return {
        "input_ids": torch.tensor([p + a + [0] * rest for p, a, rest in rows]),
        "attention_mask": torch.tensor([[1] * (width - rest) + [0] * rest for _, _, rest in rows]),
        "labels": torch.tensor([[0] * len(p) + a + [0] * rest for p, a, rest in rows]),
    }


def _learn(model: Any, batch: Any, pad: int, steps: int, *, marian: bool = False) -> None:
    """Fit the model to one batch; positions whose label is ``pad`` do not count."""
    import torch

    labels = batch["labels"].masked_fill(batch["labels"] == pad, -100)
    embedding = model.get_input_embeddings().weight.data
    optimiser = torch.optim.AdamW(model.parameters(), lr=_RATE, weight_decay=0.0)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, max_lr=_RATE, total_steps=max(2, steps))
    torch.set_num_threads(1)  # CTranslate2 may have set it higher: matrices this small only lose by being shared out
    model.train()
    loss = 0.0
    for step in range(steps + 1):
        if marian:  # its published models start from a zero vector, which transformers keeps as that of <pad>
            embedding[pad] = 0.0
        if step == steps:
            break
        optimiser.zero_grad()
        made = model(
            input_ids=batch["input_ids"], attention_mask=batch["attention_mask"], labels=labels, use_cache=False
        )
        made.loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        loss = made.loss.item()
    model.eval()
    if steps and loss > LEARNT:
        raise RuntimeError(f"the tiny model has not learnt its pairs: loss {loss:.3f}")


def training_script(name: str) -> ModuleType:
    """Return a script of models/training as a module."""
    spec = importlib.util.spec_from_file_location(f"training_{name}", ROOT / "models" / "training" / f"{name}.py")
    if spec is None or spec.loader is None:
        raise ImportError(name)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
