"""The bilingual report as one web page that needs nothing beside itself.

Looks stand in ``templates/``: Jinja2 templates, a style sheet and a script, which are written into
the page. A page's own text is data: it is escaped wherever it stands, and the page forbids every
script and style but those two, and every request.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from translator.document import Document, Entity
from translator.reports import labels, passages

if TYPE_CHECKING:
    from jinja2 import Environment

_TEMPLATES = Path(__file__).parent / "templates"


def report_html(document: Document) -> str:
    """Return the whole report on one document."""
    return _render("report.html.j2", document=document)


def clean_html(document: Document, *, explain: bool = False) -> str:
    """Return the cleaned Arabic; ``explain`` adds what was removed, and by which rule."""
    return _render("clean.html.j2", document=document, explain=explain)


def translation_html(document: Document) -> str:
    """Return the English alone, paragraph by paragraph."""
    return _render("translation.html.j2", document=document)


def entities_html(entities: Sequence[Entity]) -> str:
    """Return one entity table over one or more documents."""
    return _render("entities.html.j2", entities=entities)


def _render(template: str, **values: Any) -> str:
    return _environment().get_template(template).render(values)


@lru_cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    style, script = (_asset(name) for name in ("report.css", "report.js"))
    environment.globals |= {"style": style, "script": script, "policy": _policy(style, script)}
    environment.globals |= {name: getattr(labels, name) for name in ("count", "doubtful", "flags_used")}
    environment.filters |= {
        "flag_label": labels.flag_label,
        "flag_meaning": labels.flag_meaning,
        "type_label": labels.type_label,
        "metadata_facts": labels.metadata_facts,
        "source_facts": labels.source_facts,
        "title_doubts": labels.title_doubts,
        "other_warnings": labels.other_warnings,
        "paragraphs": passages.paragraphs,
        "translated": passages.translated,
    }
    environment.tests |= {
        "arabic": passages.has_arabic,
        "begun_in_arabic": passages.begins_arabic,
        "web_address": passages.is_web_address,
    }
    return environment


def _asset(name: str) -> str:
    return (_TEMPLATES / name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """Return the content security policy: these two by their hashes (CSP level 3), nothing else, no requests."""
    allowed = (f"'sha256-{_hash(text)}'" for text in (style, script))
    return "default-src 'none'; style-src {}; script-src {}; base-uri 'none'; form-action 'none'".format(*allowed)


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
