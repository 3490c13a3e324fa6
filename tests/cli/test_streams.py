from __future__ import annotations

import json
import os
import pty
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.program import ROOT, STAGED, environment, one_error_line, trsum
from tests.reports.pages import DOCUMENT
from translator.reports.schema import validate_clean, validate_report

NOISE = {"a library prints", "a library prints from C", "a child process prints"}


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text("صفحة", encoding="utf-8")
    return path


def test_only_the_result_reaches_stdout(page: Path) -> None:
    result = trsum(page, "-f", "json", staged=True)
    assert result.returncode == 0
    report = json.loads(result.stdout)
    validate_report(report)
    assert set(result.stderr.decode().splitlines()) == NOISE


def test_markdown_where_stdout_is_no_terminal(page: Path) -> None:
    assert trsum(page, staged=True).stdout.startswith(b"# New bridge")


@pytest.mark.parametrize("command", [[], ["translate"], ["clean"], ["entities"]])
def test_same_bytes_twice(page: Path, command: list[str]) -> None:
    for form in ("text", "md", "json"):
        first, second = (trsum(*command, page, "-f", form, staged=True) for _ in range(2))
        assert first.returncode == 0
        assert first.stdout == second.stdout != b""


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "utf-16"])
def test_pipes_get_utf8_whatever_the_locale(page: Path, encoding: str) -> None:
    result = trsum(page, "-f", "text", staged=True, env={"PYTHONIOENCODING": encoding, "LC_ALL": "C"})
    assert result.returncode == 0
    assert DOCUMENT.metadata.title_ar
    assert DOCUMENT.metadata.title_ar in result.stdout.decode("utf-8")


def test_undecodable_file_names_do_no_harm(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/a\xff.txt"
    Path(os.fsdecode(name)).write_text("x", encoding="utf-8")
    for form in ("json", "md", "text"):
        result = trsum(os.fsdecode(name), "-f", form, staged=True)
        assert result.returncode == 0
        result.stdout.decode("utf-8")


def test_output_file(page: Path, tmp_path: Path) -> None:
    for suffix in ("md", "json", "txt"):
        target = tmp_path / f"out.{suffix}"
        result = trsum(page, "-o", target, staged=True)
        assert (result.returncode, result.stdout) == (0, b"")
        form = {"txt": "text"}.get(suffix, suffix)
        assert target.read_bytes() == trsum(page, "-f", form, staged=True).stdout


def test_format_goes_before_suffix(page: Path, tmp_path: Path) -> None:
    trsum(page, "-f", "json", "-o", tmp_path / "out.dat", staged=True)
    json.loads((tmp_path / "out.dat").read_bytes())


@pytest.mark.parametrize("place", ["", "missing/out.md"])
def test_output_that_cannot_be_written(page: Path, tmp_path: Path, place: str) -> None:
    result = trsum(page, "-f", "md", "-o", tmp_path / place, staged=True)
    assert result.returncode == 7
    one_error_line(result)  # refused before the work: no library has printed


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("args", [["page"], ["--help"], ["--version"]])
def test_full_disk_behind_stdout(page: Path, args: list[str]) -> None:
    command = [sys.executable, "-c", STAGED, *(str(page) if arg == "page" else arg for arg in args)]
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, env=environment(), cwd=ROOT, check=False)
    assert result.returncode == 7
    assert b"no space left on device" in result.stderr.lower()
    assert b"Traceback" not in result.stderr


@pytest.mark.parametrize("args", [["page", "-q"], ["--help"]])
def test_reader_that_goes_away(page: Path, args: list[str]) -> None:
    command = [sys.executable, "-c", STAGED, *(str(page) if arg == "page" else arg for arg in args)]
    reader, writer = os.pipe()
    os.close(reader)
    try:
        result = subprocess.run(
            command, stdout=writer, stderr=subprocess.PIPE, env=environment(), cwd=ROOT, check=False
        )
    finally:
        os.close(writer)
    assert result.returncode == 0
    assert not {line for line in result.stderr.decode().splitlines() if line not in NOISE}


def test_closed_stdout(page: Path) -> None:
    command = 'exec "$@" >&-'
    run = subprocess.run(
        ["sh", "-c", command, "sh", sys.executable, "-c", STAGED, str(page)],
        stderr=subprocess.PIPE,
        env=environment(),
        cwd=ROOT,
        check=False,
    )
    assert run.returncode == 7
    assert b"standard output is closed" in run.stderr


def test_closed_stderr(page: Path) -> None:
    run = subprocess.run(
        ["sh", "-c", 'exec "$@" 2>&-', "sh", sys.executable, "-c", STAGED, str(page), "-f", "json"],
        stdout=subprocess.PIPE,
        env=environment(),
        cwd=ROOT,
        check=False,
    )
    assert run.returncode == 0
    json.loads(run.stdout)


def test_several_files_one_after_the_other(page: Path, tmp_path: Path) -> None:
    second = tmp_path / "second.txt"
    second.write_text("x", encoding="utf-8")
    text = trsum(page, second, "-f", "md", staged=True).stdout.decode()
    assert text.count("# New bridge") == 2
    lines = trsum(page, second, "-f", "json", staged=True).stdout.decode().splitlines()
    assert [json.loads(line)["source"]["path"] for line in lines] == [str(page), str(second)]


