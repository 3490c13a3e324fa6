"""A summary that rests on a flagged sentence says so, wherever it is shown."""

from __future__ import annotations

from dataclasses import replace

from tests.reports.pages import DOCUMENT
from translator.document import TITLE_DOUBT, Document, Flag
from translator.reports.html import report_html
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
    assert cites(abstract.en[0], doubtful(document)) == "[1⚠][3]"
    assert cites(abstract.en[0], doubtful(document), "!") == "[1!][3]"
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


def _lacking() -> Document:
    """The page whose first sentence lacks the first of its names."""
    first, *rest = DOCUMENT.sentences
    sentence = replace(first, en="Something rose.").flagged(Flag.ENTITY_MISSING.value)
    entities = tuple(replace(e, mentions=tuple(replace(m, en=None) for m in e.mentions)) for e in DOCUMENT.entities)
    return replace(DOCUMENT, sentences=(sentence, *rest), entities=entities)


def test_a_missing_name_is_named() -> None:
    document = _lacking()
    wanted = next(e.en for e in document.entities for m in e.mentions if m.sentence == 1)
    (doubt,) = doubtful(document)[1]
    assert doubt.flag == "entity-missing"
    assert doubt.words.startswith("name missing: ")
    assert wanted in doubt.words
    for text in (report_markdown(document), report_text(document, Screen(width=100)), report_html(document)):
        assert f"⚠ {doubt.words}" in " ".join(text.split())


def test_lost_words_are_named() -> None:
    first, *rest = DOCUMENT.sentences
    sentence = replace(first, lost_words=("صباح", "جسراً")).flagged(Flag.WORD_MISSING.value)
    document = replace(DOCUMENT, sentences=(sentence, *rest))
    (doubt,) = doubtful(document)[1]
    assert doubt.words == "not in the English: صباح, جسراً"
    for text in (report_markdown(document), report_html(document)):
        assert f"⚠ {doubt.words}" in " ".join(text.split())


def test_invented_words_are_named() -> None:
    first, *rest = DOCUMENT.sentences
    sentence = replace(first, invented_words=("sea", "spokesman")).flagged(Flag.WORD_INVENTED.value)
    document = replace(DOCUMENT, sentences=(sentence, *rest))
    (doubt,) = doubtful(document)[1]
    assert doubt.words == "not in the Arabic: sea, spokesman"
    for text in (report_markdown(document), report_html(document)):
        assert f"⚠ {doubt.words}" in " ".join(text.split())


def test_doubts_about_the_title_stand_beside_it_and_once() -> None:
    document = DOCUMENT.warned(f"{TITLE_DOUBT}is doubtful: unsure")
    for text in (report_markdown(document), report_text(document, Screen(width=100))):
        assert text.count("is doubtful: unsure") == 1
        assert text.index("is doubtful: unsure") < text.index("Summary")
    assert report_html(document).count("is doubtful: unsure") == 1
