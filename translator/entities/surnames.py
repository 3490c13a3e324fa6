"""Whether a word of the language is somebody's surname where it stands: الجمال after أشرف, and not "beauty"."""

from __future__ import annotations

from translator.entities.gazetteers import (
    attested_name,
    is_given_name,
    is_mostly_a_name,
    is_surname,
    triggers,
    words_of,
)
from translator.entities.normalize import Token

#: How much of the text before a word is looked at for a title and a given name.
_BEFORE = 60
#: A word that fewer bear is no surname.
_BORNE = 4
#: Words that are spelled as a given name once their letters are folded.
_NO_NAMES = frozenset({"على"})
#: Titles of two words, folded.
_LONG_TITLES = frozenset({"رجل الاعمال", "سيده الاعمال", "رييس الوزرا"})


def is_surname_at(text: str, start: int, end: int) -> bool:
    """Say whether ``text[start:end]``, which people bear as a name, stands right after a given name.

    A given name that is a word of the language too (أمل, سعيد) counts where a title stands before it, or where what
    follows is a usual surname.
    """
    word = words_of(text[start:end])[0]
    if word.prefix or attested_name(word.key, "", _BORNE) is None:
        return False
    before = [token for token in words_of(text[max(0, start - _BEFORE) : start]) if token.is_word]
    if not before or not _is_given(text[:start], before[-1]):
        return False
    return is_mostly_a_name(before[-1].key) or _has_title(before[:-1]) or is_surname(word.key)


def _is_given(before: str, last: Token) -> bool:
    return before.endswith(f"{last.text} ") and last.text not in _NO_NAMES and is_given_name(last.key)


def _has_title(before: list[Token]) -> bool:
    words = [token.key for token in before[-2:]]
    return " ".join(words) in _LONG_TITLES or "title" in triggers().get(words[-1] if words else "", frozenset())
