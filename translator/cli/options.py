"""The options that commands share, and the settings they make."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import click

from translator import __version__
from translator.cli.messages import VERBOSITY
from translator.errors import UsageError
from translator.reports.formats import Format
from translator.settings import Settings, load_settings

_Function = TypeVar("_Function", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Given:
    """What a pipeline command was told, parsed."""

    settings: Settings
    form: Format | None
    output: str | None
    verbosity: int


def _remember(context: click.Context, parameter: click.Parameter, value: Any) -> Any:
    """Keep ``-q`` and ``-v`` where the handler of exceptions finds them."""
    if parameter.name == "quiet" and value:
        context.meta[VERBOSITY] = -1
    elif parameter.name == "verbose" and value:
        context.meta[VERBOSITY] = value
    return value


def _print_version(context: click.Context, _: click.Parameter, value: bool) -> None:
    if value and not context.resilient_parsing:
        click.echo(f"trsum {__version__}")
        context.exit()


_MODEL = click.option(
    "--model", metavar="NAME|FOLDER", help="Translation model: an installed one, or a model's folder."
)
_CONFIG = click.option(
    "--config", type=click.Path(path_type=Path), envvar="TRSUM_CONFIG", metavar="FILE", help="Settings in a TOML file."
)
_OUTPUT = click.option(
    "-o", "--output", metavar="PATH", help="Write here; the suffix (.docx, .pdf, .json …) picks the format."
)
_TALK = (
    click.option("-q", "--quiet", is_flag=True, callback=_remember, expose_value=False, help="Errors only."),
    click.option(
        "-v", "--verbose", count=True, callback=_remember, expose_value=False, help="Say more; -vv shows tracebacks."
    ),
    click.option(
        "--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version, help="Print the version."
    ),
)
_PIPELINE = (
    click.option(
        "-f",
        "--format",
        "form",
        type=click.Choice([str(form) for form in Format]),
        help="Output format. Without it: text in a terminal, Markdown for a report elsewhere.",
    ),
    _OUTPUT,
    _MODEL,
    click.option(
        "--glossary",
        type=click.Path(path_type=Path),
        metavar="FILE.csv|.tbx",
        help="Your names and their English spelling; it goes before every other.",
    ),
    click.option(
        "--registry",
        type=click.Path(path_type=Path),
        metavar="FILE.csv",
        help="What was decided about names, kept from run to run; yours to edit.",
    ),
    click.option("--ner", metavar="NAME|FOLDER", help="Model that finds names (none: the built-in recogniser)."),
    click.option("--sentences", type=int, metavar="N", help="Key sentences in the summary (3)."),
    click.option("--ratio", type=float, metavar="R", help="Or the share of the sentences, such as 0.2."),
    click.option(
        "--summarizer", metavar="NAME|FOLDER|FILE.gguf", help="Model that writes the summary (none: condensed)."
    ),
    click.option("--prompts", type=click.Path(path_type=Path), metavar="FOLDER", help="Your prompts for that model."),
    click.option("--no-abstractive", is_flag=True, help="Leave out the condensed summary."),
    click.option(
        "--bidi",
        type=click.Choice(["auto", "logical", "visual"]),
        help="Order of Arabic in the terminal: visual if you see its letters backwards.",
    ),
    click.option("--paper", type=click.Choice(["a4", "letter"]), help="Size of a PDF's pages (a4)."),
    _CONFIG,
)


#: Options of every pipeline command that are another's in a batch: ``-f`` is repeatable, the folder is an argument.
_OTHERWISE = 2
_FORMS = click.option(
    "-f",
    "--format",
    "forms",
    multiple=True,
    type=click.Choice([str(form) for form in Format]),
    help="Output format; give it again for more than one (md).",
)


def batch_options(function: _Function) -> _Function:
    """Add the options of a command that converts many pages into a folder."""
    return _add(function, (_FORMS, *_PIPELINE[_OTHERWISE:], *_TALK))


def pipeline_options(function: _Function) -> _Function:
    """Add the options that every pipeline command shares."""
    return _add(function, (*_PIPELINE, *_TALK))


def eval_options(function: _Function) -> _Function:
    """Add the options of a command that may translate but reads no page."""
    return _add(function, (form_option, _OUTPUT, _MODEL, _CONFIG, *_TALK))


def form_option(function: _Function) -> _Function:
    """Add ``-f`` for figures and lists."""
    formats = click.Choice([str(Format.TEXT), str(Format.JSON)])
    return click.option("-f", "--format", "form", type=formats, help="Output format (text).")(function)


def models_options(function: _Function) -> _Function:
    """Add the options of the commands that manage models."""
    return _add(function, (_CONFIG, *_TALK))


def _add(function: _Function, options: tuple[Callable[[_Function], _Function], ...]) -> _Function:
    for option in reversed(options):
        function = option(function)
    return function


def verbosity_of(context: click.Context) -> int:
    """Return -1 for ``-q``, else the number of ``-v``."""
    level: int = context.meta.get(VERBOSITY, 0)
    return level


def given(context: click.Context, options: dict[str, Any]) -> Given:
    """Turn the parsed options of ``pipeline_options`` into settings.

    Raises:
        UsageError: an option, variable or line of the config file makes no sense.
    """
    names = ("model", "glossary", "registry", "ner", "sentences", "ratio", "summarizer", "prompts", "bidi", "paper")
    flags = {name: options.get(name) for name in names}
    if options.get("no_abstractive"):
        flags["abstractive"] = False
    settings = load_settings(flags, config=options.get("config"))
    form = Format(options["form"]) if options.get("form") else None
    output = None if options.get("output") == "-" else options.get("output")
    if output == "":
        raise UsageError("-o has no file name", "write -o FILE")
    return Given(settings, form, output, verbosity_of(context))
