"""The unit of work: a list of documents in, their reports out. A pure function of its arguments.

Nothing here writes a file or knows of other documents than those it is given, so that it runs as well in
a process or on a machine of its own.
"""

from __future__ import annotations

import hashlib
import logging
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass

from translator.batch.inputs import Input
from translator.batch.survey import Spellings, respelled, words_of
from translator.batch.together import translate_together
from translator.cleaning import Recurring
from translator.document import Document
from translator.entities import Glossary, Registry
from translator.errors import InputError, ModelError, NoArabicError, OutputError
from translator.reports.formats import Format
from translator.settings import Settings
from translator.summarization.summarizer import OpenSummarizer, opened_once
from translator.translation.engine import Engine
from translator.translation.requests import Work

#: Words in hand at once: enough that sentences of one length meet, few enough that memory stays small.
ROOM = 6000
#: Settings that change no output, or whose effect the report's own signature names.
_UNDECISIVE = {"model", "glossary", "registry", "models_dir", "threads", "batch_tokens", "max_bytes"}

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be done with every document."""

    settings: Settings
    glossary: Glossary | None
    forms: tuple[Format, ...]
    signature: str  #: for the reports
    recurring: Recurring | None = None  #: the lines that recur in the folder
    registry: Registry | None = None  #: what was decided about names before

    @property
    def row_signature(self) -> str:
        """What decides a document's outputs, besides its bytes and the folder's spellings."""
        told = asdict(self.settings)
        deciding = sorted((name, value) for name, value in told.items() if name not in _UNDECISIVE)
        return f"{self.signature}|settings:{hashlib.sha256(repr(deciding).encode()).hexdigest()[:12]}"


@dataclass(frozen=True, slots=True)
class Task:
    """One input, and what the folder as a whole says about it."""

    input: Input
    sha256: str
    words: int
    spellings: tuple[Spellings, ...]  #: of each of its articles
    folder: str = ""  #: hash of all that it gets from the other documents; empty where that is nothing


@dataclass(frozen=True, slots=True)
class Output:
    """One report: the text or bytes of one file."""

    path: str  #: below the output folder, with ``/``
    form: Format
    content: str | bytes


@dataclass(frozen=True, slots=True)
class Made:
    """What became of one input."""

    task: Task
    outputs: tuple[Output, ...] = ()
    error: str | None = None
    words: int = 0
    flags: tuple[tuple[str, int], ...] = ()  #: flag and number of sentences
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Prepared:
    """An input's articles, ready to be translated."""

    task: Task
    articles: tuple[Document, ...] = ()
    error: str | None = None
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Finished:
    """An input's articles, translated and summarised."""

    task: Task
    documents: tuple[Document, ...] = ()
    error: str | None = None
    seconds: float = 0.0


def articles_of(path: str, order: Order) -> tuple[Document, ...]:
    """Return the articles of an input: cleaned, segmented, their entities found.

    Raises:
        InputError, NoArabicError: it cannot be used.
    """
    from translator.pipeline import read_articles, run_recognize

    return tuple(
        run_recognize(
            article, order.settings, glossary=order.glossary, registry=order.registry, recurring=order.recurring
        )
        for article in read_articles(path, order.settings)
    )


def convert_all(
    tasks: Sequence[Task], order: Order, engine: Engine, summarizer: OpenSummarizer | None = None
) -> list[Made]:
    """Do the whole work on some inputs: what a machine of its own is asked for; see ``finish``."""
    finished = finish((prepare(task, order) for task in tasks), order, engine, summarizer)
    return [render(one, order) for one in finished]


def convert(prepared: Iterable[Prepared], order: Order, engine: Engine) -> Iterator[Made]:
    """Make the reports of some documents, their sentences translated together; see ``finish``."""
    for one in finish(prepared, order, engine):
        yield render(one, order)


