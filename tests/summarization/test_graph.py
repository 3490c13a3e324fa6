from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator.summarization.graph import centrality, similarity


def test_texts_without_a_common_stem_are_not_alike() -> None:
    cosines = similarity([["a", "b"], ["c"], ["a", "b"]])
    assert cosines[0, 1] == 0.0
    assert cosines[0, 2] == pytest.approx(1.0)


def test_the_sentence_that_shares_most_is_the_most_central() -> None:
    ranks = centrality(similarity([["dam", "rain"], ["dam", "rain", "ministry"], ["ministry", "vote"], ["sport"]]))
    assert int(np.argmax(ranks)) == 1
    assert int(np.argmin(ranks)) in (2, 3)


def test_nothing_and_texts_without_stems_do_no_harm() -> None:
    assert len(centrality(similarity([]))) == 0
    assert centrality(similarity([[], []])).tolist() == [1.0, 1.0]


@given(st.lists(st.lists(st.sampled_from("abcdefg"), max_size=8), min_size=1, max_size=12))
def test_likeness_is_symmetric_and_ranks_are_shares_of_the_highest(texts: list[list[str]]) -> None:
    cosines = similarity(texts)
    assert np.allclose(cosines, cosines.T)
    ranks = centrality(cosines)
    assert ranks.max() == pytest.approx(1.0)
    assert (ranks > 0).all()
