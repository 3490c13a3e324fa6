from __future__ import annotations

import shutil
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from tests.summarization.engines.tiny import make_bart
from tests.summarization.pages import DAM, page
from translator.errors import ModelBrokenError
from translator.settings import Settings
from translator.summarization import summarize
from translator.summarization.engines.seq2seq import open_folder
from translator.translation import installing


@pytest.fixture(scope="session")
def tiny_bart(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bart") / "tiny-bart"
    make_bart(folder)
    return folder


@pytest.fixture(scope="session")
def narrow_bart(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a model that sees about two sentences at a time and was never trained."""
    folder = tmp_path_factory.mktemp("bart") / "narrow-bart"
    make_bart(folder, positions=60, trained=False)
    return folder


def test_each_sentence_is_given_its_sources_and_what_rests_on_none_is_left_out(tiny_bart: Path) -> None:
    made = summarize(DAM, Settings(summarizer=str(tiny_bart)))
    abstract = made.summary.abstractive
    assert abstract is not None
    assert abstract.method == "tiny-bart"
    assert [(s.text, s.cites) for s in abstract.en] == [
        ("The Irrigation Ministry announced on Sunday that the dam was 84 percent full.", (1,)),
    ]
    assert [s.text for s in abstract.ar] == [DAM.sentences[0].ar]
    assert (abstract.entity_precision, abstract.number_precision) == (1.0, 1.0)
    assert made.signature == "seq2seq:tiny-bart@local"


def test_windows_overlap_by_a_sentence_and_lose_none(narrow_bart: Path) -> None:
    engine = open_folder(narrow_bart, Settings())
    texts = [f"Ship number {n} arrived." for n in range(12)]
    windows = engine.windows(texts)
    assert len(windows) > 2
    for before, after in pairwise(windows):
        assert after.startswith(f"{before.rpartition('. ')[2]}")
    assert all(any(text in window for window in windows) for text in texts)


def test_a_long_page_is_summarised_in_a_second_pass(narrow_bart: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = open_folder(narrow_bart, Settings())
    read: list[str] = []

    def first_sentence(text: str, count: int) -> str:
        assert count == 3
        read.append(text)
        return f"{text.partition('. ')[0].rstrip('.')}."

    monkeypatch.setattr(engine, "_generate", first_sentence)
    texts = [f"Ship number {n} arrived." for n in range(12)]
    assert engine.reduce(texts, 3) == texts[0]
    windows = engine.windows(texts)
    assert read[: len(windows)] == windows
    assert len(read) > len(windows)


def test_a_model_that_writes_nonsense_is_condensed_instead(narrow_bart: Path) -> None:
    settings = Settings(sentences=1)
    short = replace(DAM, sentences=DAM.sentences[:2])
    made = summarize(short, replace(settings, summarizer=str(narrow_bart)))
    assert made.summary.abstractive == summarize(short, settings).summary.abstractive
    assert any("no summary by narrow-bart" in w and "condensed instead" in w for w in made.warnings)


def test_the_same_page_gives_the_same_summary(tiny_bart: Path) -> None:
    settings = Settings(summarizer=str(tiny_bart))
    assert summarize(DAM, settings) == summarize(DAM, settings)


def test_one_short_sentence(tiny_bart: Path) -> None:
    made = summarize(page(("فتحت الطريق.", "The road is open.")), Settings(summarizer=str(tiny_bart)))
    assert made.summary.abstractive is not None
    assert [s.cites for s in made.summary.abstractive.en] == [(1,)]


def test_an_imported_model_is_verified_and_used_by_name(tiny_bart: Path, tmp_path: Path) -> None:
    settings = Settings(summarizer="distilbart-cnn-12-6", models_dir=tmp_path)
    folder = installing.import_model("distilbart-cnn-12-6", tiny_bart, settings)
    made = summarize(DAM, settings)
    assert made.summary.abstractive is not None
    assert made.summary.abstractive.method == "distilbart-cnn-12-6"
    assert made.signature.startswith("seq2seq:distilbart-cnn-12-6@")
    (folder / "model.safetensors").write_bytes(b"changed")
    with pytest.raises(ModelBrokenError):
        summarize(DAM, settings)


def test_a_restricted_licence_is_shown(tiny_bart: Path, tmp_path: Path) -> None:
    settings = Settings(summarizer="mT5_multilingual_XLSum", models_dir=tmp_path)
    installing.import_model("mT5_multilingual_XLSum", tiny_bart, settings)
    made = summarize(DAM, settings)
    assert any("mT5_multilingual_XLSum: For non-commercial use only" in w for w in made.warnings)


@pytest.mark.parametrize("missing", ["config.json", "model.safetensors"])
def test_a_broken_folder_is_a_model_error(tiny_bart: Path, tmp_path: Path, missing: str) -> None:
    folder = tmp_path / "broken"
    shutil.copytree(tiny_bart, folder)
    (folder / missing).unlink()
    with pytest.raises(ModelBrokenError, match="is no encoder-decoder that transformers reads"):
        summarize(DAM, Settings(summarizer=str(folder)))
