from __future__ import annotations

from tests.entities.helpers import by_arabic, recognized


def test_surname_goes_to_the_full_name() -> None:
    page = recognized(
        ("قال الوزير كريم الدباغ إن الخطة جاهزة", None),
        ("وأضاف الدباغ أن التنفيذ يبدأ قريبا", None),
    )
    assert by_arabic(page, "الدباغ") is by_arabic(page, "كريم الدباغ")


def test_two_of_one_surname_stay_two_and_a_doubtful_surname_goes_to_neither() -> None:
    page = recognized(
        ("قال الوزير كريم الدباغ والنائب سعيد الدباغ إن الخطة جاهزة", None),
        ("وأضاف الدباغ أن التنفيذ يبدأ قريبا", None),
    )
    assert by_arabic(page, "كريم الدباغ") is not by_arabic(page, "سعيد الدباغ")
    assert by_arabic(page, "الدباغ") not in {by_arabic(page, "كريم الدباغ"), by_arabic(page, "سعيد الدباغ")}


def test_spelling_variants_and_forms_are_one() -> None:
    page = recognized(
        ("هبطت الطائرة في قاعدة كي-1 قرب كركوك", None),
        ("وتعرضت قاعدة كي وان لقصف", None),
    )
    assert by_arabic(page, "قاعدة كي-1").en == "K-1"
    assert by_arabic(page, "قاعدة كي وان") is by_arabic(page, "قاعدة كي-1")


def test_generic_name_goes_to_the_fuller_one() -> None:
    page = recognized(
        ("قال الهلال الأحمر الليبي إن القارب غرق", None),
        ("وأرسل الهلال الأحمر فريقا", None),
    )
    assert by_arabic(page, "الهلال الأحمر") is by_arabic(page, "الهلال الأحمر الليبي")


def test_ids_count_in_order_of_first_mention() -> None:
    page = recognized(("زار بغداد ثم البصرة", None), ("ثم عاد إلى بغداد", None))
    assert [(e.id, e.en) for e in page.entities] == [("E1", "Baghdad"), ("E2", "Basra")]
    assert len(page.entities[0].mentions) == 2


def test_facilities_of_one_name_and_another_kind_are_two() -> None:
    page = recognized(("نقل الجرحى إلى مستشفى الزرقاء بعد انهيار جسر الزرقاء.", None))
    assert by_arabic(page, "مستشفى الزرقاء") is not by_arabic(page, "جسر الزرقاء")


def test_a_quotation_inside_a_name_is_whole() -> None:
    page = recognized(("هبطت الطائرة في قاعدة «كي-1» قرب كركوك", None), ('وتعرضت قاعدة "كي وان" لقصف', None))
    assert by_arabic(page, "قاعدة «كي-1»") is by_arabic(page, 'قاعدة "كي وان"')
