"""A planned meeting moved to another day: the date in its heading, and the weekday beside it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from netmd.dates import WEEKDAYS, When
from netmd.editing.document import EditRefusedError, TextEdit
from netmd.editing.meant import with_note, with_span
from netmd.editing.note import NoteFile
from netmd.editing.verify import edited
from netmd.model import Link, Meeting
from netmd.problems import Location

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY = re.compile(rf"(?P<gap>[ \t,]*[(\[]?)(?P<name>{'|'.join((*_DAYS, *WEEKDAYS))})(?!\w)", re.IGNORECASE)


def move_meeting(note: NoteFile, place: Location, day: date) -> NoteFile:
    """The note with the meeting whose heading stands at a place on another day; its hour and its form stay.

    A plan for a month becomes one for the day. Raises :class:`EditRefusedError` where the date is not the heading's:
    that of a file of an event.
    """
    meeting = next((meeting for meeting in note.entry.note.meetings if meeting.location == place), None)
    if meeting is None:
        raise EditRefusedError(f"{place.path}:{place.line} is not a meeting any more.", "Run netmd due again.")
    start = _date_in_heading(note, meeting)
    line = note.document.line(place.line)
    end = start + len(meeting.when.iso)
    written = day.isoformat()
    named = _WEEKDAY.match(line, end) if meeting.when.precision == "day" else None
    if named and named["name"][:3].title() == WEEKDAYS[meeting.when.start.weekday()]:
        name = (WEEKDAYS if len(named["name"]) == 3 else _DAYS)[day.weekday()]
        written += named["gap"] + (name if named["name"][0].isupper() else name.lower())
        end = named.end()
    offset = note.document.line_start(place.line)
    relinked = _relinked(place, meeting.when.iso, day)
    moved = replace(meeting, when=When(day, clock=meeting.when.clock), links=tuple(map(relinked, meeting.links)),
                    people=tuple(map(relinked, meeting.people)))  # fmt: skip
    meant = with_span(note.entry.note, meeting, moved)
    meant = replace(meant, links=tuple(map(relinked, meant.links)))
    return edited(note, [TextEdit(offset + start, offset + end, written)], with_note(note.entry, meant))


def _relinked(place: Location, old: str, day: date) -> Callable[[Link], Link]:
    """What becomes of a link: where the heading's date is one to a daily note, it is one to the new day's."""

    def relinked(link: Link) -> Link:
        if link.location.line != place.line or link.target.rpartition("/")[2] != old:
            return link
        target = link.target.removesuffix(old) + day.isoformat()
        return replace(link, target=target, shown=link.shown.replace(old, day.isoformat()))

    return relinked


def _date_in_heading(note: NoteFile, meeting: Meeting) -> int:
    """Where in its line a meeting's date begins."""
    line = note.document.line(meeting.location.line)
    start = line.find(meeting.when.iso)
    if meeting.location.line <= note.front_matter_lines or start < 0:
        place = f"{meeting.location.path}:{meeting.location.line}"
        raise EditRefusedError(f"The date of '{meeting.title}' is not in its heading ({place}).",
                               "Change it there in your editor.")  # fmt: skip
    return start
