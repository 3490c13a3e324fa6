from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tests.reports.pages import DOCUMENT, SENTENCES
from translator import __version__
from translator.document import Document
from translator.reports.tmx import translation_tmx

DTD = etree.DTD(Path(__file__).with_name("tmx14.dtd"))
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def parsed(document: Document) -> etree._Element:
    root = etree.fromstring(translation_tmx(document).encode("utf-8"))
    assert DTD.validate(root), DTD.error_log
    return root


def sides(unit: etree._Element) -> dict[str, str]:
    return {variant.get(LANG): variant.findtext("seg") for variant in unit.iter("tuv")}


def test_the_dtd_refuses_what_is_no_tmx() -> None:
    root = parsed(DOCUMENT)
    for spoil in (
        lambda r: r.find("header").attrib.pop("srclang"),
        lambda r: r.find("header").set("segtype", "word"),
        lambda r: r.find("body/tu/tuv").attrib.pop(LANG),
        lambda r: r.find("body/tu").append(etree.Element("prop", type="late")),
        lambda r: r.find("body/tu/tuv").append(etree.Element("seg")),
        lambda r: r.find("body").append(etree.Element("tuv")),
    ):
        spoilt = etree.fromstring(etree.tostring(root))
        spoil(spoilt)
        assert not DTD.validate(spoilt)


def test_header() -> None:
    header = parsed(DOCUMENT).find("header")
    assert header.get("creationtool") == "trsum"
    assert header.get("creationtoolversion") == __version__
    assert header.get("srclang") == "ar"
    assert {prop.get("type"): prop.text for prop in header} == {
        "x-source": "bridge.txt",
        "x-source-sha256": "ab" * 32,
        "x-signature": DOCUMENT.signature,
    }
    text = translation_tmx(DOCUMENT)
    assert text.startswith(
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">'
    )


def test_a_unit_for_each_sentence_with_its_flags() -> None:
    units = parsed(DOCUMENT).findall("body/tu")
    assert [unit.get("tuid") for unit in units] == [str(sentence.id) for sentence in SENTENCES]
    for unit, sentence in zip(units, SENTENCES, strict=True):
        properties = [(prop.get("type"), prop.text) for prop in unit.iter("prop")]
        assert tuple(text for name, text in properties if name == "x-flag") == sentence.flags
        assert ("x-line", str(sentence.line)) in properties
    for unit, sentence in list(zip(units, SENTENCES, strict=True))[:3]:
        assert unit.get("srclang") is None
        assert sides(unit) == {"ar": sentence.ar, "en": sentence.en}


def test_foreign_lines_and_what_has_no_english() -> None:
    foreign = replace(SENTENCES[3], language="fr")
    missing = replace(SENTENCES[0], en=None, flags=("empty",))
    root = parsed(replace(DOCUMENT, sentences=(missing, foreign)))
    first, second = root.findall("body/tu")
    assert sides(first) == {"ar": missing.ar}
    assert second.get("srclang") == "fr"
    assert sides(second) == {"fr": foreign.ar}


@pytest.mark.parametrize("text", ["<b>&amp;</b> ]]> <!-- x -->", "a\x00b\x1bc\ufffe", "\udcff", "  two  spaces "])
def test_awkward_text(text: str) -> None:
    document = replace(DOCUMENT, sentences=(replace(SENTENCES[0], en=text),))
    shown = sides(parsed(document).find("body/tu"))["en"]
    assert len(shown) == len(text)
    assert all(a in (b, "\ufffd") for a, b in zip(shown, text, strict=True))


@given(st.text(min_size=1, max_size=30))
def test_any_text_is_well_formed(text: str) -> None:
    parsed(replace(DOCUMENT, sentences=(replace(SENTENCES[0], en=text),), signature=text))
