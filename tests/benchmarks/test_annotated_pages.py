"""The annotated pages that nothing is tuned on are whole, and the check that says so finds what is wrong."""

from __future__ import annotations

import importlib.util
import re
import sys
import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from statistics import fmean
from types import ModuleType

import pytest

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
PAGES = sorted((BENCHMARKS / "pages").glob("*.page"))
FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))
WEEKDAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
SOUND = """\
X الرئيسية
T عنوان
S زار [[PER#1:Sami Nader|سامي نادر]] [[LOC#2:Beirut|بيروت]] مع 12 صحافيا.
E Sami Nader visited Beirut with 12 journalists.
P
S وقال [[PER#1:Sami Nader|نادر]] إن الكلفة 95 ألف ليرة لثلاثة أيام.
E Nader said the cost was 95,000 pounds for three days.
S وغادر [[DATE#3:Sunday|الأحد]].
E He left on Sunday.
KEY 1 2 3
SUMEN He came.
SUMAR جاء.
DATE 2026-01-04
"""


def load(script: str) -> ModuleType:
    name = f"benchmarks_{script}"
    spec = importlib.util.spec_from_file_location(name, BENCHMARKS / f"{script}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def checker() -> ModuleType:
    return load("page_check")


def test_there_are_ten_pages() -> None:
    assert len(PAGES) == 10


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_is_whole(path: Path, checker: ModuleType) -> None:
    page = checker.check_page(path)
    assert page.faults == []
    assert 12 <= len(page.sentences) <= 18
    assert all(10 <= len(sentence.ar.split()) <= 40 for sentence in page.sentences)
    assert {"LOC", "ORG", "PER", "DATE"} <= {span.type for sentence in page.sentences for span in sentence.spans}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_weekday_beside_the_date_is_its_own(path: Path, checker: ModuleType) -> None:
    rows = path.read_text(encoding="utf-8").splitlines()
    dates = [row.replace("الجمعه", "الجمعة") for row in rows if row.startswith("M:date ")]
    assert len(dates) == 1
    published = date.fromisoformat(checker.check_page(path).once["DATE"])
    assert {day for day in WEEKDAYS if day in dates[0]} <= {WEEKDAYS[published.weekday()]}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_benchmark_reads_the_same_sentences(
    path: Path, checker: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    expected = [sentence.ar for sentence in checker.check_page(path).sentences]
    cleaning = load("cleaning").load_page(path)
    body = [text for text, label in zip(cleaning.lines, cleaning.labels, strict=True) if label == "body"]
    assert " ".join(body) == " ".join(expected)
    for script in ("entities", "summaries"):
        module = load(script)
        read: Callable[[Path], object] = module.read if script == "entities" else module.load_page
        page = read(path)
        assert [sentence.ar for sentence in page.document.sentences] == expected  # type: ignore[attr-defined]


def test_a_sound_page_has_no_fault(tmp_path: Path, checker: ModuleType) -> None:
    (tmp_path / "a.page").write_text(SOUND, encoding="utf-8")
    assert checker.check_page(tmp_path / "a.page").faults == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("E He left on Sunday.\n", "", "S without E"),
        ("P\n", "E Twice.\n", "E without S"),
        ("[[LOC#2:Beirut|بيروت]]", "[[LOC#2:Beirut|بيروت]", "broken span"),
        ("[[LOC#2:Beirut|بيروت]]", "[[CITY#2:Beirut|بيروت]]", "broken span"),
        ("PER#1:Sami Nader|نادر", "ORG#1:Sami Nader|نادر", "entity 1 has more than one type"),
        ("PER#1:Sami Nader|نادر", "PER#1:Sami Nadir|نادر", "entity 1 has more than one english"),
        ("PER#1:Sami Nader|نادر", "PER#4:Sami Nader|نادر", "Sami Nader has two numbers"),
        ("12 journalists", "21 journalists", "12 is not in the English"),
        ("95,000", "95", None),
        ("95,000", "9,500", "95 is not in the English"),
        ("KEY 1 2 3", "KEY 1 3 2", "KEY needs three sentence numbers, in order"),
        ("KEY 1 2 3", "KEY 1 2 4", "KEY needs three sentence numbers, in order"),
        ("KEY 1 2 3", "KEY 1 2", "KEY needs three sentence numbers, in order"),
        ("SUMAR جاء.\n", "", "no SUMAR"),
        ("DATE 2026-01-04", "DATE 4 January", "DATE is no ISO date"),
        ("T عنوان\n", "", "no title"),
        ("X الرئيسية", "Y الرئيسية", "unknown tag Y"),
    ],
)
def test_a_fault_is_found(old: str, new: str, fault: str | None, tmp_path: Path, checker: ModuleType) -> None:
    assert SOUND.count(old) == 1
    (tmp_path / "a.page").write_text(SOUND.replace(old, new), encoding="utf-8")
    found = {what for _, what in checker.check_page(tmp_path / "a.page").faults}
    assert found == ({fault} if fault else set())


def test_the_parallel_files_have_a_line_for_each_sentence(tmp_path: Path, checker: ModuleType) -> None:
    (tmp_path / "a.page").write_text(SOUND, encoding="utf-8")
    checker.write_parallel([checker.check_page(tmp_path / "a.page")], tmp_path, "small")
    arabic, english = ((tmp_path / f"small.{end}").read_text(encoding="utf-8").splitlines() for end in ("ar", "en"))
    assert arabic[0] == "زار سامي نادر بيروت مع 12 صحافيا."
    assert english == [row[2:] for row in SOUND.splitlines() if re.match("E ", row)]
    assert len(arabic) == len(english)


def test_cleaning_stays_above_its_floors() -> None:
    score = load("cleaning").score_folder(BENCHMARKS / "pages")
    reached = {
        "boilerplate_f1": score.f1,
        "precision": score.precision,
        "body_recall": score.body_recall,
        "titles": score.titles,
        "dates": score.dates,
    }
    assert {name: value for name, value in reached.items() if value < FLOORS["cleaning"][name]} == {}


def test_names_stay_above_their_floors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    entities = load("entities")
    score = entities.Score()
    for path in PAGES:
        score.add(entities.read(path), None)
    spans = {kind: _f1(score.spans[kind]) for kind in FLOORS["entities"]}
    assert {kind: value for kind, value in spans.items() if value < FLOORS["entities"][kind]} == {}
    precision, recall = (fmean(side) for side in zip(*score.cubed, strict=True))
    assert entities.harmonic(precision, recall) >= FLOORS["naming"]["linking"]
    assert score.counts["named as the editor"] >= FLOORS["naming"]["editor"] * score.counts["named"]


def _f1(counts: Mapping[str, int]) -> float:
    return 2 * counts["right"] / (counts["got"] + counts["gold"])
