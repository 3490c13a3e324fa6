"""Where a recognised name begins and ends: pieces joined, verbs and second names cut off."""

from __future__ import annotations

import re
from collections.abc import Sequence

from translator.document import EntityType
from translator.entities.gazetteers import classes_of, name_words, nationalities, places, triggers, words
from translator.entities.normalize import Token, bare, is_arabic

#: A word seen so often outside names that it is none, unless the lists of names have it.
_USUAL = 3
#: Shorter words are too short to tell a verb by its first letters.
_VERB = 5
#: Marks that end a name where spaces stand around them.
_CUTS = frozenset("-–—،,:؛")
#: Words as written that end a person's name, although lists of foreign names have some of them: Ann, May, Ali.
_FUNCTION = frozenset(
    re.findall(
        r"\w+",
        "أن إن ان أنه إنه انه على إلى الى إلي الي من في عن مع بعد قبل لدى عند منذ حتى كما قد لم لن أي اي ثم بل إذ إذا"
        " أو او أم لكن غير حول دون بين خلال ضد هذا هذه ذلك تلك الذي التي",
    )
)
Tagged = tuple[int, int, EntityType, float]


def joined(tokens: Sequence[Token], tagged: Sequence[Tagged]) -> list[Tagged]:
    """Join two persons' names that nothing stands between, and take in what a hyphen or أبو ties to a name."""
    found: list[Tagged] = []
    for first, last, kind, probability in tagged:
        person = kind is EntityType.PER
        beside = bool(found) and found[-1][1] == first and found[-1][2] is kind and person
        if beside and (not tokens[first].prefix or _is_tied(tokens, first)):
            found[-1] = (found[-1][0], last, kind, max(found[-1][3], probability))
        else:
            found.append((first, last, kind, probability))
    return [(*_widened(tokens, first, last), kind, probability) for first, last, kind, probability in found]


def _widened(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    while last < len(tokens) and _is_tied(tokens, last):
        last += 1
    while first > 1 and _is_hyphen(tokens, first - 1) and not triggers().get(tokens[first - 2].key):
        first -= 2
    return first, last


def _is_tied(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a token belongs to the word before it: by a hyphen without spaces, or after أبو, بن, آيت."""
    if _is_hyphen(tokens, at) or (at > 1 and _is_hyphen(tokens, at - 1)):
        return True
    return at > 0 and tokens[at].is_word and "kunya" in triggers().get(tokens[at - 1].key, ())


def _is_hyphen(tokens: Sequence[Token], at: int) -> bool:
    if not 0 < at < len(tokens) - 1 or tokens[at].text not in "-‑":
        return False
    before, tie, after = tokens[at - 1], tokens[at], tokens[at + 1]
    arabic = is_arabic(before.text) and is_arabic(after.text)
    return arabic and before.end == tie.start and tie.end == after.start - len(after.prefix)


def trimmed(tokens: Sequence[Token], first: int, last: int, kind: EntityType) -> list[tuple[int, int]]:
    """Return the name or names in a recognised span: "سمير رشوان وهالة نور" are two."""
    while first < last and not tokens[first].is_word:
        first += 1
    while first < last and not tokens[last - 1].is_word:
        last -= 1
    if first == last:
        return []
    if kind is EntityType.PER:
        return [_person(tokens, *span) for span in _coordinated(tokens, first, last)]
    if _is_no_name(tokens[first:last], kind):
        return []
    if kind is EntityType.LOC:
        return _coordinated(tokens, first, last)
    return [] if kind is EntityType.ORG and _is_sentence(tokens, first, last) else [(first, last)]


def _is_no_name(span: Sequence[Token], kind: EntityType) -> bool:
    """Say whether nothing in a span names anything: "قاعدة عسكرية", "ألمان", a title at the head of an organisation."""
    classes = triggers().get(span[0].key, frozenset())
    if kind is EntityType.LOC:
        return len(span) == 1 and (span[0].key in nationalities() or bool(classes & {"facility", "organisation"}))
    if kind is EntityType.FAC:
        rest = span[1:] if "facility" in classes else span
        return all(words().get(t.key, 0) >= _USUAL and t.key[:2] != "ال" and t.key not in places() for t in rest)
    return kind is EntityType.ORG and "title" in classes and "organisation" not in classes


def _is_sentence(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Say whether a head with the article goes before what cannot belong to it: "المحكمة أشرف", "المحكمة في ..."."""
    if last - first < 2 or "organisation" not in triggers().get(tokens[first].key, ()):
        return False
    following = tokens[first + 1]
    bound = following.key.startswith(("ال", "لل")) or following.prefix or not is_arabic(following.text)
    return tokens[first].key.startswith("ال") and not bound and not following.text.startswith("(")


def _coordinated(tokens: Sequence[Token], first: int, last: int) -> list[tuple[int, int]]:
    """Cut a span before every word with a prefix; what follows "و" is a name of its own, other words are none."""
    spans: list[tuple[int, int]] = []
    start, inside = first, True
    for at in range(first + 1, last):
        if not tokens[at].is_word and not _is_tied(tokens, at) and tokens[at].text in _CUTS:
            if inside:
                spans.append((start, at))
            start, inside = at + 1, True
        elif tokens[at].prefix and not _is_tied(tokens, at):
            if inside:
                spans.append((start, at))
            start, inside = at, tokens[at].prefix == "و"
    return [*spans, (start, last)] if inside else spans


def _person(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """Cut ordinary words off both ends of a person's name; it ends before a word such as أن or على."""
    last = next((at for at in range(first + 1, last) if _is_function(tokens, at)), last)
    while first < last - 1 and not _is_tied(tokens, first + 1):
        if not (_is_ordinary(tokens[first]) or _is_verb(tokens[first], tokens[first + 1])):
            break
        first += 1
    while first < last - 1 and (_is_ordinary(tokens[last - 1]) or _is_more(tokens[last - 1])):
        if _is_tied(tokens, last - 1):
            break
        last -= 1
    return first, last


def _is_function(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].text in _FUNCTION and not tokens[at].prefix and not _is_tied(tokens, at)


def _is_ordinary(token: Token) -> bool:
    verb = "says" in classes_of(token.key)
    return not token.is_word or verb or (words().get(token.key, 0) >= _USUAL and not _is_listed(token))


def _is_more(token: Token) -> bool:
    """Say whether a word in no list of names begins as a future verb or a second thing does: سيتولى, ومهندسان."""
    return len(token.key) >= _VERB and token.key.startswith(("سي", "ست", "و")) and not _is_listed(token)


def _is_verb(token: Token, following: Token) -> bool:
    """Say whether a word in no list of names begins as a verb of now does, before one that is listed or a kunya."""
    name = _is_listed(following) or "kunya" in triggers().get(following.key, ())
    return name and len(token.key) > 3 and token.key.startswith("ي") and not _is_listed(token)


def _is_listed(token: Token) -> bool:
    return token.key in name_words() or bare(token.key) in name_words()
