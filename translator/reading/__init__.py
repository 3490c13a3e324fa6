"""Bytes to lines: what a file holds, in which encoding, and its Unicode put right.

Nothing is mended in silence: every kind of repair is named in ``Source.repairs``.
"""

from translator.reading.reader import read_document

__all__ = ["read_document"]
