"""The stage on real tiny models: every sentence gets English, what is doubtful is flagged, nothing is dropped."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from tests.translation.checkpoints import ARABIC, ENGLISH
from translator.document import Document, Entity, EntityType, Flag, Mention, Metadata, Sentence, Source
from translator.settings import Settings
from translator.translation import candidates
from translator.translation.candidates import NOT_TRANSLATED
from translator.translation.doubt import Doubt
from translator.translation.engine import DEFAULT_DECODING, Decoding, Engine, Hypothesis, Rival
from translator.translation.guards import check
from translator.translation.requests import answer
from translator.translation.stage import translate, translation
from translator.translation.store import open_engine

SETTINGS = Settings(beam_size=1, threads=1)


def document(*texts: str, title: str | None = None) -> Document:
    sentences = tuple(Sentence(i, i, i, 0, len(text), text) for i, text in enumerate(texts, start=1))
    return Document(Source("page.txt", "", 0, "utf-8"), metadata=Metadata(title_ar=title), sentences=sentences)


@pytest.fixture(scope="module", params=["marian_model", "gemma_model"])
def engine(request: pytest.FixtureRequest) -> Engine:
    folder: Path = request.getfixturevalue(request.param)
    return open_engine(Settings(model=str(folder), threads=1))


@pytest.fixture(scope="module")
def endless(untrained_checkpoint: Path) -> Engine:
    return open_engine(Settings(model=str(untrained_checkpoint), threads=1))


def test_known_sentences_are_translated_without_doubt(engine: Engine) -> None:
    done = translate(document(*ARABIC[:7], title=ARABIC[7]), engine, SETTINGS)
    assert tuple(sentence.en for sentence in done.sentences) == ENGLISH[:7]
    assert all(sentence.flags == () for sentence in done.sentences)
    assert done.metadata.title_en == ENGLISH[7]
    assert done.warnings == ()


def test_everything_but_the_english_is_left_as_it_was(engine: Engine) -> None:
    before = document(*ARABIC[:3])
    after = translate(before, engine, SETTINGS)
    assert tuple(replace(sentence, en=None, certainty=None) for sentence in after.sentences) == before.sentences


def test_each_sentence_says_how_sure_the_engine_was(engine: Engine) -> None:
    known, unknown = translate(document(ARABIC[1], ARABIC[4].replace("81", "64")), engine, SETTINGS).sentences
    assert known.certainty is not None
    assert unknown.certainty is not None
    assert 0 < unknown.certainty < known.certainty <= 1


def test_repeated_plain_and_foreign_lines(engine: Engine) -> None:
    given = document(ARABIC[1], "٤٥٪", "Bonjour à tous.", ARABIC[1])
    foreign = replace(given.sentences[2], language="fr")
    given = given.with_(sentences=(*given.sentences[:2], foreign, given.sentences[3]))
    done = translate(given, engine, SETTINGS)
    assert [sentence.en for sentence in done.sentences] == [ENGLISH[1], "45%", "Bonjour à tous.", ENGLISH[1]]
    assert [sentence.flags for sentence in done.sentences] == [(), (), (Flag.FOREIGN.value,), ()]


def test_a_changed_number_is_flagged(engine: Engine) -> None:
    # The tiny models know 81 dollars and no other price.
    wrong = ARABIC[4].replace("81", "64")
    sentence = translate(document(wrong), engine, SETTINGS).sentences[0]
    assert "64" not in (sentence.en or "")
    assert Flag.NUMBER_MISMATCH.value in sentence.flags


@dataclass
class Parrot:
    """An engine that always says the same, or one thing at first and another where it searches wider."""

    says: str
    better: str
    reads_names: bool
    name: str = "parrot"
    revision: str = "1"
    max_source_tokens: int = 500
    reads_terms: bool = False
    doubt: Doubt | None = None

    def count_tokens(self, text: str) -> int:
        return len(text.split())

    def translate(self, texts: Sequence[str], decoding: Decoding = DEFAULT_DECODING) -> list[Hypothesis]:
        said = self.says if decoding.beam_size == SETTINGS.beam_size else self.better
        return [Hypothesis(said, -0.1) for _ in texts]


def about_sdf() -> Document:
    text, name = "تقدمت قوات سوريا الديمقراطية نحو المستشفى.", "قوات سوريا الديمقراطية"
    start = text.index(name)
    mention = Mention(1, start, start + len(name), name)
    entity = Entity("E1", EntityType.ORG, "SDF", (name,), "gazetteer", (mention,))
    return document(text).with_(entities=(entity,))


def test_a_lost_name_is_worth_another_try() -> None:
    parrot = Parrot("They advanced towards the hospital.", "Syrian forces advanced towards the hospital.", True)
    sentence = translate(about_sdf(), parrot, SETTINGS).sentences[0]
    assert sentence.en == parrot.better
    assert sentence.flags == ()


@pytest.mark.parametrize("reads_names", [True, False])
def test_lost_words_are_told_and_are_no_words_of_names(*, reads_names: bool) -> None:
    for english, lost in (("hospital", ()), ("house", ("المستشفى",))):
        said = f"The SDF advanced towards the {english}."
        sentence = translate(about_sdf(), Parrot(said, said, reads_names), SETTINGS).sentences[0]
        assert sentence.lost_words == lost
        assert (Flag.WORD_MISSING.value in sentence.flags) == bool(lost)


def test_a_doubtful_title_is_a_warning(engine: Engine) -> None:
    done = translate(document(ARABIC[1], title=ARABIC[4].replace("81", "64")), engine, SETTINGS)
    assert any("title" in warning and Flag.NUMBER_MISMATCH.value in warning for warning in done.warnings)


def test_a_model_that_loops_is_not_believed(endless: Engine) -> None:
    done = translate(document(*ARABIC[3:7]), endless, SETTINGS)
    assert all(sentence.en for sentence in done.sentences)
    assert all(sentence.flags for sentence in done.sentences)


def test_a_sentence_too_long_for_the_engine_is_cut_and_whole(engine: Engine) -> None:
    long = "، ".join(text.rstrip(".") for text in ARABIC[1:7] * 4) + "."
    assert engine.count_tokens(long) > engine.max_source_tokens
    sentence = translate(document(long), engine, SETTINGS).sentences[0]
    assert sentence.ar == long
    # One call gives at most one of the learnt sentences; these models lose half of what they read, and it shows.
    assert len((sentence.en or "").split()) > 2 * max(len(text.split()) for text in ENGLISH)
    assert sentence.flags


def test_progress_ends_with_all(engine: Engine) -> None:
    seen: list[tuple[str, int, int]] = []
    translate(document(*ARABIC), engine, SETTINGS, lambda *step: seen.append(step))
    done = [step[1] for step in seen]
    assert {(stage, total) for stage, _, total in seen} == {("translate", len(ARABIC))}
    assert done == sorted(done)
    assert done[-1] == len(ARABIC)


def test_sentences_of_one_length_are_handed_over_together(engine: Engine) -> None:
    texts = [ARABIC[at % 7] + " " * (at // 7) for at in range(35)]
    work = translation(document(*texts), engine, replace(SETTINGS, batch_tokens=64))
    asked = []
    with suppress(StopIteration):
        request = next(work)
        while request.decoding == Decoding(beam_size=1):
            asked.append([engine.count_tokens(text) for text in request.texts])
            request = work.send(answer(engine, request))
    lengths = [length for call in asked for length in call]
    assert len(asked) > 1
    assert len(lengths) == len(texts)
    assert lengths == sorted(lengths, reverse=True)


def test_a_translation_in_one_piece_is_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []
    monkeypatch.setattr(candidates, "check", lambda ar, en: looked.append(ar) or check(ar, en))
    text = "وصل الوفد."
    said = {text: Hypothesis("The delegation has arrived.", -0.1)}
    assert candidates.assemble(text, (text,), said).flags == ()
    assert looked == [text]


def test_of_one_search_the_truest_is_taken() -> None:
    """What a guard finds counts first, then the engine's likelihood less what lost and invented words say."""
    text = "ضُبطت شاحنة محملة بالقطن على الحدود."
    true = Rival("A truck loaded with cotton was seized at the border.", -0.4, 2.0)
    for likeliest in ("A boat loaded with weapons was seized at the border.", "9 trucks of cotton were seized."):
        found = candidates.assemble(text, (text,), {text: Hypothesis(likeliest, -0.2, (true,))})
        assert (found.text, found.score, found.flags) == (true.text, true.score, ())
    good = "A truck carrying cotton was seized on the border."
    assert candidates.assemble(text, (text,), {text: Hypothesis(good, -0.2, (true,))}).text == good


