"""Terms in TBX (ISO 30042), as terminology programs export them: version 2 (``termEntry``) and 3 (``conceptEntry``)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from translator.errors import UsageError

#: Names of one thing in version 3 and version 2.
_ENTRY = frozenset(("conceptEntry", "termEntry"))
_LANGUAGE = frozenset(("langSec", "langSet"))
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, slots=True)
class Concept:
    """One entry: its Arabic terms, its first English term, and what it says of itself."""

    line: int
    arabic: tuple[str, ...]
    english: str
    type: str  #: the ``subjectField`` or ``entityType``, as written; empty where there is none
    note: str


def read_concepts(text: str, path: Path) -> tuple[Concept, ...]:
    """Return the entries that have terms in both languages; the others name nothing for trsum and are passed over.

    Raises:
        UsageError: the file is no XML, or no entry has an Arabic and an English term.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(text.encode("utf-8"), parser)
    except etree.XMLSyntaxError as error:
        raise UsageError(f"the glossary {path} is no whole TBX file: {error}", "export it again, or use CSV") from error
    concepts = tuple(_concept(node) for node in root.iter() if _name(node) in _ENTRY)
    kept = tuple(concept for concept in concepts if concept.arabic and concept.english)
    if not kept:
        raise UsageError(f"no entry of {path} has both Arabic and English terms", "mark them with xml:lang ar and en")
    return kept


def _concept(entry: Any) -> Concept:
    terms: dict[str, list[str]] = {"ar": [], "en": []}
    for section in entry.iter():
        language = (section.get(_XML_LANG) or "").lower().partition("-")[0]
        if _name(section) in _LANGUAGE and language in terms:
            terms[language] += [_text(node) for node in section.iter() if _name(node) == "term" and _text(node)]
    said = {node.get("type"): _text(node) for node in entry.iter() if _name(node) in {"descrip", "admin", "termNote"}}
    note = next((_text(node) for node in entry.iter() if _name(node) == "note"), "")
    kind = said.get("entityType") or said.get("subjectField") or ""
    return Concept(entry.sourceline, tuple(terms["ar"]), next(iter(terms["en"]), ""), kind, note)


def _name(node: Any) -> str:
    """Return an element's name without its namespace; comments have none."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def _text(node: Any) -> str:
    return " ".join("".join(node.itertext()).split())
