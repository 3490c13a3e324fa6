"""Which mentions name the same thing: spelling variants, short forms, surnames, abbreviations."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from translator.document import EntityType
from translator.entities.find import Found
from translator.entities.gazetteers import DATA, Entry, lookup, nationalities, places, triggers
from translator.entities.normalize import bare, key
from translator.entities.romanize import person_key, person_parts

_ASIDE = re.compile(r"\(([^()]+)\)")
_VOWELS = re.compile(r"[اوي]")
#: Letters that papers choose between for one foreign sound.
_SOUNDS = str.maketrans("غقسصضذظطزحىث", "ججززدددتزهيت")


@dataclass
class Cluster:
    """Mentions of one entity while they are gathered."""

    type: EntityType
    mentions: list[Found] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)
    parts: list[tuple[str, ...]] = field(default_factory=list)  #: a person's names, by part
    english: str | None = None  #: the English that a table gives

    def add(self, found: Found) -> None:
        """Take one more mention in."""
        self.mentions.append(found)
        self.keys |= forms_of(found)
        if found.type is EntityType.PER:
            self.parts.append(person_parts(found.ar))
        self.english = self.english or known_english(found)


def link(names: Sequence[Found]) -> list[Cluster]:
    """Gather mentions that name the same thing; the clusters stand in order of first mention.

    Full names come first, so that a surname before the full name finds its person too; then short
    forms go to the one most recently named in full, and stay apart where that is doubtful.
    """
    clusters: list[Cluster] = []
    later: list[Found] = []
    for found in names:
        short = _is_short(found)
        cluster = None if short and found.type is EntityType.PER else _same(found, clusters)
        if cluster is None and short:
            later.append(found)
            continue
        if cluster is None:
            cluster = Cluster(found.type)
            clusters.append(cluster)
        cluster.add(found)
    for found in later:
        cluster = _short_for(found, clusters) or _same(found, clusters)
        if cluster is None:
            cluster = Cluster(found.type)
            clusters.append(cluster)
        cluster.add(found)
    for cluster in clusters:
        cluster.mentions.sort(key=lambda f: (f.sentence, f.start))
    return sorted(clusters, key=lambda c: (c.mentions[0].sentence, c.mentions[0].start))


def known_english(found: Found) -> str | None:
    """Return the English that the glossary, a date or a table gives a mention."""
    if found.entry is not None:
        return found.entry.english
    entry = table_entry(found)
    return entry.english if entry else None


def table_entry(found: Found) -> Entry | None:
    """Return the row of the tables for a mention of the same type, also for its parts around brackets."""
    for text in (found.ar, _ASIDE.sub(" ", found.ar), *_ASIDE.findall(found.ar), without_head(found.ar, found.type)):
        entry = lookup(key(text)) if key(text) else None
        if entry and entry.type is found.type and (entry.table != "places" or found.type is EntityType.LOC):
            return entry
    return None


def without_head(text: str, kind: EntityType) -> str:
    """Take the word that says what a name is (مدينة, قاعدة, شركة) off its front."""
    first, _, rest = text.strip().partition(" ")
    wanted = {EntityType.LOC: {"place", "feature"}, EntityType.FAC: {"facility"}, EntityType.ORG: {"organisation"}}
    roles = triggers().get(key(first), frozenset())
    if not rest or not roles & wanted.get(kind, set()):
        return text
    if "feature" in roles and (key(rest) in places() or bare(key(rest)) in places()):
        return text
    return rest


@lru_cache(maxsize=1)
def _same_heads() -> dict[str, str]:
    groups = tomllib.loads((DATA / "same_heads.toml").read_text(encoding="utf-8"))["groups"]
    return {key(word): key(words.split()[0]) for words in groups for word in words.split()}


def headed(text: str) -> tuple[str, str] | None:
    """Return what a facility is and what it is called, as keys: a base and a camp are the same; None without a head."""
    rest = without_head(_ASIDE.sub(" ", text).strip(), EntityType.FAC)
    head = key(text.split()[0]) if rest != text.strip() else ""
    return (_same_heads().get(head, head), bare(key(rest))) if head else None


def forms_of(found: Found) -> set[str]:
    """Return the keys under which a mention is the same as another."""
    if found.type is EntityType.PER:
        return {person_key(found.ar)}
    texts = [found.ar, _ASIDE.sub(" ", found.ar), *_ASIDE.findall(found.ar)]
    texts += [without_head(text, found.type) for text in texts]
    texts.append(_without_adjective(texts[1]))
    return {bare(key(text)) for text in texts if len(key(text)) > 1}


def _without_adjective(text: str) -> str:
    """Take the nationality off the end: "إيني الإيطالية"."""
    head, _, last = text.strip().rpartition(" ")
    lone = bool(head) and " " not in head and not triggers().get(key(head))
    return head if lone and key(last) in nationalities() else text


def alike(one: str, other: str) -> bool:
    """Say whether two keys of one name word are spellings of the same: equal, or the same consonants."""
    if one == other:
        return True
    if min(len(one), len(other)) < 4 or abs(len(one) - len(other)) > 2:
        return False
    return skeleton(one) == skeleton(other) and len(skeleton(one)) > 2


def skeleton(folded: str) -> str:
    """Return the consonants of a key, letters of one foreign sound as one."""
    return _VOWELS.sub("", folded).translate(_SOUNDS)


def _same(found: Found, clusters: Sequence[Cluster]) -> Cluster | None:
    """Return the cluster that a mention belongs to by its own form."""
    english = known_english(found)
    return next((c for c in reversed(clusters) if c.type is found.type and _belongs(found, english, c)), None)


def _belongs(found: Found, english: str | None, cluster: Cluster) -> bool:
    if english is not None and english == cluster.english:
        return True
    if is_decided(found) and any(is_decided(other) for other in cluster.mentions):
        return False
    if found.type is EntityType.FAC and _is_another_kind(found, cluster):
        return False
    if found.type is EntityType.DATE or (
        english is not None and cluster.english is not None and _is_put_together(found)
    ):
        return False
    return bool(cluster.keys & forms_of(found)) or _alike_whole(found, english, cluster)


def _is_another_kind(found: Found, cluster: Cluster) -> bool:
    """Say whether a facility has another head than those of the cluster: a hospital is no bridge of the same name."""
    own_head = headed(found.ar)
    heads = {head[0] for other in cluster.mentions if (head := headed(other.ar))}
    return own_head is not None and bool(heads) and own_head[0] not in heads


def is_decided(found: Found) -> bool:
    """Say whether the user's glossary or registry names a mention: no likeness of forms speaks against that."""
    return found.entry is not None and found.entry.table in {"glossary", "registry"}


