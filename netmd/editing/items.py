"""Action items: tick one, with its next one where it recurs; move one to another day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import cast

from dateutil.relativedelta import relativedelta

from netmd.dates import When
from netmd.editing.document import EditRefusedError, TextEdit
from netmd.editing.habits import Habits, dates_done, dates_of, usual
from netmd.editing.item_dates import Key, date_tokens_end, find_date
from netmd.editing.meant import with_added, with_added_inside, with_items, with_lines, with_note, with_span
from netmd.editing.note import NoteFile
from netmd.editing.recurrence import counts_from_completion, next_day
from netmd.editing.verify import edited
from netmd.model import ActionItem, Note
from netmd.problems import Location
from netmd.reading.mask import mask

_MOVED: tuple[Key, ...] = ("due", "scheduled", "start")
"""The dates of an item that move, the one the others keep their distance from first."""


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
    item = _Written.of(note, place)
    lines, following = _next_lines(note, item, day, habits) if item.item.recurrence else ([], None)
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
    item = _Written.of(note, place)
    key: Key = _key_of(item.item) or "due"
    moved = item.with_date(key, day, note, habits)
    meant = replace(item.item, style=item.item.style or dates_of(note, habits).style)
    if key == "due":
        clock = meant.due.clock if meant.due else None
        meant = replace(meant, due=When(day, clock=clock))
    else:
        meant = replace(meant, scheduled=day) if key == "scheduled" else replace(meant, start=day)
    return _written(note, item, moved, meant, [])


def _key_of(item: ActionItem) -> Key | None:
    """Which of an item's dates tells when it comes up."""
    return next((key for key in _MOVED if getattr(item, key) is not None), None)


@dataclass(frozen=True, slots=True)
class _Written:
    """An item as written: its whole lines in ``text``, of which it begins at ``start`` and is marked at ``mark``."""

    item: ActionItem
    text: str
    line: int
    mark: int
    start: int

    @classmethod
    def of(cls, note: NoteFile, place: Location) -> _Written:
        item = next((item for item in note.entry.note.items if item.location == place), None)
        offset = note.offset(place)
        span = next((span for span in note.list_items if span.start <= offset <= span.end), None)
        if item is None or span is None:
            raise EditRefusedError(f"{place.path}:{place.line} is not an action item any more.", "Run netmd due again.")
        content = note.text.content
        begin = note.text.line_starts[place.line - 1]
        end = content.find("\n", span.end)
        text = content[begin : end if end >= 0 else len(content)]
        mark = text.rindex("[", 0, place.column - 1) + 1
        return cls(item, text, place.line, mark, place.column - 1)

    @property
    def plain(self) -> str:
        """The lines with code blanked, at the same length; what stands before the item too."""
        words = mask(f"x{self.text[self.start :]}").plain[1:]
        return " " * self.start + words

    def replaced(self, start: int, end: int, new: str) -> _Written:
        """The item with a stretch of its text replaced."""
        return replace(self, text=f"{self.text[:start]}{new}{self.text[end:]}")

    def with_date(self, key: Key, day: date, note: NoteFile, habits: Habits) -> _Written:
        """The item with a date: in the place of the one it has, else after its other dates or at its line's end."""
        iso = day.isoformat()
        found = find_date(self.plain, key)
        if found:
            return self.replaced(*found, iso)
        token = dates_of(note, habits, self.item.style).written(key, iso)
        after = date_tokens_end(self.plain)
        end = self.text.find("\n", after or self.start)
        line_end = len(self.text) if end < 0 else end
        line = self.text[:line_end]
        block = re.search(r"[ \t]+\^[A-Za-z0-9-]+[ \t]*\Z", line)
        at = block.start() if block else max(len(line.rstrip(" \t")), self.start)
        space = "" if at == self.start and line[:at].endswith((" ", "\t")) else " "
        return self.replaced(at, at, f"{space}{token}")


def _written(note: NoteFile, old: _Written, new: _Written, meant_item: ActionItem, above: Sequence[str]) -> NoteFile:
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


def _line_edits(note: NoteFile, old: _Written, new: _Written) -> list[TextEdit]:
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


# -- the next one ---------------------------------------------------------------------------------------------------


def _next_lines(note: NoteFile, item: _Written, day: date, habits: Habits) -> tuple[list[str], str | None]:
    """The lines of the next item, and the day or month it is for."""
    rule = item.item.recurrence
    key = _key_of(item.item)
    old = getattr(item.item, key) if key else None
    when = old if isinstance(old, When) else When(cast(date, old)) if old else When(day)
    from_completion = counts_from_completion(rule) or key is None
    start = day if from_completion else when.start
    following = next_day(rule, start, start.day if from_completion else _anchor(note, item.item, when.start))
    if following is None or following <= date.min or following >= date(9999, 1, 1):
        raise EditRefusedError(
            f"{note.path}:{item.line}: netmd cannot work out when `{rule}` comes next; nothing was written.",
            "Tick it in your editor, and write the next one above it.",
        )
    text = item.replaced(item.mark, item.mark + 1, " ")
    shift = following - when.start
    for other in _MOVED:
        text = _shifted(text, other, following if other == key else None, shift)
    text = _shifted(text, "created", day, shift)
    text = _without_marks(text)
    if key is None:
        text = text.with_date("due", following, note, habits)
    shown = following.isoformat()[:7] if when.precision == "month" else following.isoformat()
    return text.text.split("\n"), shown


def _anchor(note: NoteFile, item: ActionItem, due: date) -> int:
    """The day of the month the item began on: the latest that it, or a done one of the same words, was due on."""
    alike = [
        other.due.start.day
        for other in note.entry.note.items
        if other.due and other.due.precision == "day"
        if (other.text, other.recurrence) == (item.text, item.recurrence)
    ]
    last_of_month = (due + relativedelta(day=31)).day
    return max([due.day, *alike]) if due.day == last_of_month else due.day


def _shifted(text: _Written, key: Key, to: date | None, shift: timedelta) -> _Written:
    """The item with one of its dates, if it has that, moved to a day or by a span; a month stays a month."""
    found = find_date(text.plain, key)
    if found is None:
        return text
    iso = text.text[slice(*found)]
    if to is None:
        try:
            to = date.fromisoformat(iso if len(iso) == 10 else f"{iso}-01") + shift
        except (ValueError, OverflowError):
            return text
    return text.replaced(*found, to.isoformat()[: len(iso)])


def _without_marks(text: _Written) -> _Written:
    """Without what belongs to the one item alone: the day it was done, its ids, the name of its block."""
    words = text.text[text.start :]
    return replace(text, text=text.text[: text.start] + _OWN_MARKS.sub("", words))


_OWN_MARKS = re.compile(
    r"[ \t]*[🆔⛔]\ufe0f?[ \t]*[\w,-]+"
    r"|[ \t]+\^[A-Za-z0-9-]+(?=[ \t]*(?:\n|\Z))"
    r"|[ \t]*[✅❌]\ufe0f?[ \t]*\d{4}-\d{2}-\d{2}"
    r"|[ \t]*(?<![\w:/.])(?:done|completed|completion|cancelled):\d{4}-\d{2}-\d{2}"
    r"|[ \t]*[\[(](?:completion|completed|done|cancelled)::[^\[\]()\n]*[\])]"
)
