"""Sentences of many documents in one call: nothing depends on which documents those are, nor on their order."""

from __future__ import annotations

import random
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from tests.batch.pages import SENTENCES
from tests.translation.checkpoints import ARABIC
from tests.translation.test_stage import document
from translator.batch.cache import Cache
from translator.batch.remembering import RememberingEngine
from translator.batch.together import translate_together
from translator.document import Document
from translator.settings import Settings
from translator.translation.engine import Decoding, Engine, Hypothesis
from translator.translation.stage import translate, translation
from translator.translation.store import open_engine

SETTINGS = Settings(threads=2)
#: Decodings as the stage uses them: first, then wider, then without loops.
DECODINGS = (Decoding(2), Decoding(4), Decoding(4, no_repeat_ngram=3, repetition_penalty=1.2))
#: What the tiny models know, what they do not, and many of one length.
TEXTS = (*ARABIC, *SENTENCES, *(text.replace("ا", "و") for text in SENTENCES), *(text[::-1] for text in SENTENCES))


@pytest.fixture(scope="module", params=["marian_model", "gemma_model"])
def engine(request: pytest.FixtureRequest) -> Engine:
    folder: Path = request.getfixturevalue(request.param)
    return open_engine(Settings(model=str(folder), threads=2))


@pytest.mark.parametrize("decoding", DECODINGS, ids=str)
def test_a_text_gets_the_same_bits_in_any_company(engine: Engine, decoding: Decoding) -> None:
    alone = {text: engine.translate([text], decoding)[0] for text in TEXTS}
    for seed in range(3):
        company = random.Random(seed).choices(TEXTS, k=40)
        assert engine.translate(company, decoding) == [alone[text] for text in company]


def documents() -> list[Document]:
    choice = random.Random(4)
    return [document(*choice.sample(TEXTS, choice.randint(1, 12)), title=TEXTS[at]) for at in range(12)]


class Counting:
    """Passes all on and counts the calls and the texts."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.calls: list[int] = []

    def __getattr__(self, name: str) -> object:
        return getattr(self._engine, name)

    def translate(self, texts: Sequence[str], decoding: Decoding) -> list[Hypothesis]:
        self.calls.append(len(texts))
        return self._engine.translate(texts, decoding)


def together(given: list[Document], engine: Engine, room: int) -> dict[int, Document]:
    done = translate_together(
        enumerate(given), lambda item: translation(item[1], engine, SETTINGS), lambda _: 10, engine, room=room
    )
    return {one.item[0]: one.document for one in done}


@pytest.mark.parametrize("room", [1, 35, 1000])
def test_documents_together_are_what_they_are_alone(engine: Engine, room: int) -> None:
    given = documents()
    alone = {at: translate(one, engine, SETTINGS) for at, one in enumerate(given)}
    counted = Counting(engine)
    assert together(given, counted, room) == alone  # type: ignore[arg-type]  # __getattr__ gives the rest
    if room == 1000:  # the tries of all documents go together: alone, each needs a call at least
        assert len(counted.calls) < len(given)


def test_each_text_is_translated_once_in_all_runs(engine: Engine, tmp_path: Path) -> None:
    given = documents()
    alone = {at: translate(one, engine, SETTINGS) for at, one in enumerate(given)}
    counted = Counting(engine)
    settled: list[int] = []
    with closing(Cache(tmp_path / "c")) as cache:
        remembering = RememberingEngine(counted, cache, SETTINGS.batch_tokens, settled.append)  # type: ignore[arg-type]
        assert together([*given, *given[::-1]], remembering, 60) == alone | {23 - at: one for at, one in alone.items()}
    asked = sum(counted.calls)
    assert sum(settled) > asked  # twice the documents, and texts that several of them hold
    with closing(Cache(tmp_path / "c")) as cache:
        remembering = RememberingEngine(counted, cache, SETTINGS.batch_tokens)  # type: ignore[arg-type]
        assert together(given, remembering, 1000) == alone
    assert sum(counted.calls) == asked


def test_a_translation_is_kept_for_its_model_and_decoding_alone(engine: Engine, tmp_path: Path) -> None:
    counted = Counting(engine)
    with closing(Cache(tmp_path / "c")) as cache:
        remembering = RememberingEngine(counted, cache, 512)  # type: ignore[arg-type]
        for text, decoding in ((ARABIC[0], DECODINGS[0]), (f" {ARABIC[0]} ", DECODINGS[0]), (ARABIC[0], DECODINGS[1])):
            remembering.translate([text], decoding)
        remembering.revision = "another"
        remembering.translate([ARABIC[0]], DECODINGS[0])
    assert counted.calls == [1, 1, 1]
