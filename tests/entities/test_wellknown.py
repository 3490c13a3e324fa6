"""Names that the tables know are told where the recogniser passed over them."""

from __future__ import annotations

import re

import pytest

from translator.entities.gazetteers import known
from translator.entities.normalize import is_arabic, key
from translator.entities.wellknown import known_names


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("سافر إلى كاليفورنيا في الصيف", ["California"]),
        ("ولد في البرازيل وعاش في فنزويلا", ["Brazil", "Venezuela"]),
        ("قرأ رواية لسلمان رشدي", ["Salman Rushdie"]),
        ("من أجل ما لا يقال عن أي شيء", []),
        ("حضر حسن وسالم", []),
    ],
)
def test_names_in_a_text(text: str, english: list[str]) -> None:
    found = list(known_names(text))
    assert [name for _, _, name in found] == english
    assert all(is_arabic(text[start:end]) for start, end, _ in found)


def test_rows_of_the_encyclopedia() -> None:
    rows = known()
    assert len(rows) > 15_000
    for folded, (english, _) in list(rows.items())[::20]:
        assert folded == key(folded)
        assert re.match(r"[^a-z]", english)
        assert not is_arabic(english)
