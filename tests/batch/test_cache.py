from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from translator.batch.cache import Cache, key_of
from translator.errors import OutputError
from translator.translation.engine import Hypothesis, Rival


def test_what_was_put_is_there_for_the_next_run(tmp_path: Path) -> None:
    made = {key_of(str(number)): Hypothesis(f"نص {number}", -number / 7) for number in range(1199)}
    made[key_of("rivals")] = Hypothesis("a", -0.1, (Rival("b", -0.2, 1.5), Rival("c", -0.1, 3.25)))
    with closing(Cache(tmp_path / "c")) as cache:
        cache.put_translations(made)
        cache.put_survey(b"k", "[1]")
    with closing(Cache(tmp_path / "c")) as cache:
        assert cache.translations([*made, b"unknown"]) == made
        assert (cache.survey(b"k"), cache.survey(b"l")) == ("[1]", None)
        cache.clear()
        assert cache.translations(list(made)) == {}
        assert cache.survey(b"k") is None


def test_keys_tell_where_one_part_ends() -> None:
    assert len({key_of("ab", "c"), key_of("a", "bc"), key_of("abc"), key_of("ab", "c", "")}) == 4


def test_a_broken_file_is_begun_anew(tmp_path: Path) -> None:
    (tmp_path / "c").write_bytes(b"no database" * 100)
    with closing(Cache(tmp_path / "c")) as cache:
        cache.put_survey(b"k", "[1]")
        assert cache.survey(b"k") == "[1]"


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot write"):
        Cache(tmp_path / "no-folder" / "c")
