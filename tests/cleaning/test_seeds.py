"""The five seed pages, line by line, against a gold that holds their hashes and labels and none of their text."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

import pytest

from tests.cleaning.helpers import document
from translator.cleaning import clean

GOLD: dict[str, dict[str, str]] = json.loads((Path(__file__).parent / "seeds_gold.json").read_text(encoding="utf-8"))


def _seeds() -> dict[str, Path]:
    folder = os.environ.get("TRSUM_SEEDS")
    if not folder:
        pytest.skip("TRSUM_SEEDS names no folder")
    return {hashlib.sha256(path.read_bytes()).hexdigest(): path for path in Path(folder).glob("*.txt")}


@pytest.mark.parametrize("sha256", GOLD)
def test_every_line_of_a_seed_is_what_its_gold_says(sha256: str) -> None:
    text = _seeds()[sha256].read_text(encoding="utf-8-sig")
    cleaned = clean(document(text))
    found = {paragraph.line: "body" for paragraph in cleaned.paragraphs}
    found |= {line.line: f"removed:{line.rule}" for line in cleaned.removed}
    found |= {line.line: f"metadata:{line.field}" for line in cleaned.metadata.lines}
    assert {str(line): label for line, label in sorted(found.items())} == GOLD[sha256]
