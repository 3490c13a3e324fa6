"""A summary that rests on a flagged sentence says so, wherever it is shown."""

from __future__ import annotations

from dataclasses import replace

from tests.reports.pages import DOCUMENT
from translator.document import Document, Flag
from translator.reports.labels import cites, doubtful
from translator.reports.markdown import report_markdown
from translator.reports.screen import Screen
from translator.reports.terminal import report_text


def _doubted() -> Document:
    first, *rest = DOCUMENT.sentences
    return replace(DOCUMENT, sentences=(first.flagged(Flag.ENTITY_INVENTED.value), *rest))


def test_the_numbers_of_flagged_sentences_are_marked() -> None:
    document = _doubted()
    abstract = document.summary.abstractive
    assert abstract is not None
    assert cites(abstract.en[0], doubtful(document.sentences)) == "[1⚠][3]"
    assert cites(abstract.en[0], doubtful(document.sentences), "!") == "[1!][3]"
    assert cites(abstract.en[0]) == "[1][3]"


def test_markdown() -> None:
    text = report_markdown(_doubted())
    assert "that cost $4.5 million. [1⚠][3]\n" in text
    keys = text.split("## Key sentences")[1].split("##")[0]
    assert "**⚠ name not in the Arabic**" in keys
    assert "⚠" not in report_markdown(DOCUMENT).split("## Names")[0]


def test_terminal() -> None:
    text = report_text(_doubted(), Screen(width=100))
    assert "[1⚠][3]" in text
    keys = text.split("Key sentences")[1].split("Names")[0]
    assert "⚠ name not in the Arabic" in " ".join(keys.split())
