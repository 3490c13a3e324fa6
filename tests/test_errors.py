from __future__ import annotations

from pathlib import Path

import pytest

from translator.errors import reason


def test_the_system_s_words_without_number_and_path(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="Errno") as told:
        (tmp_path / "none.csv").read_text(encoding="utf-8")
    assert reason(told.value) == "no such file or directory"


def test_bytes_of_another_encoding(tmp_path: Path) -> None:
    (tmp_path / "names.csv").write_bytes(b"\xff\xfe")
    with pytest.raises(UnicodeError) as told:
        (tmp_path / "names.csv").read_text(encoding="utf-8")
    assert reason(told.value) == "it is not UTF-8"


def test_other_errors_speak_for_themselves() -> None:
    assert reason(ValueError("line 3 has no =")) == "line 3 has no ="
