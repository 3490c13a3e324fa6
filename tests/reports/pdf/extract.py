"""What programs read from a PDF, and texts made comparable."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import unicodedata

import pypdf
import pytest

#: Marks that show nothing: direction marks and embeddings, which extractors add of their own accord.
_INVISIBLE = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def by_pypdf(pdf: bytes) -> str:
    """Return the text that pypdf reads."""
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def by_poppler(pdf: bytes) -> str:
    """Return the text that pdftotext reads."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    done = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    return done.stdout.decode("utf-8")


def plain(text: str) -> str:
    """Return ``text`` in NFC without white space and invisible marks: lines are broken anew in a PDF."""
    return "".join(_INVISIBLE.sub("", unicodedata.normalize("NFC", text)).split())
