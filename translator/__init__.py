"""trsum: clean, translate and summarise Arabic news documents, offline.

>>> from translator import Settings, run
>>> document = run("page.txt", Settings(sentences=3))
"""

from __future__ import annotations

from translator.document import Document
from translator.errors import TrsumError
from translator.pipeline import run
from translator.settings import Settings

__version__ = "0.1.0"
__all__ = ["Document", "Settings", "TrsumError", "__version__", "run"]
