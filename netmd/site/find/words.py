"""Texts as the words they are looked up by: folded, each once, quickly."""

from __future__ import annotations

import re
from functools import lru_cache

from netmd.dates import MONTHS
from netmd.folding import words_of

_LETTERS = bytes(
    code if code >= 0x80 else ord(chr(code).lower() if chr(code).isalnum() else " ") for code in range(256)
)
"""ASCII letters in lower case, and all bytes of other characters, are kept; the rest parts words."""
_DAY_WORD = re.compile(r"[0-9]{1,2}[a-z]{3}[0-9]{4}")


def day_word(year: str, month: str, day: str) -> str:
    """``4mar2026``: a day as one word to look up. It begins with the day, so that the year may be left out, and so that
    the days spread over the files of terms."""
    return f"{int(day)}{MONTHS[int(month) - 1].lower()}{year}"


def is_day_word(word: str) -> bool:
    """Whether it is a day, in which nobody makes a slip that could be forgiven."""
    return _DAY_WORD.fullmatch(word) is not None


def distinct_words(text: str) -> set[str]:
    """The words of a text as :func:`netmd.folding.words_of` has them, each once."""
    pieces = set(text.encode("utf-8", "replace").translate(_LETTERS).decode("utf-8", "replace").split())
    if text.isascii():
        return pieces
    other = {piece for piece in pieces if not piece.isascii()}
    return pieces.difference(other).union(*map(_folded, other))


@lru_cache(maxsize=1 << 14)
def _folded(piece: str) -> tuple[str, ...]:
    return words_of(piece)
