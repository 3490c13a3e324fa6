"""The recognition stage: the names of a document, each with one English spelling."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from translator.document import Document, Entity, EntityType, Mention
from translator.entities.classifier import tagger_of
from translator.entities.find import Found, find_names
from translator.entities.gazetteers import words, words_of
from translator.entities.glossary import Glossary
from translator.entities.link import Cluster, link
from translator.entities.naming import Naming, name_cluster, naming_of
from translator.entities.normalize import bare
from translator.entities.registry import Registry
from translator.entities.sweep import sweep
from translator.settings import Settings

#: A word that stands unmarked this often in our news pairs is one of the language.
_ORDINARY = 3


def recognize_entities(
    document: Document,
    glossary: Glossary | None,
    settings: Settings,
    registry: Registry | None = None,
) -> Document:
    """Fill the document's entity table.

    Args:
        document: segmented.
        glossary: the user's terms; they come before every other source of a spelling.
        settings: the run's; ``ner`` names what finds the names.
        registry: what was decided in earlier runs; it comes after the glossary and before the tables.

    Raises:
        ModelError: the model that finds names is missing or broken.

    Returns:
        The document with ``entities`` in order of first mention. The mentions' ``en`` is None until
        ``enforce_spelling`` has seen the English.
    """
    arabic = [sentence for sentence in document.sentences if sentence.language == "ar"]
    published, tag = document.metadata.published, tagger_of(settings)
    found = [name for sentence in arabic for name in find_names(sentence, glossary, published, registry, tag)]
    found = [_as_decided(name, registry) for name in sweep(arabic, found)]
    naming = naming_of([sentence.ar for sentence in arabic], found)
    clusters = [named for named in _one_spelling_each(link(found), naming) if not _is_phrase(*named)]
    return document.with_(entities=tuple(_entity(at, *named) for at, named in enumerate(clusters, 1)))


def _as_decided(name: Found, registry: Registry | None) -> Found:
    """Give a name what the registry has for it; the glossary's terms and dates are settled without."""
    if registry is None or name.origin in {"glossary", "date", "registry"}:
        return name
    entry = registry.find(name.ar, name.type)
    return replace(name, entry=entry) if entry else name


def _one_spelling_each(clusters: Sequence[Cluster], naming: Naming) -> list[tuple[Cluster, str, str]]:
    """Name each cluster and join those that came out alike in type and English."""
    named: dict[tuple[str, str], tuple[Cluster, str, str]] = {}
    for cluster in clusters:
        english, source = name_cluster(cluster, naming)
        before = named.setdefault((cluster.type, english), (cluster, english, source))
        if before[0] is not cluster:
            before[0].mentions += cluster.mentions
            before[0].mentions.sort(key=lambda f: (f.sentence, f.start))
    return sorted(named.values(), key=lambda n: (n[0].mentions[0].sentence, n[0].mentions[0].start))


def _is_phrase(cluster: Cluster, _english: str, source: str) -> bool:
    """Say whether a supposed name is words of the language that no table knows as a name.

    To write "الإرهاب الملموس" letter by letter would put nonsense in the English; an engine translates it.
    """
    if source != "romanised" or cluster.type not in {EntityType.ORG, EntityType.MISC}:
        return False
    tokens = words_of(cluster.mentions[0].ar)
    return all(max(words().get(t.key, 0), words().get(bare(t.key), 0)) >= _ORDINARY for t in tokens)


def _entity(number: int, cluster: Cluster, english: str, source: str) -> Entity:
    return Entity(
        id=f"E{number}",
        type=cluster.type,
        en=english,
        ar=tuple(dict.fromkeys(found.ar for found in cluster.mentions)),
        source=source,
        mentions=tuple(Mention(f.sentence, f.start, f.end, f.ar) for f in cluster.mentions),
    )
