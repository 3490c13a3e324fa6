"""Parallel files: one sentence a line, line n of one file beside line n of the other."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from translator.document import Document, Paragraph, Sentence, Source
from translator.errors import InputEncodingError, InputMissingError
from translator.progress import Progress, silent
from translator.settings import Settings

if TYPE_CHECKING:
    from translator.translation.engine import Engine


def read_lines(path: Path) -> list[str]:
    """Return the lines of a UTF-8 file. Only line feeds end lines, so that files stay parallel.

    Raises:
        InputMissingError: the file cannot be opened.
        InputEncodingError: it is not UTF-8.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise InputMissingError(f"cannot read {path}: {reason}", "give a file with one sentence a line") from error
    except UnicodeDecodeError as error:
        raise InputEncodingError(f"{path} is not UTF-8", "convert it first, e.g. with iconv") from error
    lines = text.split("\n")
    if lines[-1] == "":
        del lines[-1]
    return [line.removesuffix("\r") for line in lines]


def translate_lines(
    lines: Sequence[str], engine: Engine, settings: Settings, progress: Progress = silent
) -> tuple[Sentence, ...]:
    """Translate lines as the pipeline translates sentences: with its names, cutting, retries and guards.

    Args:
        lines: Arabic, one sentence each; a name of one line has nothing to do with those of another.
        engine: a loaded model.
        settings: beam size and batch size count.
        progress: told how far it is.

    Returns:
        One sentence per line, in order; a blank line has no English.
    """
    from translator.entities import enforce_spelling, recognize_entities
    from translator.translation.stage import translate

    digest = hashlib.sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()
    filled = [(number, line) for number, line in enumerate(lines, start=1) if line.strip()]
    document = Document(
        source=Source("lines", digest, 0, "utf-8"),
        paragraphs=tuple(Paragraph(number, number, line) for number, line in filled),
        sentences=tuple(Sentence(number, number, number, 0, len(line), line.strip()) for number, line in filled),
    )
    each = [recognize_entities(document.with_(sentences=(line,)), None, settings) for line in document.sentences]
    document = document.with_(entities=tuple(entity for one in each for entity in one.entities))
    translated = {s.id: s for s in enforce_spelling(translate(document, engine, settings, progress)).sentences}
    return tuple(translated.get(n, Sentence(n, n, n, 0, 0, "")) for n in range(1, len(lines) + 1))
