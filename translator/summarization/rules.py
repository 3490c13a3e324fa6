"""The condenser's rules: rows of a TOML file per language, applied where the guard allows the cut."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from translator.summarization.guard import Guard, balanced, in_quotation
from translator.summarization.text import load_table, normalize_ar

_FEWEST_WORDS = 4  # a sentence shorter than this says too little to stand in a summary


@dataclass(frozen=True, slots=True)
class Rule:
    """One row: what is cut, what stands in its place, and when it applies."""

    name: str
    pattern: re.Pattern[str]
    replace: str
    may_cut: frozenset[str]
    context: str
    clause: bool
    paired: bool
    before: str
    after: str
    leave: str


@dataclass(frozen=True, slots=True)
class RuleBook:
    """A language's rules and the guard on what none of them may cut."""

    language: str
    rules: tuple[Rule, ...]
    guard: Guard


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sentence stands in the summary, as far as the rules ask for it."""

    first: bool = False  #: it opens the summary
    detached: bool = False  #: what precedes it in the page does not precede it in the summary
    flagged: bool = False  #: its translation is doubtful
    names: frozenset[str] = frozenset()  #: the Arabic forms of the page's entities
    acronyms: frozenset[str] = frozenset()  #: the Arabic forms of entities whose English is an acronym
    aliases: tuple[frozenset[str], ...] = ()  #: the Arabic forms of each entity that has several
    before: str = ""  #: what the summary's earlier sentences say
    elsewhere: str = ""  #: what all its other sentences say


@lru_cache(maxsize=2)
def load_rules(language: str) -> RuleBook:
    """Return the rules of ``ar`` or ``en``."""
    table = load_table(f"condense_{language}.toml")
    rules = tuple(
        Rule(
            name=row["name"],
            pattern=re.compile(row["pattern"]),
            replace=row["replace"],
            may_cut=frozenset(row.get("may_cut", ())),
            context=row.get("context", ""),
            clause=row.get("clause", False),
            paired=row.get("paired", False),
            before=row["before"],
            after=row["after"],
            leave=row["leave"],
        )
        for row in table["rule"]
    )
    return RuleBook(language, rules, Guard(language, frozenset(table["protected"])))


def shorten(arabic: str, english: str, place_ar: Place, place_en: Place) -> tuple[str, str]:
    """Return a sentence and its translation, each shortened by every rule that applies and is safe.

    Rules that take content away are paired: they apply to both languages or to neither.
    """
    ar, en = load_rules("ar"), load_rules("en")
    arabic = _apply_all(arabic, ar, place_ar)
    english = _apply_all(english, en, place_en)
    partners = {rule.name: rule for rule in en.rules if rule.paired}
    for rule in ar.rules:
        if rule.paired and rule.name in partners:
            shorter = apply_rule(rule, arabic, ar, place_ar), apply_rule(partners[rule.name], english, en, place_en)
            if shorter[0] != arabic and shorter[1] != english:
                arabic, english = shorter
    return arabic, english


def _apply_all(text: str, book: RuleBook, place: Place) -> str:
    for rule in book.rules:
        if not rule.paired:
            text = apply_rule(rule, text, book, place)
    return text


def apply_rule(rule: Rule, text: str, book: RuleBook, place: Place) -> str:
    """Return ``text`` with the rule's cuts made where they are allowed; ``text`` itself where none is."""
    if not _in_context(rule, place):
        return text

    def cut(match: re.Match[str]) -> str:
        shorter = match.expand(rule.replace)
        if in_quotation(text, *match.span()) or not book.guard.allows(match, shorter, rule.may_cut, place.names):
            return match[0]
        return shorter if _match_in_context(rule, match, book, place) else match[0]

    cut_text = rule.pattern.sub(cut, text)
    if cut_text == text:
        return text
    shortened = tidy(cut_text, book.language)
    return shortened if balanced(shortened) and len(shortened.split()) >= _FEWEST_WORDS else text


def tidy(text: str, language: str) -> str:
    """Return ``text`` with single spaces, none before a comma or full stop, and an English capital at its head."""
    text = re.sub(r" (?=[،,.؛](?: |$))", "", re.sub(r"\s{2,}", " ", text).strip())
    text = re.sub(r"(?<=\w)\.\.$", ".", text)  # an abbreviation's stop is the sentence's too
    return text[:1].upper() + text[1:] if language == "en" else text


def _in_context(rule: Rule, place: Place) -> bool:
    """Say whether the rule applies to sentences in this place at all."""
    if place.flagged and not rule.clause:
        return False
    return {"first": place.first, "detached": place.detached}.get(rule.context, True)


def _match_in_context(rule: Rule, match: re.Match[str], book: RuleBook, place: Place) -> bool:
    """Say whether the rule applies to this match, by what the page names and the summary says elsewhere."""
    if rule.context in ("unused", "alias"):
        return _is_spare_alias(rule, match, book, place)
    if rule.context == "name-follows":
        following = " ".join(match.string[match.end() :].split()[:4])
        return any(book.guard.names_in(following[: len(name)], frozenset((name,))) for name in place.names)
    if rule.context == "known":
        return book.guard.names_in(place.before, frozenset((match["name"],)))
    return True


def _is_spare_alias(rule: Rule, match: re.Match[str], book: RuleBook, place: Place) -> bool:
    """Say whether a bracketed alias is needed nowhere else; an Arabic one must be an acronym or name what precedes."""
    alias = match[0].strip(" ()")
    rest = f"{match.string[: match.start()]} {match.string[match.end() :]} {place.elsewhere}"
    if book.guard.names_in(rest, frozenset((alias, f"ال{alias}"))):
        return False
    if rule.context == "unused" or alias.isascii() or alias in place.acronyms:
        return True
    head = normalize_ar(match.string[: match.start()]).rstrip()
    return any(
        normalize_ar(alias) in {normalize_ar(form) for form in forms}
        and any(head.endswith(normalize_ar(form)) for form in forms)
        for forms in place.aliases
    )
