"""The user's own terms: a CSV or TBX file of Arabic forms and the English that must stand for them.

TBX is read in ``tbx.py``. A CSV file has a header with the columns ``arabic``, ``english``, ``type`` and
``note``; the last two
may be missing or empty. Several Arabic variants of one term are separated by ``|``.
"""

from __future__ import annotations

import csv
import hashlib
import io
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from translator.document import EntityType
from translator.entities.gazetteers import Entry, lookup
from translator.entities.normalize import is_arabic, key
from translator.errors import UsageError, reason

_COLUMNS = ("arabic", "english", "type", "note")
_SHAPE = "begin the file with the line: arabic,english,type,note"


@dataclass(frozen=True, slots=True)
class Term:
    """One row of a glossary."""

    arabic: tuple[str, ...]
    english: str
    type: EntityType
    note: str = ""


@dataclass(frozen=True)
class Glossary:
    """The user's terms and a short hash of them for the report's signature."""

    terms: tuple[Term, ...]
    signature: str

    @cached_property
    def table(self) -> dict[str, Entry]:
        """Return the terms by the key of each Arabic variant."""
        rows: dict[str, Entry] = {}
        for term in self.terms:
            for variant in term.arabic:
                rows.setdefault(key(variant), Entry(term.english, term.type, "glossary"))
        return rows


def load_glossary(path: Path) -> Glossary:
    """Read a glossary.

    Raises:
        UsageError: the file cannot be read, has no header, or a line is wrong (with its number).
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(
            f"cannot read the glossary {path}: {reason(error)}", "give a CSV or TBX file in UTF-8"
        ) from error
    terms = _concepts(text, path) if path.suffix.lower() == ".tbx" else _parse(text, path)
    digest = hashlib.sha256("\n".join(repr(term) for term in terms).encode()).hexdigest()
    return Glossary(terms, digest[:12])


def _parse(text: str, path: Path) -> tuple[Term, ...]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    terms: list[Term] = []
    header: list[str] | None = None
    try:
        for row in reader:
            if not any(cell.strip() for cell in row):
                continue
            if header is None:
                header = _header(row, path)
            else:
                terms.append(_term(dict(zip(header, row, strict=False)), len(row), len(header), path, reader.line_num))
    except csv.Error as error:
        raise UsageError(f"{path}, line {reader.line_num}: {error}", "mend the quotes of that line") from error
    if header is None:
        raise UsageError(f"the glossary {path} is empty", _SHAPE)
    return tuple(terms)


def _concepts(text: str, path: Path) -> tuple[Term, ...]:
    """Make terms of a TBX file: the first English of a concept for all its Arabic forms."""
    from translator.entities.tbx import read_concepts

    terms = []
    for concept in read_concepts(text, path):
        where = f"{path}, line {concept.line}"
        written = concept.type.upper() if concept.type.upper() in set(EntityType) else ""
        cells = {"arabic": "|".join(concept.arabic), "english": concept.english, "type": written, "note": concept.note}
        terms.append(_checked(cells, where))
    return tuple(terms)


def _header(row: list[str], path: Path) -> list[str]:
    header = [cell.strip().lower() for cell in row]
    missing = [name for name in _COLUMNS[:2] if name not in header]
    if missing:
        raise UsageError(f"{path}, line 1: the column {missing[0]!r} is missing", _SHAPE)
    return header


def _term(cells: dict[str, str], width: int, expected: int, path: Path, line: int) -> Term:
    where = f"{path}, line {line}"
    if width > expected:
        raise UsageError(
            f"{where}: {width} cells under {expected} columns", 'put a cell that holds a comma in "quotes"'
        )
    return _checked(cells, where)


def _checked(cells: dict[str, str], where: str) -> Term:
    variants = tuple(v.strip() for v in cells.get("arabic", "").split("|") if v.strip())
    english = " ".join(cells.get("english", "").split())
    if not english or not any(key(variant) for variant in variants):
        raise UsageError(f"{where}: the Arabic or the English is missing", "fill in both cells")
    if is_arabic(english):
        raise UsageError(f"{where}: Arabic letters stand in the English {english!r}", "put the English in that cell")
    return Term(
        variants, english, _type(cells.get("type", "").strip().upper(), variants, where), cells.get("note", "").strip()
    )


def _type(written: str, variants: tuple[str, ...], where: str) -> EntityType:
    if not written:
        known = lookup(key(variants[0]))
        return known.type if known else EntityType.MISC
    if written not in {kind.value for kind in EntityType}:
        raise UsageError(f"{where}: {written!r} is no type", f"choose from {', '.join(EntityType)}")
    return EntityType(written)
