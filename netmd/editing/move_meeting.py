"""A planned meeting moved to another day: in its heading, with the weekday beside it, or in its front matter."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from netmd.dates import WEEKDAYS, When
from netmd.editing.document import EditRefusedError, TextEdit
from netmd.editing.front_matter import line_of
from netmd.editing.meant import with_note, with_span
from netmd.editing.note import NoteFile
from netmd.editing.verify import edited
from netmd.model import Introduction, Link, Meeting, MeetingFile
from netmd.problems import Location
from netmd.reading.headings import find_headings

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY = re.compile(rf"(?P<gap>[ \t,]*[(\[]?)(?P<name>{'|'.join((*_DAYS, *WEEKDAYS))})(?!\w)", re.IGNORECASE)


def move_meeting(note: NoteFile, place: Location, day: date) -> NoteFile:
    """The note with the meeting that stands at a place on another day; its hour and its form stay.

    A plan for a month becomes one for the day. Raises :class:`EditRefusedError` where the date is not in the heading,
    or not in the front matter of an event's file on a line of its own.
    """
    meeting = next((meeting for meeting in note.entry.note.meetings if meeting.location == place), None)
    if meeting is None:
        raise EditRefusedError(f"{place.path}:{place.line} is not a meeting any more.", "Run netmd due again.")
    if isinstance(note.entry, MeetingFile) and meeting is note.entry.note.meetings[0]:
        if "date" in note.entry.note.fields:
            return _event_moved(note, note.entry, meeting, day)
        if not _stands_in_heading(note, meeting):
            raise EditRefusedError(f"The date of '{meeting.title}' is in the name of its file ({note.path}).",
                                   f"Write `date: {day}` into its front matter; it goes first.")  # fmt: skip
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


def _event_moved(note: NoteFile, entry: MeetingFile, event: Meeting, day: date) -> NoteFile:
    """The note of an event with another day in the value of its ``date``."""
    old = event.when
    match = line_of(note, "date")
    start = note.document.line_start(entry.note.at("date").line) + match.start("value")
    moved = replace(event, when=When(day, clock=old.clock))
    meant = with_span(entry.note, event, moved)

    def on_that_day(introduction: Introduction) -> Introduction:
        is_dated = old.iso in note.document.line(introduction.location.line)
        is_the_events = introduction in event.introductions and not is_dated
        return replace(introduction, on=day) if is_the_events and introduction.on in (None, old.start) else introduction

    meant = replace(meant, introductions=tuple(map(on_that_day, meant.introductions)),
                    meetings=(replace(moved, introductions=tuple(map(on_that_day, event.introductions))),
                              *meant.meetings[1:]))  # fmt: skip
    edit = TextEdit(start, start + len(match["value"]), match["value"].replace(old.iso, day.isoformat()))
    return edited(note, [edit], with_note(entry, meant))


def _stands_in_heading(note: NoteFile, meeting: Meeting) -> bool:
    """Whether a meeting's place is a heading in the body, not the beginning of the file for want of another."""
    starts = (heading.start for heading in find_headings(note.masked.plain))
    return meeting.location in {note.text.at(note.front_matter.body_start + start) for start in starts}


def _date_in_heading(note: NoteFile, meeting: Meeting) -> int:
    """Where in its line a meeting's date begins."""
    line = note.document.line(meeting.location.line)
    start = line.find(meeting.when.iso)
    if meeting.location.line <= note.front_matter_lines or start < 0:
        place = f"{meeting.location.path}:{meeting.location.line}"
        raise EditRefusedError(f"The date of '{meeting.title}' is not in its heading ({place}).",
                               "Change it there in your editor.")  # fmt: skip
    return start
