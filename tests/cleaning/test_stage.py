from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cleaning.helpers import document
from translator.cleaning import clean, explain
from translator.document import Document, Line

STORY = """الرئيسية » محليات
إغلاق مدرسة في دير الزهور بعد تصدع جدارها الشرقي
كتبت: سهى المنلا
5 شباط 2021
دير الزهور - الساقية: أغلقت بلدية دير الزهور أمس مدرسة القرية الوحيدة بعد ظهور تصدع في جدارها الشرقي.
وقالت مديرة المدرسة ليلى شاهين إن 140 تلميذا سينقلون إلى مدرسة مجاورة.
{middle}
وطلبت البلدية من الوزارة مهندسا لفحص المبنى قبل نهاية الأسبوع.
{end}"""


def story(middle: str = "", end: str = "") -> Document:
    return document(STORY.format(middle=middle, end=end))


def fate(found: Document, text: str) -> str:
    """Return ``body``, ``metadata:FIELD`` or ``removed:RULE`` for the line that says ``text``."""
    fates = [f"removed:{line.rule}" for line in found.removed if line.text == text]
    fates += [f"metadata:{line.field}" for line in found.metadata.lines if line.text == text]
    fates += ["body" for paragraph in found.paragraphs if paragraph.text == text]
    assert len(fates) == 1, fates
    return fates[0]


def test_metadata_of_a_plain_page() -> None:
    metadata = clean(story(end="المصدر : news.example.org")).metadata
    assert metadata.title_ar == "إغلاق مدرسة في دير الزهور بعد تصدع جدارها الشرقي"
    assert metadata.title_en is None
    assert metadata.byline == "سهى المنلا"
    assert metadata.published == "2021-02-05"
    assert metadata.dateline == "دير الزهور"
    assert metadata.agency == "الساقية"
    assert metadata.source_url == "news.example.org"


def test_the_dateline_stays_in_the_paragraph() -> None:
    first = clean(story()).paragraphs[0]
    assert first.text.startswith("دير الزهور - الساقية: أغلقت")
    assert (first.number, first.line) == (1, 5)


@pytest.mark.parametrize(
    ("middle", "expected"),
    [
        ("اقرأ أيضاً: لماذا تتصدع المباني القديمة؟", "removed:related-link"),
        ("[ad_1]", "removed:ad-marker"),
        ("إعلان", "removed:ad-label"),
        ("تصدع الجدار (رويترز)", "metadata:caption"),
        ("خوف الأهالي", "body"),
        ("ماذا بعد الإغلاق؟", "body"),
        ("س: متى تعود الدراسة؟", "body"),
        ("- 12 غرفة", "body"),
        ("140", "body"),
        ("The wall will be rebuilt, the engineer wrote.", "body"),
        ("المصدر الأمني نفى ذلك.", "body"),
        ("16:40", "metadata:published"),
    ],
)
def test_a_line_between_paragraphs(middle: str, expected: str) -> None:
    assert fate(clean(story(middle=middle)), middle) == expected


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        ("المصدر", "removed:lone-source"),
        ("24", "removed:lone-number"),
        ("QNA", "metadata:agency"),
        ("// انتهى //", "removed:end-mark"),
        ("View on Example.net", "removed:view-on"),
        ("إغلاق مدرسة في دير الزهور بعد تصدع جدارها الشرقي – موقع الساقية", "removed:repeated-title"),
        ("كلمات مفتاحية: مدارس، دير الزهور", "metadata:keywords"),
        ("* كاتبة متخصصة في شؤون التعليم", "metadata:byline"),
        ("سهى المنلا صحفية لبنانية تكتب في شؤون التعليم.", "metadata:byline"),
        ("128 مشاهدة", "removed:view-counter"),
        ("وسيبقى الطريق المؤدي إلى المدرسة مغلقا.", "body"),
        ("البحث عن حل", "body"),
    ],
)
def test_a_line_under_the_article(end: str, expected: str) -> None:
    assert fate(clean(story(end=end)), end) == expected


