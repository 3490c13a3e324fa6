from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator.numbers import NumberKind, find_numbers_ar
from translator.numbers.tables import arabic_words, fold_arabic

VALUES = [
    # digits
    ("بلغ العدد 40 جندياً", ["40"]),
    ("بلغ العدد ٤٠ جندياً", ["40"]),
    ("بلغ العدد ۴۰ جندياً", ["40"]),
    ("١٬٢٣٤٬٥٦٧ نسمة", ["1234567"]),
    ("5,200 دولار", ["5200"]),
    ("5.200 دولار", ["5200"]),
    ("٥٬٢٠٠ دولار", ["5200"]),
    ("5 200 دولار", ["5200"]),
    ("١٫١ درجة", ["1.1"]),
    ("1.1 درجة", ["1.1"]),
    ("1,1 درجة", ["1.1"]),
    ("0.125 غرام", ["0.125"]),
    ("1,234.56 دينار", ["1234.56"]),
    ("1.234,56 دينار", ["1234.56"]),
    ("عام 2017 300 جندي", ["2017", "300"]),
    ("من 10 إلى 15 مركبة", ["10", "15"]),
    ("فاز 3-2 على ضيفه", ["3", "2"]),
    ("في 30/11/2017", ["30", "11", "2017"]),
    ("موسم 2023-24", ["2023", "2024"]),
    ("الساعة 06:11", ["6", "11"]),
    ("وأضاف بـ14 صوتاً و12 نائباً", ["14", "12"]),
    ("القرن الـ19", ["19"]),
    # digits and scale words
    ("1.1 مليون دولار", ["1100000"]),
    ("9 آلاف جندي", ["9000"]),
    ("532 مليون يورو", ["532000000"]),
    ("3 مليارات دينار", ["3000000000"]),
    ("2 تريليون دولار", ["2000000000000"]),
    ("70 ألف برميل", ["70000"]),
    ("3 ملايين و200 ألف", ["3200000"]),
    ("3 ملايين و 200 ألف", ["3200000"]),
    ("20 ألف مليار سنتيم", ["20000000000000"]),
    ("3 ملايين ونصف المليون", ["3500000"]),
    # words
    ("خمسة وعشرون نائباً", ["25"]),
    ("الخمسة والعشرين", ["25"]),
    ("إحدى عشرة دولة", ["11"]),
    ("أحد عشر أسبوعاً", ["11"]),
    ("الأحد عشر راكباً", ["11"]),
    ("اثنتا عشرة ساعة", ["12"]),
    ("اثني عشر عاماً", ["12"]),
    ("تسعة عشر شخصاً", ["19"]),
    ("ثلاثة وثلاثين", ["33"]),
    ("مئة سرير", ["100"]),
    ("مائتان وخمسون", ["250"]),
    ("مئتي متر", ["200"]),
    ("ثلاث مئة عضو", ["300"]),
    ("ثلاثمائة وخمسة وستون يوماً", ["365"]),
    ("تسعمئة وتسعة وتسعون", ["999"]),
    ("مئة وخمسة عشر", ["115"]),
    ("ألفًا ومئتي ملف", ["1200"]),
    ("ألف وخمسمئة عنصر", ["1500"]),
    ("ألفين وأربعمئة", ["2400"]),
    ("مئة وخمسين ألف دينار", ["150000"]),
    ("خمسمئة ألف", ["500000"]),
    ("مليون ومئتي ألف", ["1200000"]),
    ("مليونين ونصف مليون", ["2500000"]),
    ("نصف مليون لاجئ", ["500000"]),
    ("عام ألف وتسعمئة وثمانية وستين", ["1968"]),
    ("ثَلَاثَةُ أَشْخَاصٍ", ["3"]),
    ("خـمـسـة رجال", ["5"]),
    ("وبثلاثين كيلوغراماً", ["30"]),
    ("للأربعة الباقين", ["4"]),
    ("بمئة ألف ريال", ["100000"]),
    # two numbers, not one
    ("بين مئة ومئتي شخص", ["100", "200"]),
    ("خمسة آلاف وثلاثة آلاف", ["5000", "3000"]),
    ("عام 1897 آلاف القطع", ["1897", "1000"]),
    ("ألف ومليون", ["1000", "1000000"]),
    ("ثلاثة قتلى وخمسة جرحى", ["3", "5"]),
    ("الساعة الواحدة وعشرين دقيقة", ["1", "20"]),
    # ordinals
    ("الثالث من الشهر", ["3"]),
    ("الحادي عشر من أغسطس", ["11"]),
    ("الذكرى الخامسة والعشرين", ["25"]),
    ("عيد ميلاده السادس عشر بعد المئة", ["116"]),
    ("التاسعة عشرة من عمره", ["19"]),
    # nothing
    ("قال المتحدث باسم الحكومة", []),
    ("كمية من الأسلحة", []),
    ("https://example.org/12345 و @user99", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "values"), VALUES)
