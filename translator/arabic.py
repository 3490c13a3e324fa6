"""What every stage means by the marks and the digits of Arabic text."""

from __future__ import annotations

import re

#: Vowel signs and other marks over and under letters, the dagger alef, and tatweel: no letter among them.
MARKS = "\u0640\u064b-\u065f\u0670"
_MARKS = re.compile(f"[{MARKS}]")
#: One character for one, so that offsets stay: Arabic-Indic and Persian digits.
LATIN_DIGITS = {ord(a): str(i % 10) for i, a in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")}


def without_marks(text: str) -> str:
    """Return ``text`` without vowel signs and tatweel, its letters untouched."""
    return _MARKS.sub("", text)


def with_latin_digits(text: str) -> str:
    """Return ``text`` with its digits in Latin and all else as it was, of the same length."""
    return text.translate(LATIN_DIGITS)
