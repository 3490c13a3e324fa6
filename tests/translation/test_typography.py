"""Signs, quotes and spaces of an engine's English, and the seams between pieces: no word is ever changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator.translation.typography import join_pieces, tidy, to_latin_signs


@pytest.mark.parametrize(
    ("text", "tidied"),
    [
        ("He said : yes .", "He said: yes."),
        ('He said: " yes " .', 'He said: "yes".'),
        ("« Hello » ، he said", '"Hello", he said'),
        ("١٢٫٥٪ of it", "12.5% of it"),
        ("( in all )", "(in all)"),
        ("one  two\tthree\nfour", "one two three four"),
        ("left\u200f to\u202e right", "left to right"),
        ("the minister’s", "the minister's"),
        ('an odd " quote', 'an odd " quote'),
        ("$ 5 .", "$ 5."),
        ("so ... he left", "so ... he left"),
        ("", ""),
    ],
)
def test_tidy(text: str, tidied: str) -> None:
    assert tidy(text) == tidied


@given(st.text("abc ABC 12.,:;!?()[]\"'%-", max_size=60))
def test_tidy_changes_no_word_and_is_done_once(text: str) -> None:
    tidied = tidy(text)
    assert [c for c in tidied if c.isalnum()] == [c for c in text if c.isalnum()]
    assert tidied == tidied.strip()
    assert "  " not in tidied


@given(st.text(max_size=60))
def test_latin_signs_are_stable(text: str) -> None:
    assert to_latin_signs(to_latin_signs(text)) == to_latin_signs(text)


@pytest.mark.parametrize(
    ("pieces", "joined"),
    [
        ([("قال.", "He said.")], "He said."),
        ([("قال،", "He said."), ("إن", "The man left.")], "He said, the man left."),
        ([("قال.", "He said."), ("ثم", "Then he left.")], "He said. Then he left."),
        ([("قال", "He said."), ("محمد", "Mohammed left.")], "He said Mohammed left."),
        ([("من", "The U.S."), ("محمد", "Mohammed left.")], "The U.S. Mohammed left."),
        ([("أ؟", "Is it so?"), ("ب", "The man asked.")], "Is it so? The man asked."),
        ([("أ؛", "One,"), ("ب", "Two.")], "One, Two."),
        ([("أ،", "He waited..."), ("ب", "Then left.")], "He waited... Then left."),
        ([], ""),
    ],
)
def test_join(pieces: list[tuple[str, str]], joined: str) -> None:
    assert join_pieces(pieces) == joined
