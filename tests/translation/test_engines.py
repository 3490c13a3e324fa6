"""Every engine on a tiny model that knows eight pairs by heart: what it says, in which order, how long, how surely."""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.translation.checkpoints import ARABIC, ENGLISH, PAIRS
from translator.translation import conversion
from translator.translation.engine import Decoding, Engine
from translator.translation.engines.batches import around_blanks, in_batches
from translator.translation.engines.gemma import GemmaEngine
from translator.translation.engines.parts import source_of
from translator.translation.engines.seq2seq import Languages, Seq2SeqEngine
from translator.translation.engines.unconverted import TransformersEngine

NLLB = Languages("arb_Arab", "eng_Latn")
GREEDY = Decoding(beam_size=1)
#: Engine and model form; each is opened from the folder of the fixture named.
FAMILIES: dict[str, tuple[str, Callable[..., Engine], dict[str, Any]]] = {
    "marian": ("marian_model", Seq2SeqEngine, {"languages": Languages()}),
    "nllb": ("nllb_model", Seq2SeqEngine, {"languages": NLLB}),
    "gemma": ("gemma_model", GemmaEngine, {}),
    "marian-unconverted": ("marian_checkpoint", TransformersEngine, {"languages": Languages()}),
    "nllb-unconverted": ("nllb_checkpoint", TransformersEngine, {"languages": NLLB}),
}
#: What the tiny models have not learnt; what they say is nonsense, but the same nonsense every time.
UNSEEN = ("سقط مطر غزير.", "قال المزارع إن القمح نضج قبل أوانه هذا العام.", "2024", "Reuters", "漢字 🙂")

Opener = Callable[..., Engine]


@pytest.fixture(scope="module", params=FAMILIES)
def opener(request: pytest.FixtureRequest) -> Opener:
    folder, engine, options = FAMILIES[request.param]
    path = request.getfixturevalue(folder)

    def open_it(**more: Any) -> Engine:
        if engine is TransformersEngine:  # takes one text at a time
            more.pop("batch_tokens", None)
        return engine(path, name="tiny", revision="1", threads=1, **options, **more)

    return open_it


@pytest.fixture(scope="module")
def engine(opener: Opener) -> Engine:
    return opener()


def said(engine: Engine, texts: tuple[str, ...] = ARABIC, decoding: Decoding = GREEDY) -> tuple[str, ...]:
    return tuple(hypothesis.text for hypothesis in engine.translate(texts, decoding))


def test_name_and_revision_are_those_given(engine: Engine) -> None:
    assert (engine.name, engine.revision) == ("tiny", "1")


@pytest.mark.parametrize("beam", [1, 2, 5])
def test_what_was_learnt_is_said(engine: Engine, beam: int) -> None:
    assert said(engine, decoding=Decoding(beam_size=beam)) == ENGLISH


@pytest.mark.parametrize("batch_tokens", [64, 4096])
def test_order_and_text_do_not_depend_on_the_batch(opener: Opener, batch_tokens: int) -> None:
    engine = opener(batch_tokens=batch_tokens)
    assert said(engine, ARABIC[::-1] + ARABIC) == ENGLISH[::-1] + ENGLISH
    assert tuple(said(engine, (ar,))[0] for ar in ARABIC) == ENGLISH


def test_scores_do_not_depend_on_the_batch(engine: Engine) -> None:
    together = [hypothesis.score for hypothesis in engine.translate(ARABIC, GREEDY)]
    alone = [engine.translate([ar], GREEDY)[0].score for ar in ARABIC]
    assert together == pytest.approx(alone, abs=0.02)


def test_a_penalty_on_repetition_does_not_count_the_neighbours_prompt(engine: Engine) -> None:
    # A decoder-only model reads source and output as one text: a batch once counted a source as output.
    strict = Decoding(beam_size=4, no_repeat_ngram=3, repetition_penalty=1.2)
    together = engine.translate(ARABIC, strict)
    alone = [engine.translate([ar], strict)[0] for ar in ARABIC]
    assert [hypothesis.text for hypothesis in together] == [hypothesis.text for hypothesis in alone]
    assert [hypothesis.score for hypothesis in together] == pytest.approx([h.score for h in alone], abs=0.004)


def test_what_was_learnt_is_surer_than_what_was_not(engine: Engine) -> None:
    known, unknown = engine.translate([*ARABIC], GREEDY), engine.translate(UNSEEN[:2], GREEDY)
    assert all(-0.3 < hypothesis.score <= 0 for hypothesis in known)
    assert min(hypothesis.score for hypothesis in known) > max(hypothesis.score for hypothesis in unknown)


def test_the_same_twice(opener: Opener) -> None:
    texts = [*UNSEEN, *ARABIC]
    decoding = Decoding(beam_size=4, no_repeat_ngram=3, repetition_penalty=1.2)
    assert opener().translate(texts, decoding) == opener().translate(texts, decoding)


def test_nothing_gives_nothing(engine: Engine) -> None:
    assert engine.translate([]) == []
    results = engine.translate(["", ARABIC[0], " \n\t", ARABIC[1], "\u00a0"])
    assert [hypothesis.text for hypothesis in results] == ["", ENGLISH[0], "", ENGLISH[1], ""]


def test_a_beam_wider_than_the_batch_is_no_obstacle(opener: Opener) -> None:
    assert said(opener(batch_tokens=8), ARABIC[:3], Decoding(beam_size=9)) == ENGLISH[:3]


