from __future__ import annotations

import pytest

from tests.summarization.pages import DAM, page, person
from translator.document import Document, Flag
from translator.summarization.condense import condense
from translator.summarization.extractive import extract


def texts(document: Document, count: int = 40) -> tuple[list[str], list[str], list[tuple[int, ...]]]:
    abstract = condense(document, extract(document, count))
    assert [s.cites for s in abstract.en] == [s.cites for s in abstract.ar]
    return [s.text for s in abstract.ar], [s.text for s in abstract.en], [s.cites for s in abstract.en]


def test_a_summary_is_shorter_than_its_extract_and_cites_it() -> None:
    chosen = extract(DAM, 4)
    abstract = condense(DAM, chosen)
    assert abstract.method == "condensed"
    assert sum(len(s.text) for s in abstract.ar) < sum(len(item.ar) for item in chosen)
    assert sum(len(s.text) for s in abstract.en) < sum(len(item.en) for item in chosen)
    assert [cite for s in abstract.en for cite in s.cites] == [item.sentence for item in chosen]


def test_two_statements_of_one_speaker_become_one() -> None:
    arabic, english, cites = texts(DAM)
    assert (2, 3) in cites
    assert english[cites.index((2, 3))] == (
        "Minister Samir Haddad said the reserve had reached 212 million cubic meters, "
        "and that the ministry would not open the gates before the end of the month."
    )
    assert arabic[cites.index((2, 3))].endswith("، وإن الوزارة لن تفتح البوابات قبل نهاية الشهر.")


def test_background_goes_from_both_languages() -> None:
    arabic, english, _ = texts(DAM, 2)
    assert english[1] == "Minister Samir Haddad said the reserve had reached 212 million cubic meters."
    assert arabic[1] == "وقال الوزير سمير حداد إن المخزون بلغ 212 مليون متر مكعب."


def test_of_three_sentences_that_cannot_be_shortened_the_weakest_goes() -> None:
    pairs = (
        ("لم تصل الشاحنات إلى الميناء حتى صباح الأحد.", "The trucks had not reached the port by Sunday morning."),
        ("انتظر السائقون عند البوابة القديمة.", "The drivers waited at the old gate."),
        ("عاد بعضهم إلى القرى المجاورة.", "Some of them returned to nearby villages."),
    )
    chosen = extract(page(*pairs), 3)
    weakest = min(chosen, key=lambda item: item.score).sentence
    assert texts(page(*pairs))[2] == [(number,) for number in (1, 2, 3) if number != weakest]


def test_added_is_said_where_nothing_stands_before_it() -> None:
    document = page(
        ("وأضاف حداد أن الجسر آمن تماما.", "Haddad added that the bridge was quite safe."),
    )
    assert texts(document)[:2] == (["قال حداد إن الجسر آمن تماما."], ["Haddad said the bridge was quite safe."])


def test_nothing_that_cannot_be_cut_safely_is_cut() -> None:
    pair = ("لم تصل الشاحنات إلى الميناء حتى صباح الأحد.", "The trucks had not reached the port by Sunday morning.")
    assert texts(page(pair)) == ([pair[0]], [pair[1]], [(1,)])


def test_answers_of_an_interview_stand_between_quotation_marks() -> None:
    document = page(
        ("س: كم قطعة استعدتم؟", "Q: How many pieces have you recovered?"),
        ('ج: استعدنا 38 قطعة، وقالوا إنها "مقلدة".', 'A: We recovered 38 pieces, and they said they were "fake."'),
        ("ونحتاج إلى مزيد من الوقت لاستعادة البقية.", "And we need more time to recover the rest."),
        (
            "وترى المديرة أن التدريب أهم من الكاميرات، التي تكلف الكثير.",
            "The director believes that training matters more than cameras, which cost a great deal.",
        ),
        paragraphs={1: 1, 2: 2, 3: 2, 4: 3},
    )
    chosen = [item for item in extract(document, 40) if item.sentence != 1]
    abstract = condense(document, chosen)
    assert [s.text for s in abstract.ar][:2] == [
        'في المقابلة: «استعدنا 38 قطعة، وقالوا إنها "مقلدة"».',
        "«ونحتاج إلى مزيد من الوقت لاستعادة البقية».",
    ]
    assert [s.text for s in abstract.en] == [
        "In the interview: “We recovered 38 pieces, and they said they were 'fake.'”",
        "“And we need more time to recover the rest.”",
        "The director believes that training matters more than cameras.",
    ]


def test_a_date_cut_from_one_language_alone_is_cut_from_neither() -> None:
    arabic = "تونس 4 مارس آذار (رويترز) - خفض البنك سعر الفائدة الاثنين."
    english = "Tunis on March 4, Reuters: the bank cut its interest rate on Monday."
    assert texts(page((arabic, english))) == ([arabic], [english], [(1,)])


@pytest.mark.parametrize("flag", [Flag.NUMBER_MISMATCH, Flag.TOO_LONG])
def test_doubtful_english_is_neither_reworded_nor_joined(flag: Flag) -> None:
    document = page(
        ("قال وزير الري سمير حداد إن السدود امتلأت.", "Irrigation Minister Samir Haddad said that the dams were full."),
        ("وأضاف حداد أن الصيف سيكون صعبا.", "Haddad added that the summer would be hard."),
        flags={1: (flag,)},
    )
    _, english, cites = texts(document)
    assert cites == [(1,), (2,)]
    assert english[0] == "Irrigation Minister Samir Haddad said that the dams were full."


def test_sentences_without_english_are_left_out() -> None:
    document = page(
        ("فتحت الطريق صباح الأحد.", None), ("أغلقت الطريق مساء الأحد.", "The road was closed on Sunday evening.")
    )
    assert texts(document)[2] == [(2,)]


def test_who_somebody_is_stays_until_it_has_been_said() -> None:
    office = (
        "قال سمير حداد، رئيس نقابة الصيادين في المدينة، إن الموسم انتهى باكرا.",
        "Samir Haddad, head of the city's fishermen's union, said the season had ended early.",
    )
    entities = (person("E1", "Samir Haddad", "سمير حداد", 1, 2),)
    assert texts(page(office, entities=entities))[1] == [office[1]]
    before = ("وصل سمير حداد إلى الميناء الأحد.", "Samir Haddad arrived in the port on Sunday.")
    arabic, english, _ = texts(page(before, office, entities=entities))
    assert english == [before[1], "Samir Haddad said the season had ended early."]
    assert arabic[1] == "قال سمير حداد إن الموسم انتهى باكرا."


def test_of_two_like_parts_that_of_the_first_sentence_stays() -> None:
    news = (
        "وقع الناديان عقدا جديدا في العاصمة الأحد، بعد أربع سنوات من الخلاف بينهما.",
        "The two clubs signed a new contract in the capital on Sunday, after four years of quarrels between them.",
    )
    more = (
        "وسجل المهاجم هدفين جميلين في الشوط الثاني، بعد أربع دقائق من دخوله إليه.",
        "The striker scored two fine goals in the second half of play, after four minutes of being in it at all.",
    )
    _, english, _ = texts(page(news, more))
    assert english == [news[1], "The striker scored two fine goals in the second half of play."]
