from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.program import one_error_line, trsum
from translator.settings import load_settings


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text("صفحة", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("flags", "variables", "config", "seen"),
    [
        ([], {}, None, "3 True None"),
        ([], {}, "sentences = 4\nabstractive = false\nmodel = 'from-file'", "4 False from-file"),
        ([], {"TRSUM_SENTENCES": "5"}, "sentences = 4", "5 True None"),
        (["--sentences", "6"], {"TRSUM_SENTENCES": "5"}, "sentences = 4", "6 True None"),
        (["--no-abstractive"], {"TRSUM_ABSTRACTIVE": "yes"}, None, "3 False None"),
        ([], {"TRSUM_ABSTRACTIVE": "off"}, None, "3 False None"),
        (["--model", "flag"], {"TRSUM_MODEL": "variable"}, "model = 'file'", "3 True flag"),
        ([], {"TRSUM_MODEL": ""}, None, "3 True None"),
    ],
)
def test_flags_then_variables_then_file_then_defaults(
    page: Path, tmp_path: Path, flags: list[str], variables: dict[str, str], config: str | None, seen: str
) -> None:
    given: list[str | Path] = []
    if config is not None:
        (tmp_path / "trsum.toml").write_text(config, encoding="utf-8")
        given = ["--config", tmp_path / "trsum.toml"]
    result = trsum(page, "-f", "json", *flags, *given, env=variables, staged=True)
    assert json.loads(result.stdout)["signature"] == seen


def test_config_file_from_the_environment(page: Path, tmp_path: Path) -> None:
    (tmp_path / "trsum.toml").write_text("sentences = 7", encoding="utf-8")
    result = trsum(page, "-f", "json", env={"TRSUM_CONFIG": str(tmp_path / "trsum.toml")}, staged=True)
    assert json.loads(result.stdout)["signature"].startswith("7 ")


@pytest.mark.parametrize(
    ("variables", "config", "words"),
    [
        ({"TRSUM_SENTENCES": "many"}, None, "sentences is 'many'; write a whole number"),
        ({"TRSUM_RATIO": "many"}, None, "ratio is 'many'; write a number such as 0.2"),
        ({"TRSUM_RATIO": "1.5"}, None, "ratio is 1.5; give a share above 0 and at most 1, such as 0.2"),
        ({"TRSUM_RATIO": "nan"}, None, "ratio is nan; give a share above 0"),
        ({"TRSUM_RATIO": "0.5", "TRSUM_SENTENCES": "2"}, None, "sentences and ratio are both given"),
        ({"TRSUM_ABSTRACTIVE": "perhaps"}, None, "write true or false"),
        ({}, "sentenses = 3", "unknown setting 'sentenses'"),
        ({}, "sentences = ", "cannot read the config file"),
    ],
)
def test_settings_that_make_no_sense(
    page: Path, tmp_path: Path, variables: dict[str, str], config: str | None, words: str
) -> None:
    given: list[str | Path] = []
    if config is not None:
        (tmp_path / "trsum.toml").write_text(config, encoding="utf-8")
        given = ["--config", tmp_path / "trsum.toml"]
    result = trsum(page, *given, env=variables, staged=True)
    assert result.returncode == 2
    assert words in one_error_line(result)


def test_options_may_come_before_the_command(page: Path) -> None:
    first = trsum("-f", "json", "clean", page, staged=True)
    assert first.stdout == trsum("clean", page, "-f", "json", staged=True).stdout
    assert json.loads(first.stdout)["schema"] == "trsum.clean/1"


def test_explain(page: Path) -> None:
    plain = trsum("clean", page, staged=True).stdout.decode()
    explained = trsum("clean", page, "--explain", staged=True).stdout.decode()
    assert explained.startswith(plain)
    assert explained[len(plain) :].splitlines()[1:] == [
        "2 lines became metadata: 2 title, 3 published",
        "",
        "2 lines removed:",
        "1\tad-marker\t[ad]",
        "7\trelated\tاقرأ أيضا | أخبار <b>أخرى</b>",
    ]


@pytest.mark.parametrize(
    ("flags", "variables", "config", "seen"),
    [
        ({"ratio": 0.2}, {"TRSUM_SENTENCES": "5"}, "", (3, 0.2)),
        ({"sentences": 4}, {"TRSUM_RATIO": "0.5"}, "ratio = 0.1", (4, None)),
        ({}, {"TRSUM_RATIO": "0.5"}, "sentences = 7", (3, 0.5)),
        ({}, {}, "ratio = 1", (3, 1.0)),
    ],
)
def test_the_last_word_on_the_length_counts(
    tmp_path: Path, flags: dict[str, object], variables: dict[str, str], config: str, seen: tuple[int, float | None]
) -> None:
    (tmp_path / "trsum.toml").write_text(config, encoding="utf-8")
    settings = load_settings(flags, config=tmp_path / "trsum.toml", environment=variables)
    assert (settings.sentences, settings.ratio) == seen


def test_two_lengths_at_once_are_wrong_usage(page: Path) -> None:
    result = trsum(page, "--sentences", "4", "--ratio", "0.2", staged=True)
    assert result.returncode == 2
    assert one_error_line(result) == "trsum: error: sentences and ratio are both given; give one of them"
