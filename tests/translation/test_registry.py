"""Every row of models/registry.toml, and what an unknown name is told."""

from __future__ import annotations

import re

import pytest

from translator.errors import ExitCode, UsageError
from translator.translation.registry import BUILTIN, ModelRow, find, recommended, registry

ROWS = registry()
#: The endpoint is no model: it has no hub, licence, size or score of its own.
MODELS = tuple(row for row in ROWS if row.kind != "endpoint")
KINDS = {"translation": ("gemma", "marian", "nllb"), "summary": ("seq2seq", "endpoint"), "names": ("classifier",)}

#: SPDX identifiers that may stand in the table, and whether the licence lets everybody use the model for anything.
LICENCES = {
    "Gemma": True,
    "Apache-2.0": True,
    "CC-BY-4.0": True,
    "MIT": True,
    "CC-BY-NC-4.0": False,
    "CC-BY-NC-SA-4.0": False,
}


@pytest.mark.parametrize("row", MODELS, ids=lambda row: row.name)
class TestRow:
    def test_name_is_a_plain_folder_name(self, row: ModelRow) -> None:
        assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*", row.name)

    def test_kind_and_task_are_known(self, row: ModelRow) -> None:
        assert row.kind in KINDS[row.task]

    def test_hub_is_owner_and_name_and_no_address(self, row: ModelRow) -> None:
        if row.name == BUILTIN:
            assert row.hub == ""
        else:
            assert re.fullmatch(r"[A-Za-z0-9-]+/[A-Za-z0-9._-]+", row.hub)
            assert row.hub.endswith(f"/{row.name}")

    def test_no_field_holds_an_address(self, row: ModelRow) -> None:
        assert not any("://" in str(getattr(row, name)) for name in ModelRow.__slots__)

    def test_revision_is_a_commit_or_empty(self, row: ModelRow) -> None:
        assert re.fullmatch(r"[0-9a-f]{40}|", row.revision)

    def test_licence_is_known_and_restrictions_are_said(self, row: ModelRow) -> None:
        if not LICENCES[row.licence]:
            assert row.optional
            assert "non-commercial" in row.note

    def test_types(self, row: ModelRow) -> None:
        assert type(row.optional) is bool
        assert type(row.recommended) is bool
        assert type(row.rank) is int
        assert type(row.size_mb) is int
        assert 50 <= row.size_mb <= 10_000

    def test_score_says_what_it_was_measured_on(self, row: ModelRow) -> None:
        measure = {
            "translation": r"BLEU.*\(FLORES-\d+ devtest\)",
            "summary": r"ROUGE-.*\([\w/-]+\)",
            "names": r"F1 \(\w+\)",
        }[row.task]
        assert row.name == BUILTIN or re.search(measure, row.score)

    def test_language_codes_are_those_of_the_kind(self, row: ModelRow) -> None:
        codes = {
            "nllb": [("arb_Arab", "eng_Latn")],
            "seq2seq": [("en", ""), ("ar", "")],
            "classifier": [("ar", "")],
        }.get(row.kind, [("", "")])
        assert (row.source_language, row.target_language) in codes

    def test_what_summarises_is_never_taken_unasked(self, row: ModelRow) -> None:
        assert row.task == "translation" or (row.optional and not row.recommended)

    def test_it_is_found(self, row: ModelRow) -> None:
        assert find(row.name) is row


def test_names_and_ranks_are_single() -> None:
    assert len({row.name for row in ROWS}) == len(ROWS)
    ranks = [row.rank for row in ROWS if row.task == "translation"]
    assert len(set(ranks)) == len(ranks)


def test_the_built_in_model_comes_first_and_ranks_last() -> None:
    assert ROWS[0].name == BUILTIN
    assert min(ROWS, key=lambda row: row.rank) is ROWS[0]
    assert not ROWS[0].optional


def test_one_is_recommended_and_it_is_the_best_that_everybody_may_use() -> None:
    assert [row for row in ROWS if row.recommended] == [recommended()]
    assert recommended() == max((row for row in ROWS if not row.optional), key=lambda row: row.rank)


@pytest.mark.parametrize("name", ["", "nope", "BUILTIN", "opus-mt-ar-en ", "../builtin", "Helsinki-NLP/opus-mt-ar-en"])
def test_an_unknown_name_is_told_the_known_ones(name: str) -> None:
    with pytest.raises(UsageError) as caught:
        find(name)
    assert caught.value.exit_code is ExitCode.USAGE
    assert repr(name) in caught.value.problem
    assert all(row.name in caught.value.remedy for row in ROWS)
