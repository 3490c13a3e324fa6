"""The stages in their order, and nothing else.

Every stage is a function of a document to a richer document. Stages are imported where they are
called, so that a command pays for what it uses alone.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, BinaryIO

from translator.document import Document, Entity
from translator.errors import InputError
from translator.progress import Progress, silent
from translator.settings import Settings

if TYPE_CHECKING:
    from translator.cleaning import Recurring
    from translator.entities import Glossary, Registry
    from translator.translation.engine import Engine


#: What a run starts from: a file's name, ``-`` for standard input, or a document that is read already.
Input = str | Document


def run(
    path: Input,
    settings: Settings,
    *,
    engine: Engine | None = None,
    glossary: Glossary | None = None,
    progress: Progress = silent,
    recurring: Recurring | None = None,
    stdin: BinaryIO | None = None,
) -> Document:
    """Run the whole pipeline on one input.

    Args:
        path: a file, ``-`` for ``stdin``, or a document from ``read_articles``.
        settings: what the run is told.
        engine: a loaded model; None opens the one that ``settings`` names.
        glossary: the user's terms; None loads the one that ``settings`` names, if any.
        progress: told how far the translation is.
        recurring: what ``recurring_in`` found in the folder that the input is from.
        stdin: what ``-`` reads; None is the process's own standard input.

    Raises:
        InputError: the input cannot be read.
        NoArabicError: it holds no Arabic.
        ModelError: the model is missing or broken.
    """
    from translator.summarization import summarize

    document = run_translate(
        path, settings, engine=engine, glossary=glossary, progress=progress, recurring=recurring, stdin=stdin
    )
    return summarize(document, settings)


def read_articles(path: str, settings: Settings, *, stdin: BinaryIO | None = None) -> tuple[Document, ...]:
    """Read one input and return the articles that it holds, most often one; nothing else is done yet.

    Raises:
        InputError: the input cannot be read.
    """
    from translator.cleaning import split_articles
    from translator.reading import read_document

    return split_articles(read_document(path, settings, stdin=stdin))


def recurring_in(paths: Sequence[str], settings: Settings) -> Recurring | None:
    """Return what recurs in several inputs, for cleaning each of them; None where they are too few to tell.

    Every input is read once more for this, one at a time; those that cannot be read, and standard input,
    count for nothing.
    """
    from translator.cleaning import find_recurring
    from translator.cleaning.recurring import MIN_STORIES

    return find_recurring(_readable(paths, settings)) if len(paths) >= MIN_STORIES else None


def _readable(paths: Sequence[str], settings: Settings) -> Iterator[Document]:
    for path in paths:
        if path != "-":
            with contextlib.suppress(InputError):  # told when the input's own turn comes
                yield from read_articles(path, settings)


def run_clean(
    path: Input, settings: Settings, *, recurring: Recurring | None = None, stdin: BinaryIO | None = None
) -> Document:
    """Read one input, tell its language and clean it; ``recurring`` is what ``recurring_in`` found."""
    from translator.cleaning import clean
    from translator.language import detect_language
    from translator.reading import read_document

    document = path if isinstance(path, Document) else read_document(path, settings, stdin=stdin)
    return clean(detect_language(document), recurring)


def run_recognize(
    path: Input,
    settings: Settings,
    *,
    glossary: Glossary | None = None,
    registry: Registry | None = None,
    recurring: Recurring | None = None,
    stdin: BinaryIO | None = None,
) -> Document:
    """Clean one input, split it into sentences and find its entities; nothing is translated or written."""
    from translator.entities import recognize_entities
    from translator.segmentation import segment

    document = segment(run_clean(path, settings, recurring=recurring, stdin=stdin))
    registry = open_registry(settings) if registry is None else registry
    return recognize_entities(document, glossary or open_glossary(settings), settings, registry)


def run_translate(
    path: Input,
    settings: Settings,
    *,
    engine: Engine | None = None,
    glossary: Glossary | None = None,
    progress: Progress = silent,
    recurring: Recurring | None = None,
    stdin: BinaryIO | None = None,
) -> Document:
    """Clean, recognise and translate one input, its entities in one spelling; no summaries."""
    from translator.translation.manifest import identity
    from translator.translation.stage import translate

    glossary, registry = glossary or open_glossary(settings), open_registry(settings)
    document = run_recognize(path, settings, glossary=glossary, registry=registry, recurring=recurring, stdin=stdin)
    if engine is None:
        from translator.translation.store import open_engine

        engine = open_engine(settings)
    document = check_names(translate(document, engine, settings, progress))
    remember_names(document.entities, settings)
    return document.with_(signature=signature(identity(engine.name, engine.revision), glossary, settings, registry))


def check_names(document: Document) -> Document:
    """Hold a translated document to its entities' spellings; flag the names that its Arabic does not have."""
    from translator.entities import enforce_spelling, flag_invented_entities

    return flag_invented_entities(enforce_spelling(document))


def run_entities(
    paths: Sequence[Input], settings: Settings, *, glossary: Glossary | None = None, stdin: BinaryIO | None = None
) -> tuple[Document, ...]:
    """Find the entities of several inputs; ``entity_table`` makes one table of them."""
    glossary, registry = glossary or open_glossary(settings), open_registry(settings)
    return tuple(run_recognize(path, settings, glossary=glossary, registry=registry, stdin=stdin) for path in paths)


def entity_table(documents: Sequence[Document]) -> tuple[Entity, ...]:
    """Return one entity table over several documents, one spelling each."""
    from translator.entities import merge_tables

    return merge_tables(documents)


def open_glossary(settings: Settings) -> Glossary | None:
    """Load the user's terms; None where ``settings`` names none."""
    if settings.glossary is None:
        return None
    from translator.entities import load_glossary

    return load_glossary(settings.glossary)


def open_registry(settings: Settings) -> Registry | None:
    """Load what was decided about names; None where ``settings`` names no registry.

    Raises:
        UsageError: the file cannot be read.
        OutputError: it could not be written later.
    """
    if settings.registry is None:
        return None
    from translator.entities import load_registry
    from translator.reports.output import check_writable

    check_writable(settings.registry)
    return load_registry(settings.registry)


def remember_names(entities: Sequence[Entity], settings: Settings) -> None:
    """Write what is new in a table of entities into the registry, if there is one; the file is replaced as a whole.

    It is read once more before, so that what a person changed meanwhile stays.

    Raises:
        OutputError: the file cannot be written.
    """
    if settings.registry is None:
        return
    from translator.entities import load_registry, to_csv
    from translator.reports.output import write_file

    known = load_registry(settings.registry)
    registry = known.with_entities(entities)
    if registry != known or not settings.registry.exists():
        write_file(settings.registry, to_csv(registry))


def signature(model: str, glossary: Glossary | None, settings: Settings, registry: Registry | None = None) -> str:
    """Name everything that decides the output, so that a report can be made again.

    Args:
        model: ``name@revision``.
        glossary: the user's terms.
        settings: the run's.
        registry: what was decided about names.
    """
    from translator import __version__
    from translator.cleaning import rules_signature
    from translator.entities.classifier import classifier_identity, folder_of

    return "|".join(
        (
            f"trsum:{__version__}",
            f"model:{model}",
            f"rules:{rules_signature()}",
            f"glossary:{glossary.signature if glossary else 'none'}",
            *((f"registry:{registry.signature}",) if registry is not None else ()),
            *((f"names:{classifier_identity(folder_of(settings))}",) if settings.ner else ()),
            f"beam:{settings.beam_size}",
        )
    )
