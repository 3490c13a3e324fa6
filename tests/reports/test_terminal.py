from __future__ import annotations

import re
from dataclasses import replace

import pytest
from rich.cells import cell_len

from tests.reports.pages import DOCUMENT, ENTITIES, SECOND, THIRD, TITLE
from translator.document import Flag
from translator.reports.bidi import Order, reorder
from translator.reports.labels import flag_label, flag_meaning, type_label
from translator.reports.screen import Screen
from translator.reports.terminal import clean_text, entities_text, report_text, translation_text

WIDTHS = (40, 60, 80, 110, 120, 160)


def flat(text: str) -> str:
    return " ".join(re.sub("[\u2067\u2069]", "", text).split())


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("order", Order)
def test_nothing_is_wider_than_the_screen(width: int, order: Order) -> None:
    long_words = replace(
        DOCUMENT,
        signature="x" * 400,
        metadata=replace(DOCUMENT.metadata, title_ar="ب" * 300, title_en="y" * 300),
        entities=tuple(replace(e, en=e.en * 30, ar=(*e.ar, "م" * 200)) for e in ENTITIES),
    )
    for document in (DOCUMENT, long_words):
        screen = Screen(width, order)
        for text in (report_text(document, screen), entities_text(document.entities, screen)):
            assert max(map(cell_len, text.split("\n"))) <= width


@pytest.mark.parametrize("width", WIDTHS)
def test_everything_is_there(width: int) -> None:
    text = flat(report_text(DOCUMENT, Screen(width, Order.LOGICAL if width < 110 else Order.PLAIN)))
    assert TITLE in text
    assert (DOCUMENT.metadata.title_en or "missing") in text
    for part in ("2023-11-30", "al-Diffa", "windows-1256", "2 lines removed", "2 flagged", "bridge.txt"):
        assert part in text
    assert "Samer al-Abdali opened a bridge over the Tigris that cost $4.5 million. [1][3]" in text
    for sentence in DOCUMENT.sentences:
        assert f"[{sentence.id}] {sentence.en}" in text
    assert "check negation; check numbers" in text
    assert f"[2] {SECOND}" in text  # the Arabic of what is doubtful
    assert flag_meaning("negation-mismatch") in text
    assert DOCUMENT.warnings[0] in text
    assert DOCUMENT.signature in text.replace("\n", "") or width < 80


def test_entity_rows() -> None:
    lines = report_text(DOCUMENT, Screen(80)).split("\n")
    row = next(line for line in lines if line.startswith(" Samer al-Abdali"))
    assert row.split("   ")[0].strip() == "Samer al-Abdali"
    assert "سامر العبدلي، العبدلي" in row
    assert row.split()[-3:] == ["person", "2", "glossary"]


def test_narrow_puts_the_languages_below_each_other() -> None:
    lines = report_text(DOCUMENT, Screen(80, Order.VISUAL)).split("\n")
    english = next(i for i, line in enumerate(lines) if line.startswith("Samer al-Abdali opened"))
    assert reorder("افتتح سامر العبدلي") in lines[english + 1]
    assert cell_len(lines[english + 1]) == 80  # right-aligned


def test_wide_puts_them_side_by_side() -> None:
    lines = report_text(DOCUMENT, Screen(120, Order.VISUAL)).split("\n")
    line = next(line for line in lines if line.startswith("Samer al-Abdali opened"))
    assert line.endswith(reorder("افتتح سامر العبدلي"))
    assert cell_len(line) == 120
    unflagged = next(line for line in lines if line.startswith("[3] The engineer"))
    assert reorder("[3] وأضافت المهندسة") in unflagged


def test_visual_order_of_a_mixed_line() -> None:
    text = report_text(DOCUMENT, Screen(160, Order.VISUAL))
    (line,) = [
        line for line in text.split("\n") if "The River Post" in line and "عاملا" not in line and "[3] The" in line
    ]
    seen = line.split("   ")[-1]
    # Read from the right: [3], the verb, the paper's Latin name from left to right, then the number.
    assert seen.rstrip().endswith("[3]")
    assert seen.index("120") < seen.index("The River Post") < seen.index("[3]")


def test_logical_lines_are_isolated_and_right_aligned() -> None:
    lines = report_text(DOCUMENT, Screen(80, Order.LOGICAL)).split("\n")
    (title,) = [line for line in lines if TITLE in line]
    assert title == " " * (80 - cell_len(TITLE)) + f"\u2067{TITLE}\u2069"


def test_files_get_the_text_as_it_is() -> None:
    text = report_text(DOCUMENT, Screen(80))
    assert f"\n{TITLE}\n" in text
    assert "\u2067" not in text
    assert "\x1b" not in text


