"""Unicode put right, line by line, each kind of repair by its name.

The order matters: letters read in a wrong encoding first, because the pieces they are in look like
symbols, spaces and controls; then character references, which may stand for any of what follows.
Vowel signs and tatweel are the writer's own and stay.
"""

from __future__ import annotations

import html
import re
import tomllib
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from html.entities import html5
from pathlib import Path

from translator.reading.mojibake import repair_mojibake

_DATA = Path(__file__).parent / "data" / "characters.toml"

_ENTITY = re.compile(r"&(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_JOINED_FORMS = re.compile("[\ufb50-\ufd3d\ufd50-\ufdfc\ufe70-\ufefc]+")
_PHRASES = re.compile("[\ufdfa\ufdfb]")  #: one sign for several words, such as ﷺ
_COMBINING_MARK = re.compile("[\u0300-\u036f\u0653-\u0655]")
_COMBINING = re.compile("[^\\W\\d_][\u0300-\u036f\u0653-\u0655]+")
_NON_JOINER = "\u200c"
_JOINER_IN_EMOJI = re.compile("(?<=[\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])\u200d")


def repair_line(line: str, *, keeps_non_joiner: bool = False) -> tuple[str, list[str]]:
    """Return a line with its Unicode put right, and the names of what was mended.

    Args:
        line: one line without its end.
        keeps_non_joiner: the line is Persian or Urdu, whose spelling needs the zero-width non-joiner.
    """
    names: list[str] = []
    if line.isascii() and "&" not in line and line.isprintable():
        return line, names
    for name, repair in _STEPS:
        mended = repair(line)
        if mended != line:
            names.append(name)
            line = mended
    mended = _remove_invisible(line, keeps_non_joiner)
    if mended != line:
        names.append("invisible-marks")
    return mended, names


def unescape_entities(line: str) -> str:
    """Replace character references such as ``&quot;`` and ``&#1575;``, also where they are escaped twice.

    Only those with their semicolon and a name that HTML has are taken for references: ``AT&T`` and the
    parts of an address stay.
    """
    for _ in range(2):
        mended = _ENTITY.sub(_entity, line)
        if mended == line:
            return line
        line = mended
    return line


def _entity(match: re.Match[str]) -> str:
    name = match[1]
    return html.unescape(match[0]) if name[0] == "#" or f"{name};" in html5 else match[0]


def unjoin_forms(line: str) -> str:
    """Replace the joined letter forms of old fonts and PDF files by their letters (NFKC of these alone)."""
    return _JOINED_FORMS.sub(_unjoined, _PHRASES.sub(_phrase, line))


def _phrase(match: re.Match[str]) -> str:
    """Write out the words of one sign, apart from the words beside it."""
    before, after = match.string[max(match.start() - 1, 0) : match.start()], match.string[match.end() : match.end() + 1]
    words = unicodedata.normalize("NFKC", match[0])
    return (" " if before.strip() else "") + words + (" " if after.isalnum() else "")


def _unjoined(match: re.Match[str]) -> str:
    # NFKC gives the vowel signs that stand alone a space to stand on; here they stand on a letter.
    return "".join(unicodedata.normalize("NFKC", char).lstrip(" ") for char in match[0])


def compose(line: str) -> str:
    """Join letters with the hamza, madda or accent that follows them as a character of its own."""
    if not _COMBINING_MARK.search(line):
        return line
    return _COMBINING.sub(lambda match: unicodedata.normalize("NFC", match[0]), line)


def remove_controls(line: str) -> str:
    """Remove control characters."""
    return _characters()["control-characters"].sub("", line)


def plain_spaces(line: str) -> str:
    """Turn every kind of space into the plain one."""
    return _characters()["odd-spaces"].sub(" ", line)


def plain_separators(line: str) -> str:
    """Turn line separators that editors do not count by into spaces."""
    return _characters()["line-separators"].sub(" ", line)


def _remove_invisible(line: str, keeps_non_joiner: bool) -> str:
    marks = _characters()["invisible-marks"]

    def kept(match: re.Match[str]) -> str:
        return _NON_JOINER if keeps_non_joiner and match[0] == _NON_JOINER else ""

    return "\u200d".join(marks.sub(kept, piece) for piece in _JOINER_IN_EMOJI.split(line))


@lru_cache(maxsize=1)
def _characters() -> dict[str, re.Pattern[str]]:
    """Return a pattern of one character for each table of characters.toml that holds code points."""
    with _DATA.open("rb") as file:
        rows = tomllib.load(file)
    ranges = {name: row.get("remove") or row.get("space") for name, row in rows.items()}
    return {name: re.compile(f"[{''.join(map(_class, codes))}]") for name, codes in ranges.items() if codes}


def _class(codes: str) -> str:
    first, _, last = codes.partition("-")
    return f"\\u{first}-\\u{last or first}"


_STEPS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("mojibake", repair_mojibake),
    ("html-entities", unescape_entities),
    ("presentation-forms", unjoin_forms),
    ("combining-marks", compose),
    ("line-separators", plain_separators),
    ("control-characters", remove_controls),
    ("odd-spaces", plain_spaces),
)
