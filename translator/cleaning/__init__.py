"""Cleaning: every line becomes body, metadata or a removed line with the rule that removed it."""

from __future__ import annotations

from translator.cleaning.articles import split_articles
from translator.cleaning.recurring import RecurrenceCounter, Recurring, find_recurring
from translator.cleaning.rulebook import rules_signature
from translator.cleaning.stage import Explanation, clean, explain

__all__ = [
    "Explanation",
    "RecurrenceCounter",
    "Recurring",
    "clean",
    "explain",
    "find_recurring",
    "rules_signature",
    "split_articles",
]
