"""The record beside a model: it finds every changed byte, and a broken record is an error of the model."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator.errors import ExitCode, ModelBrokenError
from translator.translation.doubt import Doubt
from translator.translation.manifest import (
    FILE_NAME,
    Manifest,
    combined,
    file_hash,
    hash_files,
    read_manifest,
    verify_files,
    write_manifest,
)

DOUBT = Doubt(-7.0, -11.5, 1.5, 0.5)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "model.bin").write_bytes(bytes(range(256)) * 5000)  # longer than what is read at once
    (tmp_path / "empty.json").write_bytes(b"")
    (tmp_path / ".gitattributes").write_text("*.bin filter=lfs\n")
    (tmp_path / "inside").mkdir()
    write_manifest(tmp_path, Manifest("tiny", "marian", "abc", hash_files(tmp_path), doubt=DOUBT))
    return tmp_path


def test_hashes_are_sha256_of_the_models_own_files(folder: Path) -> None:
    assert hash_files(folder) == {
        "empty.json": hashlib.sha256(b"").hexdigest(),
        "model.bin": hashlib.sha256(bytes(range(256)) * 5000).hexdigest(),
    }
    assert file_hash(folder / "model.bin") == hash_files(folder)["model.bin"]


def test_what_is_written_is_read(folder: Path) -> None:
    manifest = read_manifest(folder)
    assert manifest == Manifest("tiny", "marian", "abc", hash_files(folder), doubt=DOUBT)
    verify_files(folder, manifest, remedy="")


@pytest.mark.parametrize("offset", [0, 1 << 20, 256 * 5000 - 1])
def test_one_changed_bit_is_found(folder: Path, offset: int) -> None:
    data = bytearray((folder / "model.bin").read_bytes())
    data[offset] ^= 1
    (folder / "model.bin").write_bytes(data)
    with pytest.raises(ModelBrokenError) as caught:
        verify_files(folder, read_manifest(folder), remedy="do this")
    assert "model.bin is not what was installed" in caught.value.problem
    assert caught.value.remedy == "do this"
    assert caught.value.exit_code is ExitCode.MODEL


@pytest.mark.parametrize("size", [0, 1, 256 * 5000 - 1])
def test_a_file_cut_short_is_found(folder: Path, size: int) -> None:
    (folder / "model.bin").write_bytes((folder / "model.bin").read_bytes()[:size])
    with pytest.raises(ModelBrokenError, match=r"model\.bin is not what was installed \(cut short\?\)"):
        verify_files(folder, read_manifest(folder), remedy="do this")


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "empty.json").unlink()
    with pytest.raises(ModelBrokenError, match=r"empty\.json is missing"):
        verify_files(folder, read_manifest(folder), remedy="do this")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '"manifest"',
        "{}",
        '{"name": "x", "kind": "marian", "revision": "r"}',
        '{"name": "x", "kind": "marian", "revision": "r", "files": null}',
        '{"name": "x", "kind": "marian", "revision": "r", "files": ["model.bin"]}',
        '{"name": "x", "kind": "marian", "revision": "r", "files": {}, "surprise": 1}',
    ],
)
def test_a_broken_record_is_an_error_of_the_model(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE_NAME).write_text(text, encoding="utf-8")
    with pytest.raises(ModelBrokenError) as caught:
        read_manifest(tmp_path)
    assert str(tmp_path) in caught.value.problem
    assert caught.value.remedy


def test_no_record_is_an_error_of_the_model(tmp_path: Path) -> None:
    with pytest.raises(ModelBrokenError, match=r"no readable manifest\.json"):
        read_manifest(tmp_path)


def test_a_record_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ModelBrokenError):
        read_manifest(tmp_path)


def test_the_record_is_readable_by_people(folder: Path) -> None:
    text = (folder / FILE_NAME).read_text(encoding="utf-8")
    assert text.endswith("}\n")
    assert json.loads(text)["files"].keys() == {"empty.json", "model.bin"}
    assert len(text.splitlines()) > 5


@given(st.dictionaries(st.text(min_size=1, max_size=4), st.text("0123456789abcdef", min_size=8, max_size=8)))
def test_a_revision_does_not_depend_on_the_order_of_files(hashes: dict[str, str]) -> None:
    assert combined(hashes) == combined(dict(reversed(hashes.items())))
    assert len(combined(hashes)) == 12
    assert combined(hashes) != combined(hashes | {"one more": "0"})