class Clauses(Parrot):
    """An engine that translates one clause and no sentence of two."""

    def translate(self, texts: Sequence[str], decoding: Decoding = DEFAULT_DECODING) -> list[Hypothesis]:
        both = {text: self.says if "غادر" in text else self.better for text in texts}
        return [Hypothesis("The delegation did not arrive." if "، " in t else both[t], -0.1) for t in texts]


def test_what_only_pieces_got_past_the_guards_is_unsure() -> None:
    arrived, left = "وصل الوفد إلى القاهرة صباح اليوم الخميس", "غادر الوفد المدينة مساء السبت إلى عمان"
    english = "The delegation left the city for Amman on Saturday evening."
    engine = Clauses(english, "The delegation arrived in Cairo on Thursday morning.", True)
    both = translate(document(f"{arrived}، و{left}."), engine, SETTINGS).sentences[0]
    assert "arrived in Cairo" in (both.en or "")
    assert "for Amman" in (both.en or "")
    assert both.flags == (Flag.UNSURE.value,)
    assert translate(document(f"{arrived}."), engine, SETTINGS).sentences[0].flags == ()


def test_what_is_as_likely_false_as_right_is_unsure() -> None:
    said, better = "The delegation arrived in Cairo.", ""
    engine = Parrot(said, better, True, doubt=Doubt(0.0, -1.0, 0.0, 0.0))
    assert translate(document("وصل الوفد إلى القاهرة."), engine, SETTINGS).sentences[0].flags == (Flag.UNSURE.value,)
    surer = Parrot(said, better, True, doubt=Doubt(-0.2, -1.0, 0.0, 0.0))
    assert translate(document("وصل الوفد إلى القاهرة."), surer, SETTINGS).sentences[0].flags == ()
    longer = Parrot(said, better, True, doubt=Doubt(-2.0, -1.0, 1.0, 0.0))
    assert translate(document("وصل الوفد إلى القاهرة."), longer, SETTINGS).sentences[0].flags == ()
    assert translate(document("وصل الوفد إلى القاهرة في رحلة طويلة جدا."), longer, SETTINGS).sentences[0].flags


def test_invented_words_are_told() -> None:
    said = "The spokesman said the delegation had arrived."
    sentence = translate(document("قال المنصوري إن الوفد وصل."), Parrot(said, said, True), SETTINGS).sentences[0]
    assert sentence.invented_words == ("spokesman",)
    assert Flag.WORD_INVENTED.value in sentence.flags


def test_an_empty_document(engine: Engine) -> None:
    assert translate(document(), engine, SETTINGS).sentences == ()


def test_an_engine_without_an_answer_is_shown_as_such(marian_model: Path) -> None:
    # Beyond its vocabulary and with nothing learnt for it, what comes out may be empty, but is never blank on the page.
    engine = open_engine(Settings(model=str(marian_model), threads=1))
    for sentence in translate(document("ڭڭڭڭ", "ﷲ", "اه"), engine, SETTINGS).sentences:
        assert sentence.en
        assert sentence.en != NOT_TRANSLATED or Flag.EMPTY.value in sentence.flags
