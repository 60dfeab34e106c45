"""The files of the search data, put together."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from netmd.model import Entry
from netmd.site.find.buckets import bucket, bucket_of, place, power_of_two
from netmd.site.find.memo import FindMemo, KeptBucket, Said
from netmd.site.find.names import named
from netmd.site.find.notes import names_behind, said
from netmd.site.find.script import literal, script
from netmd.site.find.words import is_day_word
from netmd.site.page import Page
from netmd.site.views.context import Context

_NOTES_IN_A_BUCKET = 40
_TEXT_IN_A_BUCKET = 80_000
_TEXT_FOR_A_FILE_OF_TERMS = 320_000
_LINES_IN_A_FILE_OF_NAMES = 1_500
"""How much each file holds at most on average, in notes, characters and lines: about 100 kB. A count of files is a
power of two, so that a notebook seldom grows into the next one, which is when all of them change."""
_SHORTEST, _LONGEST = 3, 32
"""Letters of a word that a slip is forgiven in; the file for the longest has all that are longer too."""


@dataclass(frozen=True, slots=True)
class _Cut:
    """How many files there are of each kind."""

    buckets: int
    terms: int
    names: int


def find_pages(context: Context, memo: FindMemo) -> Iterator[Page]:
    """The search data of a notebook as files below ``find/``, in a fixed order; equal for equal notebooks.

    ``memo`` is what the last build left; its notes that did not change are not looked at again.
    """
    name_behind = names_behind(context)
    entries = context.index.entries
    memo.notes = {path: said(context, entry, memo.notes.get(path), name_behind) for path, entry in entries.items()}
    notes = {path: kept.said for path, kept in memo.notes.items()}
    cut = _cut(entries, notes)
    paths = _in_buckets(entries, cut.buckets)
    memo.buckets = {
        number: bucket(number, [notes[path] for path in paths[number]], cut.terms, memo.buckets.get(number))
        for number in sorted(paths)
    }
    files = [*_names(context, paths, cut), *_terms(memo.buckets, cut), *_texts(memo.buckets), *_spelling(memo.buckets)]
    version = hashlib.blake2b(digest_size=8)
    for page in files:
        version.update(page.data)
    lengths = [int(page.path.rpartition("-")[2][:-3]) for page in files if page.path.startswith("find/spelling-")]
    about = {"version": version.hexdigest(), "names": cut.names, "terms": cut.terms, "spelling": lengths}
    yield Page("find/about.js", script("about", 0, literal(about)))
    yield from files


def _cut(entries: Mapping[str, Entry], notes: Mapping[str, Said]) -> _Cut:
    text = sum(len(note.pieces) for note in notes.values())
    return _Cut(
        buckets=power_of_two(max(len(entries) / _NOTES_IN_A_BUCKET, text / _TEXT_IN_A_BUCKET)),
        terms=power_of_two(text / _TEXT_FOR_A_FILE_OF_TERMS),
        names=power_of_two(len(entries) / _LINES_IN_A_FILE_OF_NAMES),
    )


def _in_buckets(paths: Mapping[str, Entry], count: int) -> Mapping[int, Sequence[str]]:
    """The paths of each bucket that has any, sorted."""
    found: dict[int, list[str]] = defaultdict(list)
    for path in paths:
        found[bucket_of(path, count)].append(path)
    return found


def _names(context: Context, paths: Mapping[int, Sequence[str]], cut: _Cut) -> Iterator[Page]:
    ids = {path: f"{number:x}:{place(at)}" for number, inside in paths.items() for at, path in enumerate(inside)}
    lines: dict[int, list[str]] = defaultdict(list)
    for key, line in named(context, ids):
        lines[bucket_of(key, cut.names)].append(line)
    for number in range(cut.names):
        yield _page("names", number, literal("\n".join(lines[number])))


def _terms(buckets: Mapping[int, KeptBucket], cut: _Cut) -> Iterator[Page]:
    for number in range(cut.terms):
        lines = [kept.lines[number] for kept in buckets.values() if number in kept.lines]
        yield _page("terms", number, literal("\n".join(lines)))


def _texts(buckets: Mapping[int, KeptBucket]) -> Iterator[Page]:
    for number, kept in buckets.items():
        pieces = ",".join(f"{literal(place(at))}:{note.pieces}" for at, note in enumerate(kept.notes))
        yield _page("text", number, f"{{{pieces}}}")


def _spelling(buckets: Mapping[int, KeptBucket]) -> Iterator[Page]:
    """All words, by their length; the shortest, numbers and days have no spelling."""
    words: dict[int, list[str]] = defaultdict(list)
    for term in sorted(set().union(*(kept.terms for kept in buckets.values()))):
        if len(term) >= _SHORTEST and not term.isdigit() and not is_day_word(term):
            words[min(len(term), _LONGEST)].append(term)
    for length in sorted(words):
        yield _page("spelling", length, literal(" ".join(words[length])))


def _page(kind: str, number: int, data: str) -> Page:
    return Page(f"find/{kind}-{number}.js", script(kind, number, data))
