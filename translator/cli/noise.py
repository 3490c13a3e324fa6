"""What the libraries underneath may say on standard error, and that none of them reaches for the network."""

from __future__ import annotations

import logging
import os
import sys
import warnings

_QUIET = {
    "TRANSFORMERS_VERBOSITY": "error",
    "TRANSFORMERS_NO_ADVISORY_WARNINGS": "1",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "HF_HUB_VERBOSITY": "error",
    "TOKENIZERS_PARALLELISM": "false",
}
_PRIVATE = {"HF_HUB_DISABLE_TELEMETRY": "1", "DO_NOT_TRACK": "1"}
_OFFLINE = {"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1"}


def set_up_noise(verbosity: int, *, offline: bool = True) -> None:
    """Set the level of messages before any library is imported.

    Args:
        verbosity: -1 for ``-q``, else the number of ``-v``: none shows warnings of trsum, one its
            progress in words and what libraries say, two everything.
        offline: forbid the model hub's client any request, as a second lock behind the store's own.
    """
    settings = _PRIVATE | (_OFFLINE if offline else {}) | (_QUIET if verbosity < 1 else {})
    for name, value in settings.items():
        os.environ.setdefault(name, value)
    if offline:
        os.environ.update(_OFFLINE)
    levels = {-1: logging.ERROR, 0: logging.WARNING, 1: logging.INFO}
    others = logging.WARNING if verbosity > 0 else logging.ERROR
    logging.basicConfig(stream=sys.stderr, format="trsum: %(message)s", level=others)
    logging.getLogger("translator").setLevel(levels.get(verbosity, logging.DEBUG))
    if verbosity < 1 and not sys.warnoptions:
        warnings.simplefilter("ignore")
