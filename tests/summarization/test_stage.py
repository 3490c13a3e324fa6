from __future__ import annotations

from dataclasses import replace

import pytest

from tests.summarization.pages import DAM, page
from translator.document import Flag
from translator.settings import Settings
from translator.summarization import summarize


def test_the_document_gets_both_summaries_and_keeps_everything_else() -> None:
    summarized = summarize(DAM, Settings(sentences=2))
    assert [item.sentence for item in summarized.summary.extractive] == [1, 2]
    assert summarized.summary.abstractive is not None
    assert summarized.with_(summary=DAM.summary) == DAM


def test_the_abstractive_summary_is_made_only_where_it_is_wanted() -> None:
    assert summarize(DAM, Settings(abstractive=False)).summary.abstractive is None


def test_the_same_page_gives_the_same_summary() -> None:
    assert summarize(DAM, Settings()) == summarize(replace(DAM), Settings())


def test_a_summary_that_rests_on_doubtful_english_says_so() -> None:
    pairs = [(s.ar, s.en) for s in DAM.sentences]
    document = page(*pairs, title=DAM.metadata.title_ar, flags={1: (Flag.NUMBER_MISMATCH,)})
    warnings = summarize(document, Settings(sentences=1)).warnings
    assert warnings == ("summary sentence 1 rests on sentence 1, which is flagged number-mismatch",)


def test_a_page_with_nothing_to_choose_is_said_to_have_no_summary() -> None:
    foreign = page(("The tanker is safe.", "The tanker is safe."), languages={1: "en"}, flags={1: (Flag.FOREIGN,)})
    summarized = summarize(foreign, Settings())
    assert summarized.summary.extractive == ()
    assert summarized.summary.abstractive is None
    assert summarized.warnings == ("no summary: the page has no sentence in Arabic with an English translation",)


def test_a_page_without_english_has_its_extract_alone() -> None:
    summarized = summarize(page(("فتحت الطريق صباح الأحد.", None)), Settings())
    assert [item.en for item in summarized.summary.extractive] == [""]
    assert summarized.summary.abstractive is None
    assert summarized.warnings == ("no abstractive summary: the chosen sentences have no English",)


def test_a_very_long_page_is_summarised_from_its_beginning_and_says_so() -> None:
    pairs = [(s.ar, s.en) for s in DAM.sentences]
    summarized = summarize(page(*pairs, *(("عدد المشتركين 40 ألفا.", "x"),) * 1200), Settings(sentences=2))
    assert [item.sentence for item in summarized.summary.extractive] == [1, 2]
    assert "the summary is of the first 1000 sentences; the page has 1206" in summarized.warnings


@pytest.mark.parametrize(("ratio", "count"), [(0.01, 1), (0.34, 2), (0.5, 3), (1.0, 6)])
def test_a_ratio_is_a_share_of_the_sentences(ratio: float, count: int) -> None:
    assert len(summarize(DAM, Settings(ratio=ratio)).summary.extractive) == count


def test_every_chosen_sentence_has_its_score_and_the_order_of_choice() -> None:
    chosen = summarize(DAM, Settings(sentences=4)).summary.extractive
    assert sorted(item.rank for item in chosen) == [1, 2, 3, 4]
    (first,) = (item for item in chosen if item.rank == 1)
    assert first.score == max(item.score for item in chosen)
    assert summarize(DAM, Settings(sentences=1)).summary.extractive[0].sentence == first.sentence
