"""Words that took each other's place, exceptions, eras and things counted: every row of their tables."""

from __future__ import annotations

import pytest

from translator.document import Flag
from translator.translation.guards import check
from translator.translation.guards.counted import Kind, counted_differs, kinds
from translator.translation.guards.eras import eras_differ
from translator.translation.guards.exclusions import exclusion_differs, exclusion_words
from translator.translation.guards.opposites import Side, find_opposites, opposites_said, sides

ARABIC = [(side, form) for side in sides() for form in side.arabic]
ENGLISH = [(side, form) for side in sides() for form in side.english]
COUNTED = [(kind, form) for kind in kinds() for form in sorted(kind.arabic)]


def _word(form: str) -> str:
    """Return an entry as it stands in a text."""
    return form.replace("~", "ي").replace("*", "").replace("_", " ")


def _others(side: Side) -> list[Side]:
    return [other for other in sides() if other.row == side.row and other != side and other.english]


def _found(arabic: str, english: str, row: str) -> bool:
    return any(found.row == row for found in find_opposites(_word(arabic), _word(english)))


@pytest.mark.parametrize(("side", "form"), ARABIC, ids=[f"{side.row}-{form}" for side, form in ARABIC])
def test_every_arabic_word_is_seen(side: Side, form: str) -> None:
    assert any(_found(form, english, side.row) for other in _others(side) for english in other.english)
    assert not any(_found(form, english, side.row) for english in side.english)


@pytest.mark.parametrize(("side", "form"), ENGLISH, ids=[f"{side.row}-{form}" for side, form in ENGLISH])
def test_every_english_word_is_seen(side: Side, form: str) -> None:
    others = [other for other in sides() if other.row == side.row and other != side]
    assert any(_found(arabic, form, side.row) for other in others for arabic in other.arabic)


def test_rows_have_sides_that_differ() -> None:
    assert len({side.row for side in sides()}) >= 60
    for side in sides():
        assert _others(side), side
        assert not any(set(side.english) & set(other.english) for other in _others(side)), side


@pytest.mark.parametrize(
    ("arabic", "english", "flag"),
    [
        ("ارتفعت أسعار الخبز هذا الأسبوع.", "Bread prices fell this week.", Flag.MEANING_MISMATCH),
        ("أيدت المحكمة الحكم.", "The court overturned the ruling.", Flag.MEANING_MISMATCH),
        ("قضت المحكمة ببراءة المحاسب.", "The court convicted the accountant.", Flag.MEANING_MISMATCH),
        ("المهرجان سنوي.", "The festival is monthly.", Flag.MEANING_MISMATCH),
        ("الفائز من المغرب.", "The runner-up is from Morocco.", Flag.MEANING_MISMATCH),
        ("انتظر داخل المبنى.", "He waited outside the building.", Flag.MEANING_MISMATCH),
        ("المعبر مغلق.", "The crossing is open.", Flag.MEANING_MISMATCH),
        ("يفتح المتحف أبوابه يومياً عدا الجمعة.", "The museum opens its doors every Friday.", Flag.NEGATION_MISMATCH),
        ("حضر الأعضاء باستثناء الرئيس.", "The members and the president attended.", Flag.NEGATION_MISMATCH),
        ("حضر الأعضاء والرئيس.", "The members attended, except the president.", Flag.NEGATION_MISMATCH),
        ("شُيد المسجد سنة ٦٣٧ للهجرة.", "The mosque was built in 637 BC.", Flag.DATE_MISMATCH),
        ("شُيد المسجد سنة 637 هـ.", "The mosque was built in 637.", Flag.DATE_MISMATCH),
        ("معبد من القرن الثالث قبل الميلاد.", "A temple of the third century.", Flag.DATE_MISMATCH),
        ("أجلت الفرق 3200 شخص بالقوارب.", "The teams evacuated 3,200 boats.", Flag.UNIT_MISMATCH),
        ("أسفر الهجوم عن 12 قتيلاً و30 جريحاً.", "The attack left 12 wounded and 30 dead.", Flag.UNIT_MISMATCH),
        ("تستغرق الرحلة ما بين ثلاث ساعات ويومين.", "The trip takes between three and two hours.", Flag.UNIT_MISMATCH),
        ("ولد عام 1000 وتضرر أكثر من ألف منزل.", "Born in 1,001, more than 2,000 homes.", Flag.NUMBER_MISMATCH),
        ("تضرر أكثر من ألف منزل من أصل 2000.", "More than 2,000 of 2,000 homes were damaged.", Flag.NUMBER_MISMATCH),
    ],
)
def test_a_false_sentence_gets_its_flag(arabic: str, english: str, flag: Flag) -> None:
    assert flag in check(arabic, english)


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("ارتفعت أسعار الخبز هذا الأسبوع.", "Bread cost more this week."),
        ("ارتفعت الأسعار بعد أن انخفضت.", "Prices fell, then rose."),
        ("المهرجان سنوي.", "The festival is held every year."),
        ("يفتح المتحف أبوابه يومياً عدا الجمعة.", "The museum opens its doors daily except Friday."),
        ("لم يبق سوى بيت.", "Just a house is left."),
        ("تلقى العمال وعداً بزيادة.", "The workers got a promise of a raise."),
        ("شُيد المسجد سنة ٦٣٧ للهجرة.", "The mosque was built in 637 AH."),
        ("الجلسة في 14 ربيع الثاني 1445هـ.", "The session is on 14 Rabi al-Thani 1445."),
        ("معبد من القرن الثالث قبل الميلاد.", "A temple of the third century B.C."),
        ("أجلت الفرق 3200 شخص بالقوارب.", "The teams evacuated 3,200 people by boat."),
        ("أسفر الهجوم عن 12 قتيلاً و30 جريحاً.", "The attack killed 12 people and wounded 30 others."),
        ("طلبت الشركة 25 طائرة عريضة البدن.", "The company ordered 25 wide-body aircraft."),
        ("وتضم المنظمة 194 دولة عضواً.", "The organization has 194 member states."),
        ("تستغرق الرحلة ما بين ثلاث ساعات ويومين.", "The trip takes between three hours and two days."),
        ("تضرر أكثر من ألف منزل.", "More than a thousand homes were damaged."),
        ("ألف الكاتب رواية.", "The writer wrote a novel."),
    ],
)
def test_a_true_sentence_gets_none(arabic: str, english: str) -> None:
    assert check(arabic, english) == ()