@pytest.mark.parametrize("text", [f"  {ARABIC[3]}  ", ARABIC[3].replace(" ", "  ")])
def test_white_space_does_not_matter(engine: Engine, text: str) -> None:
    assert said(engine, (text,)) == (ENGLISH[3],)


@pytest.mark.parametrize("sign", ["</s>", "<unk>", "<pad>", "<bos>", "<eos>", "eng_Latn", "\n"])
def test_signs_of_the_model_in_a_text_end_nothing(engine: Engine, sign: str) -> None:
    before, after = said(engine, (f"{ARABIC[3]} {sign} {ARABIC[2]}", ARABIC[2]))
    assert isinstance(before, str)
    assert after == ENGLISH[2]
    assert engine.count_tokens(f"{ARABIC[3]} {sign} {ARABIC[2]}") > engine.count_tokens(ARABIC[3])


def test_longer_texts_have_more_tokens(engine: Engine) -> None:
    counts = {ar: engine.count_tokens(ar) for ar in ARABIC}
    assert all(1 <= count <= engine.max_source_tokens for count in counts.values())
    assert max(counts, key=counts.__getitem__) == max(ARABIC, key=len)
    assert engine.count_tokens(" ".join(ARABIC)) > max(counts.values())


class TestLimits:
    """A model that never ends a sentence by itself."""

    @pytest.fixture(scope="class", params=["converted", "unconverted"])
    def endless(self, request: pytest.FixtureRequest, untrained_checkpoint: Path, made: Any) -> Engine:
        options: dict[str, Any] = {"name": "endless", "revision": "1", "languages": Languages(), "threads": 1}
        if request.param == "unconverted":
            return TransformersEngine(untrained_checkpoint, **options)
        folder = made("untrained-model", lambda target: conversion.convert(untrained_checkpoint, target))
        return Seq2SeqEngine(folder, **options)

    def test_the_output_is_cut_in_proportion_to_the_input(self, endless: Engine) -> None:
        words = [len(endless.translate([text], GREEDY)[0].text.split()) for text in (ARABIC[0], ARABIC[6])]
        tokens = [endless.count_tokens(text) + 1 for text in (ARABIC[0], ARABIC[6])]
        assert all(count / 2 < written <= 2 * count + 20 for written, count in zip(words, tokens, strict=True))
        assert words[0] < words[1]

    def test_a_loop_is_forbidden_where_asked(self, endless: Engine) -> None:
        loose, strict = (
            endless.translate([ARABIC[6]], decoding)[0].text.split()
            for decoding in (GREEDY, Decoding(beam_size=1, no_repeat_ngram=2, repetition_penalty=1.3))
        )
        assert len(loose) > 3 * len(set(loose))
        assert len(set(strict)) > 3 * len(set(loose))


def test_parts_of_a_model_are_joined_in_their_order(gemma_model: Path) -> None:
    assert len(list(gemma_model.glob("model.bin.*"))) > 1
    assert not (gemma_model / "model.bin").exists()
    before = sorted(path.name for path in gemma_model.iterdir())
    engine = GemmaEngine(gemma_model, name="tiny", revision="1", threads=1)
    assert said(engine) == ENGLISH
    assert sorted(path.name for path in gemma_model.iterdir()) == before


@pytest.mark.parametrize("missing", ["memfd_create", "tempfile"])
def test_parts_are_joined_where_the_system_has_no_files_in_memory(
    gemma_model: Path, missing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise OSError(missing)

    if missing == "tempfile":
        monkeypatch.setattr("tempfile.TemporaryDirectory", refused)
    else:
        monkeypatch.delattr(os, missing, raising=False)
    assert said(GemmaEngine(gemma_model, name="tiny", revision="1", threads=1)) == ENGLISH


def test_joined_parts_leave_nothing_behind(gemma_model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with source_of(gemma_model) as source:
        assert "files" in source or Path(source["model_path"], "model.bin").stat().st_size > 0
    assert not list(tmp_path.iterdir())


@given(st.lists(st.integers(0, 30), max_size=40), st.integers(1, 50))
def test_batches(sizes: list[int], limit: int) -> None:
    seen: list[list[tuple[int, int]]] = []

    def work(batch: list[tuple[int, int]]) -> list[int]:
        seen.append(batch)
        return [number for number, _ in batch]

    items = list(enumerate(sizes))
    assert in_batches(items, lambda item: item[1], limit, work) == list(range(len(items)))
    assert all(len(batch) == 1 or len(batch) * max(1, batch[0][1]) <= limit for batch in seen)
    assert [size for batch in seen for _, size in batch] == sorted(sizes, reverse=True)
    assert all(len({size for _, size in batch}) == 1 for batch in seen)
    for batch, following in itertools.pairwise(seen):
        assert batch[0][1] != following[0][1] or (len(batch) + 1) * max(1, batch[0][1]) > limit, (batch, following)


def test_blank_texts_are_not_worked_on() -> None:
    from translator.translation.engine import Hypothesis

    seen: list[str] = []

    def work(texts: list[str]) -> list[Hypothesis]:
        seen.extend(texts)
        return [Hypothesis(text.upper(), -1.0) for text in texts]

    results = around_blanks(["a", " ", "b", ""], work)
    assert seen == ["a", "b"]
    assert [hypothesis.text for hypothesis in results] == ["A", "", "B", ""]


def test_every_pair_differs_in_length() -> None:
    # Otherwise the tests of batches above would prove nothing.
    assert len({len(ar) for ar, _ in PAIRS}) == len(PAIRS)
