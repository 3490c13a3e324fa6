"""What recurs over a folder of different stories is boilerplate; what papers print of one story is not."""

from __future__ import annotations

import itertools
from pathlib import Path

from tests.cleaning.helpers import benchmark, document
from translator.cleaning import clean, find_recurring
from translator.cleaning.recurring import MAX_SHINGLES, MIN_STORIES, RecurrenceCounter
from translator.document import Document

SITE = "صحيفة الضفاف كل صباح"
FOOT = "مؤسسة الضفاف شارع النخيل بناية الأرز"
WIRE = "وقالت الهيئة العامة للزلازل إن مركز الهزة يقع على عمق سبعة كيلومترات جنوب مدينة السوسن."
PAGES = sorted((Path(__file__).parent / "pages").glob("*.page"))[:16]


def story(number: int, *, body: str = "") -> Document:
    """Return the article of a labelled page between the lines of one site."""
    page = benchmark().load_page(PAGES[number])
    lines = [text for text, label in zip(page.lines, page.labels, strict=True) if label in {"title", "body"}]
    return document("\n".join([SITE, lines[0], body, *lines[1:], f"عدد الزيارات هنا {number * 37}", FOOT]))


def removed(found: Document) -> dict[str, str]:
    return {line.text: line.rule for line in found.removed}


def test_lines_that_recur_in_different_stories_are_removed() -> None:
    folder = [story(number) for number in range(16)]
    recurring = find_recurring(folder)
    for page in folder:
        cleaned = clean(page, recurring)
        assert removed(cleaned)[SITE] == removed(cleaned)[FOOT] == "recurring"
        assert {p.text for p in clean(page).paragraphs} - {SITE, FOOT} <= {p.text for p in cleaned.paragraphs} | {
            line.text for line in page.lines if line.text.startswith("عدد الزيارات")
        }
    why = next(line.why for line in clean(folder[0], recurring).removed if line.text == FOOT)
    assert why.endswith("stories of the same folder")


def test_few_documents_tell_nothing() -> None:
    assert not find_recurring(story(number) for number in range(MIN_STORIES - 1)).stories


def test_a_wire_paragraph_in_several_papers_stays() -> None:
    folder = [story(number, body=WIRE if number < 7 else "") for number in range(16)]
    recurring = find_recurring(folder)
    assert all(WIRE in [p.text for p in clean(page, recurring).paragraphs] for page in folder[:7])


def test_copies_of_one_story_count_once() -> None:
    folder = [story(1) for _ in range(12)]
    recurring = find_recurring(folder)
    assert not recurring.stories
    assert clean(folder[0], recurring) == clean(folder[0])


def test_memory_is_bounded_and_the_common_lines_survive() -> None:
    counter = RecurrenceCounter()
    letters = itertools.product("ابتثجحخدذرزسشصضطظعغفقكلمن", repeat=4)
    for number in range(640):
        noise = "\n".join("".join(next(letters)) for _ in range(370))
        counter.add(document(f"{noise}\n" + "\n".join(line.text for line in story(number % 16).lines)))
    assert len(counter._counts) <= MAX_SHINGLES
    recurring = counter.recurring()
    assert removed(clean(story(3), recurring))[FOOT] == "recurring"


def test_the_answer_is_the_same_each_time() -> None:
    folder = [story(number) for number in range(6)]
    assert find_recurring(folder) == find_recurring(folder)
