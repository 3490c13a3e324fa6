from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reports.pages import DOCUMENT, ENTITIES, SECOND, SENTENCES, TITLE
from translator.document import Document, RemovedLine, Summary
from translator.reports.html import clean_html, entities_html, report_html, translation_html

if TYPE_CHECKING:
    from playwright.sync_api import Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
EVIL = (
    "<script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">{{ 7*7 }} &amp; \"'><b>x</b>"
)


def parsed(html: str) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(html)


def words(element: lxml.html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def evil() -> Document:
    """Return a document whose every text tries to be a part of the page."""
    sentence = replace(SENTENCES[0], ar=f"{EVIL} نص", en=EVIL, flags=("number-mismatch",))
    return replace(
        DOCUMENT,
        source=replace(DOCUMENT.source, path=EVIL),
        metadata=replace(DOCUMENT.metadata, title_ar=EVIL, title_en=EVIL, byline=EVIL, source_url=f"javascript:{EVIL}"),
        removed=(RemovedLine(1, EVIL, EVIL),),
        sentences=(sentence,),
        entities=(replace(ENTITIES[0], en=EVIL, ar=(EVIL,), source=EVIL, mentions=ENTITIES[0].mentions[:1]),),
        warnings=(EVIL,),
        signature=EVIL,
    )


def test_language_and_direction() -> None:
    page = parsed(report_html(DOCUMENT))
    assert (page.get("lang"), page.get("dir")) == ("en", "ltr")
    for element in page.iter():
        own = (
            "".join([element.text or "", *(child.tail or "" for child in element)])
            if isinstance(element.tag, str)
            else ""
        )
        if any("\u0620" <= char <= "\u064a" for char in own):
            (nearest, *_) = [a for a in (element, *element.iterancestors()) if a.get("lang")]
            assert (nearest.get("lang"), nearest.get("dir")) == ("ar", "rtl"), own
    assert [p.text for p in page.xpath("//p[@class='title'][@lang='ar'][@dir='rtl']")] == [TITLE]


def test_partners_and_flags() -> None:
    page = parsed(report_html(DOCUMENT))
    for sentence in SENTENCES:
        english, *arabic = page.xpath(f"//section[@class='translation']//span[@data-s='{sentence.id}']")
        assert sentence.en
        assert sentence.en in words(english)
        assert [flag.get("data-flag") for flag in english.xpath(".//*[@data-flag]")] == list(sentence.flags)
        assert [words(a) for a in arabic] == ([] if sentence.ar == sentence.en else [f"[{sentence.id}] {sentence.ar}"])
    for link in page.xpath("//a[starts-with(@href, '#')]"):
        assert page.xpath(f"//*[@id='{link.get('href')[1:]}']")
    identifiers = page.xpath("//@id")
    assert len(identifiers) == len(set(identifiers))


def test_nothing_comes_from_elsewhere() -> None:
    for html in (
        report_html(DOCUMENT),
        clean_html(DOCUMENT, explain=True),
        entities_html(ENTITIES),
        report_html(evil()),
    ):
        page = parsed(html)
        assert not page.xpath("//link | //img | //iframe | //object | //@src | //@style | //@onclick")
        assert not page.xpath("//a[@href and not(starts-with(@href, '#')) and not(starts-with(@href, 'http'))]")
        assert "url(" not in page.findtext("head/style")
        assert "@import" not in page.findtext("head/style")
        assert len(page.xpath("//script")) == 1
        (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert policy.startswith("default-src 'none';")
        assert "unsafe" not in policy


def test_a_page_with_html_prints_as_text() -> None:
    page = parsed(report_html(evil()))
    shown = words(page.body)
    # path, two titles, byline, address, both sides of the sentence, removed text and rule, name, form and
    # source, warning and signature; the heading and the title of the page are one text of the head more
    assert shown.count(" ".join(EVIL.split())) == 14
    assert page.findtext("head/title") == EVIL
    assert not page.xpath("//b | //img")


@given(st.text(alphabet="<>&\"'/{}%# abعربي=!-", min_size=1, max_size=30))
def test_any_text_is_shown_as_it_stands(text: str) -> None:
    page = parsed(report_html(replace(DOCUMENT, sentences=(replace(SENTENCES[0], en=text, ar="نص"),))))
    (english, _) = page.xpath("//section[@class='translation']//span[@data-s='1']")
    assert words(english) == " ".join(f"[1] {text} ⚠".split()[:-1])


def test_other_results() -> None:
    clean = parsed(clean_html(DOCUMENT, explain=True))
    assert (clean.get("lang"), clean.get("dir")) == ("ar", "rtl")
    assert [words(p) for p in clean.xpath("//main/p")] == [paragraph.text for paragraph in DOCUMENT.paragraphs]
    assert len(clean.xpath("//details//tbody/tr")) == len(DOCUMENT.removed)
    assert not parsed(clean_html(DOCUMENT)).xpath("//details")
    english = parsed(translation_html(replace(DOCUMENT, sentences=(*SENTENCES[:2], replace(SENTENCES[2], en=None)))))
    assert [words(p) for p in english.xpath("//main/p")] == [f"{SENTENCES[0].en} {SENTENCES[1].en}", "[3: no English]"]
    names = parsed(entities_html(ENTITIES))
    assert [words(row[0]) for row in names.xpath("//tbody/tr")] == [entity.en for entity in ENTITIES]
    assert "None." in words(parsed(entities_html(())))


def test_nothing_known() -> None:
    bare = Document(source=DOCUMENT.source, sentences=(replace(SENTENCES[0], en=None, flags=("empty",)),))
    page = parsed(report_html(bare))
    assert [words(h) for h in page.xpath("//h1 | //h2")] == ["bridge.txt", "Translation", "Flags"]
    assert "(no English)" in words(page.body)
    title_alone = replace(DOCUMENT, sentences=(), entities=(), summary=Summary(), removed=(), warnings=())
    assert [words(h) for h in parsed(report_html(title_alone)).xpath("//h2")] == []


@pytest.fixture(scope="module")
def browser_page() -> Iterator[Page]:
    playwright = pytest.importorskip("playwright.sync_api")
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser.new_page(viewport={"width": 1200, "height": 700})
        browser.close()


def load(page: Page, html: str, folder: Path) -> tuple[list[str], list[str]]:
    """Open a report and return the lists to which its requests and complaints are added."""
    requests: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    (folder / "report.html").write_text(html, encoding="utf-8")
    page.goto((folder / "report.html").as_uri())
    return requests, complaints


def marked(page: Page, name: str) -> list[str]:
    return [str(part) for part in page.eval_on_selector_all(f".translation .{name}", "parts => parts.map(p => p.id)")]


@pytest.mark.slow
def test_in_chromium(browser_page: Page, tmp_path: Path) -> None:
    requests, complaints = load(browser_page, report_html(DOCUMENT), tmp_path)
    browser_page.hover("#s2")
    assert marked(browser_page, "on") == ["s2", "a2"]
    browser_page.hover("h1")
    assert marked(browser_page, "on") == []
    browser_page.click("#a3")
    assert marked(browser_page, "held") == ["s3", "a3"]
    browser_page.click("#a3")
    assert marked(browser_page, "held") == []
    browser_page.focus("#s1")
    browser_page.keyboard.press("Enter")
    assert marked(browser_page, "held") == ["s1", "a1"]
    browser_page.keyboard.press("Escape")
    assert marked(browser_page, "held") == []
    browser_page.click(".ref[data-s='3']")
    assert marked(browser_page, "held") == ["s3", "a3"]
    assert SECOND in browser_page.inner_text("#a2")
    for width in (320, 700, 1200):
        browser_page.set_viewport_size({"width": width, "height": 700})
        assert browser_page.evaluate("document.documentElement.scrollWidth") <= width
    assert len(requests) == 1
    assert not complaints


@pytest.mark.slow
def test_html_in_a_page_does_nothing_in_chromium(browser_page: Page, tmp_path: Path) -> None:
    requests, complaints = load(browser_page, report_html(evil()), tmp_path)
    assert browser_page.title() == EVIL
    assert EVIL in browser_page.inner_text("#s1")
    assert len(requests) == 1
    assert not complaints
