from __future__ import annotations

import importlib.util
import random
import tomllib
from decimal import Decimal
from pathlib import Path
from types import ModuleType

import pytest

from translator.numbers import compare_numbers

ROOT = Path(__file__).parents[2]

SAME = [
    ("بلغت الكلفة 1.1 مليون دولار", "The cost was $1.1 million"),
    ("بلغت الكلفة 1.1 مليون دولار", "The cost was 1,100,000 dollars"),
    ("نحو 40 جندياً", "about forty soldiers"),
    ("صوّت 50 في المئة", "half of them voted"),
    ("نصف السكان", "50 percent of the population"),
    ("في 11 أغسطس", "on August 11th"),
    ("في الحادي عشر من أغسطس", "on 11 August"),
    ("قاعدة كي وان", "the K-1 base"),
    ("قاعدة كي-1", "the K One base"),
    ("مقاتلات إف-16", "F-16 jets"),
    ("قمة مجموعة العشرين", "the G20 summit"),
    ("كوفيد-19", "Covid"),
    ("سجل هدفين", "he scored twice"),
    ("زيارة تستغرق يومين", "a 2-day visit"),
    ("في الثالثة عصراً", "at 3 p.m."),
    ("الساعة 15:30", "at 3:30 p.m."),
    ("الساعة الثالثة والنصف", "at 3:30"),
    ("ثلاث سنوات ونصف السنة", "three and a half years"),
    ("أربعة أمتار ونصف المتر", "4.5 meters"),
    ("ساعة ونصف", "1.5 hours"),
    ("بين 3 و5 ملايين", "between 3 million and 5 million"),
    ("الملك محمد الخامس", "King Mohammed V"),
    ("الحرب العالمية الثانية", "World War II"),
    ("سبعينيات القرن الماضي", "the 1970s"),
    ("في القرن التاسع عشر", "in the 19th century"),
    ("عشرات القتلى", "dozens of dead"),
    ("واحد من السكان", "a resident"),
    ("٣٠/١١/٢٠١٧", "30 November 2017"),
    ("موسم 2023/2024", "the 2023-24 season"),
    ("توسعت خمس عشرة مرة", "grew fifteenfold"),
    ("ثلاثة أرباع الدخل", "75 percent of income"),
    ("نصف المبلغ", "part of the sum"),
    ("لا أرقام هنا", "no numbers here"),
]


@pytest.mark.parametrize(("ar", "en"), SAME)
def test_same_numbers(ar: str, en: str) -> None:
    assert not compare_numbers(ar, en)


DIFFERENT = [
    ("532 مليون يورو", "532 euros", ["532000000"], ["532"]),
    ("532 مليون يورو", "532 billion euros", ["532000000"], ["532000000000"]),
    ("نحو 40 جندياً", "about 14 soldiers", ["40"], ["14"]),
    ("نحو 40 جندياً", "about soldiers", ["40"], []),
    ("مئات الجنود", "300 soldiers", [], ["300"]),
    ("مئات الجنود", "100,000 soldiers", [], ["100000"]),
    ("ثلاثة قتلى", "four dead", ["3"], ["4"]),
    ("قتيلان", "three dead", [], ["3"]),
    ("عام 2017", "in 2007", ["2017"], ["2007"]),
    ("18 في المئة", "80 percent", ["18"], ["80"]),
    ("في الحادي عشر من أغسطس", "on August 12", ["11"], ["12"]),
    ("للمرة الثالثة", "for the fourth time", ["3"], ["4"]),
    ("من 10 إلى 15 مركبة", "10 vehicles", ["15"], []),
    ("1.1 مليون", "11 million", ["1100000"], ["11000000"]),
    ("مقاتلات إف-16", "F-15 jets", ["16"], ["15"]),
    ("الساعة 14:35", "at 2:55 p.m.", ["35"], ["55"]),
    ("ألف ومئتي ملف", "200 files", ["1200"], ["200"]),
    ("نصف المبلغ", "a quarter of the sum", ["0.5"], ["0.25"]),
    ("ثلاثة أرباع الدخل", "nine-quarters of income", ["0.75"], ["2.25"]),
]


@pytest.mark.parametrize(("ar", "en", "missing", "invented"), DIFFERENT)
def test_different_numbers(ar: str, en: str, missing: list[str], invented: list[str]) -> None:
    difference = compare_numbers(ar, en)
    assert [match.value for match in difference.missing] == [Decimal(value) for value in missing]
    assert [match.value for match in difference.invented] == [Decimal(value) for value in invented]


@pytest.fixture(scope="module")
def benchmark() -> ModuleType:
    spec = importlib.util.spec_from_file_location("number_guard", ROOT / "benchmarks" / "number_guard.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_floors_on_human_pairs(benchmark: ModuleType) -> None:
    """Every fourth of the human news pairs: few good ones are flagged, few changed numbers escape."""
    floors = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))
    pairs = list(benchmark.news_pairs())[::4]
    rng = random.Random(floors["seed"])
    alarms = sum(bool(compare_numbers(ar, en)) for ar, en in pairs)
    changed = [(ar, found[0]) for ar, en in pairs if (found := benchmark.corrupted(en, rng)) is not None]
    caught = sum(bool(compare_numbers(ar, en)) for ar, en in changed)
    assert len(pairs) >= floors["pairs"]
    assert alarms / len(pairs) <= floors["most_false_alarms"]
    assert caught / len(changed) >= floors["least_caught"]
