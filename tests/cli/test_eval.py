from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.program import one_error_line, trsum


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    (tmp_path / "ref").write_text("The bridge was opened on Thursday.\nForty workers built it.\n", encoding="utf-8")
    (tmp_path / "hyp").write_text("The bridge was opened on Friday.\nForty workers built it.\n", encoding="utf-8")
    return tmp_path / "hyp", tmp_path / "ref"


def test_text(files: tuple[Path, Path]) -> None:
    result = trsum("eval", *files)
    lines = result.stdout.decode().splitlines()
    assert result.returncode == 0
    assert [line.split()[0] for line in lines] == ["BLEU", "chrF++", "lines"]
    assert "|tok:13a|" in lines[0]
    assert "|nw:2|" in lines[1]
    assert 50 < float(lines[0].split()[1]) < 100


def test_json(files: tuple[Path, Path]) -> None:
    report = json.loads(trsum("eval", *files, "-f", "json").stdout)
    assert list(report) == ["schema", "lines", "model", "BLEU", "chrF++"]
    assert report["lines"] == 2
    assert report["model"] is None
    perfect = json.loads(trsum("eval", files[1], files[1], "-f", "json").stdout)
    assert perfect["BLEU"]["score"] == pytest.approx(100)
    assert report["BLEU"]["score"] < 100


def test_output_file(files: tuple[Path, Path], tmp_path: Path) -> None:
    assert trsum("eval", *files, "-o", tmp_path / "scores.json").returncode == 0
    assert json.loads((tmp_path / "scores.json").read_text())["lines"] == 2


def test_lines_that_do_not_match(files: tuple[Path, Path]) -> None:
    files[0].write_text("one\n", encoding="utf-8")
    for args in (files, ("--source", *files)):
        result = trsum("eval", *args)
        assert result.returncode == 2
        one_error_line(result)


def test_missing_file(files: tuple[Path, Path]) -> None:
    result = trsum("eval", "missing", files[1])
    assert result.returncode == 3
    assert "no such file" in one_error_line(result)
