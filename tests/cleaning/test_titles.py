"""The choice of the title among what stands at a page's top, and what is set out among its paragraphs."""

from __future__ import annotations

import pytest

from tests.cleaning.helpers import document
from tests.cleaning.test_stage import STORY, fate, story
from translator.cleaning import clean
from translator.cleaning.lineview import LineView
from translator.cleaning.shapes import ends_path, is_enumeration, is_gauge, is_readings, is_tag_row

TITLE = "إغلاق مدرسة في دير الزهور بعد تصدع جدارها الشرقي"


@pytest.mark.parametrize(
    "top",
    [
        "حارات أسواقنا ناس البلد مواسم بريد الصباح دفاتر الأمس",
        "نجوم الساحل 2 - 1 أبناء الجبل (د 70)",
        "اللاذقية 18° غائم",
        "اللاذقية 18 درجة، رياح خفيفة",
        "القاهرة 10:30 | الرباط 08:30",
        "عاجل | تأجيل مباراة القمة بسبب الأمطار الغزيرة",
        "دولار 13.2 يورو 14.1 ذهب 390",
        f"محليات › مدارس › {TITLE}",
    ],
)
def test_what_a_site_moves_over_its_pages_is_no_title(top: str) -> None:
    found = clean(document(top + "\n" + STORY.format(middle="", end="")))
    assert found.metadata.title_ar == TITLE
    assert fate(found, top).startswith("removed:")


def test_urgent_news_of_the_article_is_its_title() -> None:
    text = STORY.format(middle="", end="").replace(TITLE, f"عاجل | {TITLE}")
    assert clean(document(text)).metadata.title_ar == f"عاجل | {TITLE}"


@pytest.mark.parametrize(
    ("middle", "expected"),
    [
        ("❝ 140 تلميذا سينقلون إلى مدرسة مجاورة ❞", "removed:pull-quote"),
        ("«إن 140 تلميذا سينقلون إلى مدرسة مجاورة»", "removed:pull-quote"),
        ("«لن ننقل أولادنا إلى مكان بعيد»", "body"),
        ("«مدرسة مجاورة»", "body"),
        ("(1/3) تلاميذ في باحة المدرسة القديمة", "metadata:caption"),
        ("1/2 كوب حليب", "body"),
    ],
)
def test_what_is_set_out_between_paragraphs(middle: str, expected: str) -> None:
    assert fate(clean(story(middle=middle)), middle) == expected


def test_fractions_of_a_recipe_are_no_captions() -> None:
    amounts = ["1/2 كوب من السكر الناعم", "1/4 ملعقة من الملح الخشن", "1/2 كوب من الزيت"]
    found = clean(story(middle="\n".join(amounts)))
    assert {fate(found, "1/4 ملعقة من الملح الخشن")} == {"body"}


def test_a_row_of_the_subjects_under_the_article_is_removed() -> None:
    assert fate(clean(story(end="مدارس، دير الزهور، تصدع")), "مدارس، دير الزهور، تصدع") == "removed:tag-row"


@pytest.mark.parametrize(
    ("shape", "line", "expected"),
    [
        (is_enumeration, "شؤون الناس الجامعة السوق ملاعب", True),
        (is_enumeration, "وزير المياه يعلن عن خطة جديدة في الجنوب", False),
        (is_readings, "الوداد 2 - 2 الترجي", True),
        (is_readings, "الوداد يتعادل مع الترجي 2 - 2 في القمة", False),
        (is_gauge, "الحرارة تصل إلى 45° في البصرة", False),
        (is_tag_row, "مياه | سدود | زراعة", True),
        (is_tag_row, "جاء أبي، ثم أمي، ثم أخي", False),
    ],
)
def test_shapes_of_furniture(shape: object, line: str, expected: bool) -> None:
    assert callable(shape)
    assert shape(LineView.of_text(line)) is expected


def test_a_path_ends_with_the_title() -> None:
    assert ends_path(LineView.of_text(f"بيئة > مياه > {TITLE}"), LineView.of_text(TITLE))
    assert not ends_path(LineView.of_text(f"وقال {TITLE}"), LineView.of_text(TITLE))