def _is_put_together(found: Found) -> bool:
    """Say whether the English says all that the Arabic does: the Iraqi army is never the Turkish army."""
    return found.entry is not None and found.entry.table == "composed"


def _alike_whole(found: Found, english: str | None, cluster: Cluster) -> bool:
    """Say whether a whole name is another spelling of one in the cluster."""
    if found.type is EntityType.PER:
        return any(_same_person(person_parts(found.ar), parts) for parts in cluster.parts)
    return english is None and _spelled_alike(found, cluster)


def _spelled_alike(found: Found, cluster: Cluster) -> bool:
    if cluster.english is not None or (" " not in found.ar and len(key(found.ar)) < 6):
        return False
    return any(alike(bare(key(found.ar)), known) for known in cluster.keys if len(known) > 4)


def _same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Say whether two full names are one person's: the same first and last part, what is between left out or not."""
    if len(one) < 2 or len(other) < 2:
        return len(one) == len(other) == 1 and alike(one[0], other[0])
    short, long = sorted((one, other), key=len)
    if len(short) == len(long):
        return all(alike(a, b) for a, b in zip(short, long, strict=True))
    return _in_order(short, long) and (alike(short[-1], long[-1]) or alike(short[0], long[0]))


def _in_order(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    at = 0
    for part in long:
        if at < len(short) and alike(short[at], part):
            at += 1
    return at == len(short)


def _is_short(found: Found) -> bool:
    """Say whether a mention may be a short form of a fuller name elsewhere."""
    if found.origin == "date" or is_decided(found):
        return False
    if found.type is EntityType.PER:
        return len(person_parts(found.ar)) == 1
    return found.type is EntityType.ORG


def _short_for(found: Found, clusters: Sequence[Cluster]) -> Cluster | None:
    """Return the cluster that a short form goes to.

    That is the one named in full before it; of several, the one that was called by its short form
    already; where that is doubtful too, none.
    """
    fits = _fits_person if found.type is EntityType.PER else _fits_organisation
    fitting = [(rank, c) for c in clusters if c.type is found.type and (rank := fits(found, c))]
    best = max((rank for rank, _ in fitting), default=0)
    rivals = [cluster for rank, cluster in fitting if rank == best]
    if len(rivals) > 1:
        rivals = [cluster for cluster in rivals if _was_short_before(found, cluster)]
    return rivals[0] if len(rivals) == 1 else None


def _was_short_before(found: Found, cluster: Cluster) -> bool:
    size = len(_content(found.ar))
    return any(len(_content(m.ar)) <= size and m.sentence <= found.sentence for m in cluster.mentions)


def _fits_person(found: Found, cluster: Cluster) -> int:
    """Say how well a lone name fits: as surname before as first name, of somebody named before rather than after."""
    part = person_parts(found.ar)[0]
    best = 0
    for mention, parts in zip(cluster.mentions, cluster.parts, strict=False):
        if len(parts) < 2 or mention is found:
            continue
        rank = 4 if alike(part, parts[-1]) else 2 if part == parts[0] or part in parts[1:-1] else 0
        best = max(best, rank - (mention.sentence > found.sentence) if rank else 0)
    return best


def _fits_organisation(found: Found, cluster: Cluster) -> int:
    """Say how well the words of a short form stand in order in a fuller name of the organisation."""
    english = known_english(found)
    if english is not None and not _fuller(english, cluster.english):
        return 0
    short = _content(found.ar)
    for mention in reversed(cluster.mentions):
        long = _content(mention.ar)
        if len(long) > len(short) and short and _in_order(short, long):
            return 2 * len(short) - (mention.sentence > found.sentence)
    return 0


def _fuller(short: str, long: str | None) -> bool:
    """Say whether a name is another with a nationality before it: "Libyan Red Crescent" for "Red Crescent"."""
    if long is None or not long.casefold().endswith(" " + short.casefold()):
        return False
    before = long[: -len(short)].strip()
    return before in {adjective for adjective, _ in nationalities().values()} | {"U.S.", "International"}


def _content(text: str) -> tuple[str, ...]:
    """Return the words of a name, articles and "ل" off."""
    found = []
    for word in _ASIDE.sub(" ", text).split():
        folded = key(word)
        if folded.startswith("لل") and len(folded) > 4:
            folded = folded[2:]
        if len(folded) > 1:
            found.append(bare(folded))
    return tuple(found)
