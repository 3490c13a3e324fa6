from __future__ import annotations

import time

import pytest

from translator.summarization.rules import Place, Rule, RuleBook, apply_rule, load_rules, shorten, tidy

EXAMPLE_PLACE = Place(
    first=True,
    detached=True,
    names=frozenset({"نديم صراف", "جيكو"}),
    aliases=(frozenset({"الشركة العامة للكهرباء", "جيكو"}),),
    before="قال رئيس النقابة سامي حداد إن الموسم بدأ. Union head Sami Haddad said the season had begun.",
)
ROWS = [(book, rule) for book in (load_rules("ar"), load_rules("en")) for rule in book.rules]


@pytest.mark.parametrize(
    ("book", "rule"), ROWS, ids=lambda value: getattr(value, "name", getattr(value, "language", ""))
)
class TestRows:
    def test_the_example_comes_out_as_shown(self, book: RuleBook, rule: Rule) -> None:
        assert apply_rule(rule, rule.before, book, EXAMPLE_PLACE) == rule.after
        assert len(rule.after) <= len(rule.before)

    def test_the_other_example_is_left_alone(self, book: RuleBook, rule: Rule) -> None:
        assert apply_rule(rule, rule.leave, book, EXAMPLE_PLACE) == rule.leave

    def test_a_long_line_takes_no_time(self, book: RuleBook, rule: Rule) -> None:
        for piece in ("ا", "a ", "، "):
            started = time.process_time()
            rule.pattern.sub("", piece * (1_000_000 // len(piece)))
            assert time.process_time() - started < 1.0


def test_paired_rules_have_a_partner_in_the_other_language() -> None:
    paired = [{rule.name for rule in load_rules(language).rules if rule.paired} for language in ("ar", "en")]
    assert paired[0] == paired[1]


def test_content_goes_from_both_languages_or_from_neither() -> None:
    arabic = "أعلن تشكيل الحكومة الاثنين في بلد يعاني أزمة حادة."
    english = "The Cabinet was formed on Monday in a country mired in a deep crisis."
    assert shorten(arabic, english, Place(), Place()) == (
        "أعلن تشكيل الحكومة الاثنين.",
        "The Cabinet was formed on Monday.",
    )
    other = "The Cabinet was formed on Monday while the country is in a deep crisis."
    assert shorten(arabic, other, Place(), Place()) == (arabic, other)


def test_flagged_english_loses_whole_labels_only() -> None:
    book = load_rules("en")
    by_name = {rule.name: rule for rule in book.rules}
    flagged = Place(flagged=True)
    assert apply_rule(by_name["opener"], by_name["opener"].before, book, flagged) == by_name["opener"].after
    assert apply_rule(by_name["said-that"], by_name["said-that"].before, book, flagged) == by_name["said-that"].before


def test_an_alias_that_is_used_again_is_kept() -> None:
    book = load_rules("en")
    rule = next(rule for rule in book.rules if rule.name == "acronym")
    assert apply_rule(rule, rule.before, book, Place(elsewhere="GECO said nothing.")) == rule.before


@pytest.mark.parametrize(
    ("text", "language", "tidied"),
    [
        ("the  road is open .", "en", "The road is open."),
        ("It left at 5:30 a.m..", "en", "It left at 5:30 a.m."),
        (" فتحت الطريق ، ثم أغلقت .", "ar", "فتحت الطريق، ثم أغلقت."),
    ],
)
def test_tidy(text: str, language: str, tidied: str) -> None:
    assert tidy(text, language) == tidied


def test_a_name_in_brackets_that_is_no_alias_stays() -> None:
    book = load_rules("ar")
    rule = next(rule for rule in book.rules if rule.name == "acronym")
    text = "قال المصدر لوكالة الأنباء الرسمية (تسنيم) إن القوة وصلت."
    assert apply_rule(rule, text, book, Place(names=frozenset({"تسنيم"}))) == text
    assert "(" not in apply_rule(rule, text, book, Place(names=frozenset({"تسنيم"}), acronyms=frozenset({"تسنيم"})))
