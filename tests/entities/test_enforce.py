from __future__ import annotations

from pathlib import Path

import pytest

from tests.entities.helpers import by_arabic, recognized
from translator.document import Entity, EntityType, Flag, Mention
from translator.entities import enforce_spelling, load_glossary
from translator.entities.enforce import enforce_text, missing
from translator.entities.english import windows

FULL = ("قال محمد شياع السوداني إن الخطة جاهزة", "Mohammed Shia al-Sudani said the plan is ready.")


@pytest.mark.parametrize(
    ("arabic", "before", "after"),
    [
        pytest.param("زار بغداد", "He visited Baghdad.", "He visited Baghdad.", id="exact"),
        pytest.param("زار بغداد", "He visited Bagdad.", "He visited Baghdad.", id="misspelt"),
        pytest.param("شوارع بغداد", "Bagdad's streets", "Baghdad's streets", id="possessive"),
        pytest.param("هاجم تنظيم داعش القرية", "Daesh attacked the village.", "ISIS attacked the village.", id="alias"),
        pytest.param("قصفت قاعدة كي وان", "The Key One base was shelled.", "The K-1 base was shelled.", id="code name"),
        pytest.param(
            "قال الحشد الشعبي إنه باق",
            "Al-Hashd al-Shaabi said it stays.",
            "The Popular Mobilization Forces said it stays.",
            id="transliterated, article put in",
        ),
        pytest.param(
            "قال محمد شياع السوداني إنه باق",
            "Mohammad Shiaa as-Sudani said he stays.",
            "Mohammed Shia al-Sudani said he stays.",
            id="differently romanised",
        ),
        pytest.param(
            "قال محمد شياع السوداني إنه باق",
            "Al Soudani said he stays.",
            "Al-Sudani said he stays.",
            id="surname alone",
        ),
        pytest.param(
            "دعا صندوق النقد الدولي إلى الإصلاح",
            "The IMF called for reform.",
            "The IMF called for reform.",
            id="acronym",
        ),
        pytest.param(
            "دعت الأمم المتحدة إلى الهدنة", "The U.N. called for a truce.", "The U.N. called for a truce.", id="dotted"
        ),
        pytest.param(
            "اجتمع مجلس الأمن", "The UN Security Council met.", "The U.N. Security Council met.", id="no article twice"
        ),
        pytest.param("اجتمع مجلس الأمن", "The Security Council met.", "The Security Council met.", id="short form"),
        pytest.param(
            "قال حزب العمال الكردستاني (بي كي كي) إنه باق",
            "The Kurdistan Workers' Party (PKK) said it stays.",
            "The Kurdistan Workers' Party (PKK) said it stays.",
            id="not twice in a row",
        ),
        pytest.param("سافر إلى قبرص ودبي", "He went to Cyprus and Dubai.", "He went to Cyprus and Dubai.", id="and"),
    ],
)
def test_english(arabic: str, before: str, after: str) -> None:
    page = enforce_spelling(recognized((arabic, before)))
    assert page.sentences[0].en == after
    assert page.sentences[0].flags == ()
    for entity in page.entities:
        assert any(mention.en is not None and mention.en in after for mention in entity.mentions)
    assert enforce_spelling(page) == page


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("قال محمد شياع السوداني إنه باق", "The Sudanese minister said he stays."),
        ("قال محمد شياع السوداني إنه باق", "Sudan said many things."),
        ("قالت منى حداد إنها باقية", "Many people said she stays."),
        ("زار البصرة", "He visited the city."),
    ],
)
def test_missing_is_flagged_and_the_english_left_alone(arabic: str, english: str) -> None:
    page = enforce_spelling(recognized((arabic, english)))
    assert page.sentences[0].en == english
    assert page.sentences[0].flags == (Flag.ENTITY_MISSING,)
    assert [mention.en for mention in page.entities[0].mentions] == [None]
    assert enforce_spelling(page) == page


def test_adjective_stands_for_a_country() -> None:
    page = enforce_spelling(recognized(("قررت حكومة مصر الزيادة", "The Egyptian government decided on the rise.")))
    assert page.sentences[0].flags == ()
    assert page.entities[0].mentions[0].en is None


