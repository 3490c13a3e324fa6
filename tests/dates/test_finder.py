from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator.dates import DateKind, find_dates, parse_publication_date

NEWS = Path(__file__).parents[2] / "models" / "training" / "news"
_MARK = re.compile(r"\[\[([A-Z]+):([^|\]]*)\|([^\]]*)\]\]")
#: Share of the days and months that editors marked in our news pairs which are found with the same month and day.
FLOOR_FOUND = 0.97


@pytest.mark.parametrize(
    ("text", "span", "iso", "english"),
    [
        ("يجتمع المجلس في 26 مارس 2026.", "26 مارس 2026", "2026-03-26", "March 26, 2026"),
        ("منذ الخامس من آب/أغسطس", "الخامس من آب/أغسطس", None, "August 5"),
        (
            "في الحادي والعشرين من تشرين الثاني ٢٠٢٤",
            "الحادي والعشرين من تشرين الثاني ٢٠٢٤",
            "2024-11-21",
            "November 21, 2024",
        ),
        ("في 8 و9 نيسان/أبريل", "8 و9 نيسان/أبريل", None, "April 8 and 9"),
        ("من 3 إلى 5 ماي", "3 إلى 5 ماي", None, "May 3-5"),
        ("قبل 12 أيلول (سبتمبر) المقبل", "12 أيلول (سبتمبر)", None, "September 12"),
        ("19 يناير كانون الثاني", "19 يناير كانون الثاني", None, "January 19"),
        ("في أكتوبر 2017م", "أكتوبر 2017م", "2017-10", "October 2017"),
        ("ارتفع بنوفمبر إلى", "نوفمبر", None, "November"),
        ("في جوان المنقضي", "جوان", None, "June"),
        ("منتصف تشرين الأول", "منتصف تشرين الأول", None, "mid-October"),
        ("قبل نهاية العام", "نهاية العام", None, "the end of the year"),
        ("خريف العام 2019", "خريف العام 2019", "2019", "autumn 2019"),
        ("في غرة محرم 1447هـ", "غرة محرم 1447هـ", "2025-06-26", "the first day of Muharram 1447"),
        ("في ربيع الآخر 1444هـ", "ربيع الآخر 1444هـ", None, "Rabi al-Thani 1444"),
        ("بنهاية عام 1448هـ", "عام 1448هـ", None, "1448 A.H."),
        ("بحلول عام ٢٠٣٠", "عام ٢٠٣٠", "2030", "2030"),
        ("بين 2016 و2018", "2016", "2016", "2016"),
        ("الأسبوع الأول من نيسان", "الأسبوع الأول من نيسان", None, "the first week of April"),
        ("يوم الأحد 3 آذار", "يوم الأحد 3 آذار", None, "Sunday, March 3"),
        ("صدر في 2021/11/08 عن الهيئة", "2021/11/08", "2021-11-08", "November 8, 2021"),
        ("24/3/2020", "24/3/2020", "2020-03-24", "March 24, 2020"),
        ("Mon Jan 18, 2021", "Mon Jan 18, 2021", "2021-01-18", "January 18, 2021"),
    ],
)
def test_dates_of_the_calendar(text: str, span: str, iso: str | None, english: str) -> None:
    first = find_dates(text)[0]
    assert (first.text, first.iso, first.english) == (span, iso, english)
    assert text[first.start : first.end] == span


@pytest.mark.parametrize(
    ("text", "span", "iso", "english"),
    [
        ("أعلن اليوم الخميس", "اليوم الخميس", "2026-02-12", "Thursday"),
        ("قال أمس (الأحد)", "أمس (الأحد)", "2026-02-08", "Sunday"),
        ("استقال الثلاثاء الماضي", "الثلاثاء الماضي", "2026-02-10", "last Tuesday"),
        ("يزور البلاد الجمعة المقبل", "الجمعة المقبل", "2026-02-13", "Friday"),
        ("أبحر ليل الاثنين", "ليل الاثنين", "2026-02-09", "Monday night"),
        ("يصل غدا", "غدا", "2026-02-13", "tomorrow"),
        ("في العام الماضي", "العام الماضي", "2025", "last year"),
        ("خلال الشهر المقبل", "الشهر المقبل", "2026-03", "next month"),
        ("في الصيف المقبل", "الصيف المقبل", None, "the coming summer"),
        ("منذ رمضان الماضي", "رمضان الماضي", None, "last Ramadan"),
    ],
)
def test_dates_told_from_the_day_of_writing(text: str, span: str, iso: str | None, english: str) -> None:
    (match,) = find_dates(text, "2026-02-12")  # a Thursday
    assert (match.text, match.iso, match.english) == (span, iso, english)


@pytest.mark.parametrize(
    "text",
    [
        "اليوم",
        "صلاة الجمعة في الجامع الكبير",
        "الممثل رمضان شعبان",
        "مارس ضغوطا على الحكومة",
        "المدير العام السابق للبنك",
        "بأمس الحاجة إلى الدواء",
        "وزعت 2018 سلة غذائية",
        "1.1 مليون و5,200 شخص",
        "من صفر إلى ثلاثة",
        "قصف 1999 شخصا",
        "أب لطفلين",
        "القرار 2254",
        "31/31/2020",
        "وقّع النواب الأحد عشر العريضة",
        "جلست على ظهر احد اتباعها",
        "التنسيق بين الاثنين وتدقيق القوائم",
        "تريد أن تعيش مع الاثنين",
        "رذاذ الشلالات الاثنين والسبعين",
    ],
)
def test_words_and_figures_that_are_no_dates(text: str) -> None:
    assert find_dates(text) == ()


def test_publication_date() -> None:
    assert parse_publication_date("الثلاثاء 20 صفر 1445هـ الموافق 5 سبتمبر 2023م") == "2023-09-05"
    assert parse_publication_date("في مارس 2021") is None


@given(st.text(alphabet="امسةغد 0123456789٠١٢/-.،()يناروبتهـ\n", max_size=80))
def test_matches_are_slices_in_order_without_overlap(text: str) -> None:
    end = 0
    for match in find_dates(text, "2024-02-29"):
        assert match.start >= end
        assert text[match.start : match.end] == match.text
        end = match.end


def test_days_and_months_of_the_news_pairs_are_found() -> None:
    """The English side was written by hand, in another order: the words are compared."""
    wanted = found = 0
    for line in (line for path in sorted(NEWS.glob("*.txt")) for line in path.read_text("utf-8").splitlines()):
        marks = [mark for mark in _MARK.finditer(line) if mark[1] == "DATE" and re.search("[A-Z][a-z]{2}", mark[2])]
        if not line.startswith("S ") or not marks:
            continue
        words = {word for match in find_dates(_MARK.sub(r"\3", line)) for word in _words(match.english)}
        wanted += len(marks)
        found += sum(1 for mark in marks if _words(mark[2]) <= words)
    assert wanted > 500
    assert found / wanted >= FLOOR_FOUND


def _words(english: str) -> set[str]:
    return set(re.findall(r"[A-Z][a-z]+|\d+", english))


def test_kinds() -> None:
    kinds = [match.kind for match in find_dates("السبت 3 مايو 2025، ثم في يونيو، وعام 2027، صيف 2028، غدا، الأحد")]
    days = [DateKind.DAY, DateKind.MONTH, DateKind.YEAR, DateKind.SEASON]
    assert kinds == [*days, DateKind.RELATIVE, DateKind.WEEKDAY]
