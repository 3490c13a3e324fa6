"""Finding the dates of a text."""

from __future__ import annotations

from functools import lru_cache

from translator.dates import relative
from translator.dates.calendar import english_date, iso_date
from translator.dates.figures import find_figures
from translator.dates.match import DateKind, DateMatch, match_of
from translator.dates.parts import Year, read_day, read_month, read_turn, read_year
from translator.dates.tables import english, starters, word_set
from translator.dates.tokens import Tokens, without_prefix

#: What a pattern gives: the match and the index of the token after it.
_Read = tuple[DateMatch, int] | None
#: A figure below this is taken for a year only where a word says so.
FIRST_BARE_YEAR = 1700
_WHOLE = {"early": "the beginning of", "mid-": "the middle of", "late": "the end of"}


@lru_cache(maxsize=4096)
def find_dates(text: str, published: str | None = None) -> tuple[DateMatch, ...]:
    """Return the dates of an Arabic text in order, without overlaps; English and numeric ones too.

    Args:
        text: one sentence or line.
        published: the ISO 8601 date of writing, from which "yesterday" and "Thursday" get theirs.
    """
    figures = find_figures(text)
    taken = {at for match in figures for at in range(match.start, match.end)}
    tokens = Tokens(text)
    finder = _Finder(tokens, published)
    found = list(figures)
    at = 0
    while at < len(tokens):
        read = finder.read(at) if tokens[at].start not in taken and _may_start(tokens[at].key) else None
        if read:
            found.append(read[0])
        at = read[1] if read else at + 1
    return tuple(sorted(found, key=lambda match: match.start))


def parse_publication_date(text: str) -> str | None:
    """Return the first whole date of a text as ISO 8601, else None."""
    return next((match.iso for match in find_dates(text) if match.iso and match.kind is DateKind.DAY), None)


def _may_start(key: str) -> bool:
    """Say whether a date can begin with this word; nearly all words are told apart here."""
    return key[:1].isdigit() or any(form in starters() for form in without_prefix(key))


def _is_led(tokens: Tokens, at: int) -> bool:
    """Say whether the word before makes a time of what follows (في, منذ, شهر …)."""
    return at > 0 and any(form in word_set("lead") for form in without_prefix(tokens[at - 1].key))


