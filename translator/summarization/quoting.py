"""Quotations that run over several sentences: which sentences are somebody's words, and how to print one alone."""

from __future__ import annotations

import re
from dataclasses import dataclass

from translator.document import Document

#: What closes a quotation that this mark opens; the curly ones are used either way round in Arabic pages.
_CLOSERS = {'"': '"', "«": "»", "“": "”“", "”": "”“"}
_ANSWER = re.compile(r"^(?:ج|جواب|الجواب)\s?[:\-–]\s*")
_QUESTION = re.compile(r"^(?:س|سؤال|السؤال)\s?[:\-–]")
_LABEL_EN = re.compile(r"^[A-Z][a-z]{0,5}\s?[:\-–]\s*")


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose words a sentence is."""

    answer: bool = False  #: it belongs to an answer of a printed interview
    inside: bool = False  #: it begins within a quotation that an earlier sentence opened
    opens: bool = False  #: it opens a quotation that it does not close

    @property
    def is_quoted(self) -> bool:
        """Say whether the sentence is from its first word on somebody's words."""
        return self.answer or self.inside


def voices(document: Document) -> dict[int, Voice]:
    """Return for each sentence whose words it is, judged by the Arabic; quotations end with their paragraph."""
    found: dict[int, Voice] = {}
    answering, closers, paragraph = False, "", 0
    for sentence in document.sentences:
        if sentence.paragraph != paragraph:
            paragraph, answering, closers = sentence.paragraph, False, ""
        answering = bool(_ANSWER.match(sentence.ar)) or (answering and not _QUESTION.match(sentence.ar))
        inside, closers = bool(closers), _open_after(sentence.ar, closers)
        found[sentence.id] = Voice(answer=answering, inside=inside, opens=bool(closers) and not inside)
    return found


def alone(arabic: str, english: str, voice: Voice) -> tuple[str, str]:
    """Return a sentence and its English so that each can stand alone, word for word, with both its marks."""
    if not voice.is_quoted:
        return _closed(arabic, before_stop=True), _closed(english, before_stop=False)
    if _ANSWER.match(arabic):
        arabic, english = _ANSWER.sub("", arabic), _LABEL_EN.sub("", english)
    return _wrapped(arabic, "«»", "“”"), _wrapped(english, "“”", "‘’")


def _open_after(text: str, closers: str) -> str:
    """Return what would close the quotation open at the end of ``text``, or nothing; ``closers`` at its beginning."""
    for character in text:
        if closers and character in closers:
            closers = ""
        elif not closers:
            closers = _CLOSERS.get(character, "")
    return closers


def _closed(text: str, *, before_stop: bool) -> str:
    """Close a quotation that is still open at the end of ``text``: in Arabic before the full stop, in English after."""
    closers = _open_after(text, "")
    if not closers:
        return text
    body = text.rstrip()
    stop = "." if before_stop and body.endswith(".") else ""
    return body.removesuffix(stop) + closers[0] + stop


def _wrapped(text: str, marks: str, inner: str) -> str:
    """Put ``text`` between ``marks``; a mark whose partner is in another sentence goes, inner ones give way."""
    body = text.strip()
    if _open_after(body, "") or any(body.count(a) != body.count(b) for a, b in ("«»", "“”")):
        body = re.sub(r"[\"«»“”](?=[.،,]?$)|^[\"«“”]", "", body)
    if marks[0] in body:
        marks = inner if marks[0] == "“" else "“”"
    if marks == "“”" and body.count('"') % 2 == 0:
        body = re.sub(r'"([^"]*)"', r"'\1'", body)
    stop = "." if marks == "«»" else ""
    return f"{marks[0]}{body.removesuffix('.') if stop else body}{marks[1]}{stop}"
