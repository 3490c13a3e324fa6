"""``trsum batch`` as users run it, with a tiny model."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from filelock import FileLock

from tests.batch.pages import SENTENCES, contents, page, rows
from tests.cli.program import ROOT, environment, one_error_line, trsum
from translator.reports.formats import Format, suffix_of
from translator.reports.schema import validate_report

FORMS = [str(form) for form in Format]


def batch(model: Path, *args: str | Path) -> subprocess.CompletedProcess[bytes]:
    return trsum("batch", *args, "--model", model, env={"TRSUM_THREADS": "1"})


def test_every_document_in_every_format_the_tree_kept(pages: Path, tmp_path: Path, marian_model: Path) -> None:
    out = tmp_path / "out"
    result = batch(marian_model, pages, out, *(word for form in FORMS for word in ("-f", form)))
    assert result.returncode == 0, result.stderr
    stems = [path.relative_to(pages).with_suffix("") for path in pages.rglob("*.txt")]
    expected = {f"{stem}{suffix_of(form)}" for stem in stems for form in Format}
    assert set(contents(out)) == expected
    for path in out.rglob("*.json"):
        validate_report(json.loads(path.read_bytes()))
    table = rows(out)
    assert set(table) == {path.relative_to(pages).as_posix() for path in pages.rglob("*.txt")}
    for row in table.values():
        assert row["status"] == "done"
        assert row["words"] > 20
        assert sorted(output["format"] for output in row["outputs"]) == sorted(FORMS)
        report = json.loads((out / row["path"]).with_suffix(".json").read_bytes())
        assert report["source"]["sha256"] == row["sha256"]
        flags = [flag for sentence in report["sentences"] for flag in sentence["flags"]]
        assert row["flags"] == {flag: flags.count(flag) for flag in flags}
    assert b"documents converted" in result.stdout
    assert f"{len(expected)}\n".encode() in result.stdout


def test_what_is_done_is_left_alone_and_what_changed_is_done_again(
    pages: Path, tmp_path: Path, marian_model: Path
) -> None:
    out = tmp_path / "out"
    assert batch(marian_model, pages, out).returncode == 0
    first, times = contents(out), {path: path.stat().st_mtime_ns for path in out.rglob("*.md")}

    again = batch(marian_model, pages, out)
    assert (again.returncode, again.stderr) == (0, b"")
    assert again.stdout == b"6 documents, all done already: nothing to do\n"
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*.md")} == times

    (pages / "page-0000.txt").write_text(page(0) + "\n" + SENTENCES[7] + "\n", encoding="utf-8")
    (out / "page-0002.md").unlink()
    (out / "page-0004.md").write_bytes(first["page-0004.md"][:-20])
    (pages / "new.txt").write_text(page(9), encoding="utf-8")
    planned = batch(marian_model, pages, out, "--dry-run").stdout.decode().splitlines()
    assert planned[:-1] == [
        "new.txt: new",
        "page-0000.txt: it was changed",
        "page-0002.txt: an output is missing or was changed",
        "page-0004.txt: an output is missing or was changed",
    ]
    assert planned[-1].startswith("4 documents to convert")
    assert planned[-1].endswith("3 done already")
    assert not (out / "new.md").exists()
    assert batch(marian_model, pages, out).returncode == 0
    second = contents(out)
    assert {path for path in second if second[path] != first.get(path)} == {"new.md", "page-0000.md"}
    left = {path for path in times if path.stat().st_mtime_ns == times[path]}
    assert {path.name for path in left} == {"page-0001.md", "page-0003.md", "page-0005.md"}


def test_a_page_alone_has_the_english_that_it_has_in_a_folder(pages: Path, tmp_path: Path, marian_model: Path) -> None:
    assert batch(marian_model, pages, tmp_path / "out", "-f", "json").returncode == 0
    alone = trsum(pages / "page-0004.txt", "-f", "json", "--model", marian_model)
    assert alone.stdout == (tmp_path / "out" / "page-0004.json").read_bytes()


def test_other_settings_and_force_do_all_again(pages: Path, tmp_path: Path, marian_model: Path) -> None:
    out = tmp_path / "out"
    batch(marian_model, pages, out)
    (tmp_path / "names.csv").write_text("arabic,english\nسلمى الحداد,Salma Haddad\n", encoding="utf-8")
    for more in (["--sentences", "2"], ["--no-abstractive"], ["--glossary", tmp_path / "names.csv"]):
        planned = batch(marian_model, pages, out, "--dry-run", *more).stdout.decode()
        assert planned.count("model, glossary or settings were changed") == 6
    assert batch(marian_model, pages, out, "--dry-run", "-f", "json").stdout.decode().count("a format is missing") == 6
    assert batch(marian_model, pages, out, "--dry-run", "--force").stdout.decode().count("--force") == 6
    before = contents(out)
    assert b"converted  " in batch(marian_model, pages, out, "--force").stdout
    assert contents(out) == before


def test_a_document_that_fails_is_listed_and_the_others_go_on(pages: Path, tmp_path: Path, marian_model: Path) -> None:
    (pages / "empty.txt").write_text("  \n", encoding="utf-8")
    (pages / "north" / "english.txt").write_text("Nothing here is Arabic at all.\n" * 3, encoding="utf-8")
    out = tmp_path / "out"
    for _ in range(2):  # what failed is tried again
        result = batch(marian_model, pages, out)
        assert result.returncode == 6
        errors = result.stderr.decode().splitlines()
        assert [line for line in errors if "empty.txt is empty" in line]
        assert [line for line in errors if "english.txt holds no Arabic" in line]
        assert "2 of 8 inputs failed: empty.txt, north/english.txt" in errors[-1]
        table = rows(out)
        assert {path for path, row in table.items() if row["status"] == "failed"} == {"empty.txt", "north/english.txt"}
        assert "is empty" in table["empty.txt"]["error"]
        assert len(contents(out)) == 6


def test_two_runs_do_not_meet_in_one_folder(pages: Path, tmp_path: Path, marian_model: Path) -> None:
    out = tmp_path / "out"
    (out / ".trsum").mkdir(parents=True)
    with FileLock(out / ".trsum" / "lock"):
        result = batch(marian_model, pages, out)
    assert result.returncode == 7
    assert "another trsum batch is writing" in one_error_line(result)
    assert contents(out) == {}
    assert batch(marian_model, pages, out).returncode == 0


@pytest.mark.parametrize("args", [["lone"], ["nowhere", "out"]])
def test_wrong_usage_leaves_no_folder_behind(tmp_path: Path, args: list[str]) -> None:
    result = trsum("batch", *args, cwd=tmp_path)
    assert result.returncode == (2 if len(args) == 1 else 3)
    one_error_line(result)
    assert list(tmp_path.iterdir()) == []


def spelled(out: Path, name: str) -> str:
    """Return the English of the person in a report, and check that it stands in its table once."""
    report = json.loads((out / f"{name}.json").read_bytes())
    (entity,) = (entity for entity in report["entities"] if "حسين الطحان" in entity["ar"])
    assert [e["id"] for e in report["entities"]] == [f"E{at}" for at in range(1, len(report["entities"]) + 1)]
    return entity["en"]


def test_one_spelling_in_the_whole_folder(tmp_path: Path, marian_model: Path) -> None:
    pages, out = tmp_path / "pages", tmp_path / "out"
    pages.mkdir()
    (pages / "b.txt").write_text(page(2) + "\nوأكد حسين الطحان أن الميناء سيفتح يوم الأحد.\n", encoding="utf-8")
    (pages / "c.txt").write_text(page(3), encoding="utf-8")
    assert batch(marian_model, pages, out, "-f", "json").returncode == 0
    assert spelled(out, "b") in {"Hussein Tahan", "Hussein al-Tahan"}  # as the tables have it
    named = "\nوقال الوزير حسين الطحان (Hussein al-Tahhan) إن العمل مستمر.\n"
    (pages / "a.txt").write_text(page(1) + named, encoding="utf-8")
    planned = batch(marian_model, pages, out, "--dry-run", "-f", "json").stdout.decode()
    assert planned.startswith(
        "a.txt: new\nb.txt: the other documents change a name or a line in it\n2 documents to convert"
    )
    assert batch(marian_model, pages, out, "-f", "json").returncode == 0
    assert spelled(out, "a") == spelled(out, "b") == "Hussein al-Tahhan"


def test_jobs_give_the_same_bytes(pages: Path, tmp_path: Path, marian_model: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    assert batch(marian_model, pages, one, "-f", "json").returncode == 0
    assert batch(marian_model, pages, two, "-f", "json", "--jobs", "2").returncode == 0
    assert contents(one) == contents(two)


def test_killed_at_any_moment_and_started_again_it_ends_with_the_same_bytes(
    pages: Path, tmp_path: Path, marian_model: Path
) -> None:
    whole, killed = tmp_path / "whole", tmp_path / "killed"
    begun = time.monotonic()
    assert batch(marian_model, pages, whole, "-f", "json", "-f", "md").returncode == 0
    seconds = time.monotonic() - begun
    expected = contents(whole)
    command = [
        sys.executable,
        "-m",
        "translator",
        "batch",
        pages,
        killed,
        "-f",
        "json",
        "-f",
        "md",
        "--model",
        marian_model,
    ]
    kills = 0
    for part in (0.5, 0.7, 0.8, 0.85, 0.9, 0.95):
        process = subprocess.Popen(
            command,
            env=environment({"TRSUM_THREADS": "1"}),
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(seconds * part)
        os.kill(process.pid, signal.SIGKILL)
        kills += process.wait() == -signal.SIGKILL
        there = contents(killed) if killed.exists() else {}
        parts = {path for path in there if path.endswith(".part")}
        assert {path: there[path] for path in there if path not in parts}.items() <= expected.items()
    assert kills
    assert batch(marian_model, pages, killed, "-f", "json", "-f", "md").returncode == 0
    assert contents(killed) == expected
    assert {path: row["outputs"] for path, row in rows(killed).items()} == {
        path: row["outputs"] for path, row in rows(whole).items()
    }


def test_what_recurs_in_the_folder_is_taken_off_before_translation(tmp_path: Path, marian_model: Path) -> None:
    pages, out = tmp_path / "pages", tmp_path / "out"
    pages.mkdir()
    line = "الباقة الذهبية للقراء الأوفياء من بستان الأخبار"
    for at, sentence in enumerate(SENTENCES[:6]):
        text = f"{sentence}\n\n{SENTENCES[(at + 1) % 8]}\n\n{line}\n\n{SENTENCES[(at + 2) % 8]}\n"
        (pages / f"{at}.txt").write_text(text, encoding="utf-8")
    alone = json.loads(trsum("clean", pages / "0.txt", "-f", "json").stdout)
    assert line not in {removed["text"] for removed in alone["removed"]}
    assert batch(marian_model, pages, out, "-f", "json").returncode == 0
    for path in out.glob("*.json"):
        removed = {removed["text"]: removed["rule"] for removed in json.loads(path.read_bytes())["removed"]}
        assert removed[line] == "recurring"
    assert batch(marian_model, pages, out, "-f", "json").stdout.endswith(b"nothing to do\n")
