"""The registry: what a person decides about names holds from run to run, and nothing of theirs is written over."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.program import trsum
from tests.entities.helpers import by_arabic, document
from translator.document import Document, Entity, EntityType
from translator.entities import load_registry, recognize_entities, to_csv
from translator.entities.registry import Registry, Row
from translator.errors import OutputError, UsageError
from translator.pipeline import open_registry, remember_names
from translator.settings import Settings

FIRST = "أعلن وزير الصحة كريم الدباغ في بغداد أن المستشفى سيفتح قريبا."
SECOND = "وقالت نادية الشربيني إن الوزير كريم الدباغ زار مدينة البصرة أمس."
HEADER = "english,type,arabic,locked,merge_into,source,note\n"


def found(text: str, registry: Registry) -> Document:
    return recognize_entities(document((text, None)), None, Settings(), registry)


def edited(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8-sig")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def entities(registry: Path, *pages: Path) -> dict[str, dict[str, object]]:
    """Run trsum as a user does; returns the entities by their first Arabic form."""
    done = trsum("entities", *pages, "--registry", registry, "-f", "json", "-q")
    assert done.returncode == 0, done.stderr.decode()
    return {row["ar"][0]: row for row in json.loads(done.stdout)["entities"]}


def test_run_edit_run(tmp_path: Path) -> None:
    registry, first, second = tmp_path / "names.csv", tmp_path / "1.txt", tmp_path / "2.txt"
    first.write_text(FIRST + "\n", encoding="utf-8")
    second.write_text(SECOND + "\n", encoding="utf-8")

    before = entities(registry, first)
    spelled = str(before["كريم الدباغ"]["en"])
    assert f"{spelled},PER,كريم الدباغ,,,romanised,\n" in registry.read_text(encoding="utf-8-sig")
    assert entities(registry, first) == before, "what trsum wrote itself changes nothing"

    edited(registry, f"{spelled},PER,كريم الدباغ,,", "Kareem Addabagh,PER,كريم الدباغ,yes,")
    after = entities(registry, second)
    assert (after["كريم الدباغ"]["en"], after["كريم الدباغ"]["source"]) == ("Kareem Addabagh", "registry")
    lines = registry.read_text(encoding="utf-8-sig").splitlines()
    assert "Kareem Addabagh,PER,كريم الدباغ,yes,,romanised," in lines, "a locked row stays as it was"
    assert any(line.endswith("نادية الشربيني,,,romanised,") for line in lines), "what is new stands below"

    edited(registry, "نادية الشربيني,,,", "نادية الشربيني,,Kareem Addabagh,")
    merged = entities(registry, second)
    assert merged["نادية الشربيني"]["ar"] == ["نادية الشربيني", "كريم الدباغ"]


def test_a_split_row_gives_two_entities() -> None:
    text = "التقى علي حسن رئيس البلدية، ثم قال علي حسن البناء إن العمل بدأ."
    joined = Registry((Row("Ali Hassan", EntityType.PER, ("علي حسن", "علي حسن البناء"), locked=True),))
    assert len([e for e in found(text, joined).entities if e.type == "PER"]) == 1
    split = Registry(
        (
            Row("Ali Hassan", EntityType.PER, ("علي حسن",), locked=True),
            Row("Ali al-Banna", EntityType.PER, ("علي حسن البناء",), locked=True),
        )
    )
    page = found(text, split)
    assert {e.en: e.ar for e in page.entities if e.type == "PER"} == {
        "Ali Hassan": ("علي حسن",),
        "Ali al-Banna": ("علي حسن البناء",),
    }


def test_forms_that_name_nothing_are_left_alone() -> None:
    assert [e.en for e in found("وصل الوفد إلى بغداد.", Registry()).entities] == ["Baghdad"]
    none = Registry((Row("", None, ("بغداد",)),))
    assert not found("وصل الوفد إلى بغداد.", none).entities


def test_a_locked_row_is_found_where_the_recogniser_sees_nothing() -> None:
    text = "وافتتح مشروع النخلة البيضاء رسميا."
    assert not [e for e in found(text, Registry()).entities if "النخلة البيضاء" in e.ar]
    locked = Registry((Row("White Palm", EntityType.ORG, ("النخلة البيضاء",), locked=True),))
    assert by_arabic(found(text, locked), "النخلة البيضاء").en == "White Palm"
    assert not found(text, Registry((Row("White Palm", EntityType.ORG, ("النخلة البيضاء",)),))).entities


def test_what_is_kept_and_what_is_not() -> None:
    table = (
        Entity("E1", EntityType.PER, "Karim al-Dabbagh", ("الدباغ", "كريم الدباغ", "كريم الدبّاغ"), "romanised"),
        Entity("E2", EntityType.DATE, "Monday", ("الاثنين",), "date"),
        Entity("E3", EntityType.LOC, "Anah", ("عانة",), "glossary"),
        Entity("E4", EntityType.PER, "al-Saadi", ("السعدي",), "romanised"),
    )
    registry = Registry().with_entities(table)
    assert registry.rows == (Row("Karim al-Dabbagh", EntityType.PER, ("كريم الدباغ",), source="romanised"),)
    assert registry.with_entities(table) == registry
    more = Entity("E1", EntityType.PER, "Karim al-Dabbagh", ("كريم محمد الدباغ",), "romanised")
    assert registry.with_entities([more]).rows[0].arabic == ("كريم الدباغ", "كريم محمد الدباغ")
    locked = Registry((Row("Karim al-Dabbagh", EntityType.PER, ("كريم الدباغ",), locked=True),))
    assert locked.with_entities([more]) == locked


def test_the_file_comes_back_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    rows = (
        Row("Smith, Jones & Co.", EntityType.ORG, ("سميث وجونز", "شركة سميث"), locked=True, note='says "we"'),
        Row("", None, ("كلمة",)),
    )
    path.write_text(to_csv(Registry(rows)), encoding="utf-8")
    assert load_registry(path) == Registry(rows)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("english,arabic\n", "line 1: the column 'type' is missing"),
        ("english,type,arabic,colour\n", "line 1: 'colour' is no column"),
        (HEADER + "Baghdad,CITY,بغداد,,,,\n", "line 2: 'CITY' is no type"),
        (HEADER + "Baghdad,LOC,,,,,\n", "line 2: the Arabic or the English is missing"),
        (HEADER + "بغداد,LOC,بغداد,,,,\n", "line 2: Arabic letters stand in the English"),
        (HEADER + "Baghdad,LOC,بغداد,maybe,,,\n", "line 2: locked is 'maybe'"),
        (HEADER + "Baghdad,LOC,بغداد,,Bagdad,,\n", "line 2: there is no row 'Bagdad' to merge into"),
        (HEADER + "A,LOC,ا ب,,B,,\nB,LOC,ج د,,A,,\n", "line 2: there is no row 'B'"),
        (HEADER + "A,LOC,ا ب,,,,,,\n", "line 2: 9 cells under 7 columns"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "names.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=says):
        load_registry(path)


def test_a_registry_that_could_not_be_written_is_refused_before_the_work(tmp_path: Path) -> None:
    with pytest.raises(OutputError):
        open_registry(Settings(registry=tmp_path / "no" / "names.csv"))


def test_only_what_is_new_is_written(tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text(HEADER + "Baghdad,LOC,بغداد,yes,,,mine\n", encoding="utf-8")
    before = path.read_bytes()
    remember_names([Entity("E1", EntityType.LOC, "Baghdad", ("بغداد", "بغداذ"), "gazetteer")], Settings(registry=path))
    assert path.read_bytes() == before, "nothing new, nothing written"
    remember_names([Entity("E1", EntityType.LOC, "Basra", ("البصرة",), "gazetteer")], Settings(registry=path))
    assert load_registry(path).rows[1] == Row("Basra", EntityType.LOC, ("البصرة",), source="gazetteer")
    assert [p.name for p in tmp_path.iterdir()] == ["names.csv"]


def test_a_locked_name_leaves_a_longer_known_one_whole() -> None:
    locked = Registry((Row("Karkuk", EntityType.LOC, ("كركوك",), locked=True),))
    page = found("اجتمع مجلس محافظة كركوك في كركوك أمس.", locked)
    assert by_arabic(page, "مجلس محافظة كركوك").en == "Kirkuk provincial council"
    assert len(by_arabic(page, "كركوك").mentions) == 1
