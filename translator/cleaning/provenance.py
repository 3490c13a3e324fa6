"""Where a story comes from: datelines, agencies and their codes, bylines."""

from __future__ import annotations

import re
from dataclasses import dataclass

from translator.arabic import without_marks
from translator.cleaning.lineview import LineView
from translator.cleaning.text import fold, words
from translator.cleaning.words import word_list

OPENING = 140  #: characters of the first paragraph in which a dateline can stand
NAME_WORDS = 4
_CODE = re.compile(r"[A-Z]{2,6}(?:/[A-Z]{2,6})?")
_INITIALS = re.compile(r"(?:\w{1,3}(?:\s\w{1,2})?\s?/\s?){1,4}(?:\w{1,3}(?:\s\w{1,2})?|\d{1,2}:\d{2})")
_PAIR = re.compile(r"\s+[-–—|/]\s*|\s*[-–—|/]\s+|\s*[،,]\s*")
_JOINERS = re.compile(r"\s*[-–—|/+،,]\s*|\s+و\s*")
_PLACE = r"(?P<place>[^\s\d()\-–—:/.،\"«][^\d()\-–—:/.،\"«]{1,40}?)"
_BRACKETED = re.compile(
    _PLACE + r"[\s،,–—-]*(?P<date>\d[^()]{0,40})?\s*[(\[](?P<agency>[^()\[\]]{1,40})[)\]]\s*[-–—:/]"
)
_BEFORE_DASH = re.compile(_PLACE + r"\s*[-–—ـ/]{1,2}\s*(?=[^\s\d])")
_DASHED = re.compile(
    _PLACE + r"\s*[-–—ـ/،]{1,2}\s*[«\"“]?(?P<agency>[^\d()\-–—:/.\"«،]{2,30}?)[»\"”]?\s*(?P<mark>[:–—-])\s"
)
_PLACE_ONLY = re.compile(_PLACE + r"\s+[-–—]\s+(?P<verb>\S+)")
_PLACE_COLON = re.compile(r"(?P<place>[^\W\d][^\d()\-–—:/.،\"«]{1,24}?)\s?:\s+\S")
_URGENCY = re.compile(r"[\W_]{0,6}(?P<word>[^\W\d]{2,8}(?: [^\W\d]{2,8})?)[»\"”\])]?\s*[-–—|/:.]{1,3}\s*(?=\S)")
_MOVING = re.compile(r"[\W_]{0,6}(?P<word>[^\W\d]{2,8}(?: [^\W\d]{2,8})?)\s*[-–—|/:.»«●•◄►◀▶▪]{1,3}\s*(?=\S)")
_AGENCY_ONLY = re.compile(r"(?P<agency>[^\d():.\"«]{2,30}?)\s*[-–—:/]\s")
_INITIAL = re.compile(r"(?:\w\s?\.\s?){2,4}\w?|\w\.\s?\w{2,}|\w{1,2}\s?\.\s?\w{1,2}")


@dataclass(frozen=True, slots=True)
class Provenance:
    """A place, an agency, a person; any of them may be unknown."""

    dateline: str | None = None
    agency: str | None = None
    byline: str | None = None


def is_agency(text: str) -> bool:
    """Say whether ``text`` names an agency or a medium, or several of them."""
    folded = fold(text).strip(" .()")
    if folded in word_list("agencies"):
        return True
    parts = [part for part in _JOINERS.split(folded) if part]
    return len(parts) > 1 and all(part in word_list("agencies") for part in parts)


def looks_like_outlet(text: str) -> bool:
    """Say whether ``text`` is made like the name of a medium."""
    return is_agency(text) or any(word in word_list("outlet_words") for word in words(fold(text)))


def is_initials(text: str) -> bool:
    """Say whether ``text`` is a name cut to its first letters, as papers sign short items."""
    return _INITIAL.fullmatch(text.strip()) is not None


def is_name(text: str) -> bool:
    """Say whether ``text`` could be a person's name: two to four words, none that opens a sentence."""
    if is_initials(text):
        return True
    found = words(fold(text))
    if not 2 <= len(found) <= NAME_WORDS or any(char.isdigit() for char in text):
        return False
    if any(word in word_list("verbs") or word in word_list("stop_words") for word in found):
        return False
    return not found[0].startswith("ال") and not any(char in text for char in ':؟?!…"«»|()')


