from __future__ import annotations

import pytest

from tests.summarization.pages import DAM, page
from translator.document import Flag
from translator.summarization.features import Cue, features, load_cues, load_weights
from translator.summarization.text import normalize_ar


@pytest.mark.parametrize("cue", load_cues(), ids=lambda cue: cue.name)
def test_every_cue_knows_its_example_and_leaves_the_other_alone(cue: Cue) -> None:
    assert cue.fits(normalize_ar(cue.example))
    assert not cue.fits(normalize_ar(cue.leave))


def test_every_feature_has_a_weight_and_every_weight_a_feature() -> None:
    rows, _ = features(DAM, DAM.sentences)
    assert set(rows[0]) == set(load_weights().weight)


def test_features_of_a_lead() -> None:
    rows, _ = features(DAM, DAM.sentences)
    lead, last = rows[0], rows[-1]
    assert lead["early"] == lead["order"] == 1.0
    assert lead["title"] > 0.6
    assert lead["figures"] == 0.5
    assert last["background"] == 1.0
    assert [row["reported"] for row in rows] == [0.0, 1.0, 1.0, 0.0, 1.0, 0.0]


def test_doubtful_english_counts_twice_where_it_is_broken() -> None:
    document = page(
        ("قال الوزير.", "x"), ("قال الوزير.", "x"), flags={1: (Flag.NUMBER_MISMATCH,), 2: (Flag.REPETITION,)}
    )
    rows, _ = features(document, document.sentences)
    assert [row["flagged"] for row in rows] == [1.0, 1.0]
    assert [row["badly_flagged"] for row in rows] == [0.0, 1.0]


def test_a_caption_repeated_at_the_end_takes_the_place_of_the_end() -> None:
    caption = ("غادرت القوات قاعدة التلال بعد هجوم صاروخي أدى إلى مقتل متعاقد.", "Troops left the Hills base.")
    document = page(caption, *((s.ar, s.en) for s in DAM.sentences), caption)
    rows, _ = features(document, document.sentences)
    assert rows[0]["early"] == rows[-1]["early"] == 1.0 / 7
    assert rows[1]["early"] == 1.0


def test_a_lead_that_is_quoted_again_keeps_its_place() -> None:
    again = 'وبحسب الإذاعة، فإن الوزارة أعلنت الأحد "امتلاء سد وادي النخيل" في شمال البلاد بعد أسبوع من العواصف.'
    document = page(*((s.ar, s.en) for s in DAM.sentences), (again, "x"))
    rows, likeness = features(document, document.sentences)
    assert likeness[0][6] > 0.3
    assert rows[0]["early"] == 1.0
