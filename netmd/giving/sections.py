"""Which section of a note a line stands in, and whether that is private."""

from __future__ import annotations

from netmd.model import Meeting, Note, Section
from netmd.problems import Location


def meeting_at(note: Note, place: Location) -> Meeting | None:
    """The meeting below whose heading a place of the note stands; None if it stands in none."""
    above = [one for one in note.meetings if one.location.line <= place.line]
    found = max(above, key=lambda one: one.location.line, default=None)
    return found if found and place.line <= found.text_line + found.text.count("\n") else None


def is_private_at(note: Note, place: Location) -> bool:
    """Whether the note or the section that a place stands in is marked as private."""
    every: tuple[Section | Meeting, ...] = (*note.sections, *note.meetings)
    spans = [one for one in every if one.location <= place]
    return note.private or (bool(spans) and max(spans, key=lambda one: one.location).private)
