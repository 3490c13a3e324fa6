"""The program ``trsum``: which command runs, and what comes of its failures."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence

import click

from translator.cli.batch import batch
from translator.cli.brief import brief
from translator.cli.clean import clean
from translator.cli.entities import entities
from translator.cli.eval import eval_
from translator.cli.messages import guarded, leave_interrupted
from translator.cli.models import models
from translator.cli.options import verbosity_of
from translator.cli.report import report
from translator.cli.streams import fill_descriptors, flush_stdout
from translator.cli.translate import translate

#: The name of the command that has none; a file may have any name but this.
_NAMELESS = ""
#: New objects between two looks for unreachable ones. The tables of names make hundreds of thousands, all of them
#: kept: at Python's own 700 a third of the time in which they are read goes into looking.
_OBJECTS_BETWEEN_LOOKS = 100_000


class Program(click.Group):
    """A group that takes files where a command's name could stand."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the command's name, or that of the nameless one, first."""
        return super().parse_args(ctx, self.route(args or ["--help"]))

    def route(self, args: list[str]) -> list[str]:
        """Return ``args`` with the command's name first.

        The first argument that is no option is the command or a file. Options may come before it:
        ``trsum -f json clean page.txt``. A file with a command's name is written ``./clean``.
        """
        position = self._first_argument(args)
        if position is not None and args[position] in self.commands and args[position] != _NAMELESS:
            return [args[position], *args[:position], *args[position + 1 :]]
        return [_NAMELESS, *args]

    def _first_argument(self, args: list[str]) -> int | None:
        position = 0
        while position < len(args):
            word = args[position]
            if word == "--":
                return None
            if not word.startswith("-") or word == "-":
                return position
            position += 2 if self._takes_next(word) else 1
        return None

    def _takes_next(self, word: str) -> bool:
        """Say whether the option ``word`` has its value in the next argument."""
        valued = {
            name
            for parameter in report.params
            if isinstance(parameter, click.Option) and not (parameter.is_flag or parameter.count)
            for name in parameter.opts
        }
        if word.startswith("--"):
            return word in valued
        letters = [f"-{letter}" for letter in word[1:]]
        first = next((i for i, letter in enumerate(letters) if letter in valued), None)
        return first is not None and first == len(letters) - 1

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Show both ways to call the program."""
        formatter.write_usage(ctx.command_path, "[OPTIONS] FILE…")
        formatter.write_usage(ctx.command_path, "COMMAND [OPTIONS] …", prefix="       ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Show the commands, then the options of the nameless one."""
        self.format_commands(ctx, formatter)
        report.format_options(ctx, formatter)


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
def program() -> None:
    """Arabic news pages in; clean Arabic, English, summaries and names out. Offline.

    \b
      trsum page.txt                    the whole report
      trsum page.txt -o page.json       as JSON; or .docx .html .pdf .md .tmx
      cat page.txt | trsum -            from standard input
      trsum clean page.txt --explain    the Arabic article; what went, and why

    Several FILEs give one report after the other; as JSON, one report a line.
    A file that has a command's name is written ./clean.
    """  # noqa: D301 - click wants the character that \b stands for


for _command in (report, batch, clean, translate, entities, brief, models, eval_):
    program.add_command(_command)


def main(args: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code.

    Args:
        args: the arguments after the program's name; None takes those of the process.
    """
    fill_descriptors()
    verbosity = 0

    def work() -> None:
        nonlocal verbosity
        context = click.Context(program, info_name="trsum")
        try:
            with program.make_context("trsum", list(sys.argv[1:] if args is None else args), parent=None) as context:
                program.invoke(context)
        finally:
            verbosity = verbosity_of(context)
            flush_stdout()

    # A program that calls main() with arguments of its own lives on.
    leave = leave_interrupted if args is None else lambda: None
    if args is None:
        gc.set_threshold(_OBJECTS_BETWEEN_LOOKS)
    return int(guarded(work, lambda: verbosity, leave))
