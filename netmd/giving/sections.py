"""Which section of a note a line stands in."""

from __future__ import annotations

from netmd.model import Meeting, Note
from netmd.problems import Location


def meeting_at(note: Note, place: Location) -> Meeting | None:
    """The meeting below whose heading a place of the note stands; None if it stands in none."""
    above = [one for one in note.meetings if one.location.line <= place.line]
    found = max(above, key=lambda one: one.location.line, default=None)
    return found if found and place.line <= found.text_line + found.text.count("\n") else None
