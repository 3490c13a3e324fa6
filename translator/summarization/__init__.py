"""Summaries in both languages: sentences chosen once, condensed, cited and checked."""

from __future__ import annotations

from translator.summarization.digest import DigestSentence, Place, digest
from translator.summarization.stage import summarize

__all__ = ["DigestSentence", "Place", "digest", "summarize"]
