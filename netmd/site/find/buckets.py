"""Notes in buckets, by their paths alone: where a note stands hangs on no others but the few in its bucket."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence

from netmd.site.find.memo import KeptBucket, Said

_PLACES = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%()*+,-/;=?@[]^_{|}~"
"""A letter for each note of a bucket: one byte each, none with a meaning in a script or in the lines of terms."""
_FIRST_BEYOND = 0x100


def bucket_of(key: str, count: int) -> int:
    """The bucket, or the file, of so many (a power of two) that a path or another key belongs to."""
    digest = hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=4).digest()
    return int.from_bytes(digest, "big") & (count - 1)


def place(number: int) -> str:
    """The letter of the note that stands at ``number``, from 0, in its bucket."""
    return _PLACES[number] if number < len(_PLACES) else chr(_FIRST_BEYOND + number - len(_PLACES))


def power_of_two(least: float) -> int:
    """The smallest power of two that is not less."""
    count = 1
    while count < least:
        count *= 2
    return count


def file_of_term(prefix: str, count: int) -> int:
    """The file of terms, of so many, for the first three letters of a word, or the whole of a shorter one."""
    number = 0
    for letter in prefix:
        number = (number * 31 + ord(letter)) & 0xFFFFFFFF
    return (number ^ number >> 7) % count


PREFIX = 3
"""Letters that decide which file a term is in: what is typed is looked for from the third on, before that as a word."""


def bucket(number: int, notes: Sequence[Said], files: int, kept: KeptBucket | None) -> KeptBucket:
    """The lines of one bucket: ``2f coffee:AC.B meet:.A``, the notes that tell the word, and those that only say it."""
    everything = tuple(notes)
    if kept and kept.files == files and kept.notes == everything:
        return kept
    telling, others = defaultdict[str, str](str), defaultdict[str, str](str)
    for number_inside, note in enumerate(everything):
        letter = place(number_inside)
        for word in note.telling.split():
            telling[word] += letter
        for word in note.others.split():
            others[word] += letter
    terms = sorted(telling.keys() | others.keys())
    lines: dict[int, list[str]] = {}
    of_prefix: dict[str, list[str]] = {}
    for term in terms:
        prefix = term[:PREFIX]
        line = of_prefix.get(prefix)
        if line is None:
            line = of_prefix[prefix] = lines.setdefault(file_of_term(prefix, files), [f"{number:x}"])
        line.append(f"{term}:{telling.get(term, '')}.{others.get(term, '')}")
    return KeptBucket(everything, files, {file: " ".join(line) for file, line in lines.items()}, tuple(terms))

