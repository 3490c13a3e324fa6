"""Conversion: CTranslate2 writes the very tokens that transformers writes, and broken folders are refused."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.translation.checkpoints import ARABIC, training_script
from translator.errors import ModelBrokenError
from translator.translation import conversion
from translator.translation.conversion import TOKENIZER_FILES, convert, is_converted, kind_of

#: Learnt and unlearnt: what the tiny models make of the latter is nonsense, but has to be the same nonsense.
TEXTS = (
    *ARABIC,
    "قال المزارع إن القمح نضج قبل أوانه هذا العام.",
    "استقبل معرض الكتاب 12 ألف زائر، بزيادة نسبتها 4.5 في المئة.",
    'وأضاف: "لا نعلم بعد سبب الحريق" (وكالات)',
    "Reuters 2024",
)
STEPS = 40


def greedy(folder: Path, texts: tuple[str, ...], codes: dict[str, str]) -> tuple[list[list[str]], list[list[str]]]:
    """Return the source tokens of ``texts`` and the tokens that transformers writes, greedily, for each alone."""
    import torch
    from transformers import AutoModelForSeq2SeqLM, AutoTokenizer

    tokenizer: Any = AutoTokenizer.from_pretrained(folder, **codes)
    model: Any = AutoModelForSeq2SeqLM.from_pretrained(folder, dtype=torch.float32).eval()
    forced = tokenizer.convert_tokens_to_ids(codes["tgt_lang"]) if codes else None
    sources, targets = [], []
    for text in texts:
        batch = tokenizer(text, return_tensors="pt")
        with torch.no_grad():
            made = model.generate(
                **batch, num_beams=1, do_sample=False, max_new_tokens=STEPS, forced_bos_token_id=forced
            )
        sources.append(tokenizer.convert_ids_to_tokens(batch["input_ids"][0]))
        skip = 2 if codes else 1  # the decoder's start, and the language
        written = tokenizer.convert_ids_to_tokens(made[0, skip:])
        targets.append(written[: written.index("</s>")] if "</s>" in written else written)
    return sources, targets


@pytest.mark.parametrize(
    ("checkpoint", "codes"),
    [("marian_checkpoint", {}), ("nllb_checkpoint", {"src_lang": "arb_Arab", "tgt_lang": "eng_Latn"})],
)
def test_the_same_tokens(
    request: pytest.FixtureRequest, tmp_path: Path, checkpoint: str, codes: dict[str, str]
) -> None:
    import ctranslate2

    from translator.translation.engines.seq2seq import Languages, Seq2SeqEngine

    source: Path = request.getfixturevalue(checkpoint)
    convert(source, tmp_path / "exact", quantization="float32")
    sources, expected = greedy(source, TEXTS, codes)
    translator = ctranslate2.Translator(str(tmp_path / "exact"), compute_type="float32", intra_threads=1)
    prefix = [[codes["tgt_lang"]]] * len(TEXTS) if codes else None
    results = translator.translate_batch(sources, target_prefix=prefix, beam_size=1, max_decoding_length=STEPS)
    # Where nothing ends the output, the two count the start differently by one token.
    written = [result.hypotheses[0][1 if codes else 0 :] for result in results]
    assert [tokens[: STEPS - 2] for tokens in written] == [tokens[: STEPS - 2] for tokens in expected]
    # The engine tokenizes by itself, without transformers: its source tokens are the same too.
    languages = Languages(codes["src_lang"], codes["tgt_lang"]) if codes else Languages()
    engine = Seq2SeqEngine(tmp_path / "exact", name="tiny", revision="1", languages=languages, compute_type="float32")
    extra = 2 if codes else 1  # the end, and the language
    assert [engine.count_tokens(text) + extra for text in TEXTS] == [len(tokens) for tokens in sources]
    assert [engine._tokens(text) for text in ARABIC] == sources[: len(ARABIC)]


@pytest.fixture(scope="module")
def exact_gemma(gemma_checkpoint: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, Path, Any]:
    import sentencepiece

    script = training_script("convert")
    sp = sentencepiece.SentencePieceProcessor(model_file=str(gemma_checkpoint / "spm.model"))
    folder = tmp_path_factory.mktemp("exact")
    pieces = [sp.id_to_piece(number) for number in range(sp.vocab_size())]
    script.convert(script.load(gemma_checkpoint, None), pieces, folder, None)
    return script, folder, sp


class TestTheBuiltInKind:
    """models/training/convert.py, which makes what ships, proves the same for the decoder-only model."""

    def test_the_same_tokens(self, exact_gemma: tuple[Any, Path, Any], gemma_checkpoint: Path) -> None:
        import ctranslate2

        script, folder, sp = exact_gemma
        model = script.load(gemma_checkpoint, None)
        generator = ctranslate2.Generator(str(folder), compute_type="float32", intra_threads=1)
        prompts = [["<bos>", *sp.encode(text, out_type=str), "\n"] for text in TEXTS]
        made = [generator.generate_batch([prompt], max_length=40, include_prompt_in_result=False) for prompt in prompts]
        assert [result[0].sequences_ids[0] for result in made] == [script.greedy(model, sp, text) for text in TEXTS]

    def test_the_proof_can_fail(
        self, monkeypatch: pytest.MonkeyPatch, exact_gemma: tuple[Any, Path, Any], gemma_checkpoint: Path
    ) -> None:
        script, folder, sp = exact_gemma
        model = script.load(gemma_checkpoint, None)
        monkeypatch.setattr(script, "PROBES", ARABIC[:1])
        expected = [script.greedy(model, sp, ARABIC[0])]
        script.check_parity(expected, sp, folder)
        with pytest.raises(RuntimeError, match="differ"):
            script.check_parity([[*expected[0][::-1], 5]], sp, folder)

    def test_what_ships_is_recorded(self, gemma_model: Path) -> None:
        from translator.translation.manifest import hash_files, read_manifest, verify_files

        manifest = read_manifest(gemma_model)
        verify_files(gemma_model, manifest, remedy="")
        assert manifest.kind == "gemma"
        assert manifest.files == hash_files(gemma_model)


@pytest.mark.parametrize(("checkpoint", "kind"), [("marian_checkpoint", "marian"), ("nllb_checkpoint", "nllb")])
def test_kind(request: pytest.FixtureRequest, checkpoint: str, kind: str) -> None:
    folder: Path = request.getfixturevalue(checkpoint)
    assert kind_of(folder) == kind
    assert not is_converted(folder)


@pytest.mark.parametrize(("model", "kind"), [("marian_model", "marian"), ("nllb_model", "nllb")])
def test_kind_of_a_converted_model(request: pytest.FixtureRequest, tmp_path: Path, model: str, kind: str) -> None:
    folder: Path = request.getfixturevalue(model)
    assert kind_of(folder) == kind
    assert is_converted(folder)
    assert all((folder / name).is_file() for name in TOKENIZER_FILES[kind])
    convert(folder, tmp_path / "copy")
    assert {p.name: p.read_bytes() for p in (tmp_path / "copy").iterdir()} == {
        p.name: p.read_bytes() for p in folder.iterdir()
    }


def test_int8_is_smaller(marian_checkpoint: Path, marian_model: Path) -> None:
    assert (marian_model / "model.bin").stat().st_size < (marian_checkpoint / "model.safetensors").stat().st_size / 2


def _without(name: str) -> Any:
    return lambda folder: (folder / name).unlink()


def _cut(name: str, share: float) -> Any:
    def cut(folder: Path) -> None:
        data = (folder / name).read_bytes()
        (folder / name).write_bytes(data[: int(len(data) * share)])

    return cut


def _config(**changes: Any) -> Any:
    def change(folder: Path) -> None:
        config = json.loads((folder / "config.json").read_text(encoding="utf-8")) | changes
        (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")

    return change


def _pointer(name: str) -> Any:
    """What a clone without large-file support leaves in a file's place."""
    text = f"version https://git-lfs.github.com/spec/v1\noid sha256:{'0' * 64}\nsize 310000000\n"
    return lambda folder: (folder / name).write_text(text, encoding="utf-8")


