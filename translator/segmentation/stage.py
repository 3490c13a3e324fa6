"""The stage that gives a document its sentences."""

from __future__ import annotations

from translator.document import Document, Sentence
from translator.segmentation.sentences import split_sentences


def segment(document: Document) -> Document:
    """Return the document with the sentences of its paragraphs, numbered through from 1."""
    sentences: list[Sentence] = []
    for paragraph in document.paragraphs:
        for start, end in split_sentences(paragraph.text):
            sentences.append(
                Sentence(
                    id=len(sentences) + 1,
                    paragraph=paragraph.number,
                    line=paragraph.line,
                    start=start,
                    end=end,
                    ar=paragraph.text[start:end].strip(),
                    language=paragraph.language,
                )
            )
    return document.with_(sentences=tuple(sentences))
