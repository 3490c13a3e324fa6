"""Arabic names in Latin letters: attested spellings of each word first, letter contexts last.

The letter contexts are an IGTree (Daelemans, van den Bosch and Weijters 1997) that
``models/training/romanizer.py`` learns from attested pairs.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from translator.arabic import without_marks
from translator.entities.gazetteers import DATA, attested_name, name_words, read_rows, settled_names, styles
from translator.entities.normalize import bare, is_arabic, key, latin_letters

#: Which letters each context holds, from the narrowest to the widest, as offsets from the letter.
WINDOWS: tuple[tuple[int, ...], ...] = (
    (0,),
    (0, 1),
    (0, 1, -1),
    (0, 1, -1, 2),
    (0, 1, -1, 2, -2),
    (0, 1, -1, 2, -2, 3),
    (0, 1, -1, 2, -2, 3, -3),
)
#: Names borne less often where Arabic is spoken are looked for in the lexicon of all names before; more is asked
#: where no country is known, since the name may then be foreign.
_BORNE, _BORNE_ANYWHERE = 4, 12
#: What foreign names have taught the letter contexts, and no newspaper writes for an Arabic letter.
_NEVER = {("خ", "ch"): "kh"}
#: How "الدين" is written where it is mostly one word with the name before it: Noureddine.
_JOINED_FAITH = "Eddine"
_JOINED = re.compile(r"(^|\s)(عبد|أبو|ابو|أبا|أبي|أم|بن|ابن|بنت|ولد|آيت|ايت|آل|آغ|أغ)[\s]+(?=\S)")
_ARTICLE = re.compile(r"^(?:[Aa]l|[Ee]l)[- ]")


def letters_of(word: str) -> str:
    """Return the letters of an Arabic word that the contexts are made of: hamza seats folded, ة and ى kept."""
    plain = without_marks(unicodedata.normalize("NFC", word)).strip("-")
    article = has_article(plain)
    plain = plain.translate(str.maketrans("أإٱگپڤچژیک", "اااكبفجزيك"))
    return plain[2:] if article else plain


def has_article(word: str) -> bool:
    """Say whether a word begins with the article; a hamza on its first letter says that it does not: إليزابيث."""
    return word.startswith(("ال", "ٱل")) and len(key(word)) > 4


def context(letters: str, at: int, window: int) -> str:
    """Return the key of one context of ``letters[at]``: the window's number, then the letters it holds."""
    held = (letters[at + o] if 0 <= at + o < len(letters) else "_" for o in WINDOWS[window])
    return f"{window:x}" + "".join(held)


@lru_cache(maxsize=1)
def _table() -> dict[str, str]:
    return dict(read_rows(DATA / "romanizer.tsv.xz"))


@lru_cache(maxsize=4096)
def spell(word: str) -> str:
    """Romanise one word by its letters alone, with a capital; the article is left out."""
    letters = letters_of(word)
    table = _table()
    chunks = []
    for at in range(len(letters)):
        answer = ""
        for window in range(len(WINDOWS)):
            found = table.get(context(letters, at, window))
            answer = answer if found is None else found
        chunks.append(_NEVER.get((letters[at], answer), answer))
    return _capitals(latin_letters("".join(chunks)))


def _capitals(spelling: str) -> str:
    """Write a name's first letter large, and the letter after O': O'Connor."""
    return re.sub(r"^(\w'?)([a-z]?)", lambda m: m[0].upper() if "'" in m[0] else m[0].capitalize(), spelling.lower())


def units(name: str) -> tuple[str, ...]:
    """Split a person's name into its parts: "عبد الرحمن", "أبو بكر", "بن علي" are one part each."""
    joined = _JOINED.sub(lambda m: f"{m[1]}{m[2]}~", " ".join(name.replace("-", " ").split()))
    joined = re.sub(r"(\S)\s+(الدين|الله|الزهراء)(?=\s|$)", r"\1~\2", joined)
    return tuple(part.replace("~", " ") for part in joined.split())


def person_parts(text: str) -> tuple[str, ...]:
    """Return the keys of a person's names, articles off."""
    return tuple(bare(key(part)) for part in units(text) if key(part))


def person_key(text: str) -> str:
    """Return one key of a whole personal name."""
    return "".join(person_parts(text))


def romanize(name: str, country: str | None = None) -> str:
    """Write a person's or place's name in Latin letters.

    Args:
        name: the Arabic, without attached prefixes.
        country: the English name of the country whose newspapers' style is wanted, if known.
    """
    parts = units(name)
    return " ".join(_part(part, country, last=at == len(parts) - 1 and at > 0) for at, part in enumerate(parts))


def _part(part: str, country: str | None, *, last: bool) -> str:
    pieces = part.split()
    if len(pieces) > 1:
        return _compound(pieces, part, country)
    return _word(part, country, last=last)


def _compound(pieces: list[str], part: str, country: str | None) -> str:
    """Spell a part of two words: a particle and a name, or "نصر الله"."""
    style = styles()
    first = key(pieces[0])
    rest = " ".join(pieces[1:])
    if particle := style.particle(first, country):
        if first == "عبد" and key(rest).startswith("ال"):
            return _servant(rest, particle, country)
        return f"{particle} {_word(rest, country, last=False)}"
    faith = style.faith(country) if key(rest) == "الدين" else ""
    settled = settled_names(country or "").get(key(part))
    whole = settled if faith not in {"", _JOINED_FAITH} else _known(key(part), country)
    if whole:
        return whole
    if key(rest) == "الله":
        return f"{_word(pieces[0], country, last=False)}allah"
    if key(rest) == "الدين":
        return f"{_word(pieces[0], country, last=False)} {faith}"
    return f"{_word(pieces[0], country, last=False)} {_word(rest, country, last=True)}"


def _servant(rest: str, particle: str, country: str | None) -> str:
    """Spell "عبد ال…": Abdel Rahman, Abdulrahman or Abderrahmane by country."""
    if key(rest) == "الله":
        return _known(key("عبد" + rest), country) or "Abdullah"
    known = _known("عبد" + key(rest), country)
    stem = _word(rest[2:] if rest.startswith("ال") else rest, country, last=False)
    if particle.endswith("-"):  # joined: Abdulrahman, Abderrahmane
        return known if known and known.isalpha() else particle[:-1] + stem.lower()
    return f"{particle} {stem}"


def _word(word: str, country: str | None, *, last: bool) -> str:
    """Spell one word; the article as the country's papers write it. Numbers and Latin letters stay as they are."""
    if not is_arabic(word):
        return word
    folded = key(word)
    if not has_article(without_marks(word)):
        return _known(folded, country) or spell(word)
    spelling = _ARTICLE.sub("", _known(bare(folded), country) or _known(folded, country) or spell(word))
    return styles().article(country) + spelling if last or country else f"al-{spelling}"


def _known(folded: str, country: str | None) -> str | None:
    """Return the attested spelling of a word: the settled one first, then what the country's people write."""
    if settled := settled_names(country or "").get(folded):
        return settled
    if attested := attested_name(bare(folded), country or "", _BORNE if country else _BORNE_ANYWHERE):
        return attested
    if listed := name_words().get(folded):
        return re.sub(r"(?<=^O')[a-z]", lambda m: m[0].upper(), listed[0])
    return attested_name(bare(folded), country or "")
