"""Every kind of bad input ends in its code and one line that says what to do."""

from __future__ import annotations

import shutil
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.program import one_error_line, trsum
from translator.resources import bundled

ARABIC = "افتتح المحافظ جسراً جديداً فوق النهر صباح الخميس، وقال إن العمل فيه استمر عامين.\n"
PERSIAN = (
    "رئیس جمهور دیروز گفت که دولت می‌خواهد پل تازه‌ای بر روی رودخانه بسازد.\n"
    "او افزود که این پروژه تا پایان سال آینده به پایان می‌رسد و هزینه آن پرداخت شده است.\n"
    "کارگران زیادی در این پروژه کار می‌کنند و مردم شهر از آن خوشحال هستند.\n"
)


def _png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    pixels = zlib.compress(b"".join(b"\0" + bytes(range(64)) * 3 for _ in range(64)))
    header = struct.pack(">IIBBBBB", 64, 64, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def _sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(200_000_000)


def _bytes(data: bytes) -> Callable[[Path], None]:
    return lambda path: path.write_bytes(data) and None


BAD: dict[str, tuple[Callable[[Path], object], int]] = {
    "missing": (lambda path: None, 3),
    "directory": (lambda path: path.mkdir(), 3),
    "empty": (_bytes(b""), 3),
    "blank": (_bytes(b" \n\t\r\n \n"), 3),
    "200 MB": (_sparse, 3),
    "png": (_bytes(_png()), 3),
    "latin": (_bytes(b"The governor opened a new bridge on Thursday.\nIt took two years.\n"), 4),
    "persian": (_bytes(PERSIAN.encode()), 4),
    "lone surrogates in UTF-8": (_bytes((ARABIC + "\ud800\udc00\udfff" + ARABIC).encode("utf-8", "surrogatepass")), 3),
    "lone surrogates in UTF-16": (_bytes(("\ufeff" + ARABIC + "\ud800").encode("utf-16-le", "surrogatepass")), 3),
}


@pytest.mark.parametrize("kind", BAD)
def test_code_and_line(tmp_path: Path, kind: str) -> None:
    make, code = BAD[kind]
    path = tmp_path / "page.txt"
    make(path)
    for command in ([], ["clean"], ["translate"], ["entities"]):
        result = trsum(*command, path)
        line = one_error_line(result)
        assert (result.returncode, result.stdout) == (code, b""), line
        assert str(path) in line


@pytest.mark.parametrize(
    ("data", "code"), [(b"", 3), (_png(), 3), (b"No Arabic here at all, not one word.\n", 4), (PERSIAN.encode(), 4)]
)
def test_standard_input(data: bytes, code: int) -> None:
    result = trsum("-", stdin=data)
    one_error_line(result)
    assert (result.returncode, result.stdout) == (code, b"")


def test_quiet_does_not_hide_errors(tmp_path: Path) -> None:
    result = trsum("-q", tmp_path / "none.txt")
    assert result.returncode == 3
    one_error_line(result)


def test_larger_inputs_on_request(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(ARABIC * 20, encoding="utf-8")
    assert trsum("clean", path).returncode == 0
    result = trsum("clean", path, env={"TRSUM_MAX_BYTES": "100"})
    assert result.returncode == 3


@pytest.mark.slow
@pytest.mark.parametrize("harm", ["cut", "missing", "changed"])
def test_broken_model(tmp_path: Path, harm: str) -> None:
    page = tmp_path / "page.txt"
    page.write_text(ARABIC, encoding="utf-8")
    folder = tmp_path / "model"
    shutil.copytree(bundled("models/builtin"), folder)
    weights = max((f for f in folder.iterdir() if f.is_file()), key=lambda f: f.stat().st_size)
    if harm == "cut":
        with weights.open("r+b") as file:
            file.truncate(weights.stat().st_size // 2)
    elif harm == "missing":
        weights.unlink()
    else:
        with weights.open("r+b") as file:
            file.seek(1000)
            file.write(b"changed")
    result = trsum("translate", page, "--model", folder)
    line = one_error_line(result)
    assert (result.returncode, result.stdout) == (5, b""), line


def test_unknown_model(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(ARABIC, encoding="utf-8")
    result = trsum("translate", page, "--model", "nope")
    assert result.returncode == 2
    assert "no model is called 'nope'" in one_error_line(result)
    absent = trsum("translate", page, "--model", "opus-mt-ar-en", env={"TRSUM_MODELS_DIR": str(tmp_path / "none")})
    assert absent.returncode == 5
    assert "trsum models pull opus-mt-ar-en" in one_error_line(absent)
