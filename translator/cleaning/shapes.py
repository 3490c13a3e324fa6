"""Small functions that know the shape of a line where a phrase or pattern would be unreadable.

A rule row names one with ``match = "shape"``. Each takes a view of the line and says yes or no.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from translator.cleaning.lineview import LineView
from translator.cleaning.persons import names_person
from translator.cleaning.text import fold, words
from translator.cleaning.words import word_list

_ARROWS = re.compile(r"\s*[»›>→←‹\\]\s*|\s+[«/]\s+|\s*::\s*")
_BARS = re.compile(r"\s*[|•·●▪¦☰]\s*|\s+[/–-]\s+")
_NUMBER_ROW = re.compile(r"[\s()\[\]#|/.,:+*•-]*(?:\d[\d.,]*\s?[kmك]?[\s()\[\]#|/+*•-]*)+")
_CLOCK = re.compile(r"\s*\d{1,2}\s?:\s?\d{2}(?:\s?:\s?\d{2})?\s*")
_DATE_LIKE = re.compile(r"\d{1,4}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{1,4}")
_GAPS = re.compile(r"[\s\u00a0]{3,}|\t+")
_HASHTAG = re.compile(r"#\w[\w_]*")
_CREDIT = re.compile(r"[(\[]([^()\[\]]{2,60})[)\]][\s.]*$")
_CREDIT_SEPARATORS = re.compile(r"\s*[-–/+،,]\s*|\s+و(?=\S)")
_MATCHED_QUOTES = re.compile(r"«[^«»]*»")
_QUOTATION = re.compile(r"[\"“”«»]")
MIN_TELLING = 2  #: words that a note to the reader has of those with which sites speak to readers
TELLING_SHARE = 0.2
MIN_SECTIONS = 3  #: names of sections in a row
UNKNOWN_SECTIONS = 0.34  #: words of such a row that are none we know, for each that is
NAME_LENGTH = 4  #: words of a person's name, a title with it
ANSWER_WORDS = 4  #: words of an answer of a poll
MIN_TAGS, TAG_WORDS = 3, 3  #: parts of a row of tags, and words of each
_OFFERED = re.compile(r"(?<!\w)(?:نشرتنا|نشراتنا|(?:في|الي|علي) (?:بريدك|بريدكم|ايميلك|ايميلكم|صندوقك))(?!\w)")
_POLL = re.compile(r".{5,150}[؟?]\s*\(?(?P<answers>[^؟?./|]{1,40}(?:\s?[/|]\s?[^؟?./|]{1,40}){1,6})\)?")
_TAG_MARKS = re.compile(r"\s*[،,|/•·\u200e\u200f]\s*|\s{3,}")
_TAG_CLAUSE = re.compile(r"[\d:؟!«»\"“”()…;؛]")
WORDS_TO_JOIN = 10  #: names in a row to which one word that joins may be a name itself: "all sections"
ROW_WORDS = 5  #: words of the shortest row of names that is looked at
READINGS_WORDS = 24
READINGS, READINGS_SHARE = 3, 0.4  #: numbers on a line of readings, and their share of its words
_CLAUSE_MARK = re.compile(r"[\d:؟!«»\"“”()…]|\.\.")
_DEGREES = re.compile(r"\d\s?(?:درجه )?(?:°|º|℃|م°|ميويه)|[▲▼]|[☀☁☂⛅]\s?\d")
_SKY = re.compile(r"(?=.*\d\s?درجه).*(?:رياح|غيوم|صحو|امطار|غايم|مشمس|صافي)")
_CLOCK_FIRST = re.compile(r"\W*\d{1,2}\s?:\s?\d{2}(?!\d).{0,12}بتوقيت")
_READING = re.compile(
    r"\d{1,2}\s?:\s?\d{2}(?!\d)|[^\W\d]\s\(?\d{1,2}\s?[-–—×x]\s?\d{1,2}(?![\d/-])"
    r"|[^\W\d]\s\d{1,2}\s[^\d.،]{3,25}\s\d{1,2}$"
)
_PATH = re.compile(r".{0,60}[»›>→←‹\\|/:]\s*")
MENU_PART = 5  #: words; a longer part is a headline and no link of a menu


def _parts(view: LineView, separator: re.Pattern[str]) -> list[str]:
    return [part for part in separator.split(view.core) if part]


def is_breadcrumb(view: LineView) -> bool:
    """Say whether short parts stand between arrows or spaced slashes, as on the way from the home page."""
    if _MATCHED_QUOTES.search(view.core) or view.ending in {".", "?", ":"}:
        return False
    parts = _parts(view, _ARROWS)
    home = bool(parts) and parts[0] in {"الرييسيه", "الصفحه الرييسيه", "home"}
    *path, last = parts or [""]
    if home and len(parts) >= 2:  # the last part may be the article's own headline
        return all(len(words(part)) <= MENU_PART for part in path)
    if len(parts) == 2 and ("»" in view.folded or ">" in view.folded or "›" in view.folded):
        return _all_links(parts) and len(words(last)) < MENU_PART
    return len(parts) >= 3 and _all_links(parts)


def _all_links(parts: list[str]) -> bool:
    return all(len(words(part)) <= MENU_PART and any(char.isalpha() for char in part) for part in parts)


def is_menu_row(view: LineView) -> bool:
    """Say whether three or more short links, or two names of sections, stand in a row."""
    if view.ending in {".", "?", ":"}:
        return False
    parts = _parts(view, _BARS)
    if len(parts) == 2:
        return all(part in word_list("sections") for part in parts)
    if len(parts) < 3 or not _all_links(parts):
        return False
    return sum(len(words(part)) for part in parts) / len(parts) <= 3.5


def count_sections(view: LineView) -> tuple[int, int]:
    """Return how many names of sections stand on the line, and how many other words."""
    rest, sections, found, unknown = view.core.split(), word_list("sections"), 0, 0
    while rest:
        size = next((size for size in (3, 2, 1) if " ".join(rest[:size]) in sections), 0)
        found, unknown = found + bool(size), unknown + (not size)
        rest = rest[size or 1 :]
    return found, unknown


def is_section_row(view: LineView) -> bool:
    """Say whether names of sections follow each other without a mark between them, at most few of them unknown."""
    found, unknown = count_sections(view)
    return found >= MIN_SECTIONS and unknown <= UNKNOWN_SECTIONS * found


def is_spaced_row(view: LineView) -> bool:
    """Say whether three or more short links with letters stand in a row with wide gaps between them."""
    parts = [part for part in _GAPS.split(view.text.strip()) if part]
    short = all(len(part.split()) <= 3 and any(char.isalpha() for char in part) for part in parts)
    return len(parts) >= 3 and short and view.ending not in {".", "?", ":"}


def is_hashtag_row(view: LineView) -> bool:
    """Say whether nothing but hashtags stands on the line."""
    tags = _HASHTAG.findall(view.core)
    return bool(tags) and not words(_HASHTAG.sub(" ", view.core))


def is_reactions(view: LineView) -> bool:
    """Say whether emoji stand with bare numbers, or alone, and no word."""
    if any(not word.rstrip("km").replace(".", "").replace(",", "").isdigit() for word in view.words):
        return False
    return any(ord(char) > 0x2190 and not char.isalnum() for char in view.folded) and not is_separator(view)


def is_number_row(view: LineView) -> bool:
    """Say whether only numbers stand on the line, and neither a time nor a date."""
    text = view.core
    if not text or _CLOCK.fullmatch(text) or _DATE_LIKE.search(text):
        return False
    return _NUMBER_ROW.fullmatch(text) is not None


def is_separator(view: LineView) -> bool:
    """Say whether only marks stand on the line, no letter, digit, question mark, hash or emoji."""
    return all(not char.isalnum() and char not in "؟?!#" and ord(char) < 0x2700 for char in view.folded)


def is_credited_caption(view: LineView) -> bool:
    """Say whether the line ends with a picture's source in brackets."""
    match = _CREDIT.search(view.folded)
    if match is None or view.length <= len(words(match[1])):
        return False
    return is_credit(match[1])


