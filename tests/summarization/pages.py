"""Small invented pages for the tests of the summaries."""

from __future__ import annotations

from translator.document import Document, Entity, EntityType, Mention, Metadata, Sentence, Source


def page(
    *pairs: tuple[str, str | None],
    title: str | None = None,
    entities: tuple[Entity, ...] = (),
    flags: dict[int, tuple[str, ...]] | None = None,
    languages: dict[int, str] | None = None,
    paragraphs: dict[int, int] | None = None,
) -> Document:
    """Return a document of Arabic-English sentence pairs, each a paragraph of its own unless told otherwise."""
    sentences = tuple(
        Sentence(
            id=number,
            paragraph=(paragraphs or {}).get(number, number),
            line=number,
            start=0,
            end=len(arabic),
            ar=arabic,
            en=english,
            flags=(flags or {}).get(number, ()),
            language=(languages or {}).get(number, "ar"),
        )
        for number, (arabic, english) in enumerate(pairs, 1)
    )
    return Document(
        Source("page.txt", "0" * 64, 1, "utf-8"),
        metadata=Metadata(title_ar=title),
        sentences=sentences,
        entities=entities,
    )


def person(identifier: str, english: str, arabic: str, *sentences: int) -> Entity:
    """Return a person named by one Arabic form in the given sentences."""
    mentions = tuple(Mention(number, 0, len(arabic), arabic, english) for number in sentences)
    return Entity(identifier, EntityType.PER, english, (arabic,), "glossary", mentions)


DAM = page(
    (
        "أعلنت وزارة الري الأحد امتلاء سد وادي النخيل بنسبة 84 في المئة بعد أمطار غزيرة.",
        "The Irrigation Ministry announced on Sunday that the Wadi al-Nakhil dam was 84 percent full after heavy rain.",
    ),
    (
        "وقال الوزير سمير حداد إن المخزون بلغ 212 مليون متر مكعب، وهو أعلى رقم منذ 2009.",
        "Minister Samir Haddad said the reserve had reached 212 million cubic meters, the highest figure since 2009.",
    ),
    (
        "وأضاف حداد أن الوزارة لن تفتح البوابات قبل نهاية الشهر.",
        "Haddad added that the ministry would not open the gates before the end of the month.",
    ),
    ("وتجمع سكان قرب السد لمشاهدة المياه.", "Residents gathered near the dam to watch the water."),
    (
        'وقالت مزارعة من المنطقة: "انتظرنا هذا المطر أربع سنوات".',
        '"We waited four years for this rain," said a farmer from the area.',
    ),
    (
        "يذكر أن السد بُني عام 1987 ويروي 9 آلاف هكتار.",
        "It is worth noting that the dam was built in 1987 and irrigates 9,000 hectares.",
    ),
    title="سد وادي النخيل يمتلئ بنسبة 84 في المئة",
    entities=(person("E1", "Samir Haddad", "سمير حداد", 2), person("E2", "Haddad", "حداد", 3)),
)
