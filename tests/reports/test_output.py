from __future__ import annotations

import io
import os
import stat
from pathlib import Path

import pytest

from translator.errors import OutputError
from translator.reports.output import check_writable, write_file, write_stream


def test_writes_and_replaces(tmp_path: Path) -> None:
    target = tmp_path / "report.md"
    write_file(target, "أول\n")
    write_file(target, "ثان\n")
    assert target.read_bytes() == "ثان\n".encode()
    assert [path.name for path in tmp_path.iterdir()] == ["report.md"]


def test_lone_surrogates_are_written_as_escapes(tmp_path: Path) -> None:
    write_file(tmp_path / "a.json", '"a\udcff"')
    assert (tmp_path / "a.json").read_bytes() == rb'"a\udcff"'


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
def test_permissions(tmp_path: Path) -> None:
    target = tmp_path / "new"
    old = os.umask(0o027)
    try:
        write_file(target, "x")
    finally:
        os.umask(old)
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    target.chmod(0o604)
    write_file(target, "y")
    assert stat.S_IMODE(target.stat().st_mode) == 0o604


def test_symbolic_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    link = tmp_path / "link.md"
    link.symlink_to(tmp_path / "there" / "real.md")
    write_file(link, "x")
    assert link.is_symlink()
    assert (tmp_path / "there" / "real.md").read_text() == "x"


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_failure_leaves_the_old_file_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    target = tmp_path / "report.md"
    target.write_text("old", encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(*((os, "fsync", full) if step == "fsync" else (Path, "replace", full)))
    with pytest.raises(OutputError, match="no space left on device"):
        write_file(target, "new" * 100_000)
    assert target.read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["report.md"]


def test_interruption_leaves_the_old_file_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "report.md"
    target.write_text("old", encoding="utf-8")

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_file(target, "new")
    assert target.read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["report.md"]


@pytest.mark.parametrize("write", [lambda p: write_file(p, "x"), check_writable])
def test_impossible_places(tmp_path: Path, write: object) -> None:
    assert callable(write)
    for place, words in ((tmp_path, "is a folder"), (tmp_path / "none" / "a.md", "folder|no such file")):
        with pytest.raises(OutputError, match=words) as caught:
            write(place)
        assert caught.value.remedy
        assert "\n" not in str(caught.value)


def test_devices_are_written_to() -> None:
    write_file(Path(os.devnull), "x")
    assert not Path(os.devnull).is_file()


def test_streams() -> None:
    class Full(io.StringIO):
        def flush(self) -> None:
            raise OSError(28, "No space left on device")

    class Gone(io.StringIO):
        def write(self, _: str) -> int:
            raise BrokenPipeError

    out = io.StringIO()
    write_stream(out, "x")
    assert out.getvalue() == "x"
    with pytest.raises(OutputError):
        write_stream(Full(), "x")
    with pytest.raises(BrokenPipeError):
        write_stream(Gone(), "x")
