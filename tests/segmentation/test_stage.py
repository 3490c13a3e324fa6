from __future__ import annotations

from translator.document import Document, Paragraph, Source
from translator.segmentation import segment


def test_sentences_know_their_paragraph_line_and_language() -> None:
    paragraphs = (
        Paragraph(1, 3, "  وصل الوفد. وغادر الوزير."),
        Paragraph(2, 5, "The talks go on.", "en"),
    )
    document = segment(Document(Source("page.txt", "", 0, "utf-8"), paragraphs=paragraphs))
    assert [(s.id, s.paragraph, s.line, s.language, s.ar) for s in document.sentences] == [
        (1, 1, 3, "ar", "وصل الوفد."),
        (2, 1, 3, "ar", "وغادر الوزير."),
        (3, 2, 5, "en", "The talks go on."),
    ]
    first = document.sentences[0]
    assert paragraphs[0].text[first.start : first.end] == "  وصل الوفد. "
