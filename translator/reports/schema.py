"""Validation against the JSON Schemas that stand beside this module."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any


@lru_cache
def load_schema(name: str) -> dict[str, Any]:
    """Return the schema called ``report``, ``entities`` or ``clean`` (JSON Schema 2020-12)."""
    schema: dict[str, Any] = json.loads(Path(__file__).with_name(f"{name}.schema.json").read_text(encoding="utf-8"))
    return schema


def validate_report(report: Mapping[str, Any]) -> None:
    """Check a report that ``to_json_object`` or a JSON file gave.

    Raises:
        jsonschema.ValidationError: it is not as ``report.schema.json`` demands.
    """
    _validate(report, "report")


def validate_entities(table: Mapping[str, Any]) -> None:
    """Check an entity table over several documents.

    Raises:
        jsonschema.ValidationError: it is not as ``entities.schema.json`` demands.
    """
    _validate(table, "entities")


def validate_clean(report: Mapping[str, Any]) -> None:
    """Check what ``trsum clean -f json`` gives.

    Raises:
        jsonschema.ValidationError: it is not as ``clean.schema.json`` demands.
    """
    _validate(report, "clean")


def _validate(value: Mapping[str, Any], name: str) -> None:
    from jsonschema import Draft202012Validator  # a development dependency: a run of trsum never needs it

    validator = Draft202012Validator(load_schema(name), format_checker=Draft202012Validator.FORMAT_CHECKER)
    validator.validate(value)
