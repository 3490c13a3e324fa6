"""Which inputs a briefing is of."""

from __future__ import annotations

from pathlib import Path

import pytest

from translator.briefing.sources import find_sources
from translator.errors import InputMissingError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a.txt", "below/a.txt", "below/b.txt", ".hidden.txt", "brief.pdf"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(name, encoding="utf-8")
    return tmp_path


def test_each_file_is_meant_once_in_the_order_given(folder: Path) -> None:
    given = [f"{folder}/below/*.txt", str(folder), str(folder / "a.txt")]
    found = find_sources(given, folder / "brief.pdf")
    assert [Path(one.path).relative_to(folder).as_posix() for one in found.inputs] == [
        "below/a.txt",
        "below/b.txt",
        "a.txt",
    ]
    assert found.missing == ()
    assert len({one.key for one in found.inputs}) == 3


def test_the_briefing_itself_is_no_input_but_other_pdfs_are(folder: Path) -> None:
    assert len(find_sources([str(folder)], folder / "brief.pdf").inputs) == 3
    assert len(find_sources([str(folder)], folder / "other.pdf").inputs) == 4
    assert len(find_sources([str(folder)], None).inputs) == 4


def test_what_is_missing_is_told_beside_what_is_there(folder: Path) -> None:
    found = find_sources([str(folder / "a.txt"), str(folder / "none.txt"), f"{folder}/*.eml"], None)
    assert [one.path for one in found.inputs] == [str(folder / "a.txt")]
    assert [name for name, _ in found.missing] == [str(folder / "none.txt"), f"{folder}/*.eml"]
    with pytest.raises(InputMissingError):
        find_sources([str(folder / "none.txt")], None)
    with pytest.raises(InputMissingError):
        find_sources([str(folder / "none.txt"), str(folder / "nor-this.txt")], None)
