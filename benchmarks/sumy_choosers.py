"""The summarisers of the package sumy as choosers of sentences, with its own stemmers and stop words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from sumy.models.dom import ObjectDocumentModel, Paragraph
from sumy.models.dom import Sentence as SumySentence
from sumy.nlp.stemmers import Stemmer
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.lsa import LsaSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer
from sumy.utils import get_stop_words

from translator.document import Document

ALGORITHMS = MappingProxyType({"LexRank": LexRankSummarizer, "TextRank": TextRankSummarizer, "LSA": LsaSummarizer})
LANGUAGES: Mapping[str, str] = MappingProxyType({"en": "english", "ar": "arabic"})


class Words:
    """A tokenizer of words: the sentences are given, and sumy's own would fetch data from the network."""

    def to_words(self, text: str) -> tuple[str, ...]:
        """Return the words of ``text`` without figures and signs, as sumy's tokenizer does."""
        return tuple(re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", text))


def choose_by(algorithm: str, language: str, document: Document, count: int) -> Sequence[int]:
    """Return the numbers of the sentences that sumy chooses by the document's English or Arabic."""
    words = Words()
    texts = {
        number: SumySentence(sentence.en if language == "en" else sentence.ar, words)
        for number, sentence in enumerate(document.sentences, 1)
    }
    summarizer = ALGORITHMS[algorithm](Stemmer(LANGUAGES[language]))
    summarizer.stop_words = get_stop_words(LANGUAGES[language])
    chosen = summarizer(ObjectDocumentModel([Paragraph(texts.values())]), count)
    return [number for number, text in texts.items() if text in chosen]
