from __future__ import annotations

import pytest

from translator.document import EntityType
from translator.entities.composed import compose, romanize_place
from translator.entities.romanize import romanize, units


@pytest.mark.parametrize(
    ("arabic", "country", "english"),
    [
        ("محمد الجبوري", "Iraq", "Mohammed al-Jubouri"),
        ("أحمد حسن", None, "Ahmed Hassan"),
        ("أبو بكر", None, "Abu Bakr"),
        ("جيمس أوكونور", None, "James O'Connor"),
        ("محمد السادس", "Morocco", "Mohamed VI"),
        ("فاطمة منت سيدي", "Mauritania", "Fatima Mint Sidi"),
    ],
)
def test_persons(arabic: str, country: str | None, english: str) -> None:
    assert romanize(arabic, country) == english


def test_article_follows_the_country() -> None:
    assert romanize("منى البدراوي", "Egypt").split()[-1].startswith("El-")
    assert romanize("منى البدراوي", "Iraq").split()[-1].startswith("al-")


def test_units_keep_compounds_together() -> None:
    assert units("عبد الرحمن بن علي نصر الدين") == ("عبد الرحمن", "بن علي", "نصر الدين")


@pytest.mark.parametrize(
    ("arabic", "kind", "english"),
    [
        ("وزارة الصحة العراقية", EntityType.ORG, "Iraqi Health Ministry"),
        ("وزارة الخارجية", EntityType.ORG, "Ministry of Foreign Affairs"),
        ("وزارة السياحة والآثار", EntityType.ORG, "Ministry of Tourism and Antiquities"),
        ("الجيش التركي", EntityType.ORG, "Turkish army"),
        ("البنك المركزي الأردني", EntityType.ORG, "Central Bank of Jordan"),
        ("محكمة جنايات البصرة", EntityType.ORG, "Basra Criminal Court"),
        ("مستشفى أربيل", EntityType.FAC, "Erbil hospital"),
        ("مطار البصرة الدولي", EntityType.FAC, "Basra International Airport"),
    ],
)
def test_institutions_are_put_together(arabic: str, kind: EntityType, english: str) -> None:
    made = compose(arabic, kind, None)
    assert made is not None
    assert made[0] == english


def test_masculine_adjective_after_a_feminine_head_is_about_somebody_else() -> None:
    assert compose("الخارجية الإيراني", EntityType.ORG, None) is None
    assert compose("الخارجية الإيرانية", EntityType.ORG, None) == ("Iranian Foreign Ministry", True)


def test_spelled_out_letters_become_an_abbreviation() -> None:
    assert romanize_place("إم إس سي", None) == "MSC"
    assert romanize_place("دير سمعان", None).startswith("Deir ")
