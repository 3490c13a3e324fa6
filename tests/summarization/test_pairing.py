from __future__ import annotations

from tests.summarization.pages import person
from translator.document import Entity, EntityType
from translator.summarization.pairing import find_cuts

SADDLER = person("E1", "Nadim Sarraf", "نديم صراف", 1)
OTHER = person("E2", "Mona Rashwan", "منى رشوان", 1)


def cut(arabic: str, english: str, *entities: Entity, tails_only: bool = False) -> list[tuple[str, str]]:
    return [(found.ar.rest, found.en.rest) for found in find_cuts(arabic, english, entities, tails_only=tails_only)]


def test_parts_that_say_the_same_go_together_whatever_they_begin_with() -> None:
    assert cut(
        "نقلت السفينة القمح إلى الميناء، وهي محملة بـ 90 ألف طن من الوقود.",
        "The ship took the wheat to the port, carrying 90,000 tons of fuel.",
    ) == [("نقلت السفينة القمح إلى الميناء.", "The ship took the wheat to the port.")]


def test_a_part_whose_figure_differs_stays() -> None:
    assert (
        cut(
            "نقلت السفينة القمح إلى الميناء، وهي محملة بـ 90 ألف طن من الوقود.",
            "The ship took the wheat to the port, carrying 9,000 tons of fuel.",
        )
        == []
    )


def test_a_part_that_names_somebody_else_stays() -> None:
    arabic = "افتتح الوزير المصنع الاثنين، بحضور نديم صراف من النقابة."
    english = "The minister opened the plant on Monday, in the presence of {} of the union."
    assert cut(arabic, english.format("Nadim Sarraf"), SADDLER, OTHER) != []
    assert cut(arabic, english.format("Mona Rashwan"), SADDLER, OTHER) == []
    assert cut(arabic, english.format("Karim Haddad"), SADDLER, OTHER) == []


def test_parts_that_name_nothing_must_be_of_one_kind_and_place() -> None:
    arabic = "أعيد فتح الملعب للجمهور، بعد ترميم طويل ومكلف."
    assert cut(arabic, "The stadium reopened to the public, after long and costly repairs.") != []
    assert cut(arabic, "The stadium reopened to the public, while long repairs went on.") == []


def test_somebodys_own_words_are_cut_at_their_end_alone() -> None:
    arabic, english = (
        "يصل القارب (وهو قديم) إلى الجزيرة كل صباح، فيما تبقى العبارة في المرفأ.",
        "The boat (an old one) reaches the island every morning, while the ferry stays in port.",
    )
    assert len(cut(arabic, english)) == 2
    assert cut(arabic, english, tails_only=True) == [
        ("يصل القارب (وهو قديم) إلى الجزيرة كل صباح.", "The boat (an old one) reaches the island every morning.")
    ]


def test_a_name_in_brackets_stays() -> None:
    arabic = "قال المصدر لرئيس النقابة (نديم صراف) إن القارب وصل."
    english = "The source told the head of the union (Nadim Sarraf) that the boat had arrived."
    assert cut(arabic, english, SADDLER) == []


def test_a_date_in_brackets_stays() -> None:
    arabic = "قال الناطق، الجمعة (1 كانون الأول 2017)، إن القارب وصل."
    english = "The spokesman said on Friday (December 1, 2017) that the boat had arrived."
    assert cut(arabic, english) == []


def test_a_distance_in_brackets_goes_though_it_names_a_place() -> None:
    place = Entity("E3", EntityType.LOC, "Baghdad", ("بغداد",), "table")
    arabic = "أخلى الجيش القاعدة العسكرية الكبيرة (400 كلم شمال بغداد) صباح الاثنين."
    english = "The army evacuated the large military base (400 km north of Baghdad) on Monday morning."
    assert cut(arabic, english, place) == [
        (
            "أخلى الجيش القاعدة العسكرية الكبيرة صباح الاثنين.",
            "The army evacuated the large military base on Monday morning.",
        )
    ]
    assert cut(arabic, english.replace("400", "40"), place) == []


def test_a_name_in_the_genitive_is_known() -> None:
    place = Entity("E3", EntityType.LOC, "Iran", ("إيران",), "table")
    arabic = "وصلت البعثة إلى القاعدة الواقعة في الصحراء، وهي قريبة من حدود إيران."
    english = "The mission reached the base in the desert, which is close to Iran's borders."
    assert cut(arabic, english, place) != []
