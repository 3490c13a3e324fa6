"""``trsum models``: list, pull, import, remove, path."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from translator.cli.messages import say
from translator.cli.noise import set_up_noise
from translator.cli.options import Given, form_option, given, models_options
from translator.cli.results import deliver
from translator.cli.streams import is_terminal
from translator.reports.formats import Format
from translator.reports.json_writer import to_json
from translator.reports.screen import Screen

if TYPE_CHECKING:
    from translator.progress import Progress
    from translator.translation.registry import ModelRow
    from translator.translation.store import ModelStatus

MODELS_SCHEMA = "trsum.models/1"


@click.group(invoke_without_command=True)
@click.pass_context
def models(context: click.Context, /) -> None:
    """List, fetch and remove models: for translation, summaries and names.

    pull is the only command of trsum that uses the network.
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


@models.command("list")
@form_option
@models_options
@click.pass_context
def list_(context: click.Context, /, **options: Any) -> None:
    """Show all models: what is installed, how good it is, its licence."""
    told = given(context, options)
    set_up_noise(told.verbosity)

    def pieces(form: Format, screen: Screen) -> Iterator[str]:
        from translator.translation.store import choose_model, list_models

        chosen = choose_model(told.settings)
        used = str(chosen) if isinstance(chosen, Path) else chosen.name
        rows = list_models(told.settings)
        yield to_json(_listing(rows, used)) if form is Format.JSON else _table(rows, used, screen)

    deliver(told, pieces, elsewhere=Format.TEXT)


@models.command()
@click.argument("name")
@models_options
@click.pass_context
def pull(context: click.Context, /, name: str, **options: Any) -> None:
    """Fetch model NAME from its hub, convert and check it. Uses the network."""
    told = given(context, options)
    set_up_noise(told.verbosity, offline=False)

    def pieces(_: Format, __: Screen) -> Iterator[str]:
        from translator.translation.installing import pull as fetch
        from translator.translation.registry import find

        yield f"{fetch(name, told.settings, _progress(told, find(name)))}\n"

    deliver(told, pieces, elsewhere=Format.TEXT)


@models.command("import")
@click.argument("name")
@click.argument("folder", type=click.Path(path_type=Path))
@models_options
@click.pass_context
def import_(context: click.Context, /, name: str, folder: Path, **options: Any) -> None:
    """Install FOLDER, brought by hand, as model NAME.

    FOLDER holds a MarianMT or NLLB model as transformers keeps it, or converted for CTranslate2.
    """
    told = given(context, options)
    set_up_noise(told.verbosity)

    def pieces(_: Format, __: Screen) -> Iterator[str]:
        from translator.translation.installing import import_model

        yield f"{import_model(name, folder, told.settings)}\n"

    deliver(told, pieces, elsewhere=Format.TEXT)


@models.command()
@click.argument("name")
@models_options
@click.pass_context
def remove(context: click.Context, /, name: str, **options: Any) -> None:
    """Delete the installed model NAME."""
    told = given(context, options)
    set_up_noise(told.verbosity)

    def pieces(_: Format, __: Screen) -> Iterator[str]:
        from translator.translation.installing import remove as delete

        yield f"{delete(name, told.settings)}\n"

    deliver(told, pieces, elsewhere=Format.TEXT)


@models.command()
@click.argument("name")
@models_options
@click.pass_context
def path(context: click.Context, /, name: str, **options: Any) -> None:
    """Print the folder of the installed model NAME."""
    told = given(context, options)
    set_up_noise(told.verbosity)

    def pieces(_: Format, __: Screen) -> Iterator[str]:
        from translator.translation.store import path as locate

        yield f"{locate(name, told.settings)}\n"

    deliver(told, pieces, elsewhere=Format.TEXT)


def _progress(told: Given, row: ModelRow) -> Progress:
    """Return a callback that says in words which step of pull has begun; that the network is used, everywhere."""
    steps = {1: "converting to int8 and checking that it translates", 2: "clearing up"}

    def show(stage: str, done: int, total: int) -> None:
        if told.verbosity < 0:
            return
        if done == 0:
            say(f"fetching {row.hub} over the network, about {row.size_mb} MB; its licence is {row.licence}")
        elif done in steps and is_terminal(sys.stderr):
            say(f"{stage}, step {done + 1} of {total}: {steps[done]}")

    return show


def _listing(rows: Sequence[ModelStatus], used: str) -> dict[str, Any]:
    return {
        "schema": MODELS_SCHEMA,
        "used": used,
        "models": [
            {
                "name": model.row.name,
                "status": model.status,
                "kind": model.row.kind,
                "size_mb": model.row.size_mb,
                "score": model.row.score or None,
                "licence": model.row.licence,
                "note": model.row.note or None,
                "recommended": model.row.recommended,
                "hub": model.row.hub or None,
                "revision": model.row.revision or None,
                "folder": str(model.folder) if model.folder else None,
            }
            for model in rows
        ],
    }


def _table(rows: Sequence[ModelStatus], used: str, screen: Screen) -> str:
    from translator.reports.models import models_text

    return models_text(rows, used, screen)
