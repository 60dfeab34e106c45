"""The data of the last build, changed where a few notes say something else now.

Its files hold all that has to be known of the other notes: so none of these is looked at, and nothing is kept in memory
from one build to the next. What does not look as it should is no reason to stop, but to make all anew.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set

from netmd.carried import changed_entries
from netmd.index import Index
from netmd.model import Entry
from netmd.site.find.about import ABOUT, About, data_page, digest_of, path_of
from netmd.site.find.anew import name_pages, spelling_page
from netmd.site.find.buckets import bucket_of, cut_for, in_buckets, letters_of, place
from netmd.site.find.names import line_of, note_id, same_groups
from netmd.site.find.notes import NameOf, Said, said
from netmd.site.find.script import END, handed_over, literal
from netmd.site.find.terms import LENGTHS, PREFIX, FileOf, Lines, Saying, spelling_of
from netmd.site.page import Page
from netmd.site.views.context import Context, title_of

LastPage = Callable[[str], bytes | None]
"""Reads a file of the last build, by its path; None where it is not as it was left."""
_SHARE = 16
"""From the 16th part of the notes on, making all anew costs less."""


def edited_pages(context: Context, before: Index, last: LastPage) -> Mapping[str, Page | None] | None:
    """Each file's path, in a fixed order, and the file, or None where it stays as it is; None if all must be made anew:
    where notes came or went or are called otherwise, so that links lead elsewhere, or much has changed.
    """
    changed = sorted(changed_entries(before, context.index))
    if len(changed) * _SHARE > len(context.index.entries) + _SHARE:
        return None
    pairs = [(before.entries.get(path), context.index.entries.get(path)) for path in changed]
    known = [(old, new) for old, new in pairs if old is not None and new is not None and _is_listed_the_same(old, new)]
    if len(known) < len(pairs):
        return None
    try:
        return _Edited(context, last).pages(known)
    except (LookupError, ValueError):  # the files are not those that were written, or are gone
        return None


def _is_listed_the_same(old: Entry, new: Entry) -> bool:
    return (type(old), old.id, old.keys, title_of(old)) == (type(new), new.id, new.keys, title_of(new))


class _Edited:
    """The data on its way from one state of the notebook to the next. Raises ``LookupError`` or ``ValueError``."""

    def __init__(self, context: Context, last: LastPage) -> None:
        self._context = context
        self._last = last
        self._before: dict[str, Page] = {}
        self._now: dict[str, Page] = {}
        self._about = About.read(self._read(ABOUT).data)
        self._members = in_buckets(context.index.entries, self._about.cut.buckets)
        self._file_of = FileOf(self._about.cut.terms)
        self._lines: dict[int, Lines] = {}

    def pages(self, pairs: Sequence[tuple[Entry, Entry]]) -> Mapping[str, Page | None]:
        """Each file's path, and the file where it changes."""
        cut = self._about.cut
        letters = self._about.letters + sum(letters_of(new) - letters_of(old) for old, new in pairs)
        if cut_for(len(self._context.index.entries), letters) != cut:
            raise ValueError("to be cut otherwise")
        name_of, words = NameOf(self._context.index), set[str]()
        for old, new in pairs:
            words |= self._say(old.path, said(old, name_of), said(new, name_of))
        for number, lines in self._lines.items():
            self._now[path_of("terms", number)] = data_page("terms", number, literal(lines.text()))
        self._spell(words)
        self._name(pairs)
        paths = [path_of("names", number) for number in range(cut.names)]
        paths += [path_of("terms", number) for number in range(cut.terms)]
        paths += [path_of("text", number) for number in self._members]
        paths += [path_of("spelling", length) for length in LENGTHS]
        version = self._about.version
        version += sum(digest_of(page) - digest_of(self._before[page.path]) for page in self._now.values())
        self._now[ABOUT] = About(cut, letters, version).page()
        return {path: self._changed(path) for path in (ABOUT, *paths)}

    def _say(self, path: str, old: Said, new: Said) -> Set[str]:
        """Change what a note says; the words that it has otherwise now."""
        bucket = bucket_of(path, self._about.cut.buckets)
        letter = place(self._members[bucket].index(path))
        if new.pieces != old.pieces:
            text = self._page("text", bucket)
            was, now = (f'"{letter}":{one.pieces}'.encode("utf-8", "replace") for one in (old, new))
            if was not in text.data or not text.data.endswith(END):
                raise ValueError(path)
            self._now[text.path] = Page(text.path, text.data.replace(was, now, 1))
        words = (old.telling ^ new.telling) | (old.others ^ new.others)
        for word in words:
            before, now_said = (Saying(word in one.telling, word in one.others) for one in (old, new))
            self._lines_with(word).change(bucket, letter, word, before, now_said)
        return words

    def _spell(self, words: Set[str]) -> None:
        """Let words come and go among those that are spelled."""
        found: dict[int, set[str]] = {}
        for word in words:
            length = spelling_of(word)
            if length is None:
                continue
            if length not in found:
                found[length] = set(self._handed("spelling", length).split())
            if self._lines_with(word).has(word):
                found[length].add(word)
            else:
                found[length].discard(word)
        for length, spelled in found.items():
            self._now[path_of("spelling", length)] = spelling_page(length, spelled)

    def _name(self, pairs: Sequence[tuple[Entry, Entry]]) -> None:
        """Change the lines of names; organisations and tags are counted anew where anybody belongs to others now."""
        cut, context = self._about.cut, self._context
        if not all(same_groups(old, new) for old, new in pairs):
            for page in name_pages(context, self._members, cut):
                self._read(page.path)
                self._now[page.path] = page
            return
        files: dict[int, list[str]] = {}
        for old, new in pairs:
            bucket = bucket_of(old.path, cut.buckets)
            note = note_id(bucket, self._members[bucket].index(old.path))
            was, now = line_of(context, old, note), line_of(context, new, note)
            if was != now:
                number = bucket_of(old.path, cut.names)
                lines = files.setdefault(number, []) or self._handed("names", number).split("\n")
                lines[lines.index(was)] = now
                files[number] = lines
        for number, lines in files.items():
            self._now[path_of("names", number)] = data_page("names", number, literal("\n".join(lines)))

    def _lines_with(self, word: str) -> Lines:
        number = self._file_of[word[:PREFIX]]
        if number not in self._lines:
            self._lines[number] = Lines(self._handed("terms", number))
        return self._lines[number]

    def _changed(self, path: str) -> Page | None:
        page = self._now.get(path)
        return page if page != self._before.get(path) else None

    def _page(self, kind: str, number: int) -> Page:
        path = path_of(kind, number)
        return self._now.get(path) or self._read(path)

    def _handed(self, kind: str, number: int) -> str:
        text = handed_over(self._read(path_of(kind, number)).data)
        if not isinstance(text, str):
            raise ValueError("not a text")
        return text

    def _read(self, path: str) -> Page:
        if path not in self._before:
            data = self._last(path)
            if data is None:
                raise LookupError(path)
            self._before[path] = Page(path, data)
        return self._before[path]
