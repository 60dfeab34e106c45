"""How a notebook and a file are written, so that what is added looks like the rest of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from netmd.editing.item_dates import DateStyle, date_style
from netmd.editing.note import NoteFile
from netmd.index import Index
from netmd.model import Entry, ItemStyle, Meeting

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Habits:
    """What a whole notebook does, for files that don't show it themselves.

    ``item_style`` is the style of most dates; ``dates_done`` says that ticked items get a date; ``newest_first`` that
    most files have their newest meeting first. ``bullet`` and ``blank_before_list`` are as in :class:`ListStyle`.
    """

    item_style: ItemStyle = "todo.txt"
    dates_done: bool = True
    newest_first: bool = False
    bullet: str = "-"
    blank_before_list: int = 0


_ENOUGH = 300
"""Meetings of a notebook whose texts are looked at for its habits."""


def habits_of(index: Index) -> Habits:
    """The habits of a notebook; the house's own where it shows none."""
    entries = index.entries.values()
    order = Counter(first for entry in entries if (first := _newest_first(entry.note.meetings)) is not None)
    meetings = (meeting for entry in entries for meeting in entry.note.meetings if not meeting.is_empty)
    lines = [line for meeting in islice(meetings, _ENOUGH) for line in ("#", *meeting.text.split("\n"))]
    bullets, blanks = _bullets(lines), _blanks_before_lists(lines)
    return Habits(
        item_style=_item_style(entries) or "todo.txt",
        dates_done=_dates_done(entries) is not False,
        newest_first=order[True] > order[False],
        bullet=_usual([match["bullet"] for _, match in bullets], "-"),
        blank_before_list=_usual(blanks, 0),
    )


def newest_first(note: NoteFile, habits: Habits) -> bool:
    """Whether a file has its newest meeting first."""
    own = _newest_first(note.entry.note.meetings)
    return habits.newest_first if own is None else own


def dates_done(note: NoteFile, habits: Habits) -> bool:
    """Whether an item ticked in this file gets a date."""
    own = _dates_done([note.entry])
    return habits.dates_done if own is None else own


def dates_of(note: NoteFile, habits: Habits, own: ItemStyle | None = None) -> DateStyle:
    """How a date is written into this file; ``own`` is the style of the item it is for."""
    return date_style(own or _item_style([note.entry]) or habits.item_style, note.document.text)


@dataclass(frozen=True, slots=True)
class ListStyle:
    """How a file writes lists. ``indent`` stands before the bullet, ``gap`` after it.

    ``ledger`` is what surrounds ``Gave`` and ``Got``: ``("", ":")`` or ``("**", ":**")``; ``lower`` says that they are
    not capitalised. ``blank_before`` is the number of blank lines between a paragraph and a list, ``only_lists`` says
    that the meetings' notes are list items too.
    """

    indent: str = ""
    bullet: str = "-"
    gap: str = " "
    ledger: tuple[str, str] = ("", ":")
    lower: bool = False
    blank_before: int = 0
    only_lists: bool = False

    def item(self, text: str) -> str:
        """A list item."""
        return f"{self.indent}{self.bullet}{self.gap}{text}"

    def entry(self, word: str, text: str) -> str:
        """A line of the ledger: ``- Gave: …``."""
        before, after = self.ledger
        return self.item(f"{before}{word.lower() if self.lower else word}{after} {text}")


_BULLET = re.compile(r"(?P<indent>[ \t]*)(?P<bullet>[-*+])(?P<gap>[ \t]+)(?=\S)")
_LEDGER = re.compile(r"[ \t]*[-*+][ \t]+(?P<before>\*\*|__)?(?P<word>gave|got):(?P<after>\*\*|__)?", re.IGNORECASE)


def list_style(note: NoteFile, habits: Habits | None = None) -> ListStyle:
    """How a file writes its lists."""
    habits = habits or Habits()
    lines = note.masked.plain.split("\n")
    bullets = _bullets(lines)
    top = [match for number, match in bullets if not number or not _BULLET.match(lines[number - 1])]
    ledger = [match for line in lines if (match := _LEDGER.match(line))]
    bodies = [meeting.text for meeting in note.entry.note.meetings if not meeting.is_empty]
    return ListStyle(
        indent=_usual([match["indent"] for match in top if len(match["indent"].expandtabs(4)) < 4], ""),
        bullet=_usual([match["bullet"] for _, match in bullets], habits.bullet),
        gap=_usual([match["gap"] for _, match in bullets if len(match["gap"]) < 5 and "\t" not in match["gap"]], " "),
        ledger=_usual([(match["before"] or "", f":{match['after'] or ''}") for match in ledger], ("", ":")),
        lower=_usual([match["word"].islower() for match in ledger], False),
        blank_before=_usual(_blanks_before_lists(lines), habits.blank_before_list),
        only_lists=bool(bodies) and all(_is_list(body) for body in bodies),
    )


def _bullets(lines: Sequence[str]) -> list[tuple[int, re.Match[str]]]:
    return [(number, match) for number, line in enumerate(lines) if (match := _BULLET.match(line))]


def _blanks_before_lists(lines: Sequence[str]) -> list[int]:
    """For each list below a paragraph, the blank lines between."""
    return [
        found
        for number, match in _bullets(lines)
        if len(match["indent"]) < 4 and (found := _blank_before(lines, number)) is not None
    ]


def usual(values: Iterable[_Value], default: _Value) -> _Value:
    """The most frequent value, of several the first; the default if there is none."""
    return _usual(list(values), default)


def _usual(values: Sequence[_Value], default: _Value) -> _Value:
    counts = Counter(values)
    return max(counts, key=lambda value: counts[value]) if counts else default


def _blank_before(lines: Sequence[str], number: int) -> int | None:
    """The blank lines between a list's first item and the paragraph above it; None where no paragraph is."""
    above = number - 1
    while above >= 0 and not lines[above].strip():
        above -= 1
    if above < 0 or _BULLET.match(lines[above]) or lines[above][0] in " \t#>=-|<":
        return None
    return min(number - 1 - above, 1)


def _is_list(body: str) -> bool:
    return all(not line.strip() or _BULLET.match(line) or line[0] in " \t" for line in body.split("\n"))


def _newest_first(meetings: Sequence[Meeting]) -> bool | None:
    """As the touches of one day are ordered (see netmd.followups.touch_state); None where nothing tells."""
    if not meetings or meetings[0].when.start == meetings[-1].when.start:
        return None
    return meetings[0].when.start > meetings[-1].when.start


def _item_style(entries: Iterable[Entry]) -> ItemStyle | None:
    return _usual([item.style for entry in entries for item in entry.note.items if item.style], None)


def _dates_done(entries: Iterable[Entry]) -> bool | None:
    """Whether any of the ticked items has its date; None where nothing is ticked."""
    done = [item.done is not None for entry in entries for item in entry.note.items if item.is_done]
    return any(done) if done else None