BROKEN = {
    "no configuration": (_without("config.json"), "no readable config.json"),
    "configuration cut": (_cut("config.json", 0.5), "no readable config.json"),
    "another family": (_config(model_type="bert"), "holds a 'bert' model"),
    "family unsaid": (_config(model_type=None), "holds a None model"),
    "no source tokenizer": (_without("source.spm"), "lacks source.spm"),
    "no target tokenizer": (_without("target.spm"), "lacks target.spm"),
    "no vocabulary": (_without("vocab.json"), "lacks vocab.json"),
    "vocabulary cut": (_cut("vocab.json", 0.5), "cannot be converted"),
    "a size that is no number": (_config(d_model="wide"), "cannot be converted"),
    "no layers": (_config(encoder_layers=None), "cannot be converted"),
    "a pointer for the weights": (_pointer("model.safetensors"), "cannot be converted"),
    "a pointer for a tokenizer": (_pointer("target.spm"), "cannot be converted"),
    "no weights": (_without("model.safetensors"), "cannot be converted"),
    "weights cut": (_cut("model.safetensors", 0.6), "cannot be converted"),
    "weights cut at the head": (_cut("model.safetensors", 0.001), "cannot be converted"),
    "weights empty": (_cut("model.safetensors", 0), "cannot be converted"),
    "other sizes than the weights": (_config(d_model=64), "cannot be converted"),
    "tokenizer cut": (_cut("source.spm", 0.5), "cannot be converted"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_broken_folders_are_refused(marian_checkpoint: Path, tmp_path: Path, case: str) -> None:
    breaks, words = BROKEN[case]
    folder = tmp_path / "brought"
    shutil.copytree(marian_checkpoint, folder)
    breaks(folder)
    with pytest.raises(ModelBrokenError, match=words) as caught:
        convert(folder, tmp_path / "made")
    assert "\n" not in str(caught.value)
    assert caught.value.remedy


def test_a_list_for_a_configuration(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("[1, 2]", encoding="utf-8")
    with pytest.raises(ModelBrokenError, match="no readable config"):
        kind_of(tmp_path)


def test_a_converted_model_without_its_tokenizer(marian_model: Path, tmp_path: Path) -> None:
    shutil.copyfile(marian_model / "model.bin", tmp_path / "model.bin")
    with pytest.raises(ModelBrokenError, match="no tokenizer"):
        kind_of(tmp_path)


def test_weights_as_older_releases_keep_them(marian_checkpoint: Path, tmp_path: Path) -> None:
    # Several of the published models come as pytorch_model.bin alone.
    import torch
    from safetensors.torch import load_file

    folder = tmp_path / "older"
    shutil.copytree(marian_checkpoint, folder)
    torch.save(load_file(folder / "model.safetensors"), folder / "pytorch_model.bin")
    (folder / "model.safetensors").unlink()
    conversion.convert(folder, tmp_path / "made")
    assert is_converted(tmp_path / "made")
    for spoil in (_cut("pytorch_model.bin", 0.6), _pointer("pytorch_model.bin")):
        spoil(folder)
        with pytest.raises(ModelBrokenError, match="cannot be converted"):
            convert(folder, tmp_path / "again")