def test_surname_in_a_later_sentence() -> None:
    page = enforce_spelling(recognized(FULL, ("وأضاف السوداني أن العمل مستمر", "As-Soudani added that work goes on.")))
    assert page.sentences[1].en == "Al-Sudani added that work goes on."
    assert [mention.en for mention in page.entities[0].mentions] == ["Mohammed Shia al-Sudani", "Al-Sudani"]


def test_one_span_serves_one_mention() -> None:
    page = enforce_spelling(recognized(("من بغداد إلى بغداد", "From Baghdad and back.")))
    assert [mention.en for mention in page.entities[0].mentions] == ["Baghdad", None]
    assert page.sentences[0].flags == ()


def test_two_people_of_one_surname_keep_their_names() -> None:
    arabic = "قال الوزير كريم الدباغ للنائب سعيد الدباغ إن الخطة جاهزة"
    page = recognized((arabic, None))
    one, other = (by_arabic(page, name).en for name in ("كريم الدباغ", "سعيد الدباغ"))
    english = f"Minister {one} told lawmaker Saed al-Dabagh that the plan is ready."
    page = enforce_spelling(recognized((arabic, english)))
    assert page.sentences[0].en == f"Minister {one} told lawmaker {other} that the plan is ready."


def test_every_place_of_a_wrong_spelling_is_mended() -> None:
    page = enforce_spelling(recognized(("زار بغداد", "He visited Bagdad; Bagdad was calm.")))
    assert page.sentences[0].en == "He visited Baghdad; Baghdad was calm."


def test_title_is_held_to_the_table() -> None:
    later = ("وأضاف السوداني أن العمل مستمر", "He added that work goes on.")
    page = enforce_spelling(recognized(FULL, later, title=("السوداني يزور بغداد", "Al-Soudany visits the capital")))
    assert page.metadata.title_en == "Al-Sudani visits the capital"


def test_dates_are_never_flagged() -> None:
    page = recognized(("عقد الاجتماع في 26 مارس 2026", "The meeting was held in spring."))
    assert [entity.type for entity in page.entities] == ["DATE"]
    page = enforce_spelling(page)
    assert page.sentences[0].flags == ()
    assert page.entities[0].mentions[0].en is None


def test_glossary_term_replaces_a_rendering(tmp_path: Path) -> None:
    path = tmp_path / "terms.csv"
    path.write_text("arabic,english,type\nكركوك,Karkuk,LOC\n", encoding="utf-8")
    page = enforce_spelling(recognized(("زار كركوك", "He visited Kirkuk."), glossary=load_glossary(path)))
    assert page.sentences[0].en == "He visited Karkuk."


def test_untranslated_document_stays_as_it_is() -> None:
    page = recognized(("زار بغداد", None))
    assert enforce_spelling(page) == page


@pytest.mark.parametrize(
    ("english", "flagged"),
    [
        ("Coalition forces left the base.", False),
        ("The coalition left the base.", False),
        ("Joint forces left the base.", True),
    ],
)
def test_the_head_of_a_description_stands_for_it(english: str, flagged: bool) -> None:
    coalition = Entity("E1", EntityType.ORG, "international coalition", ("قوات التحالف",), "gazetteer")
    named = [(coalition, Mention(1, 6, 18, "قوات التحالف"))]
    text, said = enforce_text(english, named)
    assert missing(text, named, said) is flagged


def test_the_head_of_a_proper_name_does_not_stand_for_it() -> None:
    base = Entity("E1", EntityType.FAC, "al-Qayyarah base", ("قاعدة القيارة",), "gazetteer")
    text, said = enforce_text("They left the Taqa base.", named := [(base, Mention(1, 0, 13, "قاعدة القيارة"))])
    assert missing(text, named, said)


def test_a_window_says_whether_a_capital_or_a_digit_stands_in_it() -> None:
    marked = {window.text: window.is_marked for window in windows("the USS Cole and 3 of its crew")}
    assert (marked["the"], marked["the USS Cole and"], marked["of its crew"], marked["3 of"]) == (
        False,
        True,
        False,
        True,
    )
