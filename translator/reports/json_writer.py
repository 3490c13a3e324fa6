"""JSON text of a report object: UTF-8, readable, the same bytes for the same object."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any


def to_json(value: Mapping[str, Any], *, one_line: bool = False) -> str:
    """Return ``value`` as JSON text ending in a line feed.

    Args:
        value: a report object.
        one_line: write JSON Lines instead of indented text, for several reports in one stream.
    """
    if one_line:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False) + "\n"
    return json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
