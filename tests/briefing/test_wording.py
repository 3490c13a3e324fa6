"""Two sources that tell one thing, its names written in two ways; and what is like it and another thing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.briefing.pages import DOCUMENTS, OPENING, document
from translator.briefing import Reference
from translator.briefing.alone import said_by_one
from translator.briefing.facts import Facts
from translator.briefing.thresholds import thresholds
from translator.briefing.timeline import timeline
from translator.briefing.wording import likeness, wording, wordings
from translator.document import Document, Entity, EntityType, Flag, Mention

PORT = {"مرفأ اللؤلؤ": "Lulu Port", "حركة السنابل": "Sanabil Movement"}
OTHER = {"ميناء لولو": "Lulu Port", "السنابل": "Sanabil Movement"}
STORED = "يخزن {} قمح {} منذ 2017 في مخازن قريبة."
STORES = "في {} يخزن أنصار {} القمح منذ عام 2017."


def named(path: str, arabic: str, names: dict[str, str], certainty: float | None = None) -> Document:
    made = document(path, [(arabic, f"English of {path}.")], None)
    entities = tuple(
        Entity(f"E{n}", EntityType.FAC, en, (form,), "table", (Mention(1, at, at + len(form), form, en),))
        for n, (form, en) in enumerate(names.items(), 1)
        if (at := arabic.find(form)) >= 0
    )
    (sentence,) = made.sentences
    return made.with_(entities=entities, sentences=(replace(sentence, certainty=certainty),))


def two(**certainty: float) -> list[Document]:
    texts = {"a": (STORED.format(*PORT), PORT), "b": (STORES.format(*OTHER), OTHER)}
    return [named(path, text, names, certainty.get(path)) for path, (text, names) in texts.items()]


def test_a_name_is_one_word_however_it_is_written() -> None:
    rows = [wordings(one)[1] for one in two()]
    assert "=lulu port" in rows[0].named
    assert not {"=lulu port"} & set(rows[0].stems)
    limit = thresholds().one_row
    assert (
        likeness(rows)[0][1] >= limit > likeness([wording(STORED.format(*PORT)), wording(STORES.format(*OTHER))])[0][1]
    )


def test_a_name_inside_another_counts_once() -> None:
    text = "زار الوفد مرفأ اللؤلؤ في حركة السنابل."
    page = named("a", text, {"مرفأ اللؤلؤ": "Lulu Port", "اللؤلؤ": "Lulu"})
    assert [word for word in wordings(page)[1].named if word.startswith("=")] == ["=lulu port"]


def test_what_two_sources_tell_with_names_written_otherwise_is_one_row() -> None:
    (event,) = timeline(two())
    assert event.statement.references == (Reference(1, 1), Reference(2, 1))


@pytest.mark.parametrize("best", ["a", "b"])
def test_a_row_says_what_the_engine_was_surer_of(best: str) -> None:
    (event,) = timeline(two(**{"a": 0.5, "b": 0.5, best: 0.8}))
    assert event.statement.en == f"English of {best}."


def test_a_row_says_all_figures_first() -> None:
    text = "انهار منجم الجبل في بلدة الزيتونة على عمال المناوبة يوم 3 أيار 2023{}."
    bare, full = named("a", text.format(""), {}, 0.9), named("b", text.format(" فقتل 4"), {}, 0.6)
    (event,) = timeline([bare, full])
    assert event.statement.references == (Reference(2, 1), Reference(1, 1))


def test_two_figures_do_not_become_one_through_a_sentence_that_has_none() -> None:
    text = "انهار منجم الجبل في بلدة الزيتونة على عمال المناوبة يوم 3 أيار 2023{}."
    pages = [named(name, text.format(rest), {}) for name, rest in (("a", ""), ("b", " فقتل 4"), ("c", " فقتل 9"))]
    assert [len(event.statement.references) for event in timeline(pages)] == [2, 1]


def test_what_a_doubtful_sentence_of_another_source_says_too_is_not_said_by_one() -> None:
    text = "وأغلق الصيادون مرساهم {} احتجاجا على ضجيج الآلات في ليالي الصيف الطويلة."
    one = document(
        "a", [*OPENING[:1], (text.format("12 يوما"), "The fishermen closed their landing for 12 days.")], None
    )
    other = document("b", [(text.format("أياما"), "The fishermen closed landing.")], None)
    doubtful = other.with_(sentences=(other.sentences[0].flagged(Flag.UNSURE),))
    for documents, sources in (([one, DOCUMENTS[3]], 1), ([one, doubtful, DOCUMENTS[3]], 0)):
        alone = dict(said_by_one(documents, Facts(documents)))
        assert [row.references[0].sentence for row in alone.get(1, ()) if "12 days" in row.en] == [2] * sources
