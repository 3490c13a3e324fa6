"""Processed documents about an invented bridge, as the pipeline would give them; nobody and nothing in them is real."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from translator.document import (
    Document,
    Entity,
    EntityType,
    ExtractedSentence,
    Line,
    Mention,
    Metadata,
    Paragraph,
    RemovedLine,
    Sentence,
    Source,
    Summary,
)

OPENING = (
    (
        "افتتح المحافظ سامر العبدلي جسر الزيتونة فوق نهر دجلة يوم 3 أيار 2023.",
        "Governor Samer al-Abdali opened the Zaytuna bridge over the Tigris on May 3, 2023.",
    ),
    (
        "بلغت كلفة الجسر 45 مليون دولار وشارك في بنائه 120 عاملاً.",
        "The bridge cost $45 million and 120 workers took part in building it.",
    ),
    (
        "قال العبدلي إن الجسر سيخفف الازدحام عن وسط بلدة الزيتونة.",
        "Al-Abdali said that the bridge will ease congestion in the centre of Zaytuna.",
    ),
)
SAME = (
    (
        "افتتح سامر العبدلي، محافظ المنطقة، جسر الزيتونة فوق نهر دجلة يوم الأربعاء.",
        "Samer al-Abdali, the governor, opened the Zaytuna bridge over the Tigris on Wednesday.",
    ),
    (
        "بلغت كلفة الجسر 45 مليون دولار وشارك في بنائه 120 عاملاً.",
        "The bridge cost $45 million and 120 workers took part in building it.",
    ),
    (
        "ورفض صيادو القرية المجاورة حضور الحفل احتجاجاً على إغلاق مرساهم منذ 12 نيسان.",
        "Fishermen of the village nearby refused to attend in protest at the closing of their landing since April 12.",
    ),
)
CLOSING = (
    (
        "أغلقت السلطات جسر الزيتونة في أواخر كانون الثاني 2025 بعد ظهور شقوق في دعامتين.",
        "The authorities closed the Zaytuna bridge in late January 2025 after cracks appeared in two piers.",
    ),
    (
        "وأوضحت المهندسة ليلى النوري أن الفحص لن ينتهي قبل عام 2026.",
        "The engineer Layla al-Nouri explained that the inspection will not end before 2026.",
    ),
    (
        "ونفت الشركة المنفذة أن تكون قد استخدمت حديداً غير مطابق للمواصفات.",
        "The contractor denied having used steel that does not meet the specifications.",
    ),
    (
        "وتشارك في الفحص جامعة الساحل بفريق من 14 مهندساً.",
        "The Coast University takes part in the inspection with a team of 14 engineers.",
    ),
    (
        "وتعبر الجسر 9 آلاف مركبة كل يوم بحسب دائرة الطرق.",
        "According to the roads department 9,000 vehicles cross the bridge every day.",
    ),
)
FIGS = (
    (
        "ارتفع سعر التين في أسواق المدينة إلى 4 آلاف دينار للكيلوغرام.",
        "The price of figs rose in the city's markets to 4,000 dinars a kilogram.",
    ),
    (
        "وعزا التجار الارتفاع إلى قلة الأمطار في موسم الصيف.",
        "Merchants put the rise down to a lack of rain in the summer season.",
    ),
)

_NAMES = (
    (EntityType.PER, "Samer al-Abdali", ("سامر العبدلي",)),
    (EntityType.PER, "Layla al-Nouri", ("ليلى النوري",)),
    (EntityType.FAC, "Zaytuna bridge", ("جسر الزيتونة",)),
    (EntityType.LOC, "Tigris", ("دجلة",)),
)


def document(
    path: str, texts: Sequence[tuple[str, str]], title: tuple[str, str] | None, published: str | None = None
) -> Document:
    """Return a document of these sentences, the first of them its summary."""
    sentences = tuple(
        Sentence(n, n, n + 1, 0, len(ar), ar, en, ("unsure",) if "not" in en.split() else ())
        for n, (ar, en) in enumerate(texts, 1)
    )
    entities = [
        Entity("", kind, en, forms, "document", mentions)
        for kind, en, forms in _NAMES
        if (mentions := _mentions(sentences, en, forms))
    ]
    return Document(
        source=Source(path, hashlib.sha256(path.encode()).hexdigest(), 100, "utf-8"),
        lines=(Line(1, "[ad]"), *(Line(n + 1, ar) for n, (ar, _) in enumerate(texts, 1))),
        metadata=Metadata(
            title_ar=title[0] if title else None, title_en=title[1] if title else None, published=published
        ),
        removed=(RemovedLine(1, "[ad]", "ad-marker"),),
        paragraphs=tuple(Paragraph(s.id, s.line, s.ar) for s in sentences),
        sentences=sentences,
        entities=tuple(entities),
        summary=Summary((ExtractedSentence(1, sentences[0].ar, sentences[0].en or "", 0.9),)),
        signature="trsum:0.1.0|model:builtin@0123456789ab|rules:cafe|glossary:none|beam:2",
    )


def _mentions(sentences: Sequence[Sentence], en: str, forms: Sequence[str]) -> tuple[Mention, ...]:
    return tuple(
        Mention(s.id, s.ar.index(form), s.ar.index(form) + len(form), form, en)
        for s in sentences
        for form in forms
        if form in s.ar
    )


DOCUMENTS = (
    document("opening.txt", OPENING, ("افتتاح جسر الزيتونة", "Zaytuna bridge opened")),
    document("same.txt", SAME, ("حفل افتتاح جسر الزيتونة", "Opening of the Zaytuna bridge"), "2023-05-04"),
    document("closing.txt", CLOSING, ("إغلاق الجسر", "The bridge is closed"), "2025-02-02"),
    document("figs.txt", FIGS, None, "2024-08-10"),
)
