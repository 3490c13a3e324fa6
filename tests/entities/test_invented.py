"""Names in the English that the Arabic does not bear out are seen, and good translations are left alone."""

from __future__ import annotations

import itertools

import pytest

from tests.entities.pairs import marked_pairs
from translator.entities.invented import invented_names

#: Share of the news pairs, written by editors, in which a name may be called invented.
MOST_FALSE_ALARMS = 0.012


@pytest.mark.parametrize(
    ("ar", "en", "given", "expected"),
    [
        ("سقط صاروخ على القاعدة مساء الأحد.", "A rocket hit the Al-Qaida base on Sunday evening.", (), ("Qaida",)),
        ("انسحاب من القاعدة الثالثة", "Withdrawal from third Al-Qaeda base", (), ("Qaeda",)),
        ("هاجم تنظيم القاعدة نقطة تفتيش.", "Al-Qaida attacked a checkpoint.", (), ()),
        ("قتل زعيم الميليشيا في الغارة.", "The leader of the Peshmerga was killed in the raid.", (), ("Peshmerga",)),
        ("وصلت شارلوت إلى الرباط.", "Charlotte arrived in Rabat.", (), ()),
        ("وصلت شارلوت إلى الرباط.", "Caroline arrived in Rabat.", (), ("Caroline",)),
        ("زار الوزير سوريا.", "The minister visited Russia.", (), ("Russia",)),
        ("زار الوزير السوري بغداد.", "The minister from Syria visited Baghdad.", (), ()),
        ("اللاعب من أصول سورينامية.", "The player is of Surinamese origin.", (), ()),
        (
            "قال سكان الحي إن المياه انقطعت.",
            "Garden District and Garden Street were cut off.",
            ("Garden District",),
            (),
        ),
        ("اجتمع مجلس الوزراء الثلاثاء.", "The Council of Ministers met on Tuesday.", (), ()),
        ("أعلنت الشركة نتائجها.", "ACME announced its results, CEO says.", (), ()),
        ("", "", (), ()),
    ],
)
def test_names_are_borne_out_or_not(ar: str, en: str, given: tuple[str, ...], expected: tuple[str, ...]) -> None:
    assert invented_names(ar, en, given) == expected


def test_good_translations_are_left_alone() -> None:
    pairs = marked_pairs()
    alarms = [names for ar, en, given in pairs if (names := invented_names(ar, en, given))]
    assert len(pairs) > 6000
    assert len(alarms) / len(pairs) < MOST_FALSE_ALARMS


def test_names_of_other_pairs_are_seen() -> None:
    """Each English with the names of the pair before it put in place of its own."""
    seen = made = 0
    pairs = marked_pairs()[:3000:3]
    for (_, _, others), (ar, en, given) in itertools.pairwise(pairs):
        for old, new in zip(given, others, strict=False):
            if en.count(old) == 1 and not en.startswith(old) and new.istitle() and new not in given and len(new) > 5:
                made += 1
                seen += bool(invented_names(ar, en.replace(old, new), given))
    assert made > 300
    assert seen / made > 0.75


def test_signs_before_the_first_word_make_no_name_of_it() -> None:
    assert invented_names("🔴 عاجل | إخلاء المطار", "🔴 Urgent | Evacuation of the airport") == ()
