"""What tells doubtful translations, and the weights that ship."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.translation.checkpoints import ROOT, training_script
from translator.translation.doubt import DOUBTFUL, Doubt, Signs, signs_of
from translator.translation.manifest import read_manifest

GRADED = ROOT / "models" / "training" / "graded.tsv"
SHIPPED = read_manifest(ROOT / "models" / "builtin").doubt
#: On the graded translations themselves: the share of flagged ones that are false, and of the others.
FEWEST_FALSE_FLAGGED, MOST_FALSE_UNFLAGGED = 0.75, 0.37
signs = st.builds(Signs, st.floats(-3, 0), st.integers(1, 80), st.floats(0, 20))


@given(signs)
def test_what_speaks_against_a_translation_makes_it_more_doubtful(one: Signs) -> None:
    assert SHIPPED is not None
    share = SHIPPED.share_false(one)
    assert 0 <= share <= 1
    worse = (
        replace(one, score=one.score - 0.1),
        replace(one, words=one.words * 2),
        replace(one, lost=one.lost + 1),
    )
    assert all(SHIPPED.share_false(other) >= share for other in worse)


def test_signs_of_a_translation() -> None:
    found = signs_of("أغلقت المدارس أبوابها يوم الأحد.", "The doors were closed on Sunday.", -0.25)
    assert (found.score, found.words) == (-0.25, 5)
    assert found.lost > 0
    assert signs_of("أغلقت المدارس.", "The schools closed.", 0.0).lost == 0


def test_half_the_time_false_is_where_a_translation_is_doubtful() -> None:
    assert Doubt(0.0, 0.0, 0.0, 0.0).share_false(Signs(-1.0, 10, 0.0)) == DOUBTFUL


def test_floors_on_graded_translations() -> None:
    """Most of what the shipped weights flag is false, most of the rest is not."""
    assert SHIPPED is not None
    graded = training_script("calibrate").read(GRADED)
    flagged = [is_false for one, is_false in graded if SHIPPED.share_false(one) >= DOUBTFUL]
    others = [is_false for one, is_false in graded if SHIPPED.share_false(one) < DOUBTFUL]
    assert sum(flagged) / len(flagged) >= FEWEST_FALSE_FLAGGED
    assert sum(others) / len(others) <= MOST_FALSE_UNFLAGGED
