"""A note that is to be edited: its text as it stands, and what it says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from netmd.editing.document import Document, EditRefusedError
from netmd.model import Entry, Meeting, Section
from netmd.problems import Location
from netmd.reading import Reading
from netmd.reading.frontmatter import FrontMatter, read_front_matter
from netmd.reading.lists import ListItem, find_list_items
from netmd.reading.mask import Masked, mask
from netmd.reading.text import Text

Reader = Callable[[str, bytes], Reading]
"""Reads the bytes of the file at a path, as :func:`netmd.reading.read_note` does for a notebook's settings."""

Span = Section | Meeting
"""A stretch of a note's body under one heading, or before the first."""


@dataclass(frozen=True)
class NoteFile:
    """One file: ``document`` for the edits, ``reading`` for the places in it, ``read`` to read it again."""

    document: Document
    reading: Reading
    read: Reader

    @classmethod
    def of(cls, path: str, data: bytes, read: Reader) -> NoteFile:
        """The note of a file's bytes; raises :class:`EditRefusedError` if netmd must not write to it."""
        return cls(Document.of(path, data), read(path, data), read)

    @property
    def path(self) -> str:
        """The file, relative to the notebook."""
        return self.document.path

    @property
    def entry(self) -> Entry:
        """What the file says; raises :class:`EditRefusedError` if it is not read as a note."""
        if self.reading.entry is None:
            raise EditRefusedError(f"{self.path} is not read as a note; netmd does not write to it.",
                                   "netmd check says why.")  # fmt: skip
        return self.reading.entry

    @cached_property
    def text(self) -> Text:
        """The text with its line ends as ``\\n``: what the places of the reading are places in."""
        return Text.of(self.path, self.document.text)

    @cached_property
    def front_matter(self) -> FrontMatter:
        """The fields as typed, and where the body begins."""
        return read_front_matter(self.text)[0]

    @property
    def front_matter_lines(self) -> int:
        """How many lines stand before the body."""
        return self.text.line_of(self.front_matter.body_start) - 1

    @cached_property
    def masked(self) -> Masked:
        """The body in its two disguises."""
        return mask(self.text.content[self.front_matter.body_start :])

    @cached_property
    def list_items(self) -> tuple[ListItem, ...]:
        """Every list item, its offsets counted in ``text``."""
        start = self.front_matter.body_start
        return tuple(ListItem(start + item.start, start + item.end) for item in find_list_items(self.masked.plain))

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """Sections and meetings in the order of the file. They follow each other without a gap."""
        note = self.entry.note
        return tuple(sorted((*note.sections, *note.meetings), key=lambda span: span.location))

    @property
    def end(self) -> Location:
        """The place at the end of the file."""
        return self.text.at(len(self.text.content))

    def offset(self, place: Location) -> int:
        """The offset in ``text`` of a place."""
        return self.text.line_starts[place.line - 1] + place.column - 1

    def in_document(self, offset: int) -> int:
        """The offset in the document's own text of an offset in ``text``."""
        return self.document.offset(self.text.at(offset))

    def span_at(self, place: Location) -> Span | None:
        """The section or meeting that a place lies in."""
        found = [span for span in self.spans if span.location <= place]
        return found[-1] if found else None

    def span_after(self, span: Span) -> Span | None:
        """The section or meeting that follows."""
        position = self.spans.index(span) + 1
        return self.spans[position] if position < len(self.spans) else None
