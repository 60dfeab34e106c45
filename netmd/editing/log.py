"""``netmd log``: a meeting, call or letter as a dated section, in its place and in the style of the file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from netmd.editing.document import TextEdit
from netmd.editing.habits import Habits
from netmd.editing.headings import heading_length, heading_style
from netmd.editing.meant import with_added, with_note, with_span
from netmd.editing.note import NoteFile
from netmd.editing.place import Place, place_for
from netmd.editing.touch import Todo, Touch, body_lines, targets, title_of
from netmd.editing.verify import EditWithoutEffectError, edited
from netmd.errors import UsageError
from netmd.model import Contact, Meeting, Note, name_key
from netmd.reading import Reading
from netmd.reading.headings import split_private

__all__ = ["Logged", "Todo", "Touch", "log", "waiting_section"]


@dataclass(frozen=True, slots=True)
class Logged:
    """The note with the touch in it; ``line`` is its heading's, ``meeting`` the touch as it is read."""

    note: NoteFile
    line: int
    meeting: Meeting

    @property
    def heading(self) -> str:
        """Its date and title."""
        return f"{self.meeting.when} {self.meeting.title}".strip()


def log(note: NoteFile, touch: Touch, habits: Habits, today: date) -> Logged:
    """Add a touch to a contact's note.

    What is written goes below an empty section of that day, a plan that has taken place or a meeting that waits to be
    written up, without a title, with exactly its title, or with its hour and a beginning of its title. Raises
    UsageError without a title where there is no such section, and :class:`EditWithoutEffectError` if the note would say
    anything else afterwards.
    """
    waiting = waiting_section(note, touch)
    if waiting is not None:
        return _fill(note, waiting, touch, habits)
    if not touch.title.strip():
        raise UsageError("What was it? Say it in a few words: Coffee at Larkspur, Call, Email: thank you.")
    return _add(note, touch, habits, today)


def waiting_section(note: NoteFile, touch: Touch) -> Meeting | None:
    """The empty section of that day that the touch is about, if there is exactly one."""
    found = [
        meeting
        for meeting in note.entry.note.meetings
        if (meeting.when.start, meeting.when.precision) == (touch.when.start, touch.when.precision)
        and not meeting.text
        and (touch.when.clock is None or meeting.when.clock == touch.when.clock)
        and _is_meant(meeting, touch)
        and targets(touch.people) <= {link.key for link in meeting.people}
    ]
    return found[0] if len(found) == 1 and isinstance(note.entry, Contact) else None


def _is_meant(meeting: Meeting, touch: Touch) -> bool:
    """Whether the title given is the meeting's: a Call is not the plan 'Call: the trailer', but the one at 16:00 is."""
    title, words = name_key(meeting.title), name_key(split_private(touch.title)[0])
    if not words or title in (words, name_key(split_private(title_of(touch))[0])):
        return True
    begins = title.startswith(words) and not title[len(words) : len(words) + 1].isalnum()
    return begins and touch.when.clock is not None


def _add(note: NoteFile, touch: Touch, habits: Habits, today: date) -> Logged:
    place = place_for(note, touch.when, habits, today)
    style = heading_style(note, place.nearest, place.level)
    heading = style.lines(touch.when, title_of(touch))
    body = body_lines(note, touch, habits, style.level)
    lines = [*heading, *([""] * style.blank_after if body else []), *body]
    above = note.text.content[: place.offset] + place.before
    if len(heading) > 1 and place.offset > note.front_matter.body_start and not above.endswith("\n\n"):
        place = replace(place, before=f"{place.before}\n")  # an underlined heading needs a blank line above
    section = "\n".join(lines) + place.after
    alone = _read_alone(note, section)
    meeting = _only_meeting(note, alone)
    if meeting.when.start != touch.when.start or meeting.when.precision != touch.when.precision:
        raise _unlike(note)
    assert alone.entry is not None
    meant = _with_section(note, place, alone.entry.note)
    start = note.in_document(place.offset)
    written = note.document.written(f"{place.before}{section}")
    after = edited(note, [TextEdit(start, start, written)], with_note(note.entry, meant), alone.problems)
    line = note.text.line_of(place.offset) + place.before.count("\n")
    return Logged(after, line, meeting)


def _fill(note: NoteFile, waiting: Meeting, touch: Touch, habits: Habits) -> Logged:
    """Write below the heading of an empty section."""
    style = heading_style(note, waiting, 2)
    body = body_lines(note, touch, habits, style.level)
    if not body:
        raise UsageError(f"{note.path}:{waiting.location.line} is there already: {waiting.when} {waiting.title}.",
                         "Say what to write below it with --note, or give another title.")  # fmt: skip
    first = waiting.location.line
    below = first + heading_length(note, waiting)
    heading = [note.document.line(number) for number in range(first, below)]
    lines = [*[""] * style.blank_after, *body]
    is_last = below > note.document.line_count
    crowded = not is_last and note.document.line(below).strip()
    alone = _read_alone(note, "\n".join([*heading, *lines]))
    filled = replace(_only_meeting(note, alone), place=waiting.place)
    assert alone.entry is not None
    offset = note.text.line_starts[below - 1] if not is_last else len(note.text.content)
    place = note.text.at(offset)
    if is_last:
        place = replace(place, column=place.column + 1)
    added = replace(alone.entry.note, meetings=(), links=alone.entry.note.links[len(_heading_links(waiting, below)) :])
    meant = with_added(with_span(note.entry.note, waiting, filled), place, added)
    written = "\n".join(lines)
    written = f"\n{written}" if is_last else f"{written}\n\n" if crowded else f"{written}\n"
    start = note.in_document(offset)
    edit = TextEdit(start, start, note.document.written(written))
    after = edited(note, [edit], with_note(note.entry, meant), alone.problems)
    return Logged(after, first, filled)


def _read_alone(note: NoteFile, section: str) -> Reading:
    """A section read by itself, as a part of a contact's note."""
    return note.read(note.path, f"---\ntype: contact\n---\n{section}".encode())


def _only_meeting(note: NoteFile, alone: Reading) -> Meeting:
    if alone.entry is None or len(alone.entry.note.meetings) != 1 or alone.entry.note.sections:
        raise _unlike(note)
    return alone.entry.note.meetings[0]


def _unlike(note: NoteFile) -> EditWithoutEffectError:
    return EditWithoutEffectError(f"What is to be written into {note.path} would not be read as one meeting; nothing "
                                  "was written.", "Give another title, or write it in your editor.")  # fmt: skip


def _heading_links(meeting: Meeting, below: int) -> list[object]:
    return [link for link in meeting.links if link.location.line < below]


def _with_section(note: NoteFile, place: Place, section: Note) -> Note:
    """What the note says with a section put in."""
    meant = note.entry.note
    if place.rule and place.previous is not None:
        previous = place.previous
        meant = with_span(meant, previous, replace(previous, text=(previous.text + place.rule).strip("\n")))
    location = note.text.at(place.offset)
    if place.offset == len(note.text.content):
        location = replace(location, column=location.column + 1)  # an empty item may stand at the very end
    meant = with_added(meant, location, section)
    return replace(meant, definitions=_definitions(note, place, section.definitions))


def _definitions(note: NoteFile, place: Place, added: str) -> str:
    """The link reference definitions, those of the new section in their place among the others."""
    before = note.entry.note.definitions
    if not added or not before:
        return before or added
    above = note.read(note.path, note.text.content[: place.offset].encode()).entry
    first = above.note.definitions if above else ""
    return "\n".join(part for part in (first, added, before[len(first) :].strip("\n")) if part)
