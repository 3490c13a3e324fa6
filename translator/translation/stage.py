"""The translation stage: every sentence gets its English, every doubt its flag.

A sentence that a guard flags is tried again in two other ways, other decoding first and shorter pieces
then; the best of its translations is kept, and what is still doubtful about that one is said.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace

from translator.document import TITLE_DOUBT, Document, Flag, Sentence
from translator.progress import Progress, silent
from translator.settings import Settings
from translator.translation.candidates import NOT_TRANSLATED, Candidate, assemble
from translator.translation.datelines import after_dateline, find_dateline
from translator.translation.doubt import DOUBTFUL, Doubt, signs_of
from translator.translation.engine import Decoding, Engine
from translator.translation.guards.invented_words import find_invented
from translator.translation.guards.lost_words import find_lost, most_telling, without_words, words_lost
from translator.translation.hints import Hint, source_hints, with_hints, with_terms
from translator.translation.passthrough import convert_plain
from translator.translation.requests import Request, Work, serve

#: The stage's name for progress.
STAGE = "translate"

#: Longer sentences are cut although the engine takes them: translation models drop the ends of inputs
#: much longer than those they were trained on, which users of offline translators report from 60 words on.
_LONGEST_PIECE = 160
#: A piece shorter than this says too little by itself to be worth translating alone.
_SHORTEST_PIECE = 8
#: Source tokens handed to the engine at once, in batches: often enough to see the progress.
_BATCHES_A_CALL = 4

#: What cutting does not mend: a piece says the right word, but pieces make worse English than the whole.
_NOT_CUT_FOR = frozenset({Flag.WORD_MISSING, Flag.WORD_INVENTED})


def translate(document: Document, engine: Engine, settings: Settings, progress: Progress = silent) -> Document:
    """Give every sentence its English and its flags, and the title its English.

    Args:
        document: segmented; its sentences' ``en`` is None.
        engine: a loaded model.
        settings: ``beam_size`` and ``batch_tokens``.
        progress: told how many sentences are done.

    Returns:
        The document in which no sentence's ``en`` is None. What is doubtful about the title is a warning.

    Raises:
        ModelBrokenError: the engine does not do what it should.
    """
    return serve(translation(document, engine, settings, progress), engine)


def translation(document: Document, engine: Engine, settings: Settings, progress: Progress = silent) -> Work[Document]:
    """Do what ``translate`` does, but ask the caller for the engine's work, who may do it for many documents at once.

    The engine itself is asked only what it is and how many tokens a text has.
    """
    title = document.metadata.title_ar
    plain = {text: convert_plain(text) for text in dict.fromkeys(_arabic_texts(document.sentences, title))}
    wanted = [text for text, english in plain.items() if english is None]

    waiting = [
        sentence.ar for sentence in document.sentences if sentence.language == "ar" and plain[sentence.ar] is None
    ]

    def report(settled: Set[str]) -> None:
        done = len(document.sentences) - sum(text not in settled for text in waiting)
        progress(STAGE, done, len(document.sentences))

    report(frozenset())
    best = yield from _translate_texts(wanted, source_hints(document), engine, settings, report)
    results = {text: Candidate(english, (), 0.0) for text, english in plain.items() if english is not None} | best
    sentences = tuple(_filled(sentence, results) for sentence in document.sentences)
    return _with_title(document.with_(sentences=sentences), results)


def _translate_texts(
    texts: Sequence[str],
    hints: Mapping[str, tuple[Hint, ...]],
    engine: Engine,
    settings: Settings,
    report: Callable[[Set[str]], None],
) -> Work[dict[str, Candidate]]:
    """Return the best translation of each text, its dateline put on after."""
    datelines = {text: found for text in texts if (found := find_dateline(text, hints.get(text, ())))}
    rests = {text: text[datelines[text].end :] if text in datelines else text for text in texts}
    shifted = {rest: hints.get(text, ()) for text, rest in rests.items()}
    shifted |= {rests[text]: after_dateline(hints[text], found) for text, found in datelines.items()}

    def report_whole(settled: Set[str]) -> None:
        report({text for text, rest in rests.items() if rest in settled})

    if engine.reads_terms:
        shifted = {text: with_terms(text, found) for text, found in shifted.items()}
    translator = _Translator(engine, settings, shifted)
    best = yield from translator.run(list(dict.fromkeys(rests.values())), report_whole)
    if engine.doubt is not None:
        best = {rest: _doubted(rest, candidate, engine.doubt) for rest, candidate in best.items()}
    return {
        text: replace(best[rest], text=f"{datelines[text].english} {best[rest].text}")
        if text in datelines
        else best[rest]
        for text, rest in rests.items()
    }


def _doubted(text: str, candidate: Candidate, doubt: Doubt) -> Candidate:
    """Flag what is as likely false as right."""
    share = doubt.share_false(signs_of(text, candidate.text, candidate.score))
    return candidate if share < DOUBTFUL else _unsure(candidate)


def _unsure(candidate: Candidate) -> Candidate:
    """Flag what is to be read as a guess.

    So are pieces that cleared a flag of the whole sentence: they get past the guards oftener than they are right.
    """
    return replace(candidate, flags=tuple(dict.fromkeys((*candidate.flags, Flag.UNSURE))))


def _arabic_texts(sentences: Iterable[Sentence], title: str | None) -> Iterator[str]:
    if title is not None:
        yield title
    yield from (sentence.ar for sentence in sentences if sentence.language == "ar")


def _filled(sentence: Sentence, results: dict[str, Candidate]) -> Sentence:
    if sentence.language != "ar":
        return replace(sentence, en=sentence.ar).flagged(Flag.FOREIGN.value)
    result = results[sentence.ar]
    certainty = round(min(1.0, math.exp(result.score)), 4)
    sentence = replace(sentence, en=result.text, certainty=certainty)
    sentence = replace(sentence, lost_words=result.lost_words, invented_words=result.invented_words)
    return sentence.flagged(*(flag.value for flag in result.flags))


def _with_title(document: Document, results: dict[str, Candidate]) -> Document:
    if document.metadata.title_ar is None:
        return document
    result = results[document.metadata.title_ar]
    document = document.with_(metadata=replace(document.metadata, title_en=result.text))
    if not result.flags:
        return document
    told = ", ".join(sorted(flag.value for flag in result.flags if flag is not Flag.UNSURE))
    return document.warned(f"{TITLE_DOUBT}is doubtful{told and f': {told}'}")


class _Translator:
    """Translates a set of texts with one engine, round by round."""

    def __init__(self, engine: Engine, settings: Settings, hints: Mapping[str, tuple[Hint, ...]]) -> None:
        self._engine = engine
        self._hints = hints if engine.reads_names else {}
        self._watched = {
            text: tuple((hint.start, hint.end) for hint in found if hint.watched) for text, found in hints.items()
        }
        self._settings = settings
        self._limit = max(1, min(engine.max_source_tokens, _LONGEST_PIECE))
        self._tokens: dict[str, int] = {}
        self._best: dict[str, Candidate] = {}

    def run(self, texts: Sequence[str], report: Callable[[Set[str]], None]) -> Work[dict[str, Candidate]]:
        """Return the best translation of each text; report which texts are settled."""
        first = Decoding(beam_size=self._settings.beam_size)
        settled: set[str] = set()
        for some in self._slices(texts):
            yield from self._try({text: self._cut(text, self._limit) for text in some}, first)
            settled |= {text for text in some if not self._best[text].flags}
            report(settled)
        whole = {text: candidate.pieces for text, candidate in self._best.items()}
        for cut_again in (self._as_before, self._shorter):
            for decoding, failing in self._failing_by_decoding().items():
                yield from self._try(cut_again(failing), decoding)
        report(frozenset(texts))
        told = {text: self._as_told(text, candidate) for text, candidate in self._best.items()}
        return {text: _unsure(one) if len(one.pieces) > len(whole[text]) else one for text, one in told.items()}

    def _as_told(self, text: str, candidate: Candidate) -> Candidate:
        """Return a text's best translation as the reader is told of it.

        A lost name is worth another try, but then has a flag of its own: ``word-missing`` is told of other words alone.
        """
        if not candidate.text:
            return replace(candidate, text=NOT_TRANSLATED)
        if Flag.WORD_INVENTED in candidate.flags:
            candidate = replace(candidate, invented_words=most_telling(find_invented(text, candidate.text)))
        if Flag.WORD_MISSING not in candidate.flags:
            return candidate
        others = without_words(text, self._watched.get(text, ()))
        if words_lost(others, candidate.text):
            return replace(candidate, lost_words=most_telling(find_lost(others, candidate.text)))
        return replace(candidate, flags=tuple(flag for flag in candidate.flags if flag is not Flag.WORD_MISSING))

    def _failing_by_decoding(self) -> dict[Decoding, list[str]]:
        """Return the flagged texts by the decoding to try next: loops are forbidden, all else is searched wider."""
        beam = self._settings.beam_size
        wider = Decoding(beam_size=max(4, 2 * beam))
        no_loops = Decoding(beam_size=max(4, beam), no_repeat_ngram=3, repetition_penalty=1.2)
        groups: dict[Decoding, list[str]] = {wider: [], no_loops: []}
        for text, candidate in self._best.items():
            if candidate.flags:
                groups[no_loops if Flag.REPETITION in candidate.flags else wider].append(text)
        return groups

    def _as_before(self, texts: Iterable[str]) -> dict[str, tuple[str, ...]]:
        return {text: self._best[text].pieces for text in texts}

    def _shorter(self, texts: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Return the texts that cutting may mend and that can be cut in more pieces than before, cut."""
        worth_it = [text for text in texts if not _NOT_CUT_FOR.issuperset(self._best[text].flags)]
        cut = {text: self._cut(text, self._half(self._best[text].pieces)) for text in worth_it}
        return {text: pieces for text, pieces in cut.items() if len(pieces) > len(self._best[text].pieces)}

    def _try(self, cut: dict[str, tuple[str, ...]], decoding: Decoding) -> Work[None]:
        """Translate every piece of every text in one request and keep what is better than before."""
        sources = {piece: source for text, parts in cut.items() for piece, source in self._sources(text, parts)}
        if not sources:
            return
        pieces = list(sources)
        hypotheses = yield Request(tuple(sources.values()), decoding)
        by_piece = dict(zip(pieces, hypotheses, strict=True))
        for text, parts in cut.items():
            candidate = assemble(text, parts, by_piece)
            if text not in self._best or candidate.rank < self._best[text].rank:
                self._best[text] = candidate

    def _sources(self, text: str, pieces: tuple[str, ...]) -> Iterator[tuple[str, str]]:
        """Yield each piece of a text with what the engine is given for it."""
        at = 0
        for piece in pieces:
            start = text.index(piece, at)
            at = start + len(piece)
            yield piece, with_hints(text, start, at, self._hints)

    def _slices(self, texts: Sequence[str]) -> Iterator[list[str]]:
        """Yield the texts, the longest first, as many at once as make a few batches.

        An engine puts sources of one length in a batch, and four of them take it two thirds of the time that they take
        one by one: those of a long document or of many lines come together here.
        """
        budget = _BATCHES_A_CALL * self._settings.batch_tokens
        sizes = {text: self._count(with_hints(text, 0, len(text), self._hints)) for text in texts}
        held: list[str] = []
        size = 0
        for text in sorted(texts, key=lambda text: -sizes[text]):
            if held and size + sizes[text] > budget:
                yield held
                held, size = [], 0
            held.append(text)
            size += sizes[text]
        if held:
            yield held

    def _count(self, text: str) -> int:
        if text not in self._tokens:
            self._tokens[text] = self._engine.count_tokens(text)
        return self._tokens[text]

    def _half(self, pieces: Sequence[str]) -> int:
        """Return a limit that cuts the longest piece in about two."""
        return max(_SHORTEST_PIECE, math.ceil(max(map(self._count, pieces)) / 2) + 2)

    def _cut(self, text: str, limit: int) -> tuple[str, ...]:
        """Return ``text`` in pieces of at most ``limit`` tokens, cut at clauses."""
        from translator.segmentation import cut_clauses

        if self._count(text) <= limit:
            return (text,)
        pieces = cut_clauses(text, lambda piece: self._count(piece.strip()) <= limit)
        return tuple(piece.strip() for piece in pieces if piece.strip())
