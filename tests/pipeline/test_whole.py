"""The whole pipeline with the built-in model: on our own sample pages, and on the seeds where they are given."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from translator import Settings, run
from translator.document import Document
from translator.reports.report import to_json_object
from translator.reports.schema import validate_report

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.txt"))
SEEDS = sorted(Path(os.environ["TRSUM_SEEDS"]).glob("*.txt")) if "TRSUM_SEEDS" in os.environ else []

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def reports() -> dict[str, tuple[Document, dict]]:
    """Return every page's document and JSON report, by file name."""
    made = {}
    for page in (*SAMPLES, *SEEDS):
        document = run(str(page), Settings())
        made[page.name] = document, to_json_object(document)
    return made


@pytest.mark.parametrize("page", [*SAMPLES, *SEEDS], ids=lambda p: p.name)
def test_report_is_complete(page: Path, reports: dict[str, tuple[Document, dict]]) -> None:
    document, report = reports[page.name]
    validate_report(report)
    accounted = (
        {s["line"] for s in report["sentences"]}
        | {r["line"] for r in report["removed"]}
        | {m["line"] for m in report["metadata"]["lines"]}
    )
    assert accounted == {line.number for line in document.lines if not line.is_blank}
    assert all(s["en"].strip() for s in report["sentences"])
    assert report["summary"]["extractive"]
    numbers = {s["id"] for s in report["sentences"]}
    abstract = report["summary"]["abstractive"]
    assert [s["cites"] for s in abstract["en"]] == [s["cites"] for s in abstract["ar"]]
    assert all(s["cites"] and set(s["cites"]) <= numbers for s in abstract["en"])
    for entity in report["entities"]:
        for mention in entity["mentions"]:
            sentence = report["sentences"][mention["sentence"] - 1]
            assert sentence["ar"][mention["start"] : mention["end"]] == mention["ar"]
            assert mention["en"] is None or mention["en"] in sentence["en"]


def test_same_input_same_bytes(reports: dict[str, tuple[Document, dict]]) -> None:
    page = SAMPLES[0]
    again = to_json_object(run(str(page), Settings()))
    assert json.dumps(again) == json.dumps(reports[page.name][1])
