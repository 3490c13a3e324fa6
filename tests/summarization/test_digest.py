from __future__ import annotations

from dataclasses import replace

from tests.summarization.pages import DAM, page
from translator.document import Document, Flag
from translator.summarization import Place, digest
from translator.summarization.extractive import MOST_SENTENCES

LEAD = DAM.sentences[0]
COPIED = (
    "أعلنت وزارة الري يوم الأحد أن سد وادي النخيل امتلأ بنسبة 84 في المئة بعد أمطار غزيرة.",
    "The Irrigation Ministry announced on Sunday that the Wadi al-Nakhil dam was 84 percent full after heavy rain.",
)
OTHER_FIGURE = (COPIED[0].replace("84", "61"), COPIED[1].replace("84", "61"))
DENIED = (
    "لم تعلن وزارة الري الأحد امتلاء سد وادي النخيل بنسبة 84 في المئة بعد أمطار غزيرة.",
    "The Irrigation Ministry did not announce on Sunday that the Wadi al-Nakhil dam was 84 percent full after rain.",
)
FERRY = (
    ("توقفت العبارة بين الجزيرة والميناء بعد عطل في المحرك.", "The ferry to the island stopped after an engine fault."),
    ("ونقل 60 راكبا بزوارق صغيرة إلى الشاطئ.", "Small boats took 60 passengers to the shore."),
)


def at(path: str, document: Document) -> Document:
    return replace(document, source=replace(document.source, path=path))


def test_each_sentence_names_its_document_and_its_number() -> None:
    documents = [at("dam.txt", DAM), at("ferry.txt", page(*FERRY))]
    for item in digest(documents, 8):
        sentence = documents[item.place.document].sentences[item.place.sentence - 1]
        assert documents[item.place.document].source.path == item.place.source
        assert (item.ar, item.en) == (sentence.ar, sentence.en)
        assert 0.0 < item.score < 1.0


def test_what_two_documents_say_alike_is_said_once_and_names_both() -> None:
    chosen = digest([at("a.txt", DAM), at("b.txt", page(COPIED, *FERRY)), at("c.txt", page(*FERRY[::-1]))], 20)
    (dam,) = (item for item in chosen if "84" in item.ar)
    assert {dam.place.source, *(place.source for place in dam.also)} == {"a.txt", "b.txt"} == set(dam.sources)
    ferry = next(item for item in chosen if item.ar == FERRY[0][0])
    assert set(ferry.sources) == {"b.txt", "c.txt"}
    assert len(chosen) == len(DAM.sentences) + len(FERRY)


def test_what_several_documents_say_goes_before_what_one_says() -> None:
    one = page((LEAD.ar, LEAD.en))
    assert digest([page(FERRY[0]), one, at("b.txt", page(COPIED))], 1)[0].ar in (LEAD.ar, COPIED[0])


def test_another_figure_is_another_fact_and_the_difference_is_shown() -> None:
    chosen = digest([at("a.txt", page((LEAD.ar, LEAD.en))), at("b.txt", page(OTHER_FIGURE))], 2)
    assert [item.also for item in chosen] == [(), ()]
    assert {item.place.source: [place.source for place in item.differing] for item in chosen} == {
        "a.txt": ["b.txt"],
        "b.txt": ["a.txt"],
    }


def test_a_denial_is_not_merged_with_what_it_denies() -> None:
    chosen = digest([at("a.txt", page((LEAD.ar, LEAD.en))), at("b.txt", page(DENIED))], 2)
    assert {item.place.source for item in chosen} == {"a.txt", "b.txt"}
    assert all(item.differing and not item.also for item in chosen)


def test_no_document_is_forgotten_over_another() -> None:
    chosen = digest([at("dam.txt", DAM), at("ferry.txt", page(*FERRY))], 2)
    assert {item.place.source for item in chosen} == {"dam.txt", "ferry.txt"}


def test_two_documents_of_one_path_are_told_apart() -> None:
    chosen = digest([DAM, page(*FERRY)], 8)
    assert {item.place.document for item in chosen} == {0, 1}


def test_the_order_of_the_documents_does_not_decide_what_is_chosen() -> None:
    documents = [at("dam.txt", DAM), at("ferry.txt", page(*FERRY))]
    assert {item.ar for item in digest(documents, 3)} == {item.ar for item in digest(documents[::-1], 3)}


def test_sentences_without_english_are_neither_chosen_nor_counted() -> None:
    document = page(COPIED, *FERRY, flags={1: (Flag.EMPTY,)})
    assert all(item.place != Place(0, "page.txt", 1) for item in digest([document], 8))
    assert digest([page((FERRY[0][0], None))], 8) == ()
    assert digest([], 8) == ()


def test_more_documents_than_can_be_compared_still_give_distinct_sentences() -> None:
    numbers = range(MOST_SENTENCES + 300)
    ships = [page((f"وصلت السفينة رقم {n} إلى المرفأ محملة بالقمح.", f"Ship {n} arrived.")) for n in numbers]
    chosen = digest([at(f"{n}.txt", ship) for n, ship in zip(numbers, ships, strict=True)], 3)
    assert len({item.place for item in chosen}) == 3
    assert all(not item.also for item in chosen)


def test_a_sentence_with_a_doubt_goes_after_one_as_good_without() -> None:
    doubtful = page((LEAD.ar, LEAD.en))
    doubtful = doubtful.with_(sentences=(replace(doubtful.sentences[0], flags=(Flag.UNSURE,)),))
    (first, second) = digest([at("a.txt", doubtful), at("b.txt", page(FERRY[0]))], 2)
    assert (first.place.source, second.place.source) == ("b.txt", "a.txt")


def test_of_like_sentences_the_surer_goes_first() -> None:
    def certain(share: float) -> Document:
        one = page(FERRY[0])
        return one.with_(sentences=(replace(one.sentences[0], certainty=share),))

    (doubted,), (certainly,), (unknown,) = (digest([one], 1) for one in (certain(0.6), certain(0.9), page(FERRY[0])))
    assert doubted.score < certainly.score < unknown.score


def test_what_several_say_is_shown_in_the_words_that_the_engine_was_surest_of() -> None:
    for shares in (0.5, 0.9), (0.9, 0.5):
        documents = [
            one.with_(sentences=(replace(one.sentences[0], certainty=share), *one.sentences[1:]))
            for share, one in zip(shares, (at("a", page(COPIED, *FERRY)), at("b", page(COPIED, *FERRY))), strict=True)
        ]
        (merged,) = [item for item in digest(documents, 20) if "84" in item.ar]
        assert merged.place.document == shares.index(0.9)