def finish(
    prepared: Iterable[Prepared], order: Order, engine: Engine, summarizer: OpenSummarizer | None = None
) -> Iterator[Finished]:
    """Translate and summarise some documents, their sentences translated together.

    Args:
        prepared: what ``prepare`` made of each, taken in when there is room.
        order: what is wanted.
        engine: the model.
        summarizer: gives the engine that writes the summaries; None opens it once for all the documents.

    Yields:
        What became of each document, when it is done; not always in their order.

    Raises:
        ModelError: the model does not do what it should.
    """
    summarizer = summarizer or opened_once(order.settings)
    articles: dict[str, list[Document | None]] = {}
    unusable: list[Finished] = []

    def usable() -> Iterator[tuple[Prepared, int]]:
        for one in prepared:
            if one.error is not None:
                unusable.append(Finished(one.task, error=one.error, seconds=one.seconds))
                continue
            articles[one.task.input.key] = [None] * len(one.articles)
            yield from ((one, at) for at in range(len(one.articles)))

    def start(item: tuple[Prepared, int]) -> Work[Document]:
        from translator.translation.stage import translation

        one, at = item
        return translation(one.articles[at], engine, order.settings)

    def size(item: tuple[Prepared, int]) -> int:
        return words_of(item[0].articles[item[1]])

    seconds: Counter[str] = Counter()
    for done in translate_together(usable(), start, size, engine, room=ROOM):
        yield from unusable
        unusable.clear()
        one, at = done.item
        key = one.task.input.key
        articles[key][at] = done.document
        seconds[key] += done.seconds  # type: ignore[assignment]  # a Counter adds up fractions too
        if None not in articles[key]:
            whole = [article for article in articles.pop(key) if article is not None]
            yield _finished(one.task, whole, order, summarizer, one.seconds + seconds.pop(key))
    yield from unusable


def prepare(task: Task, order: Order) -> Prepared:
    """Read one input up to the point where it must be translated; a failure is told, not raised."""
    begun = time.perf_counter()
    try:
        articles = articles_of(task.input.path, order)
        if articles[0].source.sha256 != task.sha256:
            return Prepared(task, error=f"{task.input.path} was changed while it was converted; run again")
        spelled = tuple(
            respelled(article, spellings) for article, spellings in zip(articles, task.spellings, strict=True)
        )
    except (InputError, NoArabicError) as error:
        return Prepared(task, error=str(error), seconds=time.perf_counter() - begun)
    except Exception as error:  # noqa: BLE001 - a fault in one document must not stop the others
        return Prepared(task, error=_fault(task, error), seconds=time.perf_counter() - begun)
    return Prepared(task, spelled, seconds=time.perf_counter() - begun)


def _finished(
    task: Task, articles: list[Document], order: Order, summarizer: OpenSummarizer, seconds: float
) -> Finished:
    """Do what is left to do after the translation; a failure is told, not raised."""
    begun = time.perf_counter()
    try:
        whole = tuple(_checked(article, order, summarizer) for article in articles)
    except (ModelError, OutputError):
        raise
    except Exception as error:  # noqa: BLE001 - a fault in one document must not stop the others
        return Finished(task, error=_fault(task, error), seconds=seconds + time.perf_counter() - begun)
    return Finished(task, whole, seconds=seconds + time.perf_counter() - begun)


def render(finished: Finished, order: Order) -> Made:
    """Make the reports of an input; a failure is told, not raised."""
    begun = time.perf_counter()
    task, documents = finished.task, finished.documents
    if finished.error is not None:
        return Made(task, error=finished.error, seconds=finished.seconds)
    try:
        outputs = tuple(
            Output(
                output_path(task.input, form, number if len(documents) > 1 else None),
                form,
                _report(document, form, order),
            )
            for number, document in enumerate(documents, 1)
            for form in order.forms
        )
    except (ModelError, OutputError):
        raise
    except Exception as error:  # noqa: BLE001 - a fault in one document must not stop the others
        return Made(task, error=_fault(task, error), seconds=finished.seconds + time.perf_counter() - begun)
    flags = Counter(flag for document in documents for sentence in document.sentences for flag in sentence.flags)
    return Made(
        task,
        outputs,
        words=sum(map(words_of, documents)),
        flags=tuple(sorted(flags.items())),
        seconds=finished.seconds + time.perf_counter() - begun,
    )


def output_path(source: Input, form: Format, number: int | None) -> str:
    """Return where a report goes; ``number`` is the article's, where a file holds several."""
    from translator.reports.formats import suffix_of

    return f"{source.stem}{'' if number is None else f'.{number}'}{suffix_of(form)}"


def _checked(document: Document, order: Order, summarizer: OpenSummarizer) -> Document:
    from translator.pipeline import check_names
    from translator.summarization import summarize

    engine = summarizer() if order.settings.abstractive else None
    return summarize(check_names(document).with_(signature=order.signature), order.settings, summarizer=engine)


def _report(document: Document, form: Format, order: Order) -> str | bytes:
    from translator.reports import formats
    from translator.reports.screen import screen_for

    return formats.report(document, form, screen_for(None, order.settings, {}), paper=order.settings.paper)


def _fault(task: Task, error: Exception) -> str:
    _log.debug("%s", task.input.path, exc_info=error)
    return f"a fault of trsum itself in {task.input.path}: {type(error).__name__}: {error}; please report it"
