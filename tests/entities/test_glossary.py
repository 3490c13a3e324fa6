from __future__ import annotations

from pathlib import Path

import pytest

from tests.entities.helpers import by_arabic, recognized
from translator.document import EntityType
from translator.entities import load_glossary
from translator.errors import UsageError


def write(folder: Path, text: str, name: str = "terms.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_terms_are_read(tmp_path: Path) -> None:
    glossary = load_glossary(
        write(tmp_path, '\ufeffArabic,English,type,note\n"كيرين|كرين","Keren Base",FAC,ours\nبغداد,Bagdad\n')
    )
    assert [(t.arabic, t.english, t.type) for t in glossary.terms] == [
        (("كيرين", "كرين"), "Keren Base", EntityType.FAC),
        (("بغداد",), "Bagdad", EntityType.LOC),
    ]
    assert len(glossary.signature) == 12


def test_signature_follows_the_terms(tmp_path: Path) -> None:
    one = load_glossary(write(tmp_path, "arabic,english\nبغداد,Bagdad\n"))
    other = load_glossary(write(tmp_path, "arabic,english\nبغداد,Baghdad\n"))
    same = load_glossary(write(tmp_path, "arabic,english\n\nبغداد,Bagdad\n"))
    assert one.signature == same.signature != other.signature


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "empty"),
        ("arabic,type\nبغداد,LOC\n", "line 1"),
        ("arabic,english\nبغداد,Baghdad\nالبصرة,\n", "line 3"),
        ("arabic,english\n,Baghdad\n", "line 2"),
        ("arabic,english,type\nبغداد,Baghdad,CITY\n", "line 2"),
        ("arabic,english\nبغداد,بغداد\n", "line 2"),
        ("arabic,english\nبغداد,Baghdad,LOC,x\n", "line 2"),
        ('arabic,english\nبغداد,"Bagh\n', "line 2"),
    ],
)
def test_bad_files_name_the_line(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(UsageError) as caught:
        load_glossary(write(tmp_path, text))
    assert told in str(caught.value)
    assert caught.value.remedy


TBX_3 = """<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dca" xml:lang="ar" xmlns="urn:iso:std:iso:30042:ed-2"><text><body>
<conceptEntry id="1"><descrip type="subjectField">FAC</descrip><note>ours</note>
 <langSec xml:lang="ar"><termSec><term>كيرين</term></termSec><termSec><term>كرين</term></termSec></langSec>
 <langSec xml:lang="en-GB"><termSec><term>Keren  Base</term></termSec></langSec></conceptEntry>
<conceptEntry id="2"><langSec xml:lang="de"><termSec><term>Bagdad</term></termSec></langSec></conceptEntry>
</body></text></tbx>"""
TBX_2 = """<martif type="TBX"><text><body><termEntry id="a">
<langSet xml:lang="EN"><tig><term>Keren Base</term></tig></langSet>
<langSet xml:lang="ar-IQ"><ntig><termGrp><term>كيرين</term></termGrp></ntig></langSet>
</termEntry></body></text></martif>"""


def test_terms_are_read_from_tbx(tmp_path: Path) -> None:
    (term,) = load_glossary(write(tmp_path, TBX_3, "terms.tbx")).terms
    assert (term.arabic, term.english, term.type, term.note) == (
        ("كيرين", "كرين"),
        "Keren Base",
        EntityType.FAC,
        "ours",
    )


def test_tbx_of_the_older_version(tmp_path: Path) -> None:
    glossary = load_glossary(write(tmp_path, TBX_2, "terms.TBX"))
    assert by_arabic(recognized(("وصل إلى كيرين أمس.", None), glossary=glossary), "كيرين").en == "Keren Base"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (TBX_3[:300], "no whole TBX"),
        (TBX_2.replace('"EN"', '"fr"'), "both"),
        (TBX_2.replace("Keren", "كيرين"), "line 1"),
    ],
)
def test_bad_tbx_says_what_is_wrong(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(UsageError) as caught:
        load_glossary(write(tmp_path, text, "terms.tbx"))
    assert told in str(caught.value)


def test_missing_and_undecodable_files(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        load_glossary(tmp_path / "none.csv")
    (tmp_path / "bad.csv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageError):
        load_glossary(tmp_path / "bad.csv")


def test_glossary_comes_first(tmp_path: Path) -> None:
    glossary = load_glossary(write(tmp_path, "arabic,english,type\nبغداد,Bagdad,LOC\nخطة النهر,River Plan,MISC\n"))
    page = recognized(("أقرت بغداد خطة النهر", None), glossary=glossary)
    assert (by_arabic(page, "بغداد").en, by_arabic(page, "بغداد").source) == ("Bagdad", "glossary")
    assert by_arabic(page, "خطة النهر").en == "River Plan"
