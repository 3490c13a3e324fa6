from __future__ import annotations

from dataclasses import replace

import pytest

from tests.reports.pages import DOCUMENT
from translator.document import Entity, EntityType
from translator.reports.labels import metadata_facts
from translator.reports.passages import begins_arabic

REUTERS = Entity("E9", EntityType.ORG, "Reuters", ("رويترز",), "gazetteer", ())
AMMAN = Entity("E8", EntityType.LOC, "Amman", ("عمّان",), "gazetteer", ())


def test_names_of_the_table_get_their_english() -> None:
    metadata = replace(DOCUMENT.metadata, agency="رويترز", dateline="عمان", byline="سعاد بنموسى")
    facts = dict(metadata_facts(replace(DOCUMENT, metadata=metadata, entities=(REUTERS, AMMAN))))
    assert (facts["Agency"], facts["Dateline"]) == ("Reuters (رويترز)", "Amman (عمان)")
    assert facts["Byline"] == "سعاد بنموسى"


def test_what_is_english_already_stays() -> None:
    metadata = replace(DOCUMENT.metadata, agency="NRT")
    assert dict(metadata_facts(replace(DOCUMENT, metadata=metadata, entities=(REUTERS,))))["Agency"] == "NRT"


@pytest.mark.parametrize(
    ("text", "arabic"),
    [("AFP (أ ف ب)", False), ("أ ف ب (AFP)", True), ("2 بغداد", True), ("12 - 3", False), ("", False)],
)
def test_a_value_runs_as_its_first_letter_does(text: str, arabic: bool) -> None:
    assert begins_arabic(text) is arabic
