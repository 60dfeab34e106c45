"""Text in the form it is looked up in: case, accents and letters of their own (``ø``, ``ł``) set aside."""

from __future__ import annotations

import re
import unicodedata

_COMBINING = re.compile("[\u0300-\u036f]+")
_OWN_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)
"""Letters that Unicode does not take apart into a base and an accent, as people type them without their keys."""
_WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """The text without case and accents: ``Søren Żuk`` is ``soren zuk``."""
    if text.isascii():
        return text.lower()
    # a letter may come to be a capital by being taken apart (U+210C), and fall into parts by losing its case
    taken_apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return _COMBINING.sub("", taken_apart).translate(_OWN_LETTERS)


def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a text, in its order: ``priya-raman`` and ``Priya Raman`` are the same two."""
    return tuple(_WORD.findall(fold(text)))
