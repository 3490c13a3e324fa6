"""A document made by hand, as the pipeline would give it. People and events in it are invented."""

from __future__ import annotations

from translator.document import (
    Abstract,
    Document,
    Entity,
    EntityType,
    ExtractedSentence,
    Line,
    Mention,
    Metadata,
    MetadataLine,
    Paragraph,
    RemovedLine,
    Sentence,
    Source,
    Summary,
    SummarySentence,
)

TITLE = "افتتاح جسر جديد فوق نهر دجلة في بلدة الزيتونة"
FIRST = "افتتح المحافظ سامر العبدلي صباح الخميس جسراً جديداً (K1) فوق نهر دجلة بكلفة 4.5 مليون دولار، وفق وكالة «الضفة»."
SECOND = "وقال العبدلي إن الجسر لن يُغلق أمام الشاحنات قبل عام 2031."
THIRD = "وأضافت المهندسة ليلى النوري لصحيفة The River Post أن 120 عاملاً شاركوا في البناء."
FOURTH = "Le pont a été financé par la région."

_PARAGRAPHS = (
    Paragraph(1, 4, f"{FIRST} {SECOND}"),
    Paragraph(2, 5, THIRD),
    Paragraph(3, 6, FOURTH, "fr"),
)


def _sentence(number: int, paragraph: int, line: int, ar: str, en: str | None, *flags: str) -> Sentence:
    text = _PARAGRAPHS[paragraph - 1].text
    start = text.index(ar)
    end = len(text) if text.endswith(ar) else start + len(ar) + 1
    return Sentence(number, paragraph, line, start, end, ar, en, tuple(flags))


def _mention(sentence: int, text: str, ar: str, en: str | None) -> Mention:
    start = text.index(ar)
    return Mention(sentence, start, start + len(ar), ar, en)


SENTENCES = (
    _sentence(
        1,
        1,
        4,
        FIRST,
        "Governor Samer al-Abdali opened a new bridge (K1) over the Tigris on Thursday morning at a cost of "
        "$4.5 million, the agency al-Diffa said.",
    ),
    _sentence(
        2,
        1,
        4,
        SECOND,
        "Al-Abdali said that the bridge will be closed to lorries.",
        "negation-mismatch",
        "number-mismatch",
    ),
    _sentence(
        3, 2, 5, THIRD, "The engineer Layla al-Nouri told The River Post that 120 workers took part in building it."
    ),
    _sentence(4, 3, 6, FOURTH, FOURTH, "foreign-language"),
)

ENTITIES = (
    Entity(
        "E1",
        EntityType.PER,
        "Samer al-Abdali",
        ("سامر العبدلي", "العبدلي"),
        "glossary",
        (_mention(1, FIRST, "سامر العبدلي", "Samer al-Abdali"), _mention(2, SECOND, "العبدلي", "Al-Abdali")),
    ),
    Entity("E2", EntityType.LOC, "Tigris", ("دجلة",), "gazetteer", (_mention(1, FIRST, "دجلة", "Tigris"),)),
    Entity(
        "E3",
        EntityType.PER,
        "Layla al-Nouri",
        ("ليلى النوري",),
        "romanised",
        (_mention(3, THIRD, "ليلى النوري", None),),
    ),
)

DOCUMENT = Document(
    source=Source("bridge.txt", "ab" * 32, 1234, "windows-1256", "ar", ("presentation-forms",)),
    lines=(
        Line(1, "[ad]"),
        Line(2, TITLE),
        Line(3, "30 تشرين الثاني 2023"),
        Line(4, _PARAGRAPHS[0].text),
        Line(5, THIRD),
        Line(6, FOURTH, "fr"),
        Line(7, "اقرأ أيضا | أخبار <b>أخرى</b>"),
    ),
    metadata=Metadata(
        title_ar=TITLE,
        title_en="New bridge over the Tigris opened in the town of Zaytuna",
        published="2023-11-30",
        agency="al-Diffa",
        keywords=("جسر", "دجلة"),
        source_url="https://example.org/bridge?a=1&b=2",
        lines=(MetadataLine(2, TITLE, "title"), MetadataLine(3, "30 تشرين الثاني 2023", "published")),
    ),
    removed=(RemovedLine(1, "[ad]", "ad-marker"), RemovedLine(7, "اقرأ أيضا | أخبار <b>أخرى</b>", "related")),
    paragraphs=_PARAGRAPHS,
    sentences=SENTENCES,
    entities=ENTITIES,
    summary=Summary(
        extractive=(ExtractedSentence(1, FIRST, SENTENCES[0].en or "", 0.8),),
        abstractive=Abstract(
            "condensed",
            en=(SummarySentence("Samer al-Abdali opened a bridge over the Tigris that cost $4.5 million.", (1, 3)),),
            ar=(SummarySentence("افتتح سامر العبدلي جسراً فوق دجلة كلفته 4.5 مليون دولار.", (1, 3)),),
        ),
    ),
    warnings=("sentence 2 of the summary was replaced by its source",),
    signature="trsum:0.1.0|model:builtin@0123456789ab|rules:cafe|glossary:none|beam:2",
)