def test_colours_only_where_asked() -> None:
    assert "\x1b[1;36m" in report_text(DOCUMENT, Screen(80, Order.LOGICAL, "standard"))
    plain = report_text(DOCUMENT, Screen(80, Order.LOGICAL, "standard", no_color=True))
    assert "\x1b[1m" in plain
    assert not re.search(r"\x1b\[[0-9;]*3[0-7]m", plain)


def test_page_cannot_steer_the_terminal() -> None:
    evil = replace(
        DOCUMENT.sentences[2], ar=THIRD + "\x1b[31m\u202e", en="Red\x1b]0;title\x07 \u202eand\rreversed\x9b1m"
    )
    document = replace(
        DOCUMENT, sentences=(evil,), metadata=replace(DOCUMENT.metadata, title_en="a\x1b[2Jb", title_ar=None)
    )
    for order in Order:
        text = report_text(document, Screen(120, order))
        assert not set("\x1b\x07\r\x9b\u202e") & set(text)


def test_rich_markup_in_a_page_is_text() -> None:
    document = replace(DOCUMENT, metadata=replace(DOCUMENT.metadata, title_en="[bold]not bold[/bold] :smile:"))
    assert "[bold]not bold[/bold] :smile:" in report_text(document, Screen(80))


def test_poor_encodings_do_not_stop_the_report() -> None:
    text = report_text(DOCUMENT, Screen(80, Order.LOGICAL, encoding="cp1252"))
    text.encode("cp1252")
    assert "New bridge over the Tigris" in text
    assert "! check negation" in text


def test_missing_parts() -> None:
    bare = replace(
        DOCUMENT,
        metadata=replace(DOCUMENT.metadata, title_ar=None, title_en=None),
        summary=replace(DOCUMENT.summary, abstractive=None),
        entities=(),
        warnings=(),
        sentences=(replace(DOCUMENT.sentences[0], en=None, flags=("empty",)),),
    )
    text = report_text(bare, Screen(80))
    assert "(no title)" in text
    assert "Summary" not in text
    assert "Names" not in text
    assert "(no English)" in text
    assert "not translated" in text
    assert "Warnings" not in text


def test_entities_over_several_documents() -> None:
    two = tuple(
        replace(e, mentions=tuple(replace(m, source=f"{n}.txt") for n, m in enumerate(e.mentions))) for e in ENTITIES
    )
    lines = entities_text(two, Screen(80)).split("\n")
    assert "Inputs" in lines[1] or "Inputs" in lines[0]
    (row,) = [line for line in lines if "Samer" in line]
    assert row.split()[-4:] == ["person", "2", "2", "glossary"]
    assert entities_text((), Screen(80)) == "No names found.\n"


def test_translation_alone() -> None:
    text = translation_text(DOCUMENT, Screen(80))
    paragraphs = text.rstrip("\n").split("\n\n")
    assert len(paragraphs) == 3
    assert paragraphs[0] == f"{DOCUMENT.sentences[0].en} {DOCUMENT.sentences[1].en}"
    wrapped = translation_text(DOCUMENT, Screen(60, Order.LOGICAL))
    assert max(map(cell_len, wrapped.split("\n"))) <= 60
    assert [flat(paragraph) for paragraph in wrapped.split("\n\n")] == paragraphs


def test_clean_alone() -> None:
    text = clean_text(DOCUMENT, Screen(80))
    assert text == "\n\n".join((TITLE, *(p.text for p in DOCUMENT.paragraphs))) + "\n"
    explained = clean_text(DOCUMENT, Screen(80), explain=True)
    assert explained.startswith(text)
    assert explained.endswith("2 lines removed:\n1\tad-marker\t[ad]\n7\trelated\tاقرأ أيضا | أخبار <b>أخرى</b>\n")
    terminal = clean_text(DOCUMENT, Screen(60, Order.LOGICAL), explain=True)
    assert "2 lines removed" in terminal
    assert re.search(r"7\s+related", terminal)
    assert re.search(r"3\s+published", terminal)
    assert max(map(cell_len, terminal.split("\n"))) <= 60


@pytest.mark.parametrize("flag", Flag)
def test_every_flag_has_its_words(flag: Flag) -> None:
    assert flag_label(flag) != flag
    assert flag_meaning(flag) != flag


def test_unknown_codes_stand_for_themselves() -> None:
    assert flag_label("new-flag") == flag_meaning("new-flag") == "new-flag"
    assert type_label("XYZ") == "XYZ"
    assert type_label("PER") == "person"
