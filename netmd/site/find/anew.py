"""All files of the search data, made from the notes alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from netmd.site.find.about import About, data_page, digest_of
from netmd.site.find.buckets import Cut, bucket_of, cut_for, in_buckets, letters_of, place
from netmd.site.find.names import named, note_id
from netmd.site.find.notes import NameOf, Said, said
from netmd.site.find.script import literal
from netmd.site.find.terms import LENGTHS, FileOf, lines_of, spelling_of
from netmd.site.page import Page
from netmd.site.views.context import Context


def pages_anew(context: Context) -> list[Page]:
    """All files, in a fixed order."""
    entries = context.index.entries
    letters = sum([letters_of(entry) for entry in entries.values()])
    cut = cut_for(len(entries), letters)
    members = in_buckets(entries, cut.buckets)
    name_of, file_of = NameOf(context.index), FileOf(cut.terms)
    texts: list[Page] = []
    lines: list[list[str]] = [[] for _ in range(cut.terms)]
    vocabulary = set[str]()
    for number, paths in members.items():
        notes = [said(entries[path], name_of) for path in paths]
        texts.append(_text(number, notes))
        of_bucket, words = lines_of(number, notes, file_of)
        vocabulary |= words
        for file, line in of_bucket.items():
            lines[file].append(line)
    terms = [data_page("terms", number, literal("\n".join(inside))) for number, inside in enumerate(lines)]
    files = [*name_pages(context, members, cut), *terms, *texts, *_spelling(vocabulary)]
    return [About(cut, letters, sum(map(digest_of, files))).page(), *files]


def name_pages(context: Context, members: Mapping[int, Sequence[str]], cut: Cut) -> Iterator[Page]:
    """The files of all names; ``members`` are the paths in each bucket."""
    ids = {path: note_id(number, at) for number, inside in members.items() for at, path in enumerate(inside)}
    lines: list[list[str]] = [[] for _ in range(cut.names)]
    for key, line in named(context, ids):
        lines[bucket_of(key, cut.names)].append(line)
    for number, inside in enumerate(lines):
        yield data_page("names", number, literal("\n".join(inside)))


def spelling_page(length: int, words: Iterable[str]) -> Page:
    """The file of all words of a length."""
    return data_page("spelling", length, literal(" ".join(sorted(words))))


def _text(number: int, notes: Sequence[Said]) -> Page:
    shown = [f'"{place(at)}":{note.pieces}' for at, note in enumerate(notes)]
    return data_page("text", number, f"{{{','.join(shown)}}}")


def _spelling(vocabulary: Iterable[str]) -> Iterator[Page]:
    found: dict[int, list[str]] = {length: [] for length in LENGTHS}
    for word in vocabulary:
        length = spelling_of(word)
        if length is not None:
            found[length].append(word)
    return (spelling_page(length, words) for length, words in found.items())
