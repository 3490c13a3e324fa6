"""Briefings: one document over many pages, for a reader with ten minutes."""

from translator.briefing.compose import compose
from translator.briefing.model import Briefing, Event, Group, Name, Reference, Statement

__all__ = ["Briefing", "Event", "Group", "Name", "Reference", "Statement", "compose"]