def is_credit(text: str) -> bool:
    """Say whether ``text`` names who a picture comes from."""
    text = fold(text)
    known = word_list("credits") | word_list("agencies")
    if text in known or text.startswith(("تصوير", "المكتب الاعلامي", "مكتب الاعلام", "وكاله ", "صوره ", "getty")):
        return True
    parts = [part for part in _CREDIT_SEPARATORS.split(text) if part]
    return len(parts) > 1 and any(part in known for part in parts)


def is_reader_note(view: LineView) -> bool:
    """Say whether a line outside quotation marks speaks to the reader of the site's own business."""
    if _QUOTATION.search(view.folded):
        return False
    direct = sum(word in word_list("reader") for word in view.words)
    telling = sum(word in word_list("reader") or word in word_list("prompts") for word in view.words)
    return direct > 0 and telling >= max(MIN_TELLING, TELLING_SHARE * view.length)


def is_sign_up(view: LineView) -> bool:
    """Say whether a line outside quotation marks offers a newsletter, or asks where to send one."""
    if _QUOTATION.search(view.folded) or any(word in word_list("saying") for word in view.words):
        return False
    found = set(view.words)
    mail, asked = found & word_list("newsletters"), found & word_list("sign_up")
    if view.ending != "." and _OFFERED.search(view.folded):
        return True
    if view.ending == "." and not found & word_list("reader"):
        return False
    return bool(mail) and bool(asked) and len(mail | asked) >= (3 if view.ending == "." else 2)


