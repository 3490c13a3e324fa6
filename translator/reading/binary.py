"""Files that are no text: known by how they begin, or by control bytes that no text holds."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from translator.errors import InputBinaryError
from translator.reading.raw import display_name

_DATA = Path(__file__).parent / "data" / "magic.toml"
_LOOKED_AT = 65_536  #: bytes from the start that are searched and counted
MAX_CONTROL_SHARE = 0.01  #: of the bytes looked at; stray control bytes below this share are mended instead

#: C0 controls but tab, line feed, vertical tab, form feed, carriage return, and the two that old
#: systems leave in text: end of file (1A) and escape (1B).
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x19\x1c-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class FileFormat:
    """One row of magic.toml: how a kind of file begins and what to do with it."""

    name: str
    starts: bytes
    remedy: str
    at: int = 0
    contains: tuple[bytes, ...] = ()

    def fits(self, data: bytes) -> bool:
        """Say whether ``data`` begins as files of this kind do."""
        if not data.startswith(self.starts, self.at):
            return False
        return not self.contains or any(data.find(word, 0, _LOOKED_AT) >= 0 for word in self.contains)


@lru_cache(maxsize=1)
def file_formats() -> tuple[FileFormat, ...]:
    """Return the rows of magic.toml in their order."""
    with _DATA.open("rb") as file:
        rows = tomllib.load(file)["format"]
    return tuple(
        FileFormat(
            name=row["name"],
            starts=bytes.fromhex(row["starts"]),
            remedy=row["remedy"],
            at=row.get("at", 0),
            contains=tuple(word.encode() for word in row.get("contains", ())),
        )
        for row in rows
    )


def refuse_known_formats(path: str, data: bytes) -> None:
    """Refuse a file that begins as a picture, an archive or an office document does.

    Raises:
        InputBinaryError: with what the file seems to be, and what to do with it.
    """
    for row in file_formats():
        if row.fits(data):
            raise InputBinaryError(f"{display_name(path)} seems to be {row.name}", row.remedy)


def refuse_control_bytes(path: str, data: bytes) -> None:
    """Refuse bytes of which too many are controls. Not for UTF-16 and UTF-32, whose letters hold such bytes.

    Raises:
        InputBinaryError: the bytes are no text.
    """
    head = data[:_LOOKED_AT]
    if len(_CONTROLS.findall(head)) > MAX_CONTROL_SHARE * len(head):
        raise InputBinaryError(f"{display_name(path)} is not a text file", "give the page as plain text (UTF-8)")
