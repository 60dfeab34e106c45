"""A recurring item's next one: the same words, its dates moved."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import cast

from dateutil.relativedelta import relativedelta

from netmd.dates import When
from netmd.editing.document import EditRefusedError
from netmd.editing.habits import Habits
from netmd.editing.item_dates import Key, find_date
from netmd.editing.note import NoteFile
from netmd.editing.recurrence import counts_from_completion, next_day
from netmd.editing.written_item import MOVED, WrittenItem, key_of
from netmd.model import ActionItem


def next_lines(note: NoteFile, item: WrittenItem, day: date, habits: Habits) -> tuple[list[str], str | None]:
    """The lines of a recurring item's next one, its dates moved, and the day or month it is for.

    Raises :class:`EditRefusedError` where the recurrence cannot be worked out.
    """
    rule = item.item.recurrence
    key = key_of(item.item)
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
    for other in MOVED:
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


def _shifted(text: WrittenItem, key: Key, to: date | None, shift: timedelta) -> WrittenItem:
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


def _without_marks(text: WrittenItem) -> WrittenItem:
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
