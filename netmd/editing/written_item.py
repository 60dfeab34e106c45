"""An action item as its lines stand in a file, and the same lines with a date set or a stretch replaced."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from netmd.editing.document import EditRefusedError
from netmd.editing.habits import Habits, dates_of
from netmd.editing.item_dates import Key, date_tokens_end, find_date
from netmd.editing.note import NoteFile
from netmd.model import ActionItem
from netmd.problems import Location
from netmd.reading.mask import mask

MOVED: tuple[Key, ...] = ("due", "scheduled", "start")
"""The dates of an item that move; the others keep their distance from the first of them that it has."""


@dataclass(frozen=True, slots=True)
class WrittenItem:
    """An item as written: its whole lines in ``text``, of which it begins at ``start`` and is marked at ``mark``."""

    item: ActionItem
    text: str
    line: int
    mark: int
    start: int

    @classmethod
    def of(cls, note: NoteFile, place: Location) -> WrittenItem:
        """The item at a place; raises :class:`EditRefusedError` if there is none (any more)."""
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

    def replaced(self, start: int, end: int, new: str) -> WrittenItem:
        """The item with a stretch of its text replaced."""
        return replace(self, text=f"{self.text[:start]}{new}{self.text[end:]}")

    def with_date(self, key: Key, day: date, note: NoteFile, habits: Habits) -> WrittenItem:
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


def key_of(item: ActionItem) -> Key | None:
    """Which of an item's dates tells when it comes up."""
    return next((key for key in MOVED if getattr(item, key) is not None), None)
