"""What the pipeline commands have in common: the engine opened late and once, and what a reader must be told."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from translator.cli.messages import say
from translator.cli.options import Given
from translator.document import Document
from translator.reports.labels import count
from translator.settings import Settings

if TYPE_CHECKING:
    from translator.translation.doubt import Doubt
    from translator.translation.engine import Decoding, Engine, Hypothesis


def open_noticed(settings: Settings, *, quiet: bool) -> Engine:
    """Open the chosen model; unless ``quiet``, say what its reader must know."""
    from translator.translation.store import draft_notice, open_engine

    engine = open_engine(settings)
    if not quiet and (notice := draft_notice(engine.name)):
        say(notice)
    return engine


class LateEngine:
    """The chosen model, opened when it is first used and then kept for the inputs that follow.

    A missing input is so reported before a missing model, and at once.
    """

    def __init__(self, settings: Settings, *, quiet: bool) -> None:
        self._settings = settings
        self._quiet = quiet

    @cached_property
    def _engine(self) -> Engine:
        return open_noticed(self._settings, quiet=self._quiet)

    @property
    def name(self) -> str:
        """The model's name."""
        return self._engine.name

    @property
    def revision(self) -> str:
        """The model's revision."""
        return self._engine.revision

    @property
    def max_source_tokens(self) -> int:
        """The model's limit."""
        return self._engine.max_source_tokens

    @property
    def reads_names(self) -> bool:
        """See ``Engine.reads_names``."""
        return self._engine.reads_names

    @property
    def reads_terms(self) -> bool:
        """See ``Engine.reads_terms``."""
        return self._engine.reads_terms

    @property
    def doubt(self) -> Doubt | None:
        """See ``Engine.doubt``."""
        return self._engine.doubt

    def count_tokens(self, text: str) -> int:
        """Return the number of source tokens of ``text``."""
        return self._engine.count_tokens(text)

    def translate(self, texts: Sequence[str], decoding: Decoding | None = None) -> list[Hypothesis]:
        """Translate ``texts`` in their order."""
        return self._engine.translate(texts) if decoding is None else self._engine.translate(texts, decoding)


def tell_warnings(document: Document, given: Given) -> None:
    """Say on standard error what the plain text cannot carry: warnings, and that sentences are flagged."""
    if given.verbosity < 0:
        return
    for warning in document.warnings:
        say(f"{document.source.path}: {warning}")
    flagged = sum(1 for sentence in document.sentences if sentence.flags)
    if flagged:
        total = count(len(document.sentences), "sentence")
        say(f"{document.source.path}: {flagged} of {total} flagged as doubtful; the whole report shows which")
