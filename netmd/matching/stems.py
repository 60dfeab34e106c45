"""Words and their stems: the form in which two words are one.

Light on purpose. The Snowball stemmer for English (snowballstem.org/algorithms/english) makes one word of *manager* and
*management*, of *product* and *production*, of *market* and *marketing*, of *operator* and *operations*; among job
titles these are different things, while *photographer* and *photography* stay two. Here only endings count that do not
change what is meant: plurals (after D. Harman, "How effective is suffixing?", JASIS 42, 1991, the S stemmer), British
and American spelling, and a craft and those who follow it where the ending is unmistakable.
"""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+[+#]*")
_SAME = {"women": "woman", "men": "man", "children": "child", "adviser": "advisor", "advisers": "advisor"}
_SPELLINGS = (
    (re.compile(r"(?<=[a-z]{3})is(?=(?:ation|ing|er|ed|e)s?$)"), "iz"),
    (re.compile(r"(?<=[a-z]{3})our(?=s?$)"), "or"),
    (re.compile(r"(?<=[a-z]{2})tre(?=s?$)"), "ter"),
    (re.compile(r"(?<=gram)me(?=s?$)"), ""),
)
_CRAFTS = re.compile(r"(?<=graph)(?:er|i)$|(?<=log)(?:ist|i)$|(?<=writ)(?:er|ing)$")


def words(text: str) -> list[str]:
    """The words of a text, in its order, without case and accents: ``Café C++`` is ``cafe`` and ``c++``."""
    text = text.casefold()
    if not text.isascii():
        text = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return _WORD.findall(text)


def stem(word: str) -> str:
    """The form that ``manager`` and ``managers``, ``organiser`` and ``organizer``, ``photography`` and
    ``photographer`` share. It is for comparing only, and need not be a word.
    """
    word = _SAME.get(word, word)
    for spelling, other in _SPELLINGS:
        word = spelling.sub(other, word)
    return _CRAFTS.sub("", _singular(word))


def _singular(word: str) -> str:
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    if len(word) > 3 and word.endswith("e"):
        word = word[:-1]
    return word[:-1] + "i" if len(word) > 3 and word.endswith("y") else word
