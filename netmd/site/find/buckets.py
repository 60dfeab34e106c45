"""Notes in buckets, by their paths alone: where a note stands hangs on no others but the few in its bucket."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

from netmd.model import Entry

_PLACES = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%()*+,-/;=?@[]^_{|}~"
"""A letter for each note of a bucket: one byte each, none with a meaning in a script or in the lines of terms."""
_FIRST_BEYOND = 0x100
_NOTES_IN_A_BUCKET = 40
_TEXT_IN_A_BUCKET = 100_000
_TEXT_FOR_A_FILE_OF_TERMS = 400_000
_LINES_IN_A_FILE_OF_NAMES = 1_500
"""How much each file holds at most on average, in notes, letters as written, and lines: about 100 kB. A count of files
is a power of two, so that a notebook seldom grows into the next one, which is when all of them change."""
_AROUND_A_TEXT = 32
"""Letters that stand around each text: its title's signs, the anchor."""


@dataclass(frozen=True, slots=True)
class Cut:
    """How many buckets there are, and how many files of terms and of names."""

    buckets: int
    terms: int
    names: int


def cut_for(notes: int, letters: int) -> Cut:
    """The cut of a notebook of so many notes, with so many letters (:func:`letters_of`) in all."""
    return Cut(
        buckets=_power_of_two(max(notes / _NOTES_IN_A_BUCKET, letters / _TEXT_IN_A_BUCKET)),
        terms=_power_of_two(letters / _TEXT_FOR_A_FILE_OF_TERMS),
        names=_power_of_two(notes / _LINES_IN_A_FILE_OF_NAMES),
    )


def letters_of(entry: Entry) -> int:
    """About how much an entry adds to the data, found quickly."""
    note = entry.note
    written = sum([len(one.title) + len(one.text) for one in note.sections])
    written += sum([len(one.title) + len(one.text) for one in note.meetings])
    return written + _AROUND_A_TEXT * (1 + len(note.sections) + len(note.meetings))


def bucket_of(key: str, count: int) -> int:
    """The bucket, or the file, of so many (a power of two) that a path or another key belongs to."""
    return crc32(key.encode("utf-8", "surrogatepass")) & (count - 1)


def in_buckets(paths: Iterable[str], count: int) -> Mapping[int, Sequence[str]]:
    """The paths of each bucket that has any, in the order of the buckets and as they come."""
    found: dict[int, list[str]] = {}
    for path in paths:
        number = crc32(path.encode("utf-8", "surrogatepass")) & (count - 1)
        if number in found:
            found[number].append(path)
        else:
            found[number] = [path]
    return dict(sorted(found.items()))


def place(number: int) -> str:
    """The letter of the note that stands at ``number``, from 0, in its bucket."""
    return _PLACES[number] if number < len(_PLACES) else chr(_FIRST_BEYOND + number - len(_PLACES))


def at_place(letter: str) -> int:
    """Where the note with this letter stands in its bucket."""
    return _PLACES.index(letter) if ord(letter) < _FIRST_BEYOND else ord(letter) - _FIRST_BEYOND + len(_PLACES)


def _power_of_two(least: float) -> int:
    """The smallest power of two that is not less."""
    count = 1
    while count < least:
        count *= 2
    return count
