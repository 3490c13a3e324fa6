"""Named entities: found in the Arabic, one English spelling each, held to in the English."""

from __future__ import annotations

from translator.entities.enforce import enforce_spelling, named_in
from translator.entities.glossary import Glossary, load_glossary
from translator.entities.invented import flag_invented_entities
from translator.entities.merge import merge_tables
from translator.entities.recognize import recognize_entities
from translator.entities.registry import Registry, load_registry, to_csv
from translator.entities.spellings import english_of

__all__ = [
    "Glossary",
    "Registry",
    "enforce_spelling",
    "english_of",
    "flag_invented_entities",
    "load_glossary",
    "load_registry",
    "merge_tables",
    "named_in",
    "recognize_entities",
    "to_csv",
]
