"""Action items: tick one, with its next one where it recurs; move one to another day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from netmd.dates import When
from netmd.editing.document import EditRefusedError, TextEdit
from netmd.editing.habits import Habits, dates_done, dates_of, usual
from netmd.editing.item_dates import Key
from netmd.editing.meant import with_added, with_added_inside, with_items, with_lines, with_note, with_span
from netmd.editing.next_item import next_lines
from netmd.editing.note import NoteFile
from netmd.editing.verify import edited
from netmd.editing.written_item import WrittenItem, key_of
from netmd.model import ActionItem, Note
from netmd.problems import Location


@dataclass(frozen=True, slots=True)
class Ticked:
    """The note with an item done; ``following`` is the day or month its next one is for, None where there is none."""

    note: NoteFile
    following: str | None = None


def tick(note: NoteFile, place: Location, day: date, habits: Habits) -> Ticked:
    """Tick the item at a place, with the day it was done in the style of the file.

    A recurring one gets its next one on the line above, its dates moved. Raises :class:`EditRefusedError` where the
    recurrence cannot be worked out.
    """
    item = WrittenItem.of(note, place)
    lines, following = next_lines(note, item, day, habits) if item.item.recurrence else ([], None)
    sign = usual((other.mark for other in note.entry.note.items if other.is_done), "x")
    done = item.replaced(item.mark, item.mark + 1, sign)
    dated = item.item.done is not None or dates_done(note, habits)
    if dated:
        done = done.with_date("done", day, note, habits)
    ticked = replace(
        item.item, mark=sign, done=day if dated else None,
        style=item.item.style or (dates_of(note, habits).style if dated else None),
    )  # fmt: skip
    return Ticked(_written(note, item, done, ticked, lines), following)


def move(note: NoteFile, place: Location, day: date, habits: Habits) -> NoteFile:
    """Move the item at a place to another day: its due date, else the day it is scheduled for or starts on.

    One without any date gets a due date, in the style of the file.
    """
    item = WrittenItem.of(note, place)
    key: Key = key_of(item.item) or "due"
    moved = item.with_date(key, day, note, habits)
    meant = replace(item.item, style=item.item.style or dates_of(note, habits).style)
    if key == "due":
        clock = meant.due.clock if meant.due else None
        meant = replace(meant, due=When(day, clock=clock))
    else:
        meant = replace(meant, scheduled=day) if key == "scheduled" else replace(meant, start=day)
    return _written(note, item, moved, meant, [])


def _written(
    note: NoteFile, old: WrittenItem, new: WrittenItem, meant_item: ActionItem, above: Sequence[str]
) -> NoteFile:
    """The note with an item's lines replaced, and others put above them."""
    count = old.text.count("\n") + 1
    start = note.document.line_start(old.line)
    edits = _line_edits(note, old, new)
    if above:
        edits.append(TextEdit(start, start, note.document.written("".join(f"{line}\n" for line in above))))
    meant = with_lines(note, note.entry.note, old.line, count, [*above, *new.text.split("\n")])
    meant = with_items(meant, lambda item: meant_item if item.location == old.item.location else item)
    if above:
        meant = _with_lines_added(note, meant, Location(note.path, old.line, 1), above)
    return edited(note, edits, with_note(note.entry, meant))


def _line_edits(note: NoteFile, old: WrittenItem, new: WrittenItem) -> list[TextEdit]:
    """An edit for each line of the item that changed, as small as can be."""
    edits = []
    pairs = zip(old.text.split("\n"), new.text.split("\n"), strict=True)
    for number, (before, after) in enumerate(pairs, old.line):
        if before == after:
            continue
        head = _shared(before, after)
        tail = _shared(before[head:][::-1], after[head:][::-1])
        start = note.document.line_start(number)
        edits.append(TextEdit(start + head, start + len(before) - tail, after[head : len(after) - tail]))
    return edits


def _shared(one: str, other: str) -> int:
    """The length of the beginning that two texts share."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _with_lines_added(note: NoteFile, meant: Note, place: Location, lines: Sequence[str]) -> Note:
    """What the note says with these lines of an item put in at a place."""
    indent = len(lines[0]) - len(lines[0].lstrip(" \t"))
    alone = note.read(note.path, "\n".join(line[indent:] for line in lines).encode()).entry
    if alone is None or len(alone.note.items) != 1 or not alone.note.items[0].is_open:
        raise EditRefusedError(f"{note.path}:{place.line}: netmd cannot write the next one; nothing was written.",
                               "Tick it in your editor, and write the next one above it.")  # fmt: skip
    added = replace(alone.note, sections=(), meetings=())
    span = note.span_at(place)
    for meeting in meant.meetings:
        if span is not None and meeting.location == span.location:
            meant = with_span(meant, meeting, with_added_inside(meeting, place, added))
    return with_added(meant, place, added)
