"""Weaving a foreign file into a notebook in memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from netmd.discovery import Layout, Skipped
from netmd.editing.habits import habits_of
from netmd.exchange.merging.weave import Book, Wishes, Woven, weave
from netmd.exchange.records import EventRecord, ForeignFile, PersonRecord, Source
from netmd.index import Index
from netmd.reading import Reading, read_note
from netmd.settings import Settings
from tests.factory import FACTORY_CHANNELS, TODAY

Notes = Mapping[str, str]
_LAYOUT = Layout(Settings(), structured=True)


def read(path: str, data: bytes) -> Reading:
    """Reads a note as a notebook does."""
    kind = _LAYOUT.kind(path)
    return read_note(path, data, None if isinstance(kind, Skipped) else kind, FACTORY_CHANNELS)


def person(name: str = "Ann Lee", row: int = 1, **more: Any) -> PersonRecord:
    """A record of a person."""
    return PersonRecord(source=Source(row), name=name, **more)


def file_of(*people: PersonRecord, events: Sequence[EventRecord] = ()) -> ForeignFile:
    """A file of these records."""
    rows = {source for one in (*people, *events) for source in (one.source, *one.also)}
    return ForeignFile(format="a file", rows=len(rows), people=people, events=tuple(events))


def woven(
    notes: Notes, *people: PersonRecord, events: Sequence[EventRecord] = (), folder: str = "contacts", **wishes: Any
) -> tuple[Woven, dict[str, str]]:
    """What comes of importing these records into these notes, and the notes afterwards."""
    return woven_file(notes, file_of(*people, events=events), Wishes(**wishes), folder)


def woven_file(
    notes: Notes, foreign: ForeignFile, wishes: Wishes | None = None, folder: str = "contacts"
) -> tuple[Woven, dict[str, str]]:
    """The same of a whole file."""
    entries = [read(path, text.encode()).entry for path, text in notes.items()]
    index = Index.of(entry for entry in entries if entry is not None)
    book = Book(
        index, read, lambda path: notes[path].encode(), FACTORY_CHANNELS, folder,
        is_contact=lambda path: _LAYOUT.kind(path) == "contact",
    )  # fmt: skip
    assert habits_of(index)
    found = weave(foreign, book, wishes or Wishes(), TODAY)
    after = dict(notes)
    for change in found.changes:
        assert change.after is not None
        assert (change.before is None) == (change.path not in notes)
        after[change.path] = change.after.decode()
    assert sum(found.report.counts.values()) == foreign.rows
    return found, after
