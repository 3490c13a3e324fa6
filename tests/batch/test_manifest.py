from __future__ import annotations

from pathlib import Path

from translator.batch.manifest import DONE, FAILED, Journal, Row, Written, read_manifest, write_manifest

FIRST = Row("a.txt", "in/a.txt", "00", DONE, words=12, flags={"unsure": 2}, outputs=(Written("a.md", "md", 3, "ff"),))
SECOND = Row("b\u2028.txt", "in/b\udc80.txt", None, FAILED, "it is empty; give a page with text")


def test_rows_come_back_as_they_were(tmp_path: Path) -> None:
    write_manifest(tmp_path / "m", [SECOND, FIRST])
    assert read_manifest(tmp_path / "m") == {FIRST.path: FIRST, SECOND.path: SECOND}
    assert (tmp_path / "m").read_text(encoding="utf-8").startswith('{"path":"a.txt"')


def test_no_manifest_has_no_rows(tmp_path: Path) -> None:
    assert read_manifest(tmp_path / "m") == {}


def test_the_last_row_on_a_document_counts(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "m")
    again = Row("a.txt", "in/a.txt", "01", FAILED, "gone")
    for row in (FIRST, SECOND, again):
        journal.add(row)
    assert read_manifest(tmp_path / "m") == {again.path: again, SECOND.path: SECOND}


def test_a_line_cut_short_harms_no_other(tmp_path: Path) -> None:
    write_manifest(tmp_path / "m", [FIRST, SECOND])
    whole = (tmp_path / "m").read_bytes()
    for cut in range(len(whole.split(b"\n")[0]) + 2, len(whole) - 1):
        (tmp_path / "m").write_bytes(whole[:cut])
        assert read_manifest(tmp_path / "m") == {FIRST.path: FIRST}
        Journal(tmp_path / "m").add(SECOND)
        assert read_manifest(tmp_path / "m") == {FIRST.path: FIRST, SECOND.path: SECOND}
