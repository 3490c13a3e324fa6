"""The language of every line, and whether there is Arabic to translate."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from translator.document import Document, Line
from translator.errors import NoArabicError
from translator.language.arabic_script import Evidence, gather, script_languages
from translator.language.latin import latin_languages
from translator.language.scripts import ARABIC, LATIN, default_languages, letters_by_script

ARABIC_LINE_SHARE = 0.25  #: of a line's letters from which it is an Arabic line with foreign names in it
MIN_ARABIC_LETTERS = 2  #: in Arabic lines of a page that has Arabic to translate
#: Of the Arabic-script letters of a page that is mostly in a related language: where less is Arabic,
#: the page quotes a verse or a name and holds nothing to translate.
ARABIC_PAGE_SHARE = 0.1


@dataclass(frozen=True, slots=True)
class _Signs:
    """What tells a line's language."""

    letters: Counter[str]
    script: str | None
    evidence: Evidence | None  #: of a line in Arabic letters


def detect_language(document: Document) -> Document:
    """Set the language of a document and of each of its lines.

    Lines without letters are Arabic: a date or a figure belongs to the text around it.

    Raises:
        NoArabicError: no line holds Arabic to translate.
    """
    signs = [_signs(line.text) for line in document.lines]
    page = _page_language(signs)
    latin = iter(
        latin_languages(line.text for line, sign in zip(document.lines, signs, strict=True) if sign.script == LATIN)
    )
    lines = tuple(
        replace(line, language=next(latin) if sign.script == LATIN else _line_language(sign, page))
        for line, sign in zip(document.lines, signs, strict=True)
    )
    _require_arabic(document.source.path, lines, signs)
    return document.with_(source=replace(document.source, language="ar"), lines=lines)


def _signs(text: str) -> _Signs:
    letters = letters_by_script(text)
    script = _main_script(letters)
    return _Signs(letters, script, gather([text]) if script == ARABIC else None)


def _main_script(letters: Counter[str]) -> str | None:
    if not letters:
        return None
    if letters[ARABIC] >= ARABIC_LINE_SHARE * letters.total():
        return ARABIC
    return max((count, name) for name, count in letters.items() if name != ARABIC)[1]


def _page_language(signs: list[_Signs]) -> str:
    words = 0
    votes: Counter[str] = Counter()
    for sign in signs:
        if sign.evidence is not None:
            words += sign.evidence.words
            votes.update(sign.evidence.votes)
    return Evidence(words, votes).language()


def _line_language(sign: _Signs, page: str) -> str:
    if sign.script is None:
        return "ar"
    if sign.evidence is None:
        return default_languages()[sign.script]
    if page == "ar":
        return sign.evidence.foreign_line() or "ar"
    return "ar" if sign.evidence.is_arabic_line() else page


def _require_arabic(path: str, lines: tuple[Line, ...], signs: list[_Signs]) -> None:
    """Raise where no line holds Arabic, or too little beside the lines of a related language."""
    letters: Counter[str] = Counter()
    for line, sign in zip(lines, signs, strict=True):
        if sign.script is not None:
            letters[line.language] += sign.letters[sign.script]
    related = sum(letters[language.code] for language in script_languages())
    if letters["ar"] < MIN_ARABIC_LETTERS or letters["ar"] < ARABIC_PAGE_SHARE * (letters["ar"] + related):
        raise NoArabicError(
            _problem("standard input" if path == "-" else path, letters),
            "give a page in Arabic, trsum translates no other language",
        )


def _problem(name: str, letters: Counter[str]) -> str:
    foreign = [(count, code) for code, count in letters.items() if code != "ar"]
    if not foreign:
        return f"{name} holds no Arabic to translate"
    return f"{name} holds no Arabic to translate: it looks like {_language_name(max(foreign)[1])}"


def _language_name(code: str) -> str:
    for language in script_languages():
        if language.code == code:
            return language.name
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(code).get_language_name("en") or code
    except (UnknownLocaleError, ValueError):
        return code
