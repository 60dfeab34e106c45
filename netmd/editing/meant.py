"""What an entry is meant to say after an edit: the yardstick that :mod:`netmd.editing.verify` measures by."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from netmd.editing.note import NoteFile
from netmd.model import ActionItem, Entry, Meeting, Note, Section
from netmd.problems import Location

_Placed = TypeVar("_Placed", bound=Any)


def with_note(entry: Entry, note: Note) -> Entry:
    """The entry with another note."""
    return replace(entry, note=note)


def with_added(note: Note, place: Location, added: Note) -> Note:
    """The note with all that ``added`` says put in at a place, before what stands there."""
    return replace(
        note,
        sections=_merged(note.sections, place, added.sections),
        meetings=_merged(note.meetings, place, added.meetings),
        items=_merged(note.items, place, added.items),
        exchanges=_merged(note.exchanges, place, added.exchanges),
        introductions=_merged(note.introductions, place, added.introductions),
        links=_merged(note.links, place, added.links),
    )


def with_added_inside(meeting: Meeting, place: Location, added: Note) -> Meeting:
    """The meeting with what ``added`` says put in at a place; its text is not touched."""
    return replace(
        meeting,
        items=_merged(meeting.items, place, added.items),
        exchanges=_merged(meeting.exchanges, place, added.exchanges),
        introductions=_merged(meeting.introductions, place, added.introductions),
        links=_merged(meeting.links, place, added.links),
    )


def with_items(note: Note, change: Callable[[ActionItem], ActionItem]) -> Note:
    """The note with each action item changed, wherever it is kept."""
    return replace(
        note,
        items=tuple(map(change, note.items)),
        meetings=tuple(replace(meeting, items=tuple(map(change, meeting.items))) for meeting in note.meetings),
    )


def with_span(note: Note, old: Section | Meeting, new: Section | Meeting) -> Note:
    """The note with one of its sections or meetings replaced."""
    return replace(
        note,
        sections=tuple(new if span is old else span for span in note.sections),  # type: ignore[misc]
        meetings=tuple(new if span is old else span for span in note.meetings),  # type: ignore[misc]
    )


def with_lines(file: NoteFile, note: Note, first: int, count: int, lines: Sequence[str]) -> Note:
    """The note, as of ``file``, with ``count`` lines of its body, from the line number ``first`` on, replaced."""
    span = file.span_at(file.text.at(file.text.line_starts[first - 1] + len(file.document.line(first))))
    if span is None:
        return note
    position = [(kept.location, type(kept)) for kept in file.spans].index((span.location, type(span)))
    spans: tuple[Section | Meeting, ...] = (*note.sections, *note.meetings)
    ours = sorted(spans, key=lambda kept: kept.location)[position]
    written = span.text.split("\n")
    begin = first - _first_line(file, span)
    written[begin : begin + count] = lines
    return with_span(note, ours, replace(ours, text="\n".join(written).strip("\n")))


def _first_line(file: NoteFile, span: Section | Meeting) -> int:
    """The number of the line at which a span's text begins."""
    if isinstance(span, Meeting):
        return span.text_line
    written = span.text.split("\n")
    blank = next((number for number, line in enumerate(written) if line.strip()), 0)
    if not span.level:
        return span.location.line - blank
    line = span.location.line + 1
    while line < file.document.line_count and file.document.line(line) != written[0]:
        line += 1
    return line


def _merged(values: tuple[_Placed, ...], place: Location, added: tuple[_Placed, ...]) -> tuple[_Placed, ...]:
    before = tuple(value for value in values if value.location < place)
    return (*before, *added, *values[len(before) :]) if added else values