def test_values(text: str, values: list[str]) -> None:
    hints = (NumberKind.HINT,)
    assert [m.value for m in find_numbers_ar(text) if m.kind not in hints] == [Decimal(value) for value in values]


KINDS = [
    ("18 في المئة", "percent", "18"),
    ("18 في المائة", "percent", "18"),
    ("18 فى المئه", "percent", "18"),
    ("18 بالمئة", "percent", "18"),
    ("18 بالمائة", "percent", "18"),
    ("٪18", "cardinal", "18"),
    ("18٪", "percent", "18"),
    ("18%", "percent", "18"),
    ("عشرة بالمئة", "percent", "10"),
    ("مئة في المئة", "percent", "100"),
    ("الثالث عشر", "ordinal", "13"),
    ("نصف السكان", "fraction", "0.5"),
    ("ثلثي الأصوات", "fraction", "0.666667"),
    ("ربع ساعة", "fraction", "0.25"),
    ("ثلاثة أرباع السكان", "fraction", "0.75"),
    ("ثلثهم من النساء", "fraction", "0.333333"),
    ("أقل من سدس ما كان", "fraction", "0.166667"),
    ("التسعينيات", "decade", "90"),
    ("آلاف المتظاهرين", "vague", "1000"),
    ("مئات الآلاف", "vague", "100"),
    ("عشرات القتلى", "vague", "10"),
    ("قاعدة كي-1", "code", "1"),
    ("قاعدة كي1", "code", "1"),
    ("مقاتلة إف-16", "code", "16"),
    ("طائرة F-16", "code", "16"),
    ("كوفيد-19", "code", "19"),
    ("شارع الستين", "code", "60"),
    ("صباح 14:35", "time", "14"),
    ("30.11.2017", "date", "30"),
    ("يومين", "hint", "2"),
    ("شخصان", "hint", "2"),
    ("مرتين", "hint", "2"),
    ("كلتا الدولتين", "hint", "2"),
    ("ورابعهم أصيب", "hint", "4"),
    ("خطة خمسية", "hint", "5"),
    ("ألف رواية", "vague", "1000"),
]


@pytest.mark.parametrize(("text", "kind", "value"), KINDS)
def test_kinds(text: str, kind: str, value: str) -> None:
    first = find_numbers_ar(text)[0]
    assert (first.kind.value, first.value) == (kind, Decimal(value))


READINGS = [
    ("5.200 دولار", "5.2"),
    ("5 200 دولار", "200"),
    ("الساعة الثالثة عصراً", "15"),
    ("الساعة 15", "3"),
    ("عام 67", "1967"),
    ("نصف الأصوات", "50"),
    ("نصف ساعة", "30"),
    ("ربع ساعة", "15"),
    ("سبعينيات القرن الماضي", "1970"),
    ("ثلاثينيات القرن التاسع عشر", "1830"),
    ("سبعينيات القرن العشرين", "1970"),
    ("في العقد السادس من عمرها", "50"),
    ("مليونا لتر", "2000000"),
    ("ساعة ونصف الساعة", "1.5"),
    ("بين 3 و5 ملايين", "3000000"),
    ("القرن الحادي والعشرين", "2000"),
]


