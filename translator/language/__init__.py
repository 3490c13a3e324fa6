"""Which language a page and each of its lines is in."""

from translator.language.detect import detect_language

__all__ = ["detect_language"]