def is_poll(view: LineView) -> bool:
    """Say whether a question is followed by its answers, set apart by slashes or bars."""
    match = _POLL.fullmatch(view.core)
    return match is not None and all(len(words(part)) <= ANSWER_WORDS for part in re.split(r"[/|]", match["answers"]))


def is_tag_row(view: LineView) -> bool:
    """Say whether three or more names of a few words stand in a row, with marks between them that make no clause."""
    if view.ending or _TAG_CLAUSE.search(view.core):
        return False
    parts = [words(fold(part)) for part in _TAG_MARKS.split(view.text.strip(" \u200e\u200f.|،,")) if part.strip()]
    if len(parts) < MIN_TAGS or not all(0 < len(part) <= TAG_WORDS for part in parts):
        return False
    joining = word_list("verbs") | word_list("stop_words")
    return not any(word in joining for part in parts for word in part)


def is_biography(view: LineView) -> bool:
    """Say whether the line begins with a person's name and, right behind it, a calling."""
    if _QUOTATION.search(view.folded) or ":" in view.folded:
        return False
    found = view.text.split()[: NAME_LENGTH + 1]
    for size in range(2, len(found)):
        if fold(found[size]).rstrip("،,") in word_list("professions"):
            return names_person(" ".join(found[:size]))
    return False


def opens_like_caption(view: LineView) -> bool:
    """Say whether the line begins with what a picture shows, as captions do and headlines seldom."""
    return any(" ".join(view.words[:size]) in word_list("caption_openers") for size in (1, 2))


def is_enumeration(view: LineView) -> bool:
    """Say whether names stand in a row without the words or the marks that make a clause of them."""
    if view.length < ROW_WORDS or view.ending or _CLAUSE_MARK.search(view.core):
        return False
    joining = sum(word in word_list("stop_words") or word in word_list("verbs") for word in view.words)
    return joining <= view.length // WORDS_TO_JOIN


def is_readings(view: LineView) -> bool:
    """Say whether a score, a clock, temperatures or rates stand on the line with names alone: nothing joins them."""
    if is_gauge(view):
        return True
    return _is_unjoined(view) and _READING.search(view.core) is not None


def is_gauge(view: LineView) -> bool:
    """Say whether the line can be nothing but readings: degrees, a sky, a local time, more than a few numbers."""
    numbers = sum(word[0].isdigit() for word in view.words)
    if numbers >= READINGS and numbers >= READINGS_SHARE * view.length and view.has_letters:
        return view.ending not in {".", "?"} and view.length <= READINGS_WORDS and not _DATE_LIKE.search(view.core)
    signs = (_DEGREES.search(view.folded), _SKY.search(view.core), _CLOCK_FIRST.match(view.folded))
    return any(signs) and _is_unjoined(view)


def _is_unjoined(view: LineView) -> bool:
    if view.length > READINGS_WORDS or view.ending in {".", "?"}:
        return False
    joining = word_list("stop_words") | word_list("verbs")
    return not any(word in joining and word not in word_list("times") for word in view.words)


def ends_path(view: LineView, title: LineView) -> bool:
    """Say whether the line is a path that ends with the other line: short parts, a mark, and its text."""
    path = view.bare.removesuffix(title.bare)
    return len(title.bare) > 0 and path != view.bare and _PATH.fullmatch(path) is not None


SHAPES: Mapping[str, Callable[[LineView], bool]] = {
    "breadcrumb": is_breadcrumb,
    "menu-row": is_menu_row,
    "section-row": is_section_row,
    "hashtag-row": is_hashtag_row,
    "reactions": is_reactions,
    "number-row": is_number_row,
    "separator": is_separator,
    "credited-caption": is_credited_caption,
    "spaced-row": is_spaced_row,
    "reader-note": is_reader_note,
    "biography": is_biography,
    "gauge": is_gauge,
    "sign-up": is_sign_up,
    "poll": is_poll,
}
