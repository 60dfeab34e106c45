"""The dates of action items as they are written: todo.txt, Obsidian Tasks, Dataview.

:mod:`netmd.reading.items` reads them; here they are written, and found again to be changed where they stand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from netmd.model import ItemStyle

Key = Literal["due", "done", "scheduled", "start", "created"]

_SIGNS: dict[Key, str] = {"due": "📅📆🗓", "done": "✅", "scheduled": "⏳⌛", "start": "🛫", "created": "➕"}
_WORDS: dict[Key, tuple[str, ...]] = {
    "due": ("due",),
    "done": ("done", "completion", "completed"),
    "scheduled": ("scheduled",),
    "start": ("start", "t"),
    "created": ("created",),
}
"""The first word is todo.txt's, but for ``t``; Dataview writes ``completion`` for ``done``."""

_SPACE = r"[ \t\u00a0]*"


@dataclass(frozen=True, slots=True)
class DateStyle:
    """How a file writes its items' dates: which of the three, with which brackets (Dataview) or sign (Tasks)."""

    style: ItemStyle = "todo.txt"
    brackets: str = "[]"
    due_sign: str = "📅"

    def written(self, key: Key, iso: str) -> str:
        """The date as a token to put into an item."""
        if self.style == "tasks":
            return f"{self.due_sign if key == 'due' else _SIGNS[key][0]} {iso}"
        if self.style == "dataview":
            return f"{self.brackets[0]}{'completion' if key == 'done' else key}:: {iso}{self.brackets[1]}"
        return f"{'t' if key == 'start' else key}:{iso}"


def date_style(style: ItemStyle, text: str) -> DateStyle:
    """A style in the way a text writes it: its brackets, its sign for what is due."""
    brackets = "()" if text.count("(due::") > text.count("[due::") else "[]"
    signs = {sign: text.count(sign) for sign in _SIGNS["due"]}
    return DateStyle(style, brackets, max(signs, key=lambda sign: signs[sign]))


_UNITS = {"d": "day", "w": "week", "m": "month", "y": "year", "b": "weekday"}


def recurring(style: ItemStyle, words: str) -> str:
    """How an item comes again, given in todo.txt's words (``3m``), in a style: ``rec:3m``, ``🔁 every 3 months``."""
    if style == "todo.txt":
        return f"rec:{words}"
    found = re.fullmatch(r"\+?(\d*)([dwmyb])", words)
    count, unit = (int(found[1] or 1), _UNITS[found[2]]) if found else (1, "")
    spoken = f"every {unit}" if count == 1 else f"every {count} {unit}s"
    spoken = spoken if found else words
    return f"🔁 {spoken}" if style == "tasks" else f"[repeat:: {spoken}]"


def find_date(plain: str, key: Key) -> tuple[int, int] | None:
    """Where in an item's text, code blanked, the value of its first date of this key stands: ``2026-03-05``."""
    match = _pattern(key).search(plain)
    return match.span("day") if match else None


def date_tokens_end(plain: str) -> int | None:
    """The end of the last date in an item's text; None if there is none."""
    ends = [match.end() for key in _SIGNS for match in _pattern(key).finditer(plain)]
    return max(ends, default=None)


def _pattern(key: Key) -> re.Pattern[str]:
    words = "|".join(_WORDS[key])
    return re.compile(
        rf"(?:[{_SIGNS[key]}]\ufe0f?{_SPACE}|[\[(](?:{words})::{_SPACE}|(?<![\w:/.])(?:{words}):[ \t]?)"
        r"(?P<day>\d{4}-\d{2}(?:-\d{2})?)(?=T\d\d:\d\d|[^\w-]|\Z)",
        re.IGNORECASE,
    )
