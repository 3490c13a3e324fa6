"""Every row of the hand-made tables."""

from __future__ import annotations

import re

import pytest

from translator.document import EntityType
from translator.entities import gazetteers as tables
from translator.entities.composed import _by_head, _field_table, _letters
from translator.entities.english import ordinary
from translator.entities.normalize import is_arabic, key
from translator.entities.phonetics import _tables, written_out
from translator.tables import read_rows

OWN = sorted((tables.DATA / "own").glob("*.tsv"))
ROWS = [(path.stem, row) for path in OWN for row in read_rows(path)]


@pytest.mark.parametrize(("table", "row"), ROWS, ids=[f"{table}:{row[0]}" for table, row in ROWS])
def test_own_row(table: str, row: list[str]) -> None:
    english, kind, forms, *rest = row
    assert len(row) in {3, 4}
    assert english == english.strip()
    assert not is_arabic(english)
    EntityType(kind)
    assert all(key(form) for form in forms.split("|"))
    assert all(not is_arabic(alias) and alias != english for alias in rest[0].split("|")) if rest else True


def test_own_forms_have_one_meaning() -> None:
    seen: dict[str, str] = {}
    for _, (english, _, forms, *_) in ROWS:
        for form in forms.split("|"):
            assert seen.setdefault(key(form), english) == english, form


@pytest.mark.parametrize("table", [tables.places, tables.news, tables.name_words, tables.words, tables.usage])
def test_packed_tables_are_large_and_their_keys_folded(table: object) -> None:
    rows = table()  # type: ignore[operator]
    assert len(rows) > 4000
    assert all(name == key(name) for name in list(rows)[::50])


def test_the_three_tables_of_places_are_read_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    reads: list[str] = []
    monkeypatch.setattr(
        tables, "read_rows", lambda path: reads.append(path.name) or [["مصر", "Egypt", "LOC", "c", "EG"]]
    )
    tables._places.cache_clear()
    try:
        assert (tables.places()["مصر"].english, tables.homes()["مصر"], dict(tables.countries())) == (
            "Egypt",
            "Egypt",
            {},
        )
        assert reads == ["places.tsv.xz"]
    finally:
        tables._places.cache_clear()


def test_usage_tells_words_from_foreign_names() -> None:
    found = tables.usage()
    assert all(re.fullmatch("[1-7][aA]?s?v?w?n?", code) for code in found.values())
    assert {"a", "s", "w"} <= set(found[key("وصف")])
    assert not set("asvw") & set(found[key("سولانا")])


def test_nationalities_have_all_endings() -> None:
    found = tables.nationalities()
    for form in ("عراقي", "العراقية", "عراقيون", "العراقيين", "عراقيات"):
        assert found[key(form)] == ("Iraqi", "Iraq")


def test_triggers_name_their_classes() -> None:
    found = tables.triggers()
    assert "title" in found[key("الرئيس")]
    assert "facility" in found[key("مطار")]
    assert "says" in found[key("أضاف")]


def test_phrases_that_are_no_names() -> None:
    assert key("القوة القاهرة") in tables.not_names()


def test_ordinary_english_words_are_no_names() -> None:
    assert {"many", "government", "said", "road"} <= ordinary()
    assert not {"mona", "baghdad", "ahmed"} & ordinary()


def test_composed_patterns_use_known_slots() -> None:
    slots = {"{nat}", "{field}", "{place}", "{name}"}
    for patterns in _by_head().values():
        for pattern in patterns:
            used = {part for part in pattern.parts if part.startswith("{")}
            filled = set(re.findall(r"\{\w+\}", pattern.english))
            assert used <= slots
            assert filled <= used | {"{country}", "{fields}"}
            assert "{country}" not in filled or "{nat}" in used
    assert all(len(letter) == 1 for letter in _letters().values())
    assert all(_field_table().values())


@pytest.mark.parametrize(
    ("table", "name"), [(table, name) for table, rows in _tables().items() for name in rows], ids=str
)
def test_sounds_are_written_out(table: str, name: str) -> None:
    for option in _tables()[table][name].split("|"):
        sounds = written_out(option)
        assert sounds
        assert all(re.fullmatch(option, sound) for sound in sounds)
