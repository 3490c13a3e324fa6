"""Text for files of XML: what XML 1.0 cannot hold is replaced, never dropped in silence."""

from __future__ import annotations

import re

#: All but the characters of section 2.2 of XML 1.0.
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(text: str) -> str:
    """Return ``text`` with the replacement character where one stood that XML 1.0 cannot hold."""
    return _NO_XML.sub("\ufffd", text)
