from __future__ import annotations

from pathlib import Path

import pytest

from translator.errors import InputEncodingError, InputMissingError, UsageError
from translator.evaluation import read_lines, score

REFERENCES = ["The minister opened the new bridge on Thursday.", "Forty workers took part in building it."]


def test_equal_texts_score_a_hundred() -> None:
    scores = score(REFERENCES, REFERENCES)
    assert scores.lines == 2
    assert scores.bleu.value == pytest.approx(100)
    assert scores.chrf.value == pytest.approx(100)


def test_worse_texts_score_less() -> None:
    near = score(["The minister opened a new bridge on Thursday.", REFERENCES[1]], REFERENCES)
    far = score(["A bridge.", "Workers."], REFERENCES)
    assert 0 <= far.bleu.value < near.bleu.value < 100
    assert 0 <= far.chrf.value < near.chrf.value < 100


def test_figures_are_those_of_the_published_methods() -> None:
    # chrF++ of one pair by hand: 2 of 3 letters, 1 of 2 letter pairs, no triple and no word are right;
    # longer n-grams do not exist. Precision equals recall, so beta does not matter.
    assert score(["abc"], ["abd"]).chrf.value == pytest.approx(100 * (2 / 3 + 1 / 2 + 0 + 0) / 4)


def test_signatures() -> None:
    scores = score(REFERENCES, REFERENCES)
    assert scores.bleu.signature.startswith("nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:")
    assert scores.chrf.signature.startswith("nrefs:1|case:mixed|eff:yes|nc:6|nw:2|space:no|version:")
    assert (scores.bleu.name, scores.chrf.name) == ("BLEU", "chrF++")


@pytest.mark.parametrize(("hypotheses", "references"), [(["a"], ["a", "b"]), ([], ["a"]), ([], [])])
def test_lines_must_be_parallel(hypotheses: list[str], references: list[str]) -> None:
    with pytest.raises(UsageError):
        score(hypotheses, references)


def test_only_line_feeds_end_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("\ufeffone\u2028still one\r\n\nthree\x0bthree".encode())
    assert read_lines(path) == ["one\u2028still one", "", "three\x0bthree"]
    path.write_bytes(b"one\n")
    assert read_lines(path) == ["one"]
    path.write_bytes(b"")
    assert read_lines(path) == []


def test_unreadable_files(tmp_path: Path) -> None:
    with pytest.raises(InputMissingError):
        read_lines(tmp_path / "none")
    with pytest.raises(InputMissingError):
        read_lines(tmp_path)
    (tmp_path / "latin").write_bytes(b"caf\xe9")
    with pytest.raises(InputEncodingError):
        read_lines(tmp_path / "latin")
