"""Summaries by a language model: English first, then Arabic for the same source sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from translator.document import Abstract, Document, ExtractedSentence, Sentence, SummarySentence
from translator.errors import UsageError
from translator.settings import Settings
from translator.summarization.align import align
from translator.summarization.engines.chat import Chat, EndpointChat, GgufChat
from translator.summarization.engines.prompts import Prompts, open_prompts
from translator.summarization.extractive import candidates
from translator.summarization.summarizer import SummarizerError

_ATTEMPTS = 2  # at the second language
_HEADLINE_WORDS = 12
#: About what a long Arabic sentence takes.
_TOKENS_A_SENTENCE = 160
#: A page longer than this many characters of Arabic is given by its chosen sentences and their neighbours.
_MOST_CHARACTERS = 9000
_BULLET = re.compile(r"^\s*(?:[-*•–]|\d{1,2}[.)])\s+")
_CITES = re.compile(r"\s*[\[(](\d{1,4}(?:\s*[,،;]\s*\d{1,4})*)[\])]\s*([.؟!?]?)\s*$")
_THOUGHTS = re.compile(r"<think>.*?(?:</think>|\Z)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class LlmSummarizer:
    """Asks a language model and reads sentences with source numbers out of its answer."""

    chat: Chat
    prompts: Prompts
    task: str = "brief"  #: the folder of the prompts that it asks with
    name: str = "llm"

    @property
    def signature(self) -> str:
        """The model and the versions of both prompts."""
        versions = "+".join(self.prompts.version(self.task, language) for language in ("en", "ar"))
        return f"{self.name}:{self.chat.model}|prompts:{versions}"

    @property
    def warnings(self) -> tuple[str, ...]:
        """Where the page's text was sent, if it left this machine."""
        return self.chat.warnings

    def summarize(self, document: Document, chosen: Sequence[ExtractedSentence]) -> Abstract:
        """Return what the model wrote; see ``Summarizer.summarize``.

        The Arabic has one sentence for each English one, on the same sources. Where the model gives none
        for a sentence, asked twice, the sources themselves stand there, and a note says so.
        """
        sentences = _given(document, chosen)
        by_id = {sentence.id: sentence for sentence in sentences}
        english = self._ask("en", document, sentences, len(chosen))
        if not english:
            raise SummarizerError("no sentence of the answer rests on the page")
        written, why = self._arabic(document, sentences, [sentence.cites for sentence in english])
        arabic = [written.get(s.cites) or _sources(s.cites, by_id) for s in english]
        missing = [number for number, s in enumerate(english, 1) if s.cites not in written]
        notes = tuple(f"Arabic summary sentence {number} is its source: {why}" for number in missing)
        return Abstract(self.name, en=tuple(english), ar=tuple(arabic), notes=notes)

    def _arabic(
        self, document: Document, sentences: Sequence[Sentence], groups: Sequence[tuple[int, ...]]
    ) -> tuple[dict[tuple[int, ...], SummarySentence], str]:
        """Ask for a sentence on each group of sources, once more for those left out; say why some are still missing."""
        written: dict[tuple[int, ...], SummarySentence] = {}
        why = ""
        for _ in range(_ATTEMPTS):
            missing = [group for group in groups if group not in written]
            if not missing:
                break
            why = "the model wrote none on its sources"
            try:
                answers = self._ask("ar", document, sentences, len(missing), groups=missing)
                written |= {answer.cites: answer for answer in answers if answer.cites in missing}
            except SummarizerError as error:
                why = str(error)
        return written, why

    def _ask(
        self,
        language: str,
        document: Document,
        sentences: Sequence[Sentence],
        count: int,
        groups: Sequence[tuple[int, ...]] = (),
    ) -> list[SummarySentence]:
        prompt = self.prompts.render(
            self.task, language, document, sentences, count=count, words=_HEADLINE_WORDS, groups=groups
        )
        answer = self.chat.answer(prompt, _TOKENS_A_SENTENCE * (count + 1))
        return read_answer(answer, sentences, language)[:count]


def open_endpoint(settings: Settings) -> LlmSummarizer:
    """Return the engine behind the endpoint that the user configured; nothing is asked yet.

    Raises:
        UsageError: no endpoint is configured, or not rightly.
    """
    if not settings.llm_url:
        raise UsageError("no endpoint is configured", "set TRSUM_LLM_URL, for Ollama to http://localhost:11434/v1")
    return LlmSummarizer(EndpointChat(settings), open_prompts(settings.prompts))


def open_gguf(path: Path, settings: Settings) -> LlmSummarizer:
    """Return the engine of a GGUF file.

    Raises:
        ModelMissingError: xllamacpp is not installed.
        ModelBrokenError: the file cannot be loaded.
    """
    return LlmSummarizer(GgufChat(path, settings), open_prompts(settings.prompts))


def read_answer(answer: str, sentences: Sequence[Sentence], language: str) -> list[SummarySentence]:
    """Return the sentences of an answer with their sources; where the model names none, they are looked for.

    Lines that rest on no sentence (greetings, headings, what was made up) are left out, and so is a line
    that rests on what an earlier one rests on.
    """
    known = {sentence.id for sentence in sentences}
    found: dict[tuple[int, ...], SummarySentence] = {}
    for line in _THOUGHTS.sub("", answer).splitlines():
        text = _BULLET.sub("", line).strip().strip("*").strip()
        named = _CITES.search(text)
        if named:
            text = f"{text[: named.start()].rstrip()}{named[2]}"
        cites = tuple(sorted({int(n) for n in re.findall(r"\d+", named[1])} & known)) if named else ()
        cites = cites or align(text, sentences, language)
        if text and cites:
            found.setdefault(cites, SummarySentence(_ended(text), cites))
    return list(found.values())


def _given(document: Document, chosen: Sequence[ExtractedSentence]) -> list[Sentence]:
    """Return the sentences that the model is given: all that have English, or the chosen ones of a long page."""
    usable = [sentence for sentence in candidates(document) if sentence.en]
    if sum(len(sentence.ar) for sentence in usable) <= _MOST_CHARACTERS:
        return usable
    wanted = {item.sentence for item in chosen}
    given = [sentence for sentence in usable if sentence.id in wanted]
    left = _MOST_CHARACTERS - sum(len(sentence.ar) for sentence in given)
    for sentence in usable:
        if sentence.id not in wanted and len(sentence.ar) <= left:
            given.append(sentence)
            left -= len(sentence.ar)
    return sorted(given, key=lambda sentence: sentence.id)


def _sources(cites: tuple[int, ...], by_id: dict[int, Sentence]) -> SummarySentence:
    return SummarySentence(" ".join(by_id[cite].ar for cite in cites), cites)


def _ended(text: str) -> str:
    return text if text[-1] in '.!?؟…"»”' else f"{text}."
