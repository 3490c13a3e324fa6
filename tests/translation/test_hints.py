from __future__ import annotations

from dataclasses import replace

from translator.document import Document, Entity, EntityType, Mention, Metadata, Sentence, Source
from translator.translation.hints import source_hints, with_hints

TEXT = "زار طارق العبوشي مدينة الزرقاء في مارس، وعاد العبوشي."


def document() -> Document:
    def at(form: str, after: int = 0) -> Mention:
        start = TEXT.index(form, after)
        return Mention(1, start, start + len(form), form)

    person = Entity(
        "E1",
        EntityType.PER,
        "Tariq Abboushi",
        ("طارق العبوشي", "العبوشي"),
        "romanised",
        (at("طارق العبوشي"), at("العبوشي", 30)),
    )
    place = Entity("E2", EntityType.LOC, "Zarqa", ("الزرقاء",), "gazetteer", (at("الزرقاء"),))
    month = Entity("E3", EntityType.DATE, "March", ("مارس",), "date", (at("مارس"),))
    return Document(
        Source("page.txt", "", 0, "utf-8"),
        metadata=Metadata(title_ar="انقطاع المياه في الزرقاء"),
        sentences=(Sentence(1, 1, 1, 0, len(TEXT), TEXT),),
        entities=(person, place, month),
    )


def test_names_and_dates_carry_their_english() -> None:
    hints = source_hints(document())
    assert with_hints(TEXT, 0, len(TEXT), hints) == (
        "زار طارق العبوشي [Tariq Abboushi] مدينة الزرقاء [Zarqa] في مارس [March]، وعاد العبوشي [Abboushi]."
    )
    title = "انقطاع المياه في الزرقاء"
    assert with_hints(title, 0, len(title), hints) == f"{title} [Zarqa]"


def test_a_piece_carries_the_names_that_end_in_it() -> None:
    hints = source_hints(document())
    start = TEXT.index("وعاد")
    assert with_hints(TEXT, start, len(TEXT), hints) == "وعاد العبوشي [Abboushi]."
    assert with_hints("نص آخر", 0, 6, hints) == "نص آخر"


def test_a_small_letter_is_a_hint_only_from_a_glossary() -> None:
    base = document()
    mention = base.entities[1].mentions[0]
    for source, expected in (("gazetteer", TEXT), ("glossary", TEXT.replace("الزرقاء", "الزرقاء [customs union]"))):
        term = Entity("E1", EntityType.MISC, "customs union", ("الزرقاء",), source, (mention,))
        hints = source_hints(base.with_(entities=(term,)))
        assert with_hints(TEXT, 0, len(TEXT), hints) == expected


def test_what_has_a_flag_of_its_own_is_watched() -> None:
    """Names of the table, months and numbers are looked for by other guards; well-known names beside them are not."""
    text = "زار الزرقاء في مارس ثم وارسو مع 45 ألف شخص"

    def at(form: str) -> Mention:
        return Mention(1, text.index(form), text.index(form) + len(form), form)

    base = document()
    place, month = (
        replace(entity, mentions=(at(form),))
        for entity, form in zip(base.entities[1:], ("الزرقاء", "مارس"), strict=True)
    )
    given = base.with_(entities=(place, month), sentences=(Sentence(1, 1, 1, 0, len(text), text),))
    watched = {hint.english: hint.watched for hint in source_hints(given)[text]}
    assert watched == {"Zarqa": True, "March": True, "Warsaw": False, "45,000": True}


def test_numbers_in_words_carry_their_figure() -> None:
    text = "قتل أحد عشر جنديا وشرد ٤٥ ألف شخص عام ٢٠٢٤"
    base = document()
    hints = source_hints(base.with_(entities=(), sentences=(Sentence(1, 1, 1, 0, len(text), text),)))
    assert with_hints(text, 0, len(text), hints) == "قتل أحد عشر [11] جنديا وشرد 45 ألف [45,000] شخص عام 2024"