@pytest.mark.parametrize(("text", "reading"), READINGS)
def test_other_readings(text: str, reading: str) -> None:
    assert Decimal(reading) in {value for match in find_numbers_ar(text) for value in match.values}


def test_strength() -> None:
    strong = {match.text: match.is_strong for match in find_numbers_ar("واحد اثنان؛ 2، ثلاثة، نصف، كي-1، يومين، آلاف")}
    assert strong == {
        "واحد": False,
        "اثنان": False,
        "2": True,
        "ثلاثة": True,
        "نصف": False,
        "1": False,
        "يومين": False,
        "آلاف": False,
    }


@pytest.mark.parametrize("form", sorted(arabic_words()))
def test_every_row_is_found_alone_and_after_and(form: str) -> None:
    row = arabic_words()[form]
    for text in (form, "و" + form, f"قال {form} ثم"):
        assert row.value in {value for match in find_numbers_ar(text) for value in match.values}, text


def test_rows_are_folded_and_have_known_roles() -> None:
    roles = {"unit", "ten", "tens", "hundred", "hundreds", "scale", "scales", "bare", "dual"}
    roles |= {"ordinal", "fraction", "decade", "vague", "hint"}
    for form, row in arabic_words().items():
        assert form == fold_arabic(form)
        assert row.role in roles
        assert row.value >= 0


@given(st.text(alphabet="وخمسة عشرون مئة ألف مليون 0123456789٣٫٬.,-:/نصفالثالثـً", max_size=60))
def test_matches_are_ordered_slices_without_overlap(text: str) -> None:
    last = 0
    for match in find_numbers_ar(text):
        assert text[match.start : match.end] == match.text != ""
        if match.kind is not NumberKind.HINT:
            assert match.start >= last
            last = match.end


UNITS = "صفر واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة".split()  # noqa: SIM905
TENS = ["", "عشرة", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"]
HUNDREDS = ["", "مئة", "مئتان", "ثلاثمئة", "أربعمائة", "خمسمئة", "ستمائة", "سبعمئة", "ثمانمائة", "تسعمئة"]


def spell(number: int) -> str:
    """Write 1 to 999 as news does (masculine)."""
    parts = [HUNDREDS[number // 100]] if number >= 100 else []
    rest = number % 100
    if 11 <= rest <= 19:
        first = {1: "أحد", 2: "اثنا"}.get(rest - 10, UNITS[rest - 10])
        parts.append(f"{first} عشر")
    else:
        parts += [UNITS[rest % 10]] if rest % 10 else []
        parts += [TENS[rest // 10]] if rest >= 10 else []
    return " و".join(parts)


@pytest.mark.parametrize("number", range(1, 1000))
def test_every_number_below_a_thousand(number: int) -> None:
    matches = find_numbers_ar(f"نحو {spell(number)} من السكان")
    assert [match.value for match in matches] == [number]


@given(st.integers(1, 999), st.integers(1, 999), st.sampled_from([("ألف", 1000), ("مليون", 10**6), ("مليار", 10**9)]))
def test_scales_and_rests(factor: int, rest: int, scale: tuple[str, int]) -> None:
    word, size = scale
    matches = find_numbers_ar(f"{factor} {word} و{spell(rest)}")
    assert matches[0].value == factor * size + rest


@pytest.mark.parametrize("line", ["ا" * 10**6, " " * 10**6, "1" * 10**6, "1 " * 20_000, "و" * 10**6, "." * 10**6])
def test_one_long_line_takes_no_more_than_seconds(line: str) -> None:
    before = time.process_time()
    find_numbers_ar(line)
    assert time.process_time() - before < 3
