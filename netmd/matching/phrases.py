"""What is sought, word by word, and whether a text has it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from netmd.matching.stems import stem, words
from netmd.matching.synonyms import Synonyms

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
_NONE = Synonyms()


@dataclass(frozen=True, slots=True)
class Phrase:
    """Something sought, as written; the stems of its significant words; and its other readings by synonyms."""

    text: str
    stems: frozenset[str]
    readings: tuple[frozenset[str], ...] = ()


@dataclass(frozen=True, slots=True)
class Fit:
    """A phrase that a text fits, word by word or by a synonym."""

    phrase: Phrase
    by_synonym: bool = False

    @property
    def words(self) -> str:
        """As a reason reads: the phrase, and where the words differ, that it is the owner who calls them one."""
        return f"{self.phrase.text} (a synonym of yours)" if self.by_synonym else self.phrase.text


def read_phrase(text: str, synonyms: Synonyms = _NONE) -> Phrase:
    """The phrase with its significant words: those that carry a meaning of their own, unlike `a`, `for` or `role`."""
    stems = frozenset(stem(word) for word in words(text) if word not in _STOP_WORDS)
    return Phrase(text, stems, synonyms.readings(stems))


def read_words(texts: Iterable[str], synonyms: Synonyms = _NONE) -> frozenset[str]:
    """The stems of all words in texts that belong together, such as an opening's title, tags and organisation."""
    return synonyms.marked(frozenset(stem(word) for text in texts for word in words(text)))


def read_synonyms(groups: Iterable[Iterable[str]]) -> Synonyms:
    """The synonyms of groups of phrases as they are written in netmd.toml."""
    return Synonyms.of([read_phrase(text).stems for text in group] for group in groups)


def fit(phrase: Phrase, stems: frozenset[str]) -> Fit | None:
    """How a text with these stems fits the phrase: each of its significant words is there, in any order.

    A phrase without significant words fits nothing.
    """
    if not phrase.stems:
        return None
    if phrase.stems <= stems:
        return Fit(phrase)
    return Fit(phrase, by_synonym=True) if any(reading <= stems for reading in phrase.readings) else None
