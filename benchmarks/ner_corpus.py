"""Test sets of Arabic names with one token and its label a line, read as documents and scored.

The tokens of a document are joined with spaces, the stage finds names in the text, and what it finds is laid back on
the tokens: a mention counts for the tokens that it touches, so that prefixes which the set leaves on a word do not
matter. Facilities count as places; dates, which these sets do not mark, are passed over.

ANERcorp does not say where its articles end; a line that is no token ends a document here, so that half of the set is
one: a surname of one article is looked for in all of it, which costs precision that pages do not lose.
"""

from __future__ import annotations

import collections
import lzma
import pathlib
from collections.abc import Sequence

from translator.document import Document, Sentence, Source
from translator.entities import recognize_entities
from translator.entities.crf import spans
from translator.settings import Settings

_TYPES = {"PERS": "PER", "FAC": "LOC"}
Token = tuple[str, str]
Documents = Sequence[Sequence[Sequence[Token]]]


def read(path: pathlib.Path) -> Documents:
    """Return the documents of a test set, each a list of sentences; a line that is no token ends a document."""
    documents: list[list[list[Token]]] = [[[]]]
    text = lzma.decompress(path.read_bytes()) if path.suffix == ".xz" else path.read_bytes()
    for line in text.decode("utf-8").splitlines():
        cells = line.split()
        if len(cells) == 2:
            documents[-1][-1].append((cells[0], cells[1]))
            if cells[0] == ".":
                documents[-1].append([])
        elif any(documents[-1]):
            documents.append([[]])
    return [[sentence for sentence in document if sentence] for document in documents if any(document)]


def parted(documents: Documents) -> tuple[Documents, Documents]:
    """Return the first sixth of the documents, half of the text, which has all that was looked at, and the rest."""
    sixth = len(documents) // 6
    return documents[:sixth], documents[sixth:]


def _label(label: str) -> str:
    return label[:2] + _TYPES.get(label[2:], label[2:])


def _as_document(sentences: Sequence[Sequence[Token]]) -> Document:
    texts = [" ".join(word for word, _ in sentence) for sentence in sentences]
    return Document(
        Source("corpus", "0" * 64, 1, "utf-8"),
        sentences=tuple(Sentence(n, n, n, 0, len(text), text) for n, text in enumerate(texts, 1)),
    )


def _touched(sentence: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    """Return the first token that ``start:end`` of the joined text touches, and the one after the last."""
    at, touched = 0, []
    for number, (word, _) in enumerate(sentence):
        if at < end and start < at + len(word):
            touched.append(number)
        at += len(word) + 1
    return touched[0], touched[-1] + 1


def score(documents: Documents) -> dict[str, collections.Counter[str]]:
    """Return counts of gold, got and right spans by type, over all, and over persons, places and organisations."""
    counts: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for sentences in documents:
        found = recognize_entities(_as_document(sentences), None, Settings())
        by_sentence = collections.defaultdict(set)
        for entity in found.entities:
            kind = _TYPES.get(entity.type, str(entity.type))
            for mention in entity.mentions:
                if kind != "DATE":
                    by_sentence[mention.sentence].add(
                        (*_touched(sentences[mention.sentence - 1], mention.start, mention.end), kind)
                    )
        for number, sentence in enumerate(sentences, 1):
            gold, got = set(spans([_label(label) for _, label in sentence])), by_sentence[number]
            for name, group in (("gold", gold), ("got", got), ("right", gold & got)):
                for *_, kind in group:
                    counts[kind][name] += 1
                    counts["all"][name] += 1
                    counts["PER, LOC and ORG"][name] += kind != "MISC"
    return counts