def test_a_block_of_links_ends_where_the_article_goes_on() -> None:
    cleaned = clean(story(middle="أخبار ذات صلة\nافتتاح معرض الزهور\nمهرجان التفاح في موعده…"))
    assert fate(cleaned, "افتتاح معرض الزهور") == "removed:related-block"
    assert fate(cleaned, "وطلبت البلدية من الوزارة مهندسا لفحص المبنى قبل نهاية الأسبوع.") == "body"


def test_sections_inside_a_closing_block_belong_to_it() -> None:
    cleaned = clean(story(end="اخر الاخبار\nوفد يزور المعرض\nرياضة\nتأجيل المباراة…\nصحة وتغذية\nفوائد المشي"))
    assert [line.rule for line in cleaned.removed[1:]] == ["latest-heading", *["latest-block"] * 5]


def test_a_heading_of_links_without_links_takes_no_paragraph() -> None:
    cleaned = clean(story(middle="اقرأ أيضا"))
    assert len(cleaned.paragraphs) == 3


def test_a_comment_count_above_the_article_opens_no_block() -> None:
    cleaned = clean(document("عنوان الخبر عن السد الجديد\n3 تعليقات\n" + "قال المهندس إن السد الجديد آمن تماما.\n" * 3))
    assert len(cleaned.paragraphs) == 3


def test_the_title_is_null_where_no_line_is_one() -> None:
    cleaned = clean(document("[ad_1]\nقال المهندس إن السد آمن تماما.\nوأضاف أن الفحص سيستمر أسبوعين.\n[ad_2]"))
    assert cleaned.metadata.title_ar is None
    assert len(cleaned.paragraphs) == 2


@pytest.mark.parametrize(
    "post",
    [
        "قناة أخبار الساحل\n🔴 {}\n#اللاذقية\nt.me/sahel",
        "محمد العلي\n3 س ·\n{}\nأعجبني\nتعليق\nمشاركة",
        "{}\n1.2K views",
        "{}",
    ],
)
def test_the_only_sentence_of_a_post_is_its_body(post: str) -> None:
    sentence = "انقطاع الكهرباء عن كامل مدينة اللاذقية بسبب عطل في المحطة"
    cleaned = clean(document(post.format(sentence)))
    assert [paragraph.text.removeprefix("🔴 ") for paragraph in cleaned.paragraphs] == [sentence]


@pytest.mark.parametrize(
    ("opening", "dateline"),
    [
        ("عاجل - بيروت: استقال رئيس الوزراء مساء اليوم.", "بيروت"),
        ("عاجل | بيروت - أعلن رئيس الوزراء مساء اليوم استقالته.", "بيروت"),
        ("عاجل - قال رئيس الوزراء مساء اليوم إنه استقال.", None),
        ("خاص: أكد مصدر أمني أن القوات انسحبت من المدينة.", None),
        ("بالفيديو - قتل شخصان في انفجار بسوق المدينة.", None),
    ],
)
def test_a_mark_of_urgency_is_no_dateline(opening: str, dateline: str | None) -> None:
    cleaned = clean(document(f"{opening}\nوقال في كلمة متلفزة إنه يتحمل المسؤولية كاملة."))
    assert cleaned.metadata.dateline == dateline
    assert cleaned.paragraphs[0].text == opening


def test_a_caption_above_the_title_is_not_the_title() -> None:
    cleaned = clean(
        document(
            "جنود عند مدخل القاعدة العسكرية شمال المدينة الشهر الماضي\n"
            "الجيش ينسحب من قاعدة شمالية بعد اتفاق مع الأهالي\n"
            "انسحب الجيش من القاعدة العسكرية شمال المدينة بعد اتفاق مع الأهالي.\n"
            "وأضاف قائد القاعدة أن القوات ستعود إن لزم الأمر."
        )
    )
    assert cleaned.metadata.title_ar == "الجيش ينسحب من قاعدة شمالية بعد اتفاق مع الأهالي"
    assert [line.field for line in cleaned.metadata.lines] == ["caption", "title"]


