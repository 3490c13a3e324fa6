from __future__ import annotations

import pytest

from tests.summarization.pages import page, person
from translator.document import Abstract, SummarySentence
from translator.summarization.checks import check_abstract
from translator.summarization.roles import Action, actions, changed_denials, swapped

ENTITIES = (
    person("E1", "Samir Haddad", "سمير حداد", 1),
    person("E2", "Nadim Sarraf", "نديم صراف", 1),
    person("E3", "Mona Rashwan", "منى رشوان", 1),
)


@pytest.mark.parametrize(
    ("language", "source", "text"),
    [
        ("en", "Samir Haddad sued Nadim Sarraf on Sunday.", "Nadim Sarraf sued Samir Haddad."),
        ("en", "Samir Haddad sued Nadim Sarraf on Sunday.", "Samir Haddad was sued by Nadim Sarraf."),
        ("en", "Samir Haddad openly accuses Nadim Sarraf.", "Nadim Sarraf accuses Samir Haddad."),
        ("en", "Nadim Sarraf praised Mona Rashwan; all left.", "Mona Rashwan praised Nadim Sarraf."),
        ("ar", "اتهم سمير حداد نديم صراف بالتقصير.", "اتهم نديم صراف سمير حداد بالتقصير."),
        ("ar", "واتّهم سمير حداد نديم صراف بالتقصير.", "نديم صراف اتهم سمير حداد بالتقصير."),
        ("ar", "هُزم سمير حداد على يد نديم صراف.", "هزم سمير حداد نديم صراف."),
    ],
)  # fmt: skip
def test_names_that_changed_places_are_told(language: str, source: str, text: str) -> None:
    assert swapped(text, source, language, ENTITIES)


@pytest.mark.parametrize(
    ("language", "source", "text"),
    [
        ("en", "Samir Haddad sued Nadim Sarraf on Sunday.", "Nadim Sarraf was sued by Samir Haddad on Sunday."),
        ("en", "Samir Haddad met Nadim Sarraf on Sunday.", "Nadim Sarraf met Samir Haddad."),
        ("en", "Samir Haddad, the head of the union of Nadim Sarraf.", "Nadim Sarraf, the head of Samir Haddad."),
        ("en", "Samir Haddad sued. Nadim Sarraf smiled.", "Nadim Sarraf smiled; Samir Haddad sued."),
        ("ar", "اتهم سمير حداد نديم صراف بالتقصير.", "اتهم سمير حداد نديم صراف."),
        ("ar", "التقى سمير حداد نديم صراف.", "التقى نديم صراف سمير حداد."),
    ],
)  # fmt: skip
def test_the_same_in_other_words_passes(language: str, source: str, text: str) -> None:
    assert swapped(text, source, language, ENTITIES) == []


def test_a_noun_between_two_names_is_no_deed() -> None:
    assert list(actions("وصل سمير حداد من مدينة نديم صراف.", "ar", ENTITIES)) == [Action("E1", "وصل", "E2")]


@pytest.mark.parametrize(
    ("language", "source", "text", "changed"),
    [
        ("en", "The dam did not open but the road closed.", "The dam opened and the road did not close.", True),
        ("en", "The ministry did not deny it and the trucks arrived.", "The ministry did not deny it.", False),
        ("en", "Not only Haddad came; the union came too.", "Haddad came.", False),
        ("ar", "قال حداد إن السد لن يفتح وإن الطريق تغلق.", "قال حداد إن السد يفتح وإن الطريق لن تغلق.", True),
        ("ar", "غير أن السد يفتح غدا.", "السد يفتح غدا.", False),
        ("ar", "لا يزال السد مغلقا.", "السد مغلق.", False),
        ("ar", "نفى الوزير ذلك.", "قال الوزير إنه غير صحيح.", False),
    ],
)  # fmt: skip
def test_what_is_denied_is_told_by_the_next_word(language: str, source: str, text: str, changed: bool) -> None:
    assert any(changed_denials(text, source, language)) is changed


def test_every_engines_summary_is_held_against_it() -> None:
    document = page(
        ("اتهم سمير حداد نديم صراف بالتقصير.", "Samir Haddad accused Nadim Sarraf of negligence."),
        entities=ENTITIES,
    )
    turned = Abstract(
        "any",
        en=(SummarySentence("Nadim Sarraf accused Samir Haddad of negligence.", (1,)),),
        ar=(SummarySentence("اتهم نديم صراف سمير حداد بالتقصير.", (1,)),),
    )
    checked, warnings = check_abstract(document, turned)
    assert (checked.en[0].text, checked.ar[0].text) == (document.sentences[0].en, document.sentences[0].ar)
    assert len([w for w in warnings if "it changes who did what to whom" in w]) == 2
