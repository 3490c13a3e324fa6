"""Typst run on a template: data in, PDF out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from translator.errors import TrsumError
from translator.reports.labels import flag_labels, kind_labels, type_labels
from translator.reports.pdf.textlayer import mend

TEMPLATES = Path(__file__).with_name("templates")
#: Paper sizes by the names that Typst has for them.
PAPERS = {"a4": "a4", "letter": "us-letter"}


def typeset(template: str, values: Mapping[str, Any], *, paper: str) -> bytes:
    """Return the PDF that a template makes of ``values``; the same values give the same bytes.

    Values reach the template as JSON, so that nothing in them is ever read as markup.

    Args:
        template: a file of ``templates/``, without its suffix.
        values: what the template shows; ``signature`` stands at the foot of every page.
        paper: ``a4`` or ``letter``.

    Raises:
        TrsumError: Typst refuses the template; the message is Typst's.
    """
    import typst

    labels = {"flags": flag_labels(), "types": type_labels(), "kinds": kind_labels()}
    told = json.dumps({**values, "paper": PAPERS[paper], "labels": labels}, ensure_ascii=False)
    try:
        pdf: bytes = typst.compile(
            str(TEMPLATES / f"{template}.typ"),
            root=str(TEMPLATES),
            font_paths=[str(_arabic_fonts())],
            ignore_system_fonts=True,
            format="pdf",
            sys_inputs={"data": told},
        )
    except typst.TypstError as error:
        raise TrsumError(f"the template {template}.typ does not compile: {error}", "please report it") from error
    return mend(pdf)


def _arabic_fonts() -> Path:
    import fontpkg_amiri

    return Path(fontpkg_amiri.__file__).with_name("files")
