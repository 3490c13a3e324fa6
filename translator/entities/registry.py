"""The registry: what was decided about names, kept from run to run in a CSV file that a person may edit.

A row is one entity: the spelling chosen, its type, its Arabic forms separated by ``|``, and where the spelling came
from. trsum adds rows and forms; a row with ``locked`` is a person's decision, is looked for in every text like a
glossary's term, and is never changed. ``merge_into`` names the spelling of the row that this one belongs to. To
split a row, a person divides its forms over two rows. The type ``NONE`` says that the forms name nothing.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from translator.document import Entity, EntityType
from translator.entities.gazetteers import Entry
from translator.entities.normalize import bare, is_arabic, key
from translator.entities.romanize import person_key, person_parts
from translator.errors import UsageError, reason

#: The type of forms that are no name.
NONE = "NONE"
COLUMNS = ("english", "type", "arabic", "locked", "merge_into", "source", "note")
_NEEDED = COLUMNS[:3]
_YES = frozenset({"yes", "y", "true", "1", "x"})
_NO = frozenset({"", "no", "n", "false", "0"})
_SHAPE = f"begin the file with the line: {','.join(COLUMNS)}"


@dataclass(frozen=True, slots=True)
class Row:
    """One entity of the registry."""

    english: str
    type: EntityType | None  #: None where the forms name nothing
    arabic: tuple[str, ...]
    locked: bool = False
    source: str = "registry"  #: where the spelling came from
    note: str = ""

    @property
    def entry(self) -> Entry:
        """Return the row as a row of a table of names."""
        source = "registry" if self.locked else self.source
        return Entry(self.english, self.type or EntityType.MISC, "registry", source=source)


@dataclass(frozen=True)
class Registry:
    """The rows in the order of the file."""

    rows: tuple[Row, ...] = ()

    @cached_property
    def decided(self) -> dict[str, Entry]:
        """Return the rows that a person locked, to be looked for in every text, by the key of each form."""
        return self._table(row for row in self.rows if row.locked and row.type is not None)

    @cached_property
    def no_names(self) -> dict[str, Entry]:
        """Return the forms that name nothing, by key."""
        return self._table(row for row in self.rows if row.type is None)

    @staticmethod
    def _table(rows: Iterable[Row]) -> dict[str, Entry]:
        table: dict[str, Entry] = {}
        for row in rows:
            for form in row.arabic:
                table.setdefault(key(form), row.entry)
        return table

    @cached_property
    def _known(self) -> dict[tuple[EntityType, str], Row]:
        known: dict[tuple[EntityType, str], Row] = {}
        for row in self.rows:
            if row.type is None:
                continue
            for form in row.arabic:
                known.setdefault((row.type, form_key(form, row.type)), row)
        return known

    def find(self, arabic: str, kind: EntityType) -> Entry | None:
        """Return what was decided about a name of a type; None where nothing was."""
        row = self._known.get((kind, form_key(arabic, kind)))
        return row.entry if row else None

    @cached_property
    def signature(self) -> str:
        """Return a short hash of what persons decided; what trsum itself wrote down changes no report."""
        return _hash(repr(row) for row in self.rows if row.locked or row.type is None)

    @cached_property
    def whole_signature(self) -> str:
        """Return a short hash of all rows."""
        return _hash(map(repr, self.rows))

    def with_entities(self, entities: Iterable[Entity]) -> Registry:
        """Return the registry with what is new in a table of entities; locked rows stay as they are.

        Dates and the glossary's terms are no decisions of ours, and a surname alone is nobody's for good.
        """
        rows = list(self.rows)
        at = {(row.type, row.english): number for number, row in reversed(list(enumerate(rows)))}
        taken = {(kind, folded) for kind, folded in self._known}
        for entity in entities:
            forms = [form for form in lasting_forms(entity) if (entity.type, form_key(form, entity.type)) not in taken]
            number = at.get((entity.type, entity.en))
            if not forms or (number is not None and rows[number].locked):
                continue
            taken |= {(entity.type, form_key(form, entity.type)) for form in forms}
            if number is None:
                at[entity.type, entity.en] = len(rows)
                rows.append(Row(entity.en, entity.type, tuple(forms), source=entity.source))
            else:
                rows[number] = replace(rows[number], arabic=(*rows[number].arabic, *forms))
        return Registry(tuple(rows))


def form_key(form: str, kind: EntityType) -> str:
    """Return what the spelling variants of a form share."""
    return person_key(form) if kind is EntityType.PER else bare(key(form))


def lasting_forms(entity: Entity) -> tuple[str, ...]:
    """Return the forms of an entity that mean it in other documents too, one for each key."""
    if entity.type is EntityType.DATE or entity.source == "glossary":
        return ()
    forms: dict[str, str] = {}
    for form in entity.ar:
        if "|" not in form and (entity.type is not EntityType.PER or len(person_parts(form)) > 1):
            forms.setdefault(form_key(form, entity.type), form)
    return tuple(forms.values())


def _hash(texts: Iterable[str]) -> str:
    found = "\n".join(texts)
    return hashlib.sha256(found.encode()).hexdigest()[:12] if found else "none"


def load_registry(path: Path) -> Registry:
    """Read a registry; a file that is not there yet is an empty one.

    Raises:
        UsageError: the file cannot be read, has no header, or a line is wrong (with its number).
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return Registry()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"cannot read the registry {path}: {reason(error)}", "give a CSV file in UTF-8") from error
    return _merged(_parse(text, path), path)


