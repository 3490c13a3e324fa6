from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator.segmentation import split_sentences
from translator.segmentation.enclosures import LONGEST_WHOLE

#: Paragraphs with a bar where a sentence ends.
PARAGRAPHS = [
    "افتتح الوزير المعرض. |وحضر الحفل السفراء.",
    "هل تنجح الخطة؟ |يجيب الخبراء بحذر! |لا أحد يعلم.",
    "تأجلت الجلسة؛ فالنصاب لم يكتمل، والرئيس غائب. |وحدد موعد جديد.",
    "بلغ العجز 1.1 مليار دولار و5,200 وظيفة، أي 3.5%. |وارتفع الدين.",
    "قال د. سامر الحلو إن أ. منى ستحضر. |ثم غادر.",
    "نقلت وكالة أ.ف.ب. عن مصدر أن القافلة وصلت. |ولم تذكر تفاصيل.",
    "أفادت (ا ف ب) بأن الطريق فتح. |وعاد السكان.",
    "تبعد القرية 20 كلم. شمال المدينة عن الحدود. |ويسكنها ألفا شخص.",
    "تقع على بعد 20 كلم. |وأضاف المصدر أن الطريق مقطوع.",
    "صدر القرار في 12/3/2021. |ودخل حيز التنفيذ في 1.4.2021 حسب الوزارة.",
    "جاء ذلك عام 2017. |وتلاه اتفاق آخر.",
    'قال: "لن نستسلم. سنعود غدا". |وتابع أن العمل مستمر.',
    "وأضاف: «المعركة طويلة. ولن تنتهي قريبا.» |ثم غادر القاعة.",
    "وقال إن «الاتفاق الذي سماه “صفقة العمر” انتهى. نقطة». |ولم يعلق خصومه.",
    '"هل ستعود؟" سألت المذيعة ضيفها. |فابتسم.',
    "وصل الوفد (قبل الموعد. كما قيل) إلى المطار. |واستقبله المحافظ.",
    "1. فتح المعابر. |2. إعادة النازحين. |3. تشكيل لجنة.",
    "أ. الدفعة الأولى",
    "عاد إلى بيته... ولم يجد أحدا",
    "لم يقل الرئيس كلمة واحدة عن الأزمة الكبرى… |أما الوزير فتحدث ساعة كاملة عن كل شيء.",
    "انتهى الاجتماع دون اتفاق.|وأعلن المتحدث موعدا آخر.",
    "زوروا موقع العربية.نت للمزيد. |شكرا لكم.",
    "على www.example.org. |راجعوا الصفحة.",
    "كيف؟! |لا نعرف.",
    "انتهى البيان . |وبدأ النقاش .",
    "The minister left. |وبقي الوفد.",
    "بلغت النتيجة 2-1. |وسجل اللاعب هدفين.",
    "قال المتحدث باسم شركة ش.م.ل. إن العقد وقع. |وانتهى.",
    "• إعادة الإعمار",
    "...",
    "خبر عاجل",
]


@pytest.mark.parametrize("marked", PARAGRAPHS)
def test_sentences_end_at_the_bars(marked: str) -> None:
    text = marked.replace("|", "")
    assert "|".join(text[start:end] for start, end in split_sentences(text)) == marked


def test_a_long_quotation_is_cut_at_its_own_stops() -> None:
    inner = "قضينا الليل كله في الطريق ولم نجد ماء. " * 12
    text = f"قالت: «{inner.strip()}» وصمتت."
    assert len(inner) > LONGEST_WHOLE
    assert len(split_sentences(text)) == 13


@given(st.text(alphabet='ابوقل د.؟!…،؛"«»“”() 0123456789\nAb:', max_size=120))
def test_slices_join_to_the_paragraph(text: str) -> None:
    spans = split_sentences(text)
    assert "".join(text[start:end] for start, end in spans) == text
    assert all(start < end for start, end in spans)


@given(st.lists(st.sampled_from(["جملة قصيرة", "عدد 3.5", "قال"]), min_size=1, max_size=6))
def test_a_comma_never_ends_a_sentence(parts: list[str]) -> None:
    assert len(split_sentences("، ".join(parts))) == 1


@pytest.mark.parametrize("text", ["." * 200_000, "(" * 200_000, '"' * 200_000, "ا. " * 60_000, "«a" * 80_000])
def test_a_monstrous_line_takes_seconds_at_most(text: str) -> None:
    begun = time.process_time()
    spans = split_sentences(text)
    assert spans[-1][1] == len(text)
    assert time.process_time() - begun < 20  # quadratic time would take minutes
