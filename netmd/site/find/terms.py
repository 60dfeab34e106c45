"""Which notes say a word: the lines of a bucket, ``2f coffee:AC.B meet:.A``, in the file that a word belongs to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from typing import NamedTuple

from netmd.site.find.buckets import at_place, place
from netmd.site.find.notes import Said
from netmd.site.find.words import is_day_word

PREFIX = 3
"""Letters that decide which file a term is in: what is typed is looked for from the third on, before that as a word."""
LENGTHS = range(3, 17)
"""Letters of a word that a slip is forgiven in. There is a file of spellings for each, though it be empty, so that no
file comes or goes with a word; the one for the longest has all that are longer too."""


class FileOf(dict[str, int]):
    """The file of terms, of so many, by the first three letters of a word, or the whole of a shorter one."""

    def __init__(self, count: int) -> None:
        self.count = count

    def __missing__(self, prefix: str) -> int:
        number = 0
        for letter in prefix:
            number = (number * 31 + ord(letter)) & 0xFFFFFFFF
        found = self[prefix] = (number ^ number >> 7) % self.count
        return found


def lines_of(number: int, notes: Sequence[Said], file_of: FileOf) -> tuple[Mapping[int, str], Set[str]]:
    """The lines of a bucket, by the file they belong to: for each word the notes that tell it, and those that only say
    it. Then all its words.
    """
    telling, others = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
    for at, note in enumerate(notes):
        letter = place(at)
        for word in note.telling:
            telling[word].append(letter)
        for word in note.others:
            others[word].append(letter)
    where = {word: f".{''.join(letters)}" for word, letters in others.items()}
    for word, letters in telling.items():
        where[word] = "".join(letters) + where.get(word, ".")
    lines: list[list[str]] = [[] for _ in range(file_of.count)]
    for word in sorted(where):
        lines[file_of[word[:PREFIX]]].append(f"{word}:{where[word]}")
    return {file: f"{number:x} {' '.join(terms)}" for file, terms in enumerate(lines) if terms}, where.keys()


class Saying(NamedTuple):
    """How a note has a word: it tells it, or it only says it."""

    tells: bool
    says: bool


class Lines:
    """The lines of one file of terms, to be changed word by word; by the number of the bucket they are of."""

    def __init__(self, text: str) -> None:
        self._lines: dict[int, dict[str, str]] = {}
        self._text = {int(line.partition(" ")[0], 16): line for line in text.split("\n") if line}

    def change(self, bucket: int, letter: str, word: str, before: Saying, now: Saying) -> None:
        """Say how a note has a word now. Raises ``ValueError`` where it did not have it as ``before`` says."""
        terms = self._terms(bucket)
        telling, dot, others = terms.get(word, ".").partition(".")
        if not dot or (letter in telling, letter in others) != before:
            raise ValueError(word)
        telling, others = _with(telling, letter, now.tells), _with(others, letter, now.says)
        terms[word] = f"{telling}.{others}"
        if terms[word] == ".":
            del terms[word]

    def has(self, word: str) -> bool:
        """Whether any note says it."""
        return any(word in terms for terms in self._lines.values()) or any(
            f" {word}:" in line for bucket, line in self._text.items() if bucket not in self._lines
        )

    def text(self) -> str:
        """All lines, as they are now."""
        now = {
            bucket: " ".join([f"{bucket:x}", *(f"{word}:{terms[word]}" for word in sorted(terms))]) if terms else ""
            for bucket, terms in self._lines.items()
        }
        return "\n".join([line for _, line in sorted((self._text | now).items()) if line])

    def _terms(self, bucket: int) -> dict[str, str]:
        if bucket not in self._lines:
            said = (term.partition(":") for term in self._text.get(bucket, "").split(" ")[1:])
            self._lines[bucket] = {word: where for word, _, where in said}
        return self._lines[bucket]


def _with(letters: str, letter: str, there: bool) -> str:
    if (letter in letters) == there:
        return letters
    return "".join(sorted([*letters, letter], key=at_place)) if there else letters.replace(letter, "")


def spelling_of(word: str) -> int | None:
    """The file of spellings a word belongs to; None for the shortest, for numbers and days, which have no spelling."""
    if len(word) < LENGTHS[0] or word.isdigit() or is_day_word(word):
        return None
    return min(len(word), LENGTHS[-1])
