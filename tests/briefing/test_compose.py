from __future__ import annotations

from tests.briefing.pages import CLOSING, DOCUMENTS, OPENING, SAME, document
from translator.briefing import Reference, compose
from translator.briefing.alone import said_by_one
from translator.briefing.facts import Facts
from translator.briefing.grouping import group_reports
from translator.briefing.thresholds import thresholds
from translator.briefing.timeline import timeline


def test_timeline_is_in_order_and_completes_dates_from_the_reports_own() -> None:
    events = timeline(DOCUMENTS)
    assert [(event.date, event.label, event.inferred) for event in events] == [
        ("2023-04-12", "April 12, 2023", True),
        ("2023-05-03", "May 3, 2023", False),  # and "on Wednesday", in a report of the Thursday
        ("2025-01", "late January 2025", False),
        ("2026", "2026", False),
    ]
    assert [event.statement.references for event in events] == [
        (Reference(2, 3),),
        (Reference(1, 1), Reference(2, 1)),
        (Reference(3, 1),),
        (Reference(3, 2),),
    ]


def test_dates_of_an_undated_report_are_not_guessed() -> None:
    assert timeline([document("same.txt", SAME, None)]) == ()


def test_a_weekday_with_its_date_is_not_inferred() -> None:
    text = (("وقال الناطق الجمعة (1 كانون الأول 2017) إن القافلة وصلت.", "The spokesman said on Friday."),)
    (event,) = timeline([document("convoy.txt", text, None, "2017-12-02")])
    assert (event.date, event.inferred) == ("2017-12-01", False)


def test_a_year_is_the_nearest() -> None:
    text = (("بدأ الإضراب في 28 كانون الأول.", "The strike began on December 28."),)
    (event,) = timeline([document("strike.txt", text, None, "2024-01-05")])
    assert (event.date, event.label) == ("2023-12-28", "December 28, 2023")


def test_one_sentence_of_two_sources_is_one_event() -> None:
    (event, *_) = timeline([document("a", OPENING, None), document("b", OPENING, None)])
    assert event.statement.references == (Reference(1, 1), Reference(2, 1))


def test_sentences_of_one_date_with_other_figures_are_two_events() -> None:
    one = (("قتل 4 عمال في انهيار المنجم يوم 3 أيار 2023.", "Four workers were killed in the mine on May 3, 2023."),)
    other = (("قتل 9 عمال في انهيار المنجم يوم 3 أيار 2023.", "Nine workers were killed in the mine on May 3, 2023."),)
    same = (("قتل 4 عمال في انهيار المنجم بالجبل يوم 3 أيار 2023.", "Four workers died in the mine on May 3, 2023."),)
    events = timeline([document("a", one, None), document("b", other, None), document("c", same, None)])
    assert [event.statement.references for event in events] == [(Reference(1, 1), Reference(3, 1)), (Reference(2, 1),)]


def test_a_row_says_what_has_fewer_doubts() -> None:
    text = "افتتح المحافظ سامر العبدلي جسر الزيتونة فوق نهر دجلة يوم 3 أيار 2023"
    doubtful = ((f"{text}.", "The governor did not open the bridge on May 3, 2023."),)  # "not": flagged in these pages
    sure = ((f"{text} صباحا.", "The governor opened the bridge on the morning of May 3, 2023."),)
    (event,) = timeline([document("a", doubtful, None), document("b", sure, None)])
    assert event.statement.en == sure[0][1]
    assert event.statement.references == (Reference(2, 1), Reference(1, 1))


def test_reports_of_one_event_are_grouped_with_what_they_share() -> None:
    (group,) = compose(DOCUMENTS).groups
    assert group.sources == (1, 2)
    assert (Reference(1, 2), Reference(2, 2)) in [
        tuple(sorted(statement.references, key=lambda r: r.source)) for statement in group.shared
    ]


def test_reports_far_apart_in_time_are_of_different_events() -> None:
    near = [document("a", OPENING, None, "2023-05-04"), document("b", SAME, None, "2023-05-05")]
    far = [document("a", OPENING, None, "2023-05-04"), document("b", SAME, None, "2024-05-05")]
    assert len(group_reports(near)) == 1
    assert group_reports(far) == ()


LOOKING_BACK = (
    (
        "أعيد فتح المرسى القديم أمام الصيادين بعد ترميمه بكلفة 3 ملايين دولار في 9 آب 2026.",
        "The old landing was opened to the fishermen again on August 9, 2026 after repairs for $3 million.",
    ),
    *((text.replace("يوم الأربعاء", "يوم 3 أيار 2023"), english) for text, english in SAME[:1]),
    (
        "وفي 2023 بلغت كلفة الجسر 45 مليون دولار وشارك في بنائه 120 عاملاً.",
        "In 2023 the bridge cost $45 million and 120 workers took part in building it.",
    ),
)


