"""Summaries in both languages: sentences chosen once, condensed, cited and checked."""

from __future__ import annotations

from translator.summarization.stage import summarize

__all__ = ["summarize"]