def to_csv(registry: Registry) -> str:
    """Return the registry as the text of its file; the mark at its front tells spreadsheets that it is UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in registry.rows:
        kind, locked = row.type or NONE, "yes" if row.locked else ""
        writer.writerow((row.english, kind, "|".join(row.arabic), locked, "", row.source, row.note))
    return "\ufeff" + out.getvalue()


def _parse(text: str, path: Path) -> list[tuple[int, Row, str]]:
    """Return each row with its line and the spelling that it is to be merged into."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    header: list[str] | None = None
    rows = []
    try:
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            if header is None:
                header = _header(cells, path)
                continue
            if len(cells) > len(header):
                raise UsageError(
                    f"{path}, line {reader.line_num}: {len(cells)} cells under {len(header)} columns",
                    'put a cell that holds a comma in "quotes"',
                )
            found = {name: " ".join(cell.split()) for name, cell in zip(header, cells, strict=False)}
            rows.append((reader.line_num, _row(found, f"{path}, line {reader.line_num}"), found.get("merge_into", "")))
    except csv.Error as error:
        raise UsageError(f"{path}, line {reader.line_num}: {error}", "mend the quotes of that line") from error
    return rows


def _header(cells: list[str], path: Path) -> list[str]:
    header = [cell.strip().lower() for cell in cells]
    for name in _NEEDED:
        if name not in header:
            raise UsageError(f"{path}, line 1: the column {name!r} is missing", _SHAPE)
    if unknown := [name for name in header if name not in COLUMNS]:
        raise UsageError(f"{path}, line 1: {unknown[0]!r} is no column of a registry", f"choose from {COLUMNS}")
    return header


def _row(cells: dict[str, str], where: str) -> Row:
    forms = tuple(form.strip() for form in cells.get("arabic", "").split("|") if key(form))
    english, kind, locked = cells.get("english", ""), cells.get("type", "").upper(), cells.get("locked", "").lower()
    if not forms or not (english or kind == NONE):
        raise UsageError(f"{where}: the Arabic or the English is missing", "fill in both cells, or delete the line")
    if is_arabic(english):
        raise UsageError(f"{where}: Arabic letters stand in the English {english!r}", "put the English in that cell")
    if kind != NONE and kind not in set(EntityType):
        raise UsageError(f"{where}: {kind!r} is no type", f"choose from {', '.join((*EntityType, NONE))}")
    if locked not in _YES | _NO:
        raise UsageError(f"{where}: locked is {locked!r}", "write yes, or nothing")
    source = cells.get("source") or "registry"
    return Row(
        english, None if kind == NONE else EntityType(kind), forms, locked in _YES, source, cells.get("note", "")
    )


def _merged(parsed: list[tuple[int, Row, str]], path: Path) -> Registry:
    """Give the forms of rows that are merged into another to that one.

    Raises:
        UsageError: there is no row of that name, or it is itself merged.
    """
    rows = {number: row for number, row, into in parsed if not into}
    for number, row, into in parsed:
        if not into:
            continue
        target = next((n for n, other in rows.items() if other.english == into and other.type is row.type), None)
        target = target or next((n for n, other in rows.items() if other.english == into), None)
        if target is None:
            raise UsageError(
                f"{path}, line {number}: there is no row {into!r} to merge into",
                "write the English of another row, one that is not merged itself",
            )
        forms = dict.fromkeys((*rows[target].arabic, *row.arabic))
        rows[target] = replace(rows[target], arabic=tuple(forms))
    return Registry(tuple(rows.values()))
