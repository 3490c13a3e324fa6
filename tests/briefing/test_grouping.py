"""Which reports are of one event: floors on labelled reports, and what must hold whatever the thresholds are."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.briefing.labelled import Labelled, load_sets, score, together
from tests.briefing.pages import document
from translator.briefing.grouping import group_reports
from translator.briefing.likeness import are_apart, likeness, profile
from translator.briefing.thresholds import thresholds
from translator.document import Document

SETS = load_sets()
FLOORS = tomllib.loads(Path(__file__).with_name("floors.toml").read_text(encoding="utf-8"))
WAYS = {
    "each": SETS,
    "held_out": tuple(one for one in SETS if one.held_out),
    "together": (together(SETS),),
}


@pytest.mark.parametrize("way", FLOORS)
def test_floors(way: str) -> None:
    found = score(WAYS[way], group_reports)
    assert found.precision >= FLOORS[way]["precision"], found.wrong
    assert found.recall >= FLOORS[way]["recall"], found.missed


@pytest.mark.parametrize("labelled", SETS, ids=lambda one: one.name)
def test_every_set_has_an_event_with_several_reports_and_a_neighbour(labelled: Labelled) -> None:
    counts = [labelled.events.count(event) for event in set(labelled.events)]
    assert len(counts) > 1
    assert 2 <= max(counts) <= 4


@pytest.mark.parametrize("labelled", SETS, ids=lambda one: one.name)
def test_the_order_of_the_inputs_does_not_matter(labelled: Labelled) -> None:
    def groups(documents: tuple[Document, ...]) -> set[frozenset[str]]:
        return {frozenset(documents[n - 1].source.path for n in g.sources) for g in group_reports(documents)}

    assert groups(labelled.documents) == groups(labelled.documents[::-1])


def test_other_reports_do_not_change_how_alike_two_are() -> None:
    def pair(documents: tuple[Document, ...]) -> float:
        return next(group.likeness for group in group_reports(documents) if group.sources == (1, 2))

    (dams,) = [one for one in SETS if one.name == "dams"]
    assert pair(dams.documents[:2]) == pair((*dams.documents[:2], *SETS[-1].documents))


MARKET = "قتل سبعة أشخاص بانفجار سيارة مفخخة في سوق الوردة شرقي مدينة الجسرين {}."


def report(when: str, published: str | None) -> Document:
    return document(f"{when}-{published}", [(MARKET.format(when), "Seven died.")], None, published)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        (report("اليوم", "2016-05-02"), report("أمس", "2016-05-03"), False),
        (report("اليوم", "2016-05-02"), report("اليوم", "2016-05-06"), True),
        (report("اليوم", "2016-05-02"), report("يوم 2 أيار 2016", None), False),
        (report("اليوم", "2016-05-02"), report("يوم 9 نيسان 2014", None), True),  # undated, of two years before
        (report("اليوم", "2016-05-02"), report("اليوم", None), False),
        (report("يوم 30 شباط 2016", None), report("يوم 1 آذار 2016", None), False),  # pages write such days
    ],
)
def test_dates_keep_reports_apart(one: Document, other: Document, apart: bool) -> None:
    assert are_apart(profile(one), profile(other)) is are_apart(profile(other), profile(one)) is apart


def test_leads_of_different_days_must_be_more_alike() -> None:
    ends = "وقال مصدر في الشرطة إن {} فتحا تحقيقا في الحادث وإن شهودا رأوا رجلا يفر من المكان بعد {}."
    one = document(
        "one", [(MARKET.format("يوم الاثنين"), "A."), (ends.format("ضابطين", "دقائق"), "B.")], None, "2016-05-03"
    )
    other = document(
        "other",
        [("انفجرت عبوة في سوق الوردة بالجسرين يوم الثلاثاء وجرح أربعة.", "C."), ("وأغلقت الشوارع.", "D.")],
        None,
        "2016-05-03",
    )
    same = other.with_(
        metadata=one.metadata,
        sentences=tuple(
            s if s.id > 1 else document("x", [(s.ar.replace("الثلاثاء", "الاثنين"), "C.")], None).sentences[0]
            for s in other.sentences
        ),
    )
    assert likeness(profile(one), profile(other)) == 0.0
    assert 0.0 < likeness(profile(one), profile(same)) < thresholds().other_day


def test_an_empty_report_is_like_no_other() -> None:
    empty = Document(source=SETS[0].documents[0].source)
    assert likeness(profile(empty), profile(SETS[0].documents[0])) == 0.0
    assert group_reports([empty]) == group_reports([]) == ()
