"""Words that no table has: what their letters become, and that names which people bear come first."""

from __future__ import annotations

import pytest

from translator.entities.gazetteers import DATA
from translator.entities.letters import ARAB, FOREIGN, MAGHREB, letters_of, proposed, spelled, worth
from translator.entities.phonetics import sounds_like
from translator.tables import packed_lines


def test_the_names_are_sorted_since_they_are_searched_by_their_beginnings() -> None:
    names = [line.partition("\t")[0] for line in packed_lines(DATA / "latin.tsv.xz")]
    assert len(names) > 50_000
    assert names == sorted(set(names))
    assert all(line.count("\t") == 3 for line in packed_lines(DATA / "latin.tsv.xz")[::500])


@pytest.mark.parametrize("model", [FOREIGN, ARAB, MAGHREB])
@pytest.mark.parametrize("word", ["فاندرمير", "سيليزيا", "القحم", "كيبروتيتش"])
def test_a_spelling_can_be_heard_in_the_name(word: str, model: str) -> None:
    assert sounds_like(word, spelled(word, model))


def test_what_people_bear_comes_first() -> None:
    options = proposed(letters_of("سيليزيا"), FOREIGN)
    assert spelled("سيليزيا", FOREIGN) == "silesia"
    assert worth("silesia", FOREIGN) > worth("selezia", FOREIGN)
    assert {"silesia", "selezia"} <= set(options)


def test_the_maghreb_has_letters_of_its_own() -> None:
    assert spelled("شنوف", MAGHREB).startswith("ch")
    assert spelled("شنوف", ARAB).startswith("sh")


def test_a_lexicon_is_believed_where_nothing_speaks_against_it() -> None:
    assert spelled("هارو", FOREIGN, "harrow") == "harrow"
    assert spelled("تشارلز", FOREIGN, "xyz") != "xyz"


def test_what_is_no_letter_is_passed_over() -> None:
    assert spelled("ژ۝", FOREIGN).isalpha()
    assert spelled("", FOREIGN) == ""
