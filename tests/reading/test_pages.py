"""The reader and the language stage on real pages, where they are given."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.reading.texts import read, text
from translator.language import detect_language
from translator.reading import read_document
from translator.settings import Settings

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.txt"))
SEEDS = sorted(Path(os.environ["TRSUM_SEEDS"]).glob("*.txt")) if "TRSUM_SEEDS" in os.environ else []


@pytest.mark.parametrize("page", [*SAMPLES, *SEEDS], ids=lambda path: path.name)
def test_read_as_it_stands(page: Path) -> None:
    """Nothing but odd spaces is mended in these pages, and all lines in Arabic letters are Arabic."""
    raw = page.read_text(encoding="utf-8")
    document = detect_language(read_document(str(page), Settings()))
    assert document.source.encoding == "utf-8"
    assert set(document.source.repairs) <= {"odd-spaces"}
    assert text(document) == raw.replace("\u00a0", " ").removesuffix("\n")
    assert len(document.lines) == len(raw.removesuffix("\n").split("\n"))
    foreign = [line.text for line in document.lines if line.language != "ar"]
    assert not [line for line in foreign if any("\u0621" <= char <= "\u064a" for char in line)]


@pytest.mark.parametrize("page", SEEDS, ids=lambda path: path.name)
def test_read_in_old_encodings(tmp_path: Path, page: Path) -> None:
    raw = page.read_text(encoding="utf-8").replace("\u00a0", " ")
    for codec, name in (("cp1256", "windows-1256"), ("iso-8859-6", "iso-8859-6"), ("utf-16-be", "utf-16")):
        kept = raw.encode(codec, "ignore").decode(codec)
        document = read(tmp_path, kept.encode(codec))
        assert (document.source.encoding, text(document)) == (name, kept.removesuffix("\n"))
