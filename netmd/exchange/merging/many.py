"""Many touches written into a note that is there, at once: it is read as often for a thousand of them as for one.

What comes of it is what :func:`netmd.editing.log.log` makes of one after the other, which reads the note for each.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from netmd.editing.document import TextEdit
from netmd.editing.habits import Habits, newest_first
from netmd.editing.headings import HeadingStyle, heading_style
from netmd.editing.log import log, waiting_section
from netmd.editing.meant import with_note, with_span
from netmd.editing.note import NoteFile
from netmd.editing.place import Place, Places, separator_of
from netmd.editing.touch import Touch, body_lines, title_of
from netmd.editing.verify import EditWithoutEffectError, edited
from netmd.exchange.merging.body import refuse_more
from netmd.model import Meeting, Note
from netmd.problems import Location, Problem
from netmd.reading import Reading


def log_all(note: NoteFile, touches: Sequence[Touch], habits: Habits, today: date) -> NoteFile:
    """The note with touches that are given in the order of time.

    Raises :class:`EditWithoutEffectError` if one of them would be read as more than its words.
    """
    left: list[Touch] = []
    empty = {(one.when.start, one.when.precision) for one in note.entry.note.meetings if not one.text}
    days = _days(note)
    for touch in touches:
        is_awaited = (touch.when.start, touch.when.precision) in empty and waiting_section(note, touch) is not None
        # with meetings of a second day a file shows in which order it has them
        shows_order = not days or (len(days) == 1 and touch.when.start not in days)
        if is_awaited or shows_order:
            note = _logged(note, touch, habits, today)
            days = _days(note)
        else:
            left.append(touch)
    if len(left) < 2:
        return _logged(note, left[0], habits, today) if left else note
    blocks = _blocks(note, left, habits, today)
    edits = [block.edit(note) for block in blocks]
    problems = [problem for block in blocks for problem in block.problems]
    return edited(note, edits, with_note(note.entry, _meant(note, blocks)), problems)


def _days(note: NoteFile) -> set[date]:
    return {meeting.when.start for meeting in note.entry.note.meetings}


def _logged(note: NoteFile, touch: Touch, habits: Habits, today: date) -> NoteFile:
    logged = log(note, touch, habits, today)
    refuse_more(note.path, logged.meeting, touch, len(touch.people))
    return logged.note


@dataclass(frozen=True, slots=True)
class _Block:
    """Touches that follow each other in one place: their lines, and what they say read by themselves."""

    place: Place
    lines: str
    said: Note
    problems: tuple[Problem, ...]

    def edit(self, note: NoteFile) -> TextEdit:
        start = note.in_document(self.place.offset)
        return TextEdit(start, start, note.document.written(f"{self.place.before}{self.lines}"))

    def location(self, note: NoteFile) -> Location:
        """The place in the note, behind an empty item that may stand at its very end."""
        location = note.text.at(self.place.offset)
        is_end = self.place.offset == len(note.text.content)
        return replace(location, column=location.column + 1) if is_end else location


def _blocks(note: NoteFile, touches: Sequence[Touch], habits: Habits, today: date) -> list[_Block]:
    meetings = sorted(note.entry.note.meetings, key=lambda meeting: meeting.location)
    only_day = meetings[0].when.start if meetings[0].when.start == meetings[-1].when.start else None
    is_newest_first = newest_first(note, habits)
    runs: dict[tuple[int, bool], tuple[Place, list[Touch]]] = {}
    places = Places(note, habits, today)
    for touch in touches:
        place = places.of(touch.when)
        # in a file of one day only the later ones of it are further down
        turned = is_newest_first and touch.when.start != only_day
        runs.setdefault((place.offset, turned), (place, []))[1].append(touch)
    model = _sample(note, meetings)
    gap = f"\n{separator_of(note)}"
    styles: dict[tuple[str, ...], HeadingStyle] = {}
    return [
        _block(note, model, place, those[::-1] if turned else those, gap, _style(note, place, styles), habits)
        for (_, turned), (place, those) in sorted(runs.items())
    ]


_ENOUGH = 300
"""Meetings of a note that are looked at for how it writes its lists."""


def _sample(note: NoteFile, meetings: Sequence[Meeting]) -> NoteFile:
    if len(meetings) <= _ENOUGH:
        return note
    begin = note.text.content[: note.offset(meetings[_ENOUGH].location)]
    return NoteFile.of(note.path, begin.encode(), note.read)


def _style(note: NoteFile, place: Place, known: dict[tuple[str, ...], HeadingStyle]) -> HeadingStyle:
    """How a heading is written there: all that look alike are one."""
    if place.nearest is None:
        return heading_style(note, None, place.level)
    line = place.nearest.location.line
    first, second = (note.document.line(number) for number in (line, min(line + 1, note.document.line_count)))
    signs = re.fullmatch(r"(\s*#*\s*).*?(\s*#*\s*)", first)
    look = (*(signs.groups() if signs else (first,)), second.strip()[:1])
    if look not in known:
        known[look] = heading_style(note, place.nearest, place.level)
    return known[look]


def _block(
    note: NoteFile, model: NoteFile, place: Place, touches: Sequence[Touch], gap: str, style: HeadingStyle,
    habits: Habits,
) -> _Block:  # fmt: skip
    sections = []
    for touch in touches:
        body = body_lines(model, touch, habits, style.level) if _says_more(touch) else []
        heading = style.lines(touch.when, title_of(touch))
        sections.append("\n".join([*heading, *([""] * style.blank_after if body else []), *body]))
    if style.underline:  # such a heading needs a blank line above
        gap = gap if gap.endswith("\n\n") else f"{gap}\n"
        above = note.text.content[: place.offset] + place.before
        if place.offset > note.front_matter.body_start and not above.endswith("\n\n"):
            place = replace(place, before=f"{place.before}\n")
    lines = gap.join(sections) + place.after
    alone = note.read(note.path, f"---\ntype: contact\n---\n{lines}".encode())
    said = _said_alone(note, alone, touches)
    return _Block(place, lines, said, alone.problems)


def _says_more(touch: Touch) -> bool:
    return bool(touch.notes or touch.gave or touch.got or touch.todos)


def _said_alone(note: NoteFile, alone: Reading, touches: Sequence[Touch]) -> Note:
    """What a block says by itself: these touches, and nothing else."""
    said = alone.entry.note if alone.entry is not None else None
    meetings = said.meetings if said is not None else ()
    days = [(one.when.start, one.when.precision) for one in meetings]
    wanted = [(one.when.start, one.when.precision) for one in touches]
    if said is None or said.sections or said.definitions or days != wanted:
        raise EditWithoutEffectError(
            f"What is to be written into {note.path} would not be read as a meeting for each; nothing was written.",
            "Leave the row out, or write it in your editor.",
        )
    for meeting, touch in zip(meetings, touches, strict=True):
        refuse_more(note.path, meeting, touch, len(touch.people))
    return said


def _meant(note: NoteFile, blocks: Sequence[_Block]) -> Note:
    """What the note should say afterwards."""
    meant = note.entry.note
    for place in (block.place for block in blocks if block.place.rule):
        if (previous := place.previous) is not None:
            meant = with_span(meant, previous, replace(previous, text=(previous.text + place.rule).strip("\n")))
    added = [(block.location(note), block.said) for block in blocks]
    kinds = ("meetings", "items", "exchanges", "introductions", "links")
    merged: dict[str, Any] = {
        kind: _merged(getattr(meant, kind), [(place, getattr(said, kind)) for place, said in added]) for kind in kinds
    }
    return replace(meant, **merged)


def _merged(values: Sequence[Any], added: Iterable[tuple[Location, Sequence[Any]]]) -> tuple[Any, ...]:
    """Values in the order of the file, with others put in at places that are in order too."""
    found: list[Any] = []
    position = 0
    for place, more in added:
        if more:
            end = bisect_left(values, place, lo=position, key=lambda value: value.location)
            found += [*values[position:end], *more]
            position = end
    return (*found, *values[position:])
