"""Notes to be edited, from their text."""

from __future__ import annotations

from netmd.editing.note import NoteFile
from netmd.problems import Location
from netmd.reading import Kind, Reading, read_note


def note(text: str | bytes, path: str = "contacts/ann-lee.md", kind: Kind = "contact") -> NoteFile:
    """The note of a text, read as a contact's file in a notebook with the default settings."""

    def read(path: str, data: bytes) -> Reading:
        return read_note(path, data, kind, {})

    return NoteFile.of(path, text if isinstance(text, bytes) else text.encode(), read)


def item_place(file: NoteFile, number: int = 0) -> Location:
    """Where the action item with this number stands."""
    return file.entry.note.items[number].location
