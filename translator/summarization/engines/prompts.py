"""Prompts: Jinja2 templates, the page within a fence, and the version of what was asked."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from translator.document import Document, Sentence
from translator.errors import UsageError
from translator.resources import bundled

if TYPE_CHECKING:
    from jinja2 import Environment

_VERSION = re.compile(r"\{#-?\s*version:\s*(\S+?)\s*-?#\}")


@dataclass(frozen=True, slots=True)
class Prompts:
    """The templates of trsum, or the user's where there are some."""

    folder: Path | None

    def render(
        self, task: str, language: str, document: Document, sentences: Sequence[Sentence], **values: object
    ) -> str:
        """Return the prompt of a task with the page's sentences and entities in it.

        Raises:
            UsageError: the user's template cannot be read or asks for what there is not.
        """
        from jinja2 import TemplateError

        try:
            return (
                self._environment()
                .get_template(_file(task, language))
                .render(
                    sentences=[replace(s, ar=_one_line(s.ar), en=_one_line(s.en or "")) for s in sentences],
                    entities=[
                        replace(e, en=_one_line(e.en), ar=tuple(map(_one_line, e.ar))) for e in document.entities
                    ],
                    fence=fence_of(document),
                    **values,
                )
            )
        except (TemplateError, OSError, UnicodeDecodeError) as error:
            raise UsageError(
                f"the prompt {_file(task, language)} cannot be used: {error}",
                "mend the template in the --prompts folder",
            ) from error

    def version(self, task: str, language: str) -> str:
        """Return the version that the template names and a hash of its text, as in ``brief-en/1@3f2a90c1``."""
        environment = self._environment()
        if environment.loader is None:
            raise ValueError("the environment has no loader")
        source = environment.loader.get_source(environment, _file(task, language))[0]
        shared = environment.loader.get_source(environment, "shared/page.j2")[0]
        named = _VERSION.search(source)
        digest = hashlib.sha256((source + shared).encode()).hexdigest()[:8]
        return f"{named[1] if named else f'{task}-{language}/unversioned'}@{digest}"

    def _environment(self) -> Environment:
        from jinja2 import FileSystemLoader, StrictUndefined
        from jinja2.sandbox import SandboxedEnvironment

        folders = [folder for folder in (self.folder, bundled("prompts")) if folder]
        return SandboxedEnvironment(loader=FileSystemLoader(folders), undefined=StrictUndefined, autoescape=False)


def open_prompts(folder: Path | None) -> Prompts:
    """Return trsum's prompts, those in ``folder`` before them.

    Raises:
        UsageError: the folder is not there.
    """
    if folder is not None and not folder.is_dir():
        raise UsageError(f"{folder} is no folder", "give a folder with TASK/LANGUAGE/prompt.j2 in it")
    return Prompts(folder)


def fence_of(document: Document) -> str:
    """Return a word that stands nowhere in the page; the same page always has the same one."""
    text = "\n".join(f"{sentence.ar}\n{sentence.en}" for sentence in document.sentences)
    names = "\n".join(form for entity in document.entities for form in (entity.en, *entity.ar))
    digest = hashlib.sha256(f"{text}\n{names}".encode()).hexdigest()
    while (fence := f"PAGE-{digest[:12]}") in text or fence in names:
        digest = hashlib.sha256(digest.encode()).hexdigest()
    return fence


def _file(task: str, language: str) -> str:
    return f"{task}/{language}/prompt.j2"


def _one_line(text: str) -> str:
    """Return ``text`` on one line: a line of its own could pass for a fence or a sentence number."""
    return " ".join(text.split())