def test_questions_and_answers_told_by_marks_stay() -> None:
    turns = ["■ هل تخافين النقاد؟", "– لا.", "■ والقراء؟", "– نعم، كثيرا.", "■ كلمة أخيرة؟", "– شكرا لكم."]
    cleaned = clean(document("الروائية لينا مطر: أكتب لأن الذاكرة لا تكفي\n" + "\n".join(turns) + "\nشارك\nفيسبوك"))
    assert [paragraph.text for paragraph in cleaned.paragraphs] == turns


def test_keywords_joined_by_blanks_are_cut_by_the_article() -> None:
    cleaned = clean(story(end="كلمات مفتاحية\nدير الزهور مديرة المدرسة البلدية"))
    assert cleaned.metadata.keywords == ("دير الزهور", "مديرة المدرسة", "البلدية")


def test_explain_tells_each_line_once() -> None:
    found = story(middle="[ad_1]", end="24")
    explained = explain(found)
    assert [item.line for item in explained] == [line.number for line in found.lines if not line.is_blank]
    assert all(item.why and item.rule for item in explained)
    assert {(item.line, item.rule) for item in explained if item.fate == "removed"} == {
        (line.line, line.rule) for line in clean(found).removed
    }


def test_the_language_of_a_line_is_carried() -> None:
    found = story(middle="The wall will be rebuilt, the engineer wrote.")
    lines = tuple(replace(line, language="en") if line.text.startswith("The") else line for line in found.lines)
    assert [paragraph.language for paragraph in clean(found.with_(lines=lines)).paragraphs] == ["ar", "ar", "en", "ar"]


FRAGMENTS = st.sampled_from(
    [
        "", " ", "[ad_1]", "المصدر", "24", "18:40", "أخبار ذات صلة", "التعليقات (3)", "رياضة", "الرئيسية » فن",
        "بغداد (ا ف ب) – قتل شخصان.", "كتب سامي الخطيب", "كلمات مفتاحية", "س: لماذا؟", "// انتهى //", "#عاجل",
        "افتتاح جسر جديد على النهر…", "وقالت الوزيرة إن الجسر الجديد سيفتح أمام السيارات في الربيع المقبل.",
        "5 شباط 2021", "NRT", "صورة (جيتي)", "…", "؟", "The end.", "عن الكاتب", "قائمة:", "المصدر : وكالات",
        "انتهى الاجتماع. (اقرأ أيضا: سد جديد) وعاد الوفد إلى بلاده. شارك الخبر على فيسبوك",
        "محمد العلي", "– لا.", "■ هل؟",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(FRAGMENTS | st.text(max_size=60), max_size=25))
def test_every_line_ends_in_exactly_one_place(lines: list[str]) -> None:
    found = Document(document("").source, tuple(Line(number, text) for number, text in enumerate(lines, 1)))
    cleaned = clean(found)
    placed = [(p.line, p.start, p.text) for p in cleaned.paragraphs]
    placed += [(r.line, r.start, r.text) for r in cleaned.removed]
    placed += [(m.line, 0, m.text) for m in cleaned.metadata.lines]
    joined: dict[int, str] = {}
    for number, start, text in sorted(placed):
        assert lines[number - 1][start : start + len(text)] == text
        joined[number] = joined.get(number, "") + text
    squeezed = {number: "".join(text.split()) for number, text in joined.items()}
    assert squeezed == {number: "".join(text.split()) for number, text in enumerate(lines, 1) if text.strip()}
    assert [p.number for p in cleaned.paragraphs] == list(range(1, len(cleaned.paragraphs) + 1))
    assert clean(found) == cleaned


@pytest.mark.parametrize(
    "text", ["ا" * 1_000_000, "1 " * 500_000, "قال: " * 200_000, "|" * 1_000_000, "و" * 999_999 + "."]
)
def test_a_line_of_a_megabyte_takes_under_a_second(text: str) -> None:
    start = time.process_time()
    clean(document(text))
    assert time.process_time() - start < 1.0


def test_a_page_of_many_lines_takes_no_quadratic_time() -> None:
    text = "\n".join(["افتتاح جسر جديد على النهر"] * 3000 + ["وقالت الوزيرة إن الجسر سيفتح قريبا أمام الناس."] * 1000)
    start = time.process_time()
    clean(document(text))
    assert time.process_time() - start < 5.0
