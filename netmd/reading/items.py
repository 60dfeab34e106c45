"""Action items: GitHub task list items with dates in the forms of todo.txt, Obsidian Tasks and Dataview.

Sources: the todo.txt format and its ``key:value`` extensions (``due:``, ``t:``, ``rec:``, ``pri:``); the Obsidian Tasks
documentation, "Emoji Format"; the Dataview documentation, "Metadata on Tasks and Lists" (``[due:: 2026-03-05]``).
Upstream Tasks reads signs from the line's end backwards; here they may stand anywhere in the item.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from netmd import problems
from netmd.dates import ImpossibleDateError, When, parse_when
from netmd.model import ActionItem, ItemStyle, Link, Owner
from netmd.problems import Problem
from netmd.reading.links import Place, links_of

DateKey = Literal["due", "done", "start", "scheduled", "created", "cancelled"]
Priority = Literal["highest", "high", "medium", "low", "lowest"]

_EMOJI_DATES: dict[str, DateKey] = {
    "➕": "created", "🛫": "start", "⏳": "scheduled", "⌛": "scheduled", "📅": "due", "📆": "due", "🗓": "due",
    "✅": "done", "❌": "cancelled",
}  # fmt: skip
_EMOJI_PRIORITIES: dict[str, Priority] = {
    "🔺": "highest", "⏫": "high", "🔼": "medium", "🔽": "low", "⏬": "lowest"
}  # fmt: skip
_KEYS: dict[str, DateKey | Literal["priority", "recurrence"]] = {
    "due": "due", "done": "done", "completion": "done", "completed": "done", "start": "start", "t": "start",
    "scheduled": "scheduled", "created": "created", "cancelled": "cancelled", "canceled": "cancelled",
    "priority": "priority", "pri": "priority", "repeat": "recurrence", "recurrence": "recurrence", "rec": "recurrence",
}  # fmt: skip
_PRIORITY_WORDS: dict[str, Priority] = {
    "highest": "highest", "high": "high", "medium": "medium", "normal": "medium", "low": "low", "lowest": "lowest",
    "a": "highest", "b": "high", "c": "medium", "d": "low", "e": "lowest",
}  # fmt: skip

_SPACE = r"[ \t\u00a0]*"
_TOKEN = re.compile(
    rf"(?P<emoji>[{''.join(_EMOJI_DATES)}])\ufe0f?{_SPACE}(?P<emoji_value>[^\s{''.join(_EMOJI_DATES)}]*)"
    rf"|(?P<flag>[{''.join(_EMOJI_PRIORITIES)}])\ufe0f?"
    rf"|🔁\ufe0f?{_SPACE}(?P<repeat>[^{''.join(_EMOJI_DATES)}{''.join(_EMOJI_PRIORITIES)}🆔⛔🏁\n\[\]#^@]*)"
    rf"|(?P<other>[🆔⛔🏁])\ufe0f?{_SPACE}[\w,-]*"
    r"|[\[(](?P<dataview>[A-Za-z]+)::[ \t\u00a0]*(?P<dataview_value>[^\[\]()\n]*)[\])]"
    r"|(?<![\w:/.])(?P<todo>due|done|completed|completion|start|t|scheduled|created|cancelled|canceled|rec|pri):"
    r"(?P<gap>[ \t]?)(?P<todo_value>[^\s\[\]()]+)"
    r"|(?P<block>(?<=\s)\^[A-Za-z0-9-]+\s*$)",
    re.IGNORECASE,
)
_OWNER = re.compile(r"(?<![\w@./+-])@(?P<who>[^\W_][\w.-]*\w|\w)")
_RECURRENCE = re.compile(
    r"\+?\d{0,4}[dbwmy]|(?:every\s+)?(?:daily|weekly|monthly|quarterly|yearly|annually)"
    r"|every\s+(?:\d{1,4}\s+|other\s+)?(?:day|weekday|week|month|quarter|year)s?(?:\s+on\s+.+)?"
    r"|every\s+(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?:\s.*)?",
    re.IGNORECASE,
)


def read_item(visible: str, plain: str, mark: str, at: Place) -> tuple[ActionItem, list[Problem]]:
    """The action item of this text: what follows the brackets, continuation lines included.

    ``plain`` is the same text with code blanked: nothing is read in there. ``at`` gives the place of an offset into it.
    """
    tokens = _Tokens(at)
    taken = [span for match in _TOKEN.finditer(plain) if (span := tokens.take(match))]
    owner, owed_by = _owner(plain, at)
    if owner:
        taken.append(owner)
    dates = tokens.dates
    item = ActionItem(
        text=_without(visible, taken),
        mark=mark,
        location=at(0),
        due=dates.get("due"),
        done=_day(dates, "done"),
        start=_day(dates, "start"),
        scheduled=_day(dates, "scheduled"),
        created=_day(dates, "created"),
        cancelled=_day(dates, "cancelled"),
        priority=tokens.priority,
        recurrence=tokens.recurrence,
        owner=Owner.THEM if owner else Owner.ME,
        owed_by=owed_by,
        style=tokens.style,
        links=links_of(plain, at),
    )
    return item, tokens.problems


class _Tokens:
    """Gathers what the dates, priorities and recurrences of one item say."""

    def __init__(self, at: Place) -> None:
        self._at = at
        self.dates: dict[DateKey, When] = {}
        self.priority: Priority | None = None
        self.recurrence = ""
        self.style: ItemStyle | None = None
        self.problems: list[Problem] = []

    def take(self, match: re.Match[str]) -> tuple[int, int] | None:
        """Note what one token says; the span it takes in the text, None if it turns out to be prose."""
        start, end = match.span()
        if match["emoji"]:
            return self._date(_EMOJI_DATES[match["emoji"]], match["emoji_value"], start, end, "tasks")
        if match["flag"]:
            self.priority, self.style = _EMOJI_PRIORITIES[match["flag"]], self.style or "tasks"
        elif match["repeat"] is not None:
            self._repeat(match["repeat"], start, "tasks")
        elif match["dataview"]:
            return self._keyed(match["dataview"], match["dataview_value"].strip(), start, end, "dataview")
        elif match["todo"]:
            value = match["todo_value"]
            is_date = value[0].isdigit()
            if (match["gap"] or match["todo"].lower() == "t") and not is_date:
                return None
            return self._keyed(match["todo"], value, start, end, "todo.txt")
        return start, end

    def _keyed(self, word: str, value: str, start: int, end: int, style: ItemStyle) -> tuple[int, int] | None:
        key = _KEYS.get(word.lower())
        if key is None:
            return None
        if key == "priority":
            self.priority, self.style = _PRIORITY_WORDS.get(value.lower()), self.style or style
        elif key == "recurrence":
            self._repeat(value, start, style)
        else:
            return self._date(key, value, start, end, style)
        return start, end

    def _date(self, key: DateKey, value: str, start: int, end: int, style: ItemStyle) -> tuple[int, int] | None:
        cleaned = value.rstrip(".,;:!?")
        self.style = self.style or style
        try:
            when = parse_when(cleaned)
            message = "" if when else f"`{cleaned}` is not a date." if cleaned else "A date is missing here."
        except ImpossibleDateError as error:
            when, message = None, f"`{cleaned}`: {error}."
        if when and when.precision != "day" and (key != "due" or when.precision == "year"):
            when, message = None, f"`{cleaned}` is not a day."
        if when is None:
            self.problems.append(
                Problem(problems.BAD_ITEM_DATE, self._at(start), message, "Write the day as YYYY-MM-DD: 2026-03-05.")
            )
            return None
        self.dates.setdefault(key, when)
        return start, end - (len(value) - len(cleaned) if style != "dataview" else 0)

    def _repeat(self, value: str, start: int, style: ItemStyle) -> None:
        self.recurrence, self.style = " ".join(value.split()), self.style or style
        rule = re.sub(r"\s+when done$", "", self.recurrence, flags=re.IGNORECASE)
        if not _RECURRENCE.fullmatch(rule):
            self.problems.append(
                Problem(problems.BAD_RECURRENCE, self._at(start), f"`{self.recurrence}` is not a recurrence.",
                        "Write `every 2 weeks`, `every month when done`, or `rec:2w`.")
            )  # fmt: skip


def _owner(plain: str, at: Place) -> tuple[tuple[int, int] | None, Link | None]:
    """The span of ``@them``, or else the contact that ``@id`` may name. Whether there is one, the index knows."""
    named: Link | None = None
    for match in _OWNER.finditer(plain):
        if match["who"].lower() == "them":
            return match.span(), None
        if named is None and match["who"].lower() != "me":
            named = Link(match["who"], match["who"], at(match.start()))
    return None, named


def _day(dates: dict[DateKey, When], key: DateKey) -> date | None:
    return dates[key].start if key in dates else None


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    parts: list[str] = []
    position = 0
    for start, end in sorted(spans):
        parts.append(text[position:start])
        position = max(position, end)
    parts.append(text[position:])
    return re.sub(r" +(?=[.,;!?])", "", " ".join("".join(parts).split()))
