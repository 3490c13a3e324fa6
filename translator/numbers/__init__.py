"""Numbers in Arabic and English text, by value: digits, scale words, spelled-out words, ordinals, fractions."""

from translator.numbers.arabic import find_numbers_ar
from translator.numbers.compare import compare_numbers
from translator.numbers.english import find_numbers_en
from translator.numbers.match import NumberDifference, NumberKind, NumberMatch
from translator.numbers.write import english_figure

__all__ = [
    "NumberDifference",
    "NumberKind",
    "NumberMatch",
    "compare_numbers",
    "english_figure",
    "find_numbers_ar",
    "find_numbers_en",
]
