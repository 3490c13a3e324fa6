"""Arabic names in Latin letters: attested spellings of each word first, its letters (``letters.py``) last."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from translator.arabic import without_marks
from translator.entities.gazetteers import (
    attested_name,
    begins_with_al,
    home_of_word,
    name_words,
    regions,
    settled_names,
    styles,
)
from translator.entities.letters import ARAB, FOREIGN, MAGHREB, has_article, spelled
from translator.entities.normalize import bare, is_arabic, key

#: Names borne less often where Arabic is spoken are looked for in the lexicon of all names before; more is asked
#: where no country is known, since the name may then be foreign.
_BORNE, _BORNE_ANYWHERE = 4, 12
#: How "الدين" is written where it is mostly one word with the name before it: Noureddine.
_JOINED_FAITH = "Eddine"
_JOINED = re.compile(r"(^|\s)(عبد|أبو|ابو|أبا|أبي|أم|بن|ابن|بنت|ولد|آيت|ايت|آل|آغ|أغ|منت)[\s]+(?=\S)")
#: Letters that foreign names are hardly ever written with.
_ARABIC_ALONE = frozenset("حعصضظذق")
_ARTICLE = re.compile(r"^(?:[Aa]l|[Ee]l)[- ]")


def _capitals(spelling: str) -> str:
    """Write a name's first letter large, and the letter after Mc: McDonald."""
    return re.sub(r"^(Mc)?([a-z])", lambda m: (m[1] or "") + m[2].upper(), re.sub("^mc(?=[a-z]{3})", "Mc", spelling))


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
    manner = Manner(country or _home(parts), is_arab=any(_is_arab(part) for part in parts))
    return " ".join(_part(parts, at, manner) for at in range(len(parts)))


@dataclass(frozen=True, slots=True)
class Manner:
    """How one whole name is written."""

    country: str | None  #: whose papers' style
    is_arab: bool  #: whether a part of it is surely Arabic

    @property
    def model(self) -> str:
        """The model that spells the words which no table knows."""
        maghreb = (self.country or "") in regions()["Maghreb"]
        return FOREIGN if not self.is_arab else MAGHREB if maghreb else ARAB


def _home(parts: Sequence[str]) -> str | None:
    """Return the country in which most of a name's words are at home, of those that are borne in one region alone."""
    counts = Counter(home for part in parts if (home := home_of_word(key(part))))
    return counts.most_common(1)[0][0] if counts else None


def _is_arab(part: str) -> bool:
    """Say whether a part is surely Arabic: a compound, with the article, settled, or of letters that others lack."""
    return " " in part or _with_article(part) or key(part) in settled_names("") or not _ARABIC_ALONE.isdisjoint(part)


def _part(parts: Sequence[str], at: int, manner: Manner) -> str:
    part, pieces = parts[at], parts[at].split()
    if len(pieces) > 1:
        return _compound(pieces, part, manner)
    if at and (number := styles().regnal(key(part))) and attested_name(key(parts[at - 1]), "", _BORNE_ANYWHERE):
        return number
    return _word(part, manner, last=at == len(parts) - 1 and at > 0)


def _compound(pieces: list[str], part: str, manner: Manner) -> str:
    """Spell a part of two words: a particle and a name, or "نصر الله"."""
    style, country = styles(), manner.country
    first = key(pieces[0])
    rest = " ".join(pieces[1:])
    if particle := style.particle(first, country):
        if first == "عبد" and key(rest).startswith("ال"):
            return _servant(rest, particle, manner)
        return f"{particle} {_word(rest, manner, last=False)}"
    faith = style.faith(country) if key(rest) == "الدين" else ""
    settled = settled_names(country or "").get(key(part))
    whole = settled if faith not in {"", _JOINED_FAITH} else _attested(key(part), manner)
    if whole:
        return whole
    if key(rest) == "الله":
        return f"{_word(pieces[0], manner, last=False)}allah"
    if key(rest) == "الدين":
        return f"{_word(pieces[0], manner, last=False)} {faith}"
    return f"{_word(pieces[0], manner, last=False)} {_word(rest, manner, last=True)}"


def _servant(rest: str, particle: str, manner: Manner) -> str:
    """Spell "عبد ال…": Abdel Rahman, Abdulrahman or Abderrahmane by country."""
    if key(rest) == "الله":
        return _attested(key("عبد" + rest), manner) or "Abdullah"
    known = _attested("عبد" + key(rest), manner)
    stem = _word(rest[2:] if rest.startswith("ال") else rest, manner, last=False)
    if particle.endswith("-"):  # joined: Abdulrahman, Abderrahmane
        return known if known and known.isalpha() else particle[:-1] + stem.lower()
    return f"{particle} {stem}"


def _word(word: str, manner: Manner, *, last: bool) -> str:
    """Spell one word; the article as the country's papers write it. Numbers and Latin letters stay as they are."""
    if not is_arabic(word):
        return word
    folded, country = key(word), manner.country
    bare_word = without_marks(word)
    if not _with_article(word):
        return _known(folded, bare_word, manner)
    spelling = _ARTICLE.sub("", _known(bare(folded), bare_word, manner))
    return styles().article(country) + spelling if last or country else f"al-{spelling}"


def _with_article(word: str) -> bool:
    """Say whether a word has the article; some that begin with its letters have none: الياس."""
    return has_article(without_marks(word)) and not begins_with_al(key(word))


def _known(folded: str, word: str, manner: Manner) -> str:
    """Return the spelling of a word: the attested one, or of what its letters may become the one that people bear.

    The lexicon of all names has foreign ones too, which no word with the article is to be taken for.
    """
    if known := _attested(folded, manner, _BORNE if manner.country or manner.is_arab else _BORNE_ANYWHERE):
        return known
    listed = "" if folded != key(word) else name_words().get(folded, ("", 0))[0]
    if listed and not listed.isalpha():
        return re.sub(r"(?<=^O')[a-z]", lambda m: m[0].upper(), listed)
    if known := attested_name(folded, manner.country or ""):
        return known
    latin = spelled(word, manner.model, listed.lower())
    return listed if latin == listed.lower() else _capitals(latin)


def _attested(folded: str, manner: Manner, least: int = 1) -> str | None:
    """Return the attested spelling of a word: the settled one first, then what the country's people write."""
    country = manner.country or ""
    return settled_names(country).get(folded) or attested_name(folded, country, least)
