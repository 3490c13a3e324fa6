from __future__ import annotations

import pytest

from tests.summarization.pages import DAM
from translator.errors import UsageError
from translator.summarization.extractive import extract
from translator.summarization.summarizer import SUMMARIZERS, Summarizer, open_summarizer


@pytest.mark.parametrize("name", SUMMARIZERS)
def test_every_engine_keeps_the_protocol(name: str) -> None:
    engine: Summarizer = open_summarizer(name)
    abstract = engine.summarize(DAM, extract(DAM, 3))
    assert engine.name == name == abstract.method
    assert [s.cites for s in abstract.ar] == [s.cites for s in abstract.en]


def test_an_unknown_engine_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="unknown summariser 'oracle'; choose from condensed"):
        open_summarizer("oracle")
