from __future__ import annotations

from pathlib import Path

import pytest

from translator.batch.inputs import find_inputs
from translator.errors import InputMissingError, UsageError


def write(*paths: Path) -> None:
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")


def test_the_tree_below_a_folder_is_kept(tmp_path: Path) -> None:
    root = tmp_path / "in"
    write(root / "b.txt", root / "a/c.html", root / "a/d.txt")
    found = find_inputs([str(root)], tmp_path / "out")
    assert [(one.key, one.stem) for one in found] == [("a/c.html", "a/c"), ("a/d.txt", "a/d"), ("b.txt", "b")]
    assert [Path(one.path) for one in found] == [root / "a/c.html", root / "a/d.txt", root / "b.txt"]


def test_hidden_files_and_the_output_folder_are_no_inputs(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", tmp_path / ".b.txt", tmp_path / ".git/c.txt", tmp_path / "out/a.json")
    assert [one.key for one in find_inputs([str(tmp_path)], tmp_path / "out")] == ["a.txt"]


def test_several_folders_keep_their_names(tmp_path: Path) -> None:
    write(tmp_path / "2023/a.txt", tmp_path / "2024/a.txt", tmp_path / "lone.txt")
    given = [str(tmp_path / name) for name in ("2023", "2024", "lone.txt")]
    assert [one.key for one in find_inputs(given, tmp_path / "out")] == ["2023/a.txt", "2024/a.txt", "lone.txt"]


def test_a_pattern_stands_for_what_it_matches(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "c.md")
    assert [one.key for one in find_inputs([str(tmp_path / "*.txt")], tmp_path / "out")] == ["a.txt", "b.txt"]


def test_a_name_that_looks_like_a_pattern_is_a_name(tmp_path: Path) -> None:
    write(tmp_path / "[1].txt", tmp_path / "1.txt")
    assert [one.key for one in find_inputs([str(tmp_path / "[1].txt")], tmp_path / "out")] == ["[1].txt"]


def test_two_inputs_of_one_stem_keep_their_suffixes(tmp_path: Path) -> None:
    write(tmp_path / "in/a.txt", tmp_path / "in/a.html", tmp_path / "in/b.txt")
    assert [one.stem for one in find_inputs([str(tmp_path / "in")], tmp_path / "out")] == ["a.html", "a.txt", "b"]


def test_a_file_given_twice_is_one_input(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    assert len(find_inputs([str(tmp_path / "a.txt"), str(tmp_path / "*.txt")], tmp_path / "out")) == 1


@pytest.mark.parametrize(("given", "error"), [(["none"], InputMissingError), (["*.txt"], InputMissingError)])
def test_what_is_not_there_is_named(tmp_path: Path, given: list[str], error: type[Exception]) -> None:
    with pytest.raises(error, match=r"none|\*\.txt"):
        find_inputs([str(tmp_path / name) for name in given], tmp_path / "out")


def test_an_empty_folder_holds_no_documents(tmp_path: Path) -> None:
    with pytest.raises(InputMissingError, match="holds no documents"):
        find_inputs([str(tmp_path)], tmp_path / "out")


def test_two_files_for_one_place_are_refused(tmp_path: Path) -> None:
    write(tmp_path / "x/a.txt", tmp_path / "y/a.txt")
    with pytest.raises(UsageError, match="both be written"):
        find_inputs([str(tmp_path / "x/a.txt"), str(tmp_path / "y/a.txt")], tmp_path / "out")


def test_the_output_folder_is_no_input_folder(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    with pytest.raises(UsageError, match="output folder too"):
        find_inputs([str(tmp_path)], tmp_path)
