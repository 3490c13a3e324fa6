"""Where the sentences of a paragraph end."""

from __future__ import annotations

import re
from itertools import pairwise

from translator.segmentation.enclosures import inside_marks
from translator.segmentation.words import plain, word_set

#: An end mark, with the marks and closing signs that belong to it and the white space after it.
_END = re.compile(r"(?P<marks>[.؟?!…۔]+(?:\s?[.؟?!…۔]+)*)(?P<closing>[\"»”’)\]›﴾]*)(?P<space>\s*)")
_WORD_BEFORE = re.compile(r"[\w\u064b-\u0652\u0670][\w.\u064b-\u0652\u0670]{0,14}$")
_NEXT_WORD = re.compile(r"[^\w]{0,3}(\w[\w\u064b-\u0652\u0670]{0,20})")
_LIST_NUMBER = re.compile(r"\s*[(\[]?(?:\d{1,3}|[^\W\d_])\s*")
#: An ellipsis may be a pause: it ends a sentence of this many words before as many others.
_ELLIPSIS_WORDS = 5
_CONTENT = re.compile(r"\w")
#: Domain endings as they are spelled in Arabic: "العربية.نت".
_DOMAINS = frozenset({"نت", "كوم", "اورغ", "نيوز", "net", "com", "org", "tv"})


def split_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Return the sentences of one paragraph as offsets whose slices join to the whole paragraph.

    White space belongs to the sentence before it. Commas and semicolons (،  ؛) never end a sentence,
    nor does a mark inside a quotation or bracket that stays whole, in a figure, after an initial,
    a title or a list number.
    """
    inside = inside_marks(text)
    cuts = []
    start = 0
    for match in _END.finditer(text):
        if match.end() >= len(text):
            break
        if not inside[match.end("closing")] and _ends(text, start, match):
            cuts.append(match.end())
            start = match.end()
    return _join_scraps(text, [0, *cuts, len(text)])


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    """Say whether an end mark ends the sentence that began at ``start``."""
    before, after = text[max(start, match.start() - 40) : match.start()], text[match.end() : match.end() + 40]
    marks = match["marks"].replace(" ", "")
    if not match["space"]:
        return _ends_without_space(before, after, match)
    if match["closing"] and _continues(after):
        return False
    if (len(marks) > 1 and set(marks) <= {".", "…"}) or marks == "…":
        return _ends_at_ellipsis(text, start, match)
    return marks != "." or _ends_at_stop(text[start : match.start()], before, after)


def _ends_at_stop(sentence: str, before: str, after: str) -> bool:
    if _LIST_NUMBER.fullmatch(sentence[:8]) and len(sentence) <= 8:
        return False
    word = _WORD_BEFORE.search(before)
    if word is None:
        return True
    last = plain(word[0])
    if last in word_set("titles") or _is_initial(last):
        return False
    if last in word_set("units"):
        return _opens(after)
    return True


def _is_initial(word: str) -> bool:
    """Say whether the word's last part is one letter: "د", "أ.ف.ب"."""
    part = word.rpartition(".")[2]
    return len(part) == 1 and not part.isdigit()


def _opens(after: str) -> bool:
    word = _NEXT_WORD.match(after)
    return word is not None and plain(word[1]) in word_set("openers")


def _continues(after: str) -> bool:
    word = _NEXT_WORD.match(after)
    return word is not None and plain(word[1]) in word_set("speech_after")


def _ends_without_space(before: str, after: str, match: re.Match[str]) -> bool:
    """A mark between two words with no space: pages lose spaces, but figures, initials and addresses have none."""
    left, right = _WORD_BEFORE.search(before), re.match(r"[\"«“(]?(\w+)", after)
    if left is None or right is None:
        return match["marks"][0] in "؟!" and right is not None
    one, other = plain(left[0]), plain(right[1])
    if one.isascii() or other.isascii() or "." in one or other in _DOMAINS or min(len(one), len(other)) < 3:
        return bool(match["closing"]) and not one.isascii() and len(other) > 2 and not _continues(after)
    return not (one.isdigit() or other.isdigit()) and one not in word_set("units")


def _ends_at_ellipsis(text: str, start: int, match: re.Match[str]) -> bool:
    before = text[start : match.start()].split()
    after = text[match.end() : match.end() + 200].split()
    return len(before) >= _ELLIPSIS_WORDS and len(after) >= _ELLIPSIS_WORDS


def _join_scraps(text: str, bounds: list[int]) -> tuple[tuple[int, int], ...]:
    """Make sentences of the bounds; one without a letter or figure goes to the sentence before it, or after."""
    spans: list[tuple[int, int]] = []
    for start, end in pairwise(bounds):
        if (spans and not _CONTENT.search(text, start, end)) or (spans and not _CONTENT.search(text, *spans[-1])):
            spans[-1] = (spans[-1][0], end)
        elif end > start:
            spans.append((start, end))
    return tuple(spans)