def test_a_report_that_looks_back_is_not_grouped_with_those_of_what_it_looks_back_on() -> None:
    assert group_reports([document("a", LOOKING_BACK[1:], None), document("b", OPENING, None)])
    assert group_reports([document("a", LOOKING_BACK, None), document("b", OPENING, None)]) == ()


def test_a_report_that_names_a_later_day_is_of_another_event() -> None:
    later = [*OPENING, ("وعقد المجلس جلسته في 4 آب 2023.", "The council met on August 4, 2023.")]
    near = [document("a", SAME, None, "2023-05-04"), document("b", OPENING, None)]
    far = [document("a", SAME, None, "2023-05-04"), document("b", later, None)]
    assert len(group_reports(near)) == 1
    assert group_reports(far) == group_reports(far[::-1]) == ()


def test_groups_say_how_much_alike_they_are() -> None:
    again = group_reports([document("a", OPENING, None), document("b", OPENING, None)])
    assert again[0].label == "one text, published again"
    assert compose(DOCUMENTS).groups[0].label == thresholds().label(compose(DOCUMENTS).groups[0].likeness)


def test_thresholds_are_in_order_and_every_likeness_has_its_label() -> None:
    limits = thresholds()
    assert 0 < limits.least_alike < limits.one_text < 1
    assert limits.same_event_days < limits.background_days
    starts = [start for start, _ in limits.labels]
    assert starts == sorted(set(starts), reverse=True)
    assert starts[-1] == 0.0
    assert limits.one_text in starts
    for start, text in limits.labels:
        assert limits.label(start) == text
        assert limits.label(min(1.0, start + 0.05)) == text


def test_key_points_are_condensed_in_both_languages() -> None:
    text = (
        "ومن جهة أخرى، أغلقت السلطات الجسر يوم 3 أيار 2023 بعد ظهور شقوق في دعامتين.",
        "On the other hand, the authorities closed the bridge on May 3, 2023 after cracks appeared in two piers.",
    )
    briefing = compose([document("a", [text], None)])
    (point,) = briefing.key_points
    assert point.en == "The authorities closed the bridge on May 3, 2023 after cracks appeared in two piers."
    assert point.ar == "أغلقت السلطات الجسر يوم 3 أيار 2023 بعد ظهور شقوق في دعامتين."
    assert point.references == (Reference(1, 1),)
    assert briefing.events[0].statement.en == text[1]  # a row of the timeline is the sentence as it stands


def test_the_same_text_is_grouped_whatever_its_date() -> None:
    again = [document("a", OPENING, None, "2023-05-04"), document("b", OPENING, None, "2024-05-05")]
    assert group_reports(again)[0].likeness == 1.0


def test_what_two_sources_say_is_not_said_by_one() -> None:
    alone = dict(said_by_one(DOCUMENTS, Facts(DOCUMENTS)))
    said = {number: [statement.ar for statement in statements] for number, statements in alone.items()}
    assert SAME[2][0] in said[2]
    assert all(OPENING[1][0] not in texts for texts in said.values())
    assert CLOSING[0][0] in said[3]


def test_key_points_are_of_several_sources_and_name_them() -> None:
    briefing = compose(DOCUMENTS)
    assert len({point.references[0].source for point in briefing.key_points}) > 2
    cost = next(point for point in briefing.key_points if "45 million" in point.en)
    assert {reference.source for reference in cost.references} == {1, 2}


def test_no_event_is_without_a_key_point_while_there_is_room() -> None:
    many = [(f"{ar[:-1]} في الحي رقم {n}.", f"{en[:-1]} in district {n}.") for n in range(4) for ar, en in CLOSING]
    documents = [document("long.txt", many, None, "2025-02-02"), *DOCUMENTS]
    points = compose(documents).key_points
    assert len(points) == 6
    # The bridge's opening, its closing and the figs: reports 2 and 3 are of one event.
    assert {1, 5} <= {point.references[0].source for point in points}
    assert {2, 3} & {point.references[0].source for point in points}


def test_names_are_one_table_over_all_sources() -> None:
    names = {name.en: name for name in compose(DOCUMENTS).names}
    assert names["Zaytuna bridge"].mentions == ((1, 1), (2, 1), (3, 1))
    assert names["Samer al-Abdali"].mentions == ((1, 1), (2, 1))
    assert names["Layla al-Nouri"].first == Reference(3, 2)


def test_titles() -> None:
    assert compose(DOCUMENTS).title == "Briefing: Zaytuna bridge, Samer al-Abdali, Tigris"
    assert compose(DOCUMENTS[:1]).title == "Zaytuna bridge opened"
    assert compose(DOCUMENTS[2:]).title == "Briefing: 2 reports"
    assert compose(DOCUMENTS, title="A bridge").title == "A bridge"
