"""Sentences of Arabic paragraphs, and pieces of sentences that are too long for an engine."""

from translator.segmentation.clauses import cut_clauses
from translator.segmentation.sentences import split_sentences
from translator.segmentation.stage import segment

__all__ = ["cut_clauses", "segment", "split_sentences"]
