"""Whether an opening fits what somebody looks for, by the words of both. Pure, and independent of the notebook."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Phrase:
    """Something sought, as written, with its significant words and their stems."""

    text: str
    words: tuple[str, ...]
    stems: frozenset[str]


def read_phrase(text: str) -> Phrase:
    """The phrase with its significant words: those that carry a meaning of their own, unlike `a`, `for` or `role`."""
    words = tuple(word for word in _words(text) if word not in _STOP_WORDS)
    return Phrase(text, words, frozenset(map(_stem, words)))


def opening_words(texts: Iterable[str]) -> frozenset[str]:
    """The stems of all words in an opening's texts: its title, tags and organisation."""
    return frozenset(_stem(word) for text in texts for word in _words(text))


def matched_words(phrase: Phrase, opening: frozenset[str]) -> tuple[str, ...]:
    """The significant words of what is sought, if every one of them is in the opening; otherwise none.

    Case, accents and plural endings are set aside. A phrase without significant words matches nothing.
    """
    return phrase.words if phrase.stems <= opening else ()


def _words(text: str) -> list[str]:
    text = text.casefold()
    if not text.isascii():
        text = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return _WORD.findall(text)


def _stem(word: str) -> str:
    """The word without its plural ending, the same for ``manager`` and ``managers``, ``company`` and ``companies``."""
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    if len(word) > 3 and word.endswith("e"):
        word = word[:-1]
    return word[:-1] + "i" if len(word) > 3 and word.endswith("y") else word
