from __future__ import annotations

import copy
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from tests.reports.pages import DOCUMENT, ENTITIES
from translator.document import Document, EntityType, Flag, Metadata, Source
from translator.reports.json_writer import to_json
from translator.reports.report import clean_object, entities_object, to_json_object
from translator.reports.schema import load_schema, validate_clean, validate_entities, validate_report

#: Keys of the JSON report in the order in which people and programs know them.
TOP = ["schema", "source", "metadata", "removed", "sentences", "entities", "summary", "warnings", "signature"]


def test_keys_stand_in_their_order() -> None:
    report = to_json_object(DOCUMENT)
    assert list(report) == TOP
    assert list(report["source"]) == ["path", "sha256", "bytes", "encoding", "language", "repairs"]
    fields = ["title", "published", "agency", "byline", "dateline", "section", "keywords", "source_url", "lines"]
    assert list(report["metadata"]) == fields
    assert list(report["sentences"][0]) == [
        *("id", "paragraph", "line", "ar", "en", "flags", "lost_words", "invented_words")
    ]
    assert list(report["entities"][0]) == ["id", "type", "en", "ar", "source", "mentions"]
    assert list(report["entities"][0]["mentions"][0]) == ["sentence", "start", "end", "ar", "en"]
    assert list(report["summary"]["abstractive"]) == ["method", "en", "ar", "entity_precision", "number_precision"]


def test_lost_words_stand_beside_the_flag() -> None:
    first, *rest = DOCUMENT.sentences
    flagged = replace(first, lost_words=("جسراً", "صباح")).flagged(Flag.WORD_MISSING.value)
    report = to_json_object(replace(DOCUMENT, sentences=(flagged, *rest)))
    validate_report(report)
    assert report["sentences"][0]["lost_words"] == ["جسراً", "صباح"]
    assert report["sentences"][1]["lost_words"] == []


def test_invented_words_stand_beside_the_flag() -> None:
    first, *rest = DOCUMENT.sentences
    flagged = replace(first, invented_words=("spokesman",)).flagged(Flag.WORD_INVENTED.value)
    report = to_json_object(replace(DOCUMENT, sentences=(flagged, *rest)))
    validate_report(report)
    assert report["sentences"][0]["invented_words"] == ["spokesman"]
    assert report["sentences"][1]["invented_words"] == []


def test_values_are_those_of_the_document() -> None:
    report = to_json_object(DOCUMENT)
    assert report["schema"] == "trsum.report/1"
    assert report["metadata"]["title"]["en"] == "New bridge over the Tigris opened in the town of Zaytuna"
    assert report["metadata"]["byline"] is None
    assert report["removed"][0] == {"line": 1, "text": "[ad]", "rule": "ad-marker"}
    assert report["sentences"][1]["flags"] == ["negation-mismatch", "number-mismatch"]
    assert report["entities"][2]["mentions"][0]["en"] is None
    assert report["summary"]["extractive"] == [
        {"sentence": 1, "ar": DOCUMENT.sentences[0].ar, "en": DOCUMENT.sentences[0].en, "score": 0.8, "rank": 1}
    ]
    assert report["summary"]["abstractive"]["en"][0]["cites"] == [1, 3]


def test_hand_made_documents_are_valid() -> None:
    validate_report(to_json_object(DOCUMENT))
    validate_clean(clean_object(DOCUMENT))
    bare = Document(source=Source("-", "0" * 64, 0, "utf-8"))
    validate_report(to_json_object(bare))
    assert to_json_object(bare)["summary"] == {"extractive": [], "abstractive": None}


