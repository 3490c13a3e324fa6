from __future__ import annotations

from pathlib import Path

import pytest

from tests.summarization.pages import DAM
from translator.errors import ModelMissingError, UsageError
from translator.settings import Settings
from translator.summarization.extractive import extract
from translator.summarization.summarizer import Summarizer, open_summarizer


def test_without_a_name_the_rules_condense() -> None:
    engine: Summarizer = open_summarizer(Settings())
    abstract = engine.summarize(DAM, extract(DAM, 3))
    assert engine.name == "condensed" == abstract.method
    assert [s.cites for s in abstract.ar] == [s.cites for s in abstract.en]


def test_an_unknown_engine_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="no summariser is called 'oracle'; choose one of condensed, bart-large-cnn"):
        open_summarizer(Settings(summarizer="oracle"))


def test_a_translation_model_does_not_summarise() -> None:
    with pytest.raises(UsageError, match="no summariser is called 'opus-mt-ar-en'"):
        open_summarizer(Settings(summarizer="opus-mt-ar-en"))


def test_a_model_that_is_not_installed_says_how_to_get_it(tmp_path: Path) -> None:
    with pytest.raises(ModelMissingError, match="run `trsum models pull bart-large-cnn`"):
        open_summarizer(Settings(summarizer="bart-large-cnn", models_dir=tmp_path))


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (Settings(summarizer="llm"), "no endpoint is configured; set TRSUM_LLM_URL"),
        (Settings(summarizer="llm", llm_url="http://localhost:1/v1"), "no model is named for the endpoint"),
        (Settings(summarizer="llm", llm_url="file:///etc/hosts", llm_model="m"), "write http://HOST:PORT/v1"),
        (Settings(summarizer="llm", llm_url="localhost:11434/v1", llm_model="m"), "write http://HOST:PORT/v1"),
        (
            Settings(summarizer="llm", llm_url="http://localhost:1/v1", llm_model="m", prompts=Path("/no/such/folder")),
            "is no folder",
        ),
    ],
)
def test_what_is_configured_wrongly_is_said_before_anything_is_asked(settings: Settings, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        open_summarizer(settings)
