"""Whether an opening fits what somebody looks for, by the words of both. Pure, and independent of the notebook."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_WORD = re.compile(r"[^\W_]+[+#]*")
_STOP_WORDS = frozenset(
    {
        *("a", "an", "the", "and", "or", "any", "some", "new"),
        *("as", "at", "by", "for", "from", "in", "into", "of", "on", "to", "with", "be", "is"),
        *("i", "me", "my", "our", "his", "her", "it", "that", "their", "them", "who"),
        *("anyone", "anything", "someone", "somebody", "something", "people", "person"),
        *("job", "jobs", "role", "roles", "position", "positions"),
        *("opening", "openings", "opportunity", "opportunities"),
    }
)


def opening_words(texts: Iterable[str]) -> frozenset[str]:
    """The stems of all words in an opening's texts: its title, tags and organisation."""
    return frozenset(_stem(word) for text in texts for word in _words(text))


def matched_words(phrase: str, opening: frozenset[str]) -> tuple[str, ...]:
    """The significant words of what is sought, if every one of them is in the opening; otherwise none.

    Case, accents and plural endings are set aside, and words that carry no meaning of their own (`a`, `for`, `role`)
    don't count. A phrase of nothing else matches nothing.
    """
    words = tuple(word for word in _words(phrase) if word not in _STOP_WORDS)
    return words if all(_stem(word) in opening for word in words) else ()


def _words(text: str) -> list[str]:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    without_accents = "".join(char for char in decomposed if not unicodedata.combining(char))
    return _WORD.findall(without_accents)


def _stem(word: str) -> str:
    """The word without its plural ending, the same for ``manager`` and ``managers``, ``company`` and ``companies``."""
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    if len(word) > 3 and word.endswith("e"):
        word = word[:-1]
    return word[:-1] + "i" if len(word) > 3 and word.endswith("y") else word
