"""The small protocol behind which every translation engine stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from translator.translation.doubt import Doubt


@dataclass(frozen=True, slots=True)
class Decoding:
    """How an engine searches for a translation."""

    beam_size: int = 3
    no_repeat_ngram: int = 0  #: n-grams of this size may not come twice; 0 allows all
    repetition_penalty: float = 1.0  #: above 1 makes tokens already written less likely


DEFAULT_DECODING = Decoding()


@dataclass(frozen=True, slots=True)
class Rival:
    """A translation that the search found beside the likeliest."""

    text: str
    score: float  #: mean log-probability of the target tokens, natural logarithm
    behind: float  #: by how much less likely as a whole than the likeliest, natural logarithm


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One translation and how sure the engine is of it."""

    text: str
    score: float  #: mean log-probability of the target tokens, natural logarithm; 0 is certain
    rivals: tuple[Rival, ...] = ()  #: what else the search ended with, the likeliest first; an engine may keep none


class Engine(Protocol):
    """A loaded model that turns Arabic into English.

    Implementations keep the order of their input, whatever order they translate in.
    """

    @property
    def name(self) -> str:
        """The model's registry name, or its folder's name."""

    @property
    def revision(self) -> str:
        """What tells this model from another of the same name: a hub revision or a hash of the files."""

    @property
    def max_source_tokens(self) -> int:
        """Longer inputs must be cut before they are translated."""

    @property
    def reads_names(self) -> bool:
        """Whether the model was trained on sources whose names carry their English; see ``hints``."""

    @property
    def reads_terms(self) -> bool:
        """Whether it was trained on sources whose rarer words carry a guess at theirs too; see ``terms``."""

    @property
    def doubt(self) -> Doubt | None:
        """What tells its doubtful translations; None where that was not measured for this model."""

    def count_tokens(self, text: str) -> int:
        """Return the number of source tokens of ``text``."""

    def translate(self, texts: Sequence[str], decoding: Decoding = DEFAULT_DECODING) -> list[Hypothesis]:
        """Translate ``texts``, each at most ``max_source_tokens`` long.

        Returns:
            One hypothesis for each text, in the same order; an empty one for a text of white space alone.

        Raises:
            ModelBrokenError: the model's files do not do what they should.
        """
