from __future__ import annotations

from pathlib import Path

from tests.entities.helpers import recognized
from translator.entities import load_glossary, merge_tables


def test_documents_share_one_table() -> None:
    one = recognized(("زار راكان سعيد الجبوري بغداد", None), path="one.txt")
    two = recognized(("اجتمع في بغداد راكان الجبوري", None), path="two.txt")
    table = merge_tables([one, two])
    assert [entity.id for entity in table] == ["E1", "E2"]
    assert {entity.en for entity in table} == {"Rakan Saeed al-Jubouri", "Baghdad"}
    assert all([m.source for m in entity.mentions] == ["one.txt", "two.txt"] for entity in table)
    person = next(entity for entity in table if entity.type == "PER")
    assert person.ar == ("راكان سعيد الجبوري", "راكان الجبوري")


def test_surname_alone_joins_nobody() -> None:
    one = recognized(("قال كريم الدباغ إنه باق", None), ("وأضاف الدباغ أنه راض", None), path="one.txt")
    two = recognized(("قال سعيد الدباغ إنه ذاهب", None), ("وأضاف الدباغ أنه حزين", None), path="two.txt")
    persons = [entity for entity in merge_tables([one, two]) if entity.type == "PER"]
    assert [len(person.mentions) for person in persons] == [2, 2]


def test_first_spelling_wins_unless_a_glossary_speaks(tmp_path: Path) -> None:
    path = tmp_path / "terms.csv"
    path.write_text("arabic,english,type\nبغداد,Bagdad,LOC\n", encoding="utf-8")
    one = recognized(("زار بغداد", None), path="one.txt")
    two = recognized(("زار بغداد", None), glossary=load_glossary(path), path="two.txt")
    (merged,) = merge_tables([one, two])
    assert (merged.en, merged.source, len(merged.mentions)) == ("Bagdad", "glossary", 2)


def test_what_a_page_writes_itself_goes_before_what_is_romanised() -> None:
    made = recognized(("وأكد حسين الطحان أن الميناء سيفتح", None), path="one.txt")
    written = recognized(("وقال الوزير حسين الطحان (Hussein al-Tahhan) إن العمل مستمر", None), path="two.txt")
    for documents in ([made, written], [written, made]):
        (person,) = (entity for entity in merge_tables(documents) if entity.type == "PER")
        assert (person.en, len(person.mentions)) == ("Hussein al-Tahhan", 2)


def test_types_must_match(tmp_path: Path) -> None:
    path = tmp_path / "terms.csv"
    path.write_text("arabic,english,type\nبغداد,Baghdad,ORG\n", encoding="utf-8")
    one = recognized(("زار بغداد", None), path="one.txt")
    two = recognized(("زار بغداد", None), glossary=load_glossary(path), path="two.txt")
    assert [entity.type for entity in merge_tables([one, two])] == ["LOC", "ORG"]


def test_no_documents_no_rows() -> None:
    assert merge_tables([]) == ()


def test_a_base_and_a_camp_of_one_name_are_one_facility_over_documents() -> None:
    pages = [
        recognized(("انسحبت القوات من قاعدة العزيزية شمال المدينة.", None), path="a.txt"),
        recognized(("ووصلت القافلة إلى معسكر العزيزية مساء.", None), path="b.txt"),
    ]
    (facility,) = [e for e in merge_tables(pages) if e.type == "FAC"]
    assert facility.ar == ("قاعدة العزيزية", "معسكر العزيزية")
