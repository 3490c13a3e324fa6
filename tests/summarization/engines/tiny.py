"""A tiny BART that knows one summary by heart, made on the spot in a few seconds."""

from __future__ import annotations

from pathlib import Path

from tests.summarization.pages import DAM
from tests.tiny import Size, encoder_decoder, learn, save

TEXT = " ".join(sentence.en or "" for sentence in DAM.sentences)
#: Sentence 1 of the page in short, and one that is not in it.
SUMMARY = "The Irrigation Ministry announced on Sunday that the dam was 84 percent full. A new ferry opened."
_SEED = 7


def make_bart(folder: Path, *, positions: int = 256, trained: bool = True) -> None:
    """Write a BART checkpoint as its authors publish it; one that is not trained writes nonsense."""
    import torch
    from tokenizers import ByteLevelBPETokenizer
    from transformers import BartConfig, BartForConditionalGeneration, BartTokenizerFast

    folder.mkdir(parents=True)
    specials = ["<s>", "<pad>", "</s>", "<unk>", "<mask>"]
    learner = ByteLevelBPETokenizer()
    learner.train_from_iterator([TEXT, SUMMARY], vocab_size=700, special_tokens=specials, show_progress=False)
    learner.save_model(str(folder))
    tokenizer = BartTokenizerFast.from_pretrained(folder)
    torch.manual_seed(_SEED)
    model = BartForConditionalGeneration(
        BartConfig(
            vocab_size=len(tokenizer),
            max_position_embeddings=positions,
            bos_token_id=tokenizer.bos_token_id,
            pad_token_id=tokenizer.pad_token_id,
            eos_token_id=tokenizer.eos_token_id,
            decoder_start_token_id=tokenizer.eos_token_id,
            forced_bos_token_id=None,
            forced_eos_token_id=None,
            **encoder_decoder(Size(layers=1)),
        )
    )
    if trained:
        source = tokenizer(TEXT, return_tensors="pt")
        labels = tokenizer(SUMMARY, return_tensors="pt")["input_ids"]
        learn(model, lambda: model(**source, labels=labels).loss, rate=5e-3, most_steps=400, enough=0.02)
    save(folder, model, tokenizer)