@pytest.mark.parametrize("command", [[], ["clean"], ["translate"], ["entities"]])
def test_some_inputs_fail(page: Path, tmp_path: Path, command: list[str]) -> None:
    missing = tmp_path / "missing.txt"
    result = trsum(*command, missing, page, "-f", "json", staged=True)
    assert result.returncode == 6
    report = json.loads(result.stdout)
    assert report.get("source", {"path": str(page)})["path"] == str(page)
    said = [line for line in result.stderr.decode().splitlines() if line not in NOISE]
    assert said[0] == f"trsum: error: there is no {missing}; check the name"
    assert said[-1].startswith(f"trsum: error: 1 of 2 inputs failed: {missing}; ")


def test_one_input_keeps_its_own_code(tmp_path: Path) -> None:
    result = trsum(tmp_path / "missing.txt", staged=True)
    assert result.returncode == 3
    assert result.stdout == b""


def test_failed_inputs_and_an_output_file(page: Path, tmp_path: Path) -> None:
    result = trsum(page, tmp_path / "missing.txt", "-o", tmp_path / "out.md", staged=True)
    assert result.returncode == 6
    assert (tmp_path / "out.md").read_text(encoding="utf-8").startswith("# New bridge")


def test_a_fault(page: Path) -> None:
    result = trsum(page, staged=True, env={"FAULT": "crash"})
    assert result.returncode == 1
    (line,) = [line for line in result.stderr.decode().splitlines() if line not in NOISE]
    assert line == (
        "trsum: a fault of trsum itself: ZeroDivisionError: two lines; run again with -vv and report what it prints"
    )
    assert b"Traceback" in trsum(page, "-vv", staged=True, env={"FAULT": "crash"}).stderr


def test_interruption(page: Path, tmp_path: Path) -> None:
    result = trsum(page, "-o", tmp_path / "out.md", staged=True, env={"FAULT": "interrupt"})
    assert result.returncode == 130
    assert not list(tmp_path.glob("*out*"))


def _heed_control_c() -> None:
    """Undo what a shell does to the commands that it starts with ``&``: these ignore the signal."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_control_c(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "translator", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        cwd=ROOT,
        preexec_fn=_heed_control_c,
    )
    # More than a pipe holds: the write ends when the program is reading, and it waits for more then.
    assert process.stdin is not None
    process.stdin.write(b"x" * 1_000_000)
    process.stdin.flush()
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert out == b""
    assert b"Traceback" not in err


def test_clean_json(page: Path) -> None:
    validate_clean(json.loads(trsum("clean", page, "-f", "json", staged=True).stdout))


def test_translate_says_what_is_doubtful(page: Path) -> None:
    result = trsum("translate", page, staged=True)
    assert b"3 sentences" not in result.stderr
    assert f"{page}: 2 of 4 sentences flagged as doubtful".encode() in result.stderr
    assert b"flagged" not in trsum("translate", "-q", page, staged=True).stderr


def _in_terminal(args: list[str], env: dict[str, str]) -> tuple[int, str]:
    """Run the staged program with a terminal as its standard output and error."""
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", STAGED, *args], stdin=slave, stdout=slave, stderr=slave, env=environment(env), cwd=ROOT
    )
    os.close(slave)
    data = b""
    while True:
        try:
            piece = os.read(master, 65536)
        except OSError:  # Linux reports the other side's end as an error
            break
        if not piece:
            break
        data += piece
    os.close(master)
    return process.wait(timeout=60), data.decode("utf-8", "replace")


def test_terminal_gets_the_text_report(page: Path) -> None:
    code, text = _in_terminal([str(page)], {"TERM": "xterm-256color", "COLUMNS": "100"})
    assert code == 0
    assert "\x1b[1;36mNames\x1b[0m" in text
    assert "─" * 100 in text
    assert "\u2067" in text


def test_terminal_without_colours(page: Path) -> None:
    text = _in_terminal([str(page)], {"TERM": "xterm-256color", "COLUMNS": "100", "NO_COLOR": "1"})[1]
    assert "Names" in text
    assert not re.search(r"\x1b\[[0-9;]*3[0-7]m", text)
    dumb = _in_terminal([str(page)], {"TERM": "dumb", "COLUMNS": "100"})[1]
    assert "Names" in dumb
    assert "\x1b" not in dumb


def test_terminal_of_another_encoding(page: Path) -> None:
    code, text = _in_terminal([str(page)], {"TERM": "xterm", "COLUMNS": "80", "PYTHONIOENCODING": "cp1252"})
    assert code == 0
    assert "New bridge over the Tigris" in text
    assert "???" in text


def test_visual_order_on_request(page: Path) -> None:
    for args, env in ((["--bidi", "visual"], {}), ([], {"TRSUM_BIDI": "visual"}), ([], {"WT_SESSION": "1"})):
        text = _in_terminal([str(page), *args], {"TERM": "xterm", "COLUMNS": "80", "TMUX": ""} | env)[1]
        assert "\ufef2\ufed3" in text  # the word "fi", joined and reversed
        assert "\u2067" not in text
