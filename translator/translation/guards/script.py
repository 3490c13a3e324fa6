"""Arabic letters that stand in the English."""

from __future__ import annotations

import re

#: Letters of the Arabic blocks and presentation forms; punctuation and digits are mended elsewhere.
ARABIC_LETTER = re.compile(
    "[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdfb\ufe70-\ufefc]"
)


def has_arabic_letters(ar: str, en: str) -> bool:  # noqa: ARG001 - every guard takes both texts
    """Say whether the engine left a word untranslated or copied the Arabic."""
    return ARABIC_LETTER.search(en) is not None
