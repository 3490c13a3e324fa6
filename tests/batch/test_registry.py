"""A batch with a registry: written from the folder's names, obeyed, and no reason to do anything twice."""

from __future__ import annotations

from pathlib import Path

from tests.batch.pages import contents
from tests.batch.test_command import batch
from translator.entities import load_registry


def test_names_are_kept_and_a_locked_row_is_obeyed(pages: Path, tmp_path: Path, marian_model: Path) -> None:
    out, registry = tmp_path / "out", tmp_path / "names.csv"
    first = batch(marian_model, pages, out, "-f", "json", "--registry", registry)
    assert first.returncode == 0, first.stderr
    kept = {row.english: row for row in load_registry(registry).rows}
    assert kept["Zarqa"].arabic == ("الزرقاء",)

    again = batch(marian_model, pages, out, "-f", "json", "--registry", registry)
    assert again.stdout == b"6 documents, all done already: nothing to do\n"

    text = registry.read_text(encoding="utf-8-sig")
    registry.write_text(text.replace("Zarqa,LOC,الزرقاء,,", "Az-Zarqa,LOC,الزرقاء,yes,"), encoding="utf-8")
    third = batch(marian_model, pages, out, "-f", "json", "--registry", registry)
    assert third.returncode == 0, third.stderr
    reports = [data.decode() for path, data in contents(out).items() if path.endswith(".json")]
    named = [text for text in reports if "الزرقاء" in text]
    assert named
    assert all('"en": "Az-Zarqa"' in text and '"en": "Zarqa"' not in text for text in named)
