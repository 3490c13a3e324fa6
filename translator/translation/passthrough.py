"""Lines that need no engine: bare numbers, times, dates, addresses, punctuation, text without Arabic.

Engines invent sentences for a calendar or a table of figures, so these are converted sign by sign.
"""

from __future__ import annotations

import re

from translator.translation.guards.script import ARABIC_LETTER
from translator.translation.typography import to_latin_signs

#: A clock time and the half of the day. The single letters need minutes: "100 م" is metres, "1990 م" a year.
_TIME = re.compile(r"(?<![\d:.,/٫])(\d{1,2})([:.٫]\d\d)?(\s*)(صباحًا|صباحاً|صباحا|مساءً|مساء|ص|م)(?!\w)")
_LAST_HOUR = 23
_ADDRESS = re.compile(r"https?://\S+|www\.\S+")


def convert_plain(ar: str) -> str | None:
    """Return the English of a text that holds no Arabic words but dates and times; None for all others."""
    text = _TIME.sub(_half_of_day, ar.strip())
    if ARABIC_LETTER.search(_ADDRESS.sub("", text)) is None:
        return _outside_addresses(text)
    with_dates = _replace_dates(text)
    if ARABIC_LETTER.search(_ADDRESS.sub("", with_dates)) is None:
        return _outside_addresses(with_dates)
    return None


def _half_of_day(time: re.Match[str]) -> str:
    hour, minutes, space, word = time.groups()
    if int(hour) > _LAST_HOUR or (len(word) == 1 and not minutes):
        return time[0]
    return f"{hour}{minutes or ''}{space or ' '}{'a.m.' if word.startswith('ص') else 'p.m.'}"


def _outside_addresses(text: str) -> str:
    """Convert signs and digits, addresses left exactly as they are."""
    parts, last = [], 0
    for address in _ADDRESS.finditer(text):
        parts += [to_latin_signs(text[last : address.start()]), address[0]]
        last = address.end()
    return "".join((*parts, to_latin_signs(text[last:])))


def _replace_dates(text: str) -> str:
    from translator.dates import find_dates

    for match in sorted(find_dates(text), key=lambda match: match.start, reverse=True):
        if match.english:
            text = text[: match.start] + match.english + text[match.end :]
    return text
