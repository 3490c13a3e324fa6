"""Dates in Arabic text: where they stand, which day they mean, and their English."""

from translator.dates.finder import find_dates, parse_publication_date
from translator.dates.match import DateKind, DateMatch

__all__ = ["DateKind", "DateMatch", "find_dates", "parse_publication_date"]
