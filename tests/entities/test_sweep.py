from __future__ import annotations

import pytest

from tests.entities.helpers import document
from translator.document import EntityType, Sentence
from translator.entities.find import Found, make
from translator.entities.sweep import sweep

PAGE = document(
    ("وقال سولانا إن الحل قريب.", None),
    ("ثم زار سولانا بيروت.", None),
    ("ورحبت العواصم بما اقترحه سولانا أمس.", None),
).sentences


def named(sentence: Sentence, text: str, kind: EntityType) -> Found:
    start = sentence.ar.index(text)
    return make(sentence, start, start + len(text), kind, "recogniser")


def test_a_lone_name_is_one_wherever_it_stands() -> None:
    swept = sweep(PAGE, [named(PAGE[0], "سولانا", EntityType.PER)])
    assert [(f.sentence, f.ar, f.type) for f in swept] == [(n, "سولانا", EntityType.PER) for n in (1, 2, 3)]


def test_a_lone_name_has_the_type_that_it_mostly_has() -> None:
    kinds = [EntityType.PER, EntityType.LOC, EntityType.PER]
    swept = sweep(PAGE, [named(s, "سولانا", kind) for s, kind in zip(PAGE, kinds, strict=True)])
    assert {f.type for f in swept} == {EntityType.PER}


def test_a_lone_name_of_two_types_alike_is_left_as_it_is() -> None:
    swept = sweep(PAGE, [named(PAGE[0], "سولانا", EntityType.PER), named(PAGE[1], "سولانا", EntityType.LOC)])
    assert [(f.sentence, f.type) for f in swept] == [(1, EntityType.PER), (2, EntityType.LOC)]


@pytest.mark.parametrize("word", ["الحل", "العواصم"])
def test_a_word_of_the_language_is_looked_for_nowhere_else(word: str) -> None:
    page = document((f"وقال {word} ذلك.", None), (f"ثم تحدث عن {word} مرة أخرى.", None)).sentences
    assert len(sweep(page, [named(page[0], word, EntityType.PER)])) == 1
