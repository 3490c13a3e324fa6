"""The sentences and their English as a translation memory: TMX 1.4b (LISA OSCAR, 2005).

One translation unit a sentence, under the sentence's number. What is doubtful about the English
stands in properties, so that a translator's tool can show it or leave such units out.
"""

from __future__ import annotations

from xml.etree import ElementTree as ET

from translator import __version__
from translator.document import Document, Flag, Sentence
from translator.reports.xmltext import legal

_DOCTYPE = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def translation_tmx(document: Document) -> str:
    """Return the document's sentences as TMX text."""
    root = ET.Element("tmx", version="1.4")
    header = ET.SubElement(
        root,
        "header",
        {
            "creationtool": "trsum",
            "creationtoolversion": __version__,
            "datatype": "plaintext",
            "segtype": "sentence",
            "adminlang": "en",
            "srclang": "ar",
            "o-tmf": "trsum.report",
        },
    )
    _property(header, "x-source", document.source.path)
    _property(header, "x-source-sha256", document.source.sha256)
    _property(header, "x-signature", document.signature)
    body = ET.SubElement(root, "body")
    for sentence in document.sentences:
        _unit(body, sentence)
    ET.indent(root)
    return _DOCTYPE + ET.tostring(root, encoding="unicode", short_empty_elements=True) + "\n"


def _unit(body: ET.Element, sentence: Sentence) -> None:
    """Add a sentence. A line that is not Arabic has its own language as its source, and no English."""
    foreign = Flag.FOREIGN in sentence.flags
    language = sentence.language if foreign and sentence.language != "ar" else "und" if foreign else "ar"
    attributes = {"tuid": str(sentence.id)} | ({"srclang": language} if foreign else {})
    unit = ET.SubElement(body, "tu", attributes)
    _property(unit, "x-paragraph", str(sentence.paragraph))
    _property(unit, "x-line", str(sentence.line))
    for flag in sentence.flags:
        _property(unit, "x-flag", flag)
    _variant(unit, language, sentence.ar)
    if sentence.en and not foreign:
        _variant(unit, "en", sentence.en)


def _variant(unit: ET.Element, language: str, text: str) -> None:
    variant = ET.SubElement(unit, "tuv", {_LANG: language})
    ET.SubElement(variant, "seg").text = legal(text)


def _property(parent: ET.Element, name: str, value: str) -> None:
    if value:
        ET.SubElement(parent, "prop", type=name).text = legal(value)
