"""Text to lines, counted as an editor counts them.

Only line feed, carriage return, and the two together end a line: these are what every editor counts
by, and the line numbers of a report are there to find a line again. Other separators (vertical tab,
form feed, next line, line and paragraph separator) become spaces later on. Where a text has none of
the usual ends but several of the others, they are what its lines are made of, and they break it.
"""

from __future__ import annotations

import re

_USUAL = re.compile(r"\r\n|\r|\n")
_UNUSUAL = re.compile("[\x0b\x0c\u2028\u2029]")


def split_lines(text: str) -> tuple[list[str], tuple[str, ...]]:
    """Return the lines of ``text`` without their ends, and the repairs that this took.

    A line end at the very end of the text begins no further line.
    """
    lines = _USUAL.split(text)
    if len(lines) > 1 and not lines[-1]:
        lines.pop()
    if len(lines) == 1 and _UNUSUAL.search(lines[0].strip()):
        return _UNUSUAL.split(lines[0]), ("line-separators",)
    return lines, ()