def read_agency_line(view: LineView, zone: str) -> Provenance | None:
    """Return the agency, and the place, of a line that says nothing else."""
    text = without_marks(view.text).strip(" \t()[]-–—*•.")
    if view.length > 7 or not view.has_letters or (zone == "head" and view.bare in word_list("sections")):
        return None
    if is_agency(text) or (zone == "tail" and _is_code(text)):
        return Provenance(agency=text)
    parts = [part.strip() for part in _PAIR.split(text) if part.strip()]
    if len(parts) == 1:
        place, dash, medium = text.rpartition("-")
        parts = [place.strip(), medium.strip()] if dash and is_agency(medium) else parts
    if len(parts) != 2:
        return None
    place, medium = parts[::-1] if is_agency(parts[0]) or names_place(parts[1]) else parts
    if names_place(place) and len(words(medium)) <= NAME_WORDS and zone == "head" and not is_name(medium):
        return Provenance(dateline=place, agency=medium)
    if not is_agency(medium) and not (looks_like_outlet(medium) and not looks_like_outlet(place)):
        return None
    return Provenance(dateline=place, agency=medium) if _is_place(place) else None


def opens_as_moving(text: str) -> bool:
    """Say whether a line begins with a word for moving or live news and a mark behind it."""
    match = _MOVING.match(text)
    return match is not None and fold(match["word"]) in word_list("moving")


def _without_urgency(text: str) -> str:
    """Return an opening without words such as "urgent" or "exclusive" and the mark behind them."""
    match = _URGENCY.match(text)
    return text[match.end() :] if match and fold(match["word"]) in word_list("urgent") else text


def _is_code(text: str) -> bool:
    return _CODE.fullmatch(text) is not None or ("/" in text and _INITIALS.fullmatch(text) is not None)


def _is_place(text: str) -> bool:
    found = words(fold(text))
    known = word_list("verbs") | word_list("urgent")
    return 1 <= len(found) <= 3 and not any(word in known for word in found)


def names_place(text: str) -> bool:
    """Say whether ``text`` is the name of a city or a country that the tables of names have."""
    from translator.entities.gazetteers import places
    from translator.entities.normalize import key

    return not any(char.isdigit() for char in text) and key(text.strip()) in places()


def read_opening(text: str) -> Provenance:
    """Return the dateline and the agency with which a first paragraph begins; the text stays as it is."""
    start = _without_urgency(without_marks(text[:OPENING]).lstrip())
    match = _BRACKETED.match(start)
    if match and _is_place(match["place"]) and len(words(match["agency"])) <= 4:
        return Provenance(match["place"].strip(" ،,"), match["agency"].strip())
    match = _DASHED.match(start)
    if match and _is_place(match["place"]) and (found := _dashed(match)) != Provenance():
        return found
    match = _BEFORE_DASH.match(start)
    if match and _is_place(match["place"]) and (agency := _leading_agency(start[match.end() :])):
        return Provenance(match["place"].strip(), agency)
    match = _AGENCY_ONLY.match(start)
    if match and is_agency(match["agency"]):
        return Provenance(agency=match["agency"].strip())
    match = _PLACE_ONLY.match(start)
    if match and _is_place(match["place"]) and fold(match["verb"]) in word_list("verbs"):
        return Provenance(match["place"].strip())
    match = _PLACE_COLON.match(start)
    if match and names_place(match["place"]):
        return Provenance(match["place"].strip())
    return Provenance()


def _leading_agency(text: str) -> str | None:
    """Return the agency with which ``text`` begins, the longest name first."""
    found = text.split()[:NAME_WORDS]
    names = (" ".join(found[:size]).strip(" .:-–—/") for size in range(len(found), 0, -1))
    return next((name for name in names if is_agency(name)), None)


def _dashed(match: re.Match[str]) -> Provenance:
    place, other = match["place"].strip(), match["agency"].strip()
    if is_agency(place) and not is_agency(other) and _is_place(other):
        return Provenance(other, place)
    if looks_like_outlet(other):
        return Provenance(place, other)
    if match["mark"] == ":" and len(other.split()) <= 2 and other.startswith("ال"):
        return Provenance(place, other)
    if match["mark"] == ":" and _is_desk(other):
        return Provenance(place)
    return Provenance(place, byline=other) if match["mark"] == ":" and is_name(other) else Provenance()


def _is_desk(text: str) -> bool:
    return fold(text).split()[0] in {"قسم", "مكتب", "مراسل", "مراسلنا", "مراسلو", "خاص"}


def read_byline(text: str) -> str:
    """Return the name on a byline without the words that introduce it."""
    stripped = text.strip(" \t()[]*-–—•")
    before, mark, after = stripped.partition(":")
    if mark and after.strip() and len(words(before)) <= NAME_WORDS:
        return after.strip()
    first, _, rest = stripped.partition(" ")
    if fold(first) in word_list("byline_openers") and rest:
        return rest.strip(" -–—/|")
    return stripped