def test_entity_table_names_the_documents() -> None:
    from dataclasses import replace

    placed = tuple(
        replace(entity, mentions=tuple(replace(m, source="a.txt") for m in entity.mentions)) for entity in ENTITIES
    )
    table = entities_object(placed)
    validate_entities(table)
    assert table["entities"][0]["mentions"][0] == {
        "source": "a.txt",
        "sentence": 1,
        "start": DOCUMENT.sentences[0].ar.index("سامر"),
        "end": DOCUMENT.sentences[0].ar.index("سامر") + len("سامر العبدلي"),
        "ar": "سامر العبدلي",
        "en": "Samer al-Abdali",
    }
    with pytest.raises(ValidationError):
        validate_entities(entities_object(ENTITIES))  # mentions without their document


def _set(*path: str | int, to: Any) -> Callable[[Any], None]:
    def change(report: Any) -> None:
        for key in path[:-1]:
            report = report[key]
        report[path[-1]] = to

    return change


def _drop(*path: str | int) -> Callable[[Any], None]:
    def change(report: Any) -> None:
        for key in path[:-1]:
            report = report[key]
        del report[path[-1]]

    return change


@pytest.mark.parametrize(
    "spoil",
    [
        _set("schema", to="trsum.report/2"),
        _set("extra", to=1),
        _drop("warnings"),
        _drop("metadata", "byline"),
        _set("metadata", "published", to="30 November 2023"),
        _set("metadata", "published", to="2023-13-45"),
        _set("metadata", "title", to="a bare title"),
        _set("source", "sha256", to="abc"),
        _set("source", "bytes", to=-1),
        _set("sentences", 0, "id", to=0),
        _set("sentences", 0, "flags", to=["strange"]),
        _set("sentences", 0, "ar", to=""),
        _set("sentences", 0, "lost_words", to=[""]),
        _drop("sentences", 0, "lost_words"),
        _set("sentences", 0, "invented_words", to=[""]),
        _drop("sentences", 0, "invented_words"),
        _drop("sentences", 0, "en"),
        _set("sentences", 0, "line", to="4"),
        _set("entities", 0, "type", to="PERSON"),
        _set("entities", 0, "id", to="1"),
        _set("entities", 0, "ar", to=[]),
        _set("entities", 0, "mentions", 0, "source", to="a.txt"),
        _set("entities", 0, "mentions", 0, "start", to=-1),
        _drop("entities", 0, "mentions", 0, "en"),
        _set("summary", "abstractive", "en", 0, "cites", to=[]),
        _drop("summary", "abstractive"),
        _set("removed", 0, "rule", to=""),
        _drop("removed", 0, "rule"),
        _set("warnings", to="one"),
    ],
)
def test_schema_rejects(spoil: Callable[[Any], None]) -> None:
    report = copy.deepcopy(to_json_object(DOCUMENT))
    spoil(report)
    with pytest.raises(ValidationError):
        validate_report(report)


@pytest.mark.parametrize("name", ["report", "entities", "clean"])
def test_schemas_are_schemas(name: str) -> None:
    Draft202012Validator.check_schema(load_schema(name))


def test_schema_knows_every_flag_and_type() -> None:
    properties = load_schema("report")["properties"]
    assert properties["sentences"]["items"]["properties"]["flags"]["items"]["enum"] == list(Flag)
    assert load_schema("report")["$defs"]["entity"]["properties"]["type"]["enum"] == list(EntityType)
    assert load_schema("entities")["$defs"]["entity"]["properties"]["type"]["enum"] == list(EntityType)


def test_json_text() -> None:
    report = to_json_object(DOCUMENT)
    text = to_json(report)
    assert json.loads(text) == report
    assert text.endswith("}\n")
    assert "جسراً" in text  # not escaped
    assert text.startswith('{\n  "schema": "trsum.report/1",\n')
    assert to_json(report) == text
    line = to_json(report, one_line=True)
    assert line.count("\n") == 1
    assert json.loads(line) == report


def test_undecodable_path_is_valid_json_on_disk() -> None:
    report = to_json_object(Document(source=Source("a\udcff.txt", "0" * 64, 0, "utf-8"), metadata=Metadata()))
    data = to_json(report).encode("utf-8", "backslashreplace")
    assert json.loads(data)["source"]["path"] == "a\udcff.txt"
