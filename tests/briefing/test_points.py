"""Which sentences become key points, and what is shown as said by one source alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest

from tests.briefing.pages import CLOSING, DOCUMENTS, FIGS, OPENING, SAME, document
from translator.briefing import Reference, Statement, compose
from translator.briefing.alone import said_by_one
from translator.briefing.certainty import least_sure
from translator.briefing.costs import costs, leans
from translator.briefing.facts import Facts, is_news
from translator.briefing.points import Offer, choose_points
from translator.document import Document, Flag
from translator.summarization.text import load_table

RETOLD = (
    "وافتتح العبدلي الأربعاء بحضور الأهالي جسر الزيتونة المقام فوق النهر.",
    "Al-Abdali opened the Zaytuna bridge over the river on Wednesday with residents present.",
)
RETOLD_WITH_A_FIGURE = (
    "وحضر حفل افتتاح جسر الزيتونة الأربعاء 700 من الأهالي مع سامر العبدلي.",
    "On Wednesday 700 residents attended the opening of the Zaytuna bridge with Samer al-Abdali.",
)


def flagged(one: Document, *numbers: int) -> Document:
    return one.with_(
        sentences=tuple(s.flagged(Flag.UNSURE) if s.id in numbers else replace(s, flags=()) for s in one.sentences)
    )


def sure(one: Document, certainty: Sequence[float]) -> Document:
    rows = zip(one.sentences, certainty, strict=True)
    return one.with_(sentences=tuple(replace(sentence, certainty=share) for sentence, share in rows))


def test_points_with_doubts_stand_last_and_are_marked() -> None:
    documents = [flagged(DOCUMENTS[0], 1), *DOCUMENTS[1:]]
    doubts = [bool(point.flags) for point in compose(documents).key_points]
    assert doubts == sorted(doubts)


def test_of_two_reports_that_say_one_thing_the_one_without_a_flag_is_the_point() -> None:
    one, other = document("a", OPENING[:1], None, "2023-05-04"), document("b", SAME[:1], None, "2023-05-04")
    for doubtful, certain in ((1, 2), (2, 1)):
        documents = [flagged(one, *[1] * (doubtful == 1)), flagged(other, *[1] * (doubtful == 2))]
        first = compose(documents).key_points[0]
        assert first.references[0].source == certain
        assert first.flags == ()


def test_the_surer_of_two_like_sentences_is_the_point() -> None:
    lead = document("a", OPENING[:1], None, "2023-05-04")
    same = document("b", SAME[:1], None, "2023-05-04")
    for certainty in (0.9, 0.5), (0.5, 0.9):
        points = compose([sure(lead, certainty[:1]), sure(same, certainty[1:])]).key_points
        assert points[0].references[0].source == certainty.index(0.9) + 1


def test_an_event_is_told_again_only_with_news() -> None:
    first = document("a", OPENING, None, "2023-05-04")

    def sources(second: tuple[str, str]) -> list[int]:
        briefing = compose([first, document("b", [*SAME[:2], second], None, "2023-05-05")])
        assert briefing.groups
        return [point.references[0].source for point in briefing.key_points if point.en == second[1]]

    assert sources(RETOLD) == []
    assert sources(RETOLD_WITH_A_FIGURE) == [2]


def test_a_report_that_is_like_no_other_may_have_several_points() -> None:
    points = compose([document("closing", CLOSING, None, "2025-02-02"), document("figs", FIGS, None)]).key_points
    assert sum(point.references[0].source == 1 for point in points) > 1


def test_a_short_sentence_goes_before_an_equally_good_long_one() -> None:
    most = load_table("condense.toml")["most"]["key_point"]
    short = Statement("The bridge is closed.", "", (), (Reference(3, 2),))
    long = Statement("The bridge is closed and " * most, "", (), (Reference(3, 1),))
    offers = [Offer(statement, stems, 0.5) for statement, stems in ((long, ("a",)), (short, ("b",)))]
    assert choose_points(offers, Facts(DOCUMENTS), (), 2) == [short, long]


def test_facts_are_of_what_is_shown_and_leave_out_what_all_sources_name() -> None:
    facts = Facts(DOCUMENTS)
    assert ("name", "zaytuna bridge") in facts.topics
    assert facts.of(Reference(1, 2)) == {("figure", "45000000"), ("figure", "120")}
    assert ("day", "2023-05-03") in facts.of(Reference(1, 1))
    half = Statement("", "بلغت كلفة الجسر 45 مليون دولار.", (), (Reference(1, 2),))
    assert facts.told(half) == {("figure", "45000000")}


@pytest.mark.parametrize(
    ("facts", "news"),
    [
        ((), False),
        ((("name", "the army"),), False),
        ((("name", "the army"), ("name", "Basra")), True),
        ((("person", "Layla al-Nouri"),), True),
        ((("figure", "45"),), True),
        ((("day", "2023-05-03"),), True),
    ],
)
def test_what_is_news(facts: tuple[tuple[str, str], ...], news: bool) -> None:
    assert is_news(facts) is news


@pytest.mark.parametrize(
    ("english", "leaning"),
    [
        ("He added that the bridge is closed.", True),
        ("This is the first closing since 2020.", True),
        ("The source said that 40 workers came.", True),
        ("Another source spoke of delays.", True),
        ("The spokesman for the province said so.", False),
        ("Heavy rain fell on the bridge.", False),
        ("The authorities closed the bridge.", False),
    ],
)
def test_what_leans_on_the_sentence_before(english: str, leaning: bool) -> None:
    assert leans(english) is leaning


def test_the_weights_are_costs() -> None:
    assert all(value > 0 for table in ("points", "alone") for value in costs(table).values())
    assert costs("alone")["each"] < costs("alone")["most"]


def test_what_one_source_says_is_short_sure_and_no_key_point() -> None:
    many = [
        (re.sub("14", str(n), CLOSING[3][0]), re.sub("14", str(n), CLOSING[3][1])) for n in (14, 23, 35, 47, 52, 68)
    ]
    documents = [*DOCUMENTS, *(document(f"{n}.txt", many[n:] + many[:n], None) for n in range(4))]
    documents[0] = flagged(documents[0], 3)
    briefing = compose(documents)
    limits = costs("alone")
    rows = [statement for _, statements in briefing.alone for statement in statements]
    assert 0 < len(rows) <= limits["most"]
    assert all(len(statements) <= limits["each"] for _, statements in briefing.alone)
    assert not any(row.flags for row in rows)
    told = {reference for point in briefing.key_points for reference in point.references}
    assert not told & {reference for row in rows for reference in row.references}


def test_what_others_say_in_other_words_is_not_said_by_one() -> None:
    documents = [document("a", OPENING[:2], None, "2023-05-04"), document("b", SAME, None, "2023-05-05")]
    alone = dict(said_by_one(documents, Facts(documents)))
    assert [statement.ar for statement in alone[2]] == [SAME[2][0]]
    assert 1 not in alone


def test_what_the_engine_was_least_sure_of_is_not_shown_as_said_by_one() -> None:
    certain = [0.5, 0.9, 0.9, 0.9, 0.9]
    for shown, closing in ((True, certain[1:] + certain[:1]), (False, certain)):
        documents = [sure(DOCUMENTS[2], closing), sure(DOCUMENTS[3], (0.8, 0.9))]
        rows = [row for _, rows in said_by_one(documents, Facts(documents)) for row in rows]
        assert (CLOSING[0][1] in [row.en for row in rows]) is shown


def test_the_least_sure_are_the_lower_third_of_all_sources_on_any_scale() -> None:
    for scale in 1.0, 0.1:
        shares = [scale * share for share in (0.9, 0.2, 0.8, 0.7, 0.6)]
        documents = [sure(DOCUMENTS[2], shares), DOCUMENTS[3]]  # the second does not say
        assert least_sure(documents) == {Reference(1, 2)}
    assert least_sure(DOCUMENTS) == frozenset()
    assert least_sure([sure(DOCUMENTS[3], (0.5, 0.5))]) == frozenset()


@pytest.mark.parametrize("doubt", ["is_unsure", "is_background"])
def test_an_equally_good_sentence_goes_before_an_unsure_one_and_before_background(doubt: str) -> None:
    first, second = (Statement(f"The bridge is closed {n}.", "", (), (Reference(3, n),)) for n in (1, 2))
    offers = [Offer(first, ("a",), 0.5), Offer(second, ("b",), 0.5)]
    assert choose_points(offers, Facts(DOCUMENTS), (), 2) == [first, second]
    assert choose_points([replace(offers[0], **{doubt: True}), offers[1]], Facts(DOCUMENTS), (), 2) == [second, first]


def test_what_was_long_before_a_report_is_not_its_key_point_before_its_news() -> None:
    old = ("وبدأ سامر العبدلي أعمال الجسر يوم 3 أيار 2013.", "Al-Abdali began the work on May 3, 2013.")
    new = ("وأغلق سامر العبدلي أبواب السوق يوم 1 شباط 2025.", "Al-Abdali closed the market on February 1, 2025.")
    points = [point.en for point in compose([document("a", (*FIGS, old, new), None, "2025-02-02")]).key_points]
    assert points.index(new[1]) < points.index(old[1])


def test_one_other_name_is_no_news_of_one_source() -> None:
    text = (
        "وقالت إذاعة نهر دجلة إن العمل في المرسى مستمر كالمعتاد.",
        "The radio of the Tigris said that work goes on.",
    )
    documents = [document("a", (*CLOSING[3:], text), None), DOCUMENTS[3]]
    alone = [row.en for _, rows in said_by_one(documents, Facts(documents)) for row in rows]
    assert CLOSING[3][1] in alone
    assert text[1] not in alone
