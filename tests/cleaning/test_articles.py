"""Several articles in one file are told apart; one article is left whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cleaning.helpers import benchmark, document
from translator.cleaning import clean, split_articles
from translator.pipeline import read_articles
from translator.settings import Settings

HERE = Path(__file__).parent


def article(name: str) -> str:
    return (
        f"افتتاح جسر {name} على النهر الكبير\n12 آذار 2021\n"
        f"افتتح وزير الأشغال أمس جسر {name} بعد عامين من العمل، وقال إن كلفته بلغت 4 ملايين دينار.\n"
        f"وأضاف أن جسر {name} سيخدم سكان القرى المجاورة.\n"
    )


A, B, C = article("الورد"), article("القلعة"), article("السوق")


def parts(tmp_path: Path, text: str) -> list[tuple[str, str | None]]:
    path = tmp_path / "page.txt"
    path.write_text(text, encoding="utf-8")
    found = read_articles(str(path), Settings())
    return [(part.source.path.removeprefix(str(path)), clean(part).metadata.title_ar) for part in found]


@pytest.mark.parametrize("mark", ["\f", "\f\n", "---\n", "\n* * *\n\n", "==========\n"])
def test_marks_between_articles(tmp_path: Path, mark: str) -> None:
    titles = [f"افتتاح جسر {name} على النهر الكبير" for name in ("الورد", "القلعة", "السوق")]
    assert parts(tmp_path, mark.join((A, B, C))) == list(zip(("#1", "#2", "#3"), titles, strict=True))


def test_ad_markers_around_each_article(tmp_path: Path) -> None:
    text = "".join(f"[ad_1]\n{one}[ad_2]\nالمصدر\n" for one in (A, B))
    found = parts(tmp_path, text)
    assert [path for path, _ in found] == ["#1", "#2"]
    one = parts(tmp_path, f"[ad_1]\n{A}[ad_2]\nالمصدر\n")
    assert [path for path, _ in one] == [""]


def test_lines_keep_their_numbers_and_none_is_lost() -> None:
    text = f"{A}---\n{B}"
    whole = document(text)
    split = split_articles(whole)
    assert [line for part in split for line in part.lines] == list(whole.lines)
    assert split[1].lines[0].number == 6
    assert "---" in [line.text for line in clean(split[0]).removed]


@pytest.mark.parametrize(
    "inside",
    [
        "---\nوقال الوزير إن العمل انتهى في موعده تماما.\nوأضاف أن الجسر آمن.\n",  # goes on after a rule
        "---\nأخبار ذات صلة\nمهرجان التفاح في موعده هذا العام\n",  # furniture under a rule
        "\fوقال الوزير إن العمل انتهى في موعده تماما.\nوأضاف أن الجسر آمن.\n",  # a page of the same article
        "[ad_1]\nوقال الوزير إن العمل انتهى في موعده تماما.\n[ad_2]\n",
    ],
)
def test_marks_inside_an_article(tmp_path: Path, inside: str) -> None:
    assert [path for path, _ in parts(tmp_path, A + inside)] == [""]


def test_no_labelled_page_is_cut() -> None:
    for path in sorted((HERE / "pages").glob("*.page")):
        assert len(split_articles(benchmark().load_page(path).document())) == 1, path.name