@pytest.mark.parametrize(("kind", "form"), COUNTED, ids=[form for _, form in COUNTED])
def test_every_counted_word_is_seen(kind: Kind, form: str) -> None:
    own = min(kind.english)
    other = next(min(row.english - kind.allowed) for row in kinds() if row.english - kind.allowed)
    assert not counted_differs(f"بلغ العدد 350 {form} هناك", f"there were 350 {own} there")
    assert counted_differs(f"بلغ العدد 350 {form} هناك", f"there were 350 {other} there")


@pytest.mark.parametrize("row", ["except", "only"])
def test_every_word_of_exception_is_seen(row: str) -> None:
    words = exclusion_words()[row]
    for arabic in words["arabic"]:
        assert exclusion_differs(f"حضروا {arabic} واحدا", "They attended.")
        for english in words["english"]:
            assert not exclusion_differs(f"حضروا {arabic} واحدا", f"They attended {english.replace('*', 's')} him.")
    for english in exclusion_words()["invented"]["english"]:
        assert exclusion_differs("حضر الوفد", f"They attended {english} him.")
        for arabic in exclusion_words()["invented"]["arabic"]:
            assert not exclusion_differs(
                f"حضر الوفد {arabic.replace('*', '')} هناك", f"They attended {english} him, only."
            )


@pytest.mark.parametrize(
    ("arabic", "own", "others"),
    [
        ("سنة 300 ق.م", ["300 B.C.", "300 BCE", "300 before Christ"], ["300", "300 A.D.", "300 AH"]),
        ("سنة 300 قبل الميلاد", ["300 BC"], ["300 AD"]),
        ("سنة 637 هـ", ["637 A.H.", "637 of the Hijri calendar", "1239"], ["637", "637 A.D.", "637 BC"]),
        ("سنة 637 هجرية", ["637 AH"], ["637 AD"]),
        ("سنة 637 ميلادية", ["637", "A.D. 637", "637 CE"], ["637 BC", "637 AH"]),
        ("سنة 637م", ["637", "637 AD"], ["637 BC", "637 AH"]),
        ("كتب ع.ح عن مدينة قم", ["A.H. wrote about Qom"], ["He wrote about 637 BC"]),
    ],
)
def test_every_era_is_told(arabic: str, own: list[str], others: list[str]) -> None:
    assert not any(eras_differ(arabic, english) for english in own)
    assert all(eras_differ(arabic, english) for english in others)


def test_a_quarter_to_nine_is_no_exception() -> None:
    assert not exclusion_differs("في التاسعة إلا ربعاً.", "At 8:45.")


def test_opposites_of_a_denied_word_are_none() -> None:
    assert not opposites_said("بقي المعبر مغلقاً.", "The crossing did not open.")
    assert opposites_said("بقي المعبر مغلقاً.", "The crossing did open.")