class _Finder:
    """The patterns of dates, each tried at one token."""

    def __init__(self, tokens: Tokens, published: str | None) -> None:
        self._tokens = tokens
        self._published = published

    def read(self, at: int) -> _Read:
        """Return the date that begins at a token, with the index of the token after it."""
        return (
            self._weekday_and_day(at)
            or self._day_and_month(at)
            or self._week(at)
            or self._position(at)
            or self._month(at)
            or self._season(at)
            or relative.read_unit(self._tokens, at, self._published)
            or relative.read_day_word(self._tokens, at, self._published)
            or self._year(at)
        )

    def _weekday_and_day(self, at: int) -> _Read:
        """Read a weekday and, where one follows, its day of the month."""
        tokens = self._tokens
        read = relative.read_weekday_phrase(tokens, at, self._published)
        if read is None:
            return None
        match, end = read
        after = end + (tokens[end].key in ("،", ","))
        after += tokens[after].key == "الموافق"
        day = self._day_and_month(after)
        if day is None:
            return read
        text = tokens.text[match.start : day[0].end]
        english_text = f"{match.english}, {day[0].english}"
        return DateMatch(match.start, day[0].end, text, day[0].iso, english_text, DateKind.DAY), day[1]

    def _day_and_month(self, at: int) -> _Read:
        tokens = self._tokens
        day = read_day(tokens, at)
        if day is None:
            return None
        after = day[1] + (tokens[day[1]].key == "من")
        after += tokens[after].key == "شهر"
        month = read_month(tokens, after)
        if month is None:
            return None
        year = self._year_after(month[1])
        value = year[0] if year else None
        text = english_date(month[0].month, day[0], value)
        if tokens[at].key == "غره":
            text = f"the first day of {english_date(month[0].month, None, value)}"
        iso = iso_date(value, month[0].month, day[0])
        return match_of(tokens, at, year[1] if year else month[1], iso, text, DateKind.DAY)

    def _year_after(self, at: int) -> tuple[Year, int] | None:
        """Read the year after a month; a comma may stand before it."""
        year = read_year(self._tokens, at)
        if year is None and self._tokens[at].key in ("،", ",") and len(self._tokens[at + 1].key) == len("2026"):
            year = read_year(self._tokens, at + 1)
        return year

    def _month(self, at: int) -> _Read:
        month = read_month(self._tokens, at, prefixed=True)
        if month is None:
            return None
        name, end = month
        year = self._year_after(end)
        if year is None and not self._stands_alone(at, name.month.alone, name.cut):
            return None
        if year and year[0].calendar and year[0].is_hijri != (name.month.calendar == "h"):
            year = None
        value = year[0] if year else None
        text = english_date(name.month, None, value)
        if year is None and name.month.calendar == "h":
            turn, end = read_turn(self._tokens, end)
            text = f"{turn} {text}".strip()
        iso = iso_date(value, name.month)
        return match_of(self._tokens, at, year[1] if year else end, iso, text, DateKind.MONTH, name.cut)

    def _stands_alone(self, at: int, alone: str, cut: int) -> bool:
        """Say whether a month's name is a month here: some are words or names of people as well."""
        for_it = cut > 0 and self._tokens[at].key[cut - 1] == "ل"
        return alone == "yes" or (alone == "lead" and (_is_led(self._tokens, at) or for_it))

    def _position(self, at: int) -> _Read:
        """Read "the end of May", "mid-2024", "the end of the year"."""
        tokens = self._tokens
        head = english("positions").get(tokens[at].key)
        if head is None:
            return None
        after = at + 1 + (tokens[at + 1].key == "شهر")
        inner = self._month(after) or self._season(after)
        if inner is None and (inner := relative.read_unit(tokens, after, self._published, bare=True)):
            head = _WHOLE.get(head, head)
        inner = inner or self._year(after, certain=True)
        if inner is None or inner[0].start != tokens[after].start:
            return None
        text = head + inner[0].english if head.endswith("-") else f"{head} {inner[0].english}"
        return match_of(tokens, at, inner[1], None, text, inner[0].kind)

    def _week(self, at: int) -> _Read:
        """Read "the first week of April"."""
        tokens = self._tokens
        which = english("weeks").get(tokens[at + 1].key) if tokens[at].key == "الاسبوع" else None
        month = self._month(at + 3) if which and tokens[at + 2].key == "من" else None
        if month is None:
            return None
        return match_of(tokens, at, month[1], None, f"the {which} week of {month[0].english}", DateKind.RELATIVE)

    def _season(self, at: int) -> _Read:
        season = english("seasons").get(self._tokens[at].key)
        year = read_year(self._tokens, at + 1) if season else None
        if year is None:
            return None
        text = f"{season} {english_date(year=year[0])}"
        return match_of(self._tokens, at, year[1], iso_date(year[0]), text, DateKind.SEASON)

    def _year(self, at: int, *, certain: bool = False) -> _Read:
        """Read a year that its head, its era or the words around it say to be one."""
        year = read_year(self._tokens, at)
        if year is None:
            return None
        headed = self._tokens[at].number is None
        if not (certain or headed or year[0].calendar or self._is_year(at, year[0])):
            return None
        return match_of(self._tokens, at, year[1], iso_date(year[0]), english_date(year=year[0]), DateKind.YEAR)

    def _is_year(self, at: int, year: Year) -> bool:
        tokens = self._tokens
        before, after = tokens[at - 1].key if at else "", tokens[at + 1].key
        if after in word_set("counted") or after in ("%", "٪", "$") or year.number < FIRST_BARE_YEAR:
            return False
        paired = before in ("و", "-", "–", "/") and tokens[at - 2].number is not None and len(tokens[at - 2].key) == 4
        bracketed = before == "(" and after == ")"
        return _is_led(tokens, at) or (before == "بين" and after == "و") or paired or bracketed
