from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from translator.reports.bidi import Order, choose_order, present, reorder, strip_controls, terminals, wrap


@pytest.mark.parametrize(
    ("logical", "seen"),
    [
        # Letters joined (presentation forms), first letter rightmost.
        ("باب", "\ufe8f\ufe8e\ufe91"),
        # Lam and alef become one column.
        ("لا", "\ufefb"),
        # Latin words and numbers keep their own direction; the full stop goes to the left.
        # A number after a Latin word belongs to it (UAX #9, W7).
        ("في K1 2020.", ".K1 2020 \ufef2\ufed3"),
        ("في 2020.", ".2020 \ufef2\ufed3"),
        # Brackets around Arabic are mirrored, so that they still open before the text they hold.
        ("(باب)", "(\ufe8f\ufe8e\ufe91)"),
        ("«باب» x", "x «\ufe8f\ufe8e\ufe91»"),
        # A bracket around Latin within Arabic stays the pair that it is.
        ("باب (The Door) باب", "\ufe8f\ufe8e\ufe91 (The Door) \ufe8f\ufe8e\ufe91"),
        ("باب TNA (The Door) باب", "\ufe8f\ufe8e\ufe91 TNA (The Door) \ufe8f\ufe8e\ufe91"),
        # Arabic-Indic digits run from left to right.
        ("باب ١٢٣", "١٢٣ \ufe8f\ufe8e\ufe91"),
        # A vowel mark stands after its letter again.
        ("بُ", "\ufe8f\u064f"),
        ("", ""),
    ],
)
def test_reorder(logical: str, seen: str) -> None:
    assert reorder(logical) == seen


def test_brackets_mirror_by_direction() -> None:
    # Seen from the right: the opening bracket first. In a left-to-right cell grid that is ")" mirrored to "(".
    seen = reorder("باب (باب) باب")
    assert seen.index("(") < seen.index(")")


@given(st.text(alphabet="ابتلمو محًُّ١2a(K1)«».،% -", max_size=60))
def test_reorder_keeps_letters_and_width(line: str) -> None:
    seen = reorder(line)
    folded = sorted(unicodedata.normalize("NFKC", seen).replace(" ", ""))
    assert [c for c in folded if c.isalnum()] == sorted(c for c in unicodedata.normalize("NFKC", line) if c.isalnum())
    assert cell_len(seen) <= cell_len(line)


@given(st.text(alphabet="ابتلم محًُّ١2a( .", max_size=200), st.integers(5, 40))
def test_wrap_keeps_everything(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(cell_len(line) <= width for line in lines)


def test_wrap_breaks_at_spaces() -> None:
    assert list(wrap("قال الوزير إن الجسر جديد", 11)) == ["قال الوزير", "إن الجسر", "جديد"]


def test_marks_have_no_width() -> None:
    assert list(wrap("مُحَمَّدٌ مُحَمَّدٌ", 9)) == ["مُحَمَّدٌ مُحَمَّدٌ"]


def test_page_cannot_steer_the_line() -> None:
    assert strip_controls("a\u202eb\u2067c\u2069\u200f") == "abc"


def test_present() -> None:
    assert present("باب.", Order.PLAIN) == "باب."
    assert present("باب.", Order.LOGICAL) == "\u2067باب.\u2069"
    assert present("باب.", Order.VISUAL) == reorder("باب.")


@pytest.mark.parametrize(
    ("environment", "order"),
    [
        ({"VTE_VERSION": "7600", "TERM": "xterm-256color"}, Order.LOGICAL),
        ({"KONSOLE_VERSION": "230800"}, Order.LOGICAL),
        ({"TERM_PROGRAM": "Apple_Terminal"}, Order.LOGICAL),
        ({"TERM": "mlterm-256color"}, Order.LOGICAL),
        ({"TERM_PROGRAM": "vscode", "VTE_VERSION": "7600"}, Order.VISUAL),
        ({"WT_SESSION": "abc"}, Order.VISUAL),
        ({"ALACRITTY_WINDOW_ID": "1"}, Order.VISUAL),
        ({"XTERM_VERSION": "XTerm(379)"}, Order.VISUAL),
        ({"TERM": "linux"}, Order.VISUAL),
        ({"TMUX": "/tmp/tmux-0/default,1,0", "ALACRITTY_WINDOW_ID": "1"}, Order.LOGICAL),
        ({"TERM": "xterm-256color"}, Order.LOGICAL),
        ({"VTE_VERSION": ""}, Order.LOGICAL),
        ({}, Order.LOGICAL),
    ],
)
def test_auto_goes_by_the_environment(environment: dict[str, str], order: Order) -> None:
    assert choose_order("auto", environment, is_terminal=True) is order
    assert choose_order("auto", environment, is_terminal=False) is Order.PLAIN


def test_a_setting_goes_before_the_environment() -> None:
    assert choose_order("visual", {"VTE_VERSION": "1"}, is_terminal=True) is Order.VISUAL
    assert choose_order("logical", {"TERM": "linux"}, is_terminal=False) is Order.LOGICAL


@pytest.mark.parametrize("row", terminals(), ids=lambda row: row.name)
def test_terminal_rows(row: object) -> None:
    from translator.reports.bidi import Terminal

    assert isinstance(row, Terminal)
    assert row.order in {"logical", "visual"}
    assert row.reason
    assert row.variable.isupper()
    assert next(t for t in terminals() if t.fits({row.variable: row.value or "1"})) is row
