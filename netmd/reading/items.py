"""Action items: GitHub task list items with dates in the forms of todo.txt, Obsidian Tasks and Dataview.

Sources: the todo.txt format and its ``key:value`` extensions (``due:``, ``t:``, ``rec:``, ``pri:``); the Obsidian Tasks
documentation, "Emoji Format"; the Dataview documentation, "Metadata on Tasks and Lists" (``[due:: 2026-03-05]``).
Upstream Tasks reads signs from the line's end backwards; here they may stand anywhere in the item.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
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

_SPACE = r"[ \t\u00a0]*+"
_SIGNS = "".join((*_EMOJI_DATES, *_EMOJI_PRIORITIES, *"🔁🆔⛔🏁"))
_DECORATIONS = frozenset("✅❌➕")
"""Signs that people also write as mere pictures; without a number after them they are no date."""

_DAY_WORDS = re.compile(
    r"today|tomorrow|tonight|next|this|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|\+?\d",
    re.IGNORECASE,
)
_NUMERIC_DATE = re.compile(r"\d{1,4}[-/.]\d")
_TODO = (
    r"(?<![\w:/.?&=#])(?P<todo>due|done|completed|completion|start|t|scheduled|created|cancelled|canceled|rec|pri)::?"
    r"(?P<gap>[ \t\u00a0]?)(?P<todo_value>[^\s\0\[\]()]+)"
)
_TOKEN = re.compile(
    rf"(?P<emoji>[{''.join(_EMOJI_DATES)}])\ufe0f?{_SPACE}(?P<emoji_value>[^\s\0{_SIGNS}]*)"
    rf"|(?P<flag>[{''.join(_EMOJI_PRIORITIES)}])\ufe0f?"
    rf"|🔁\ufe0f?{_SPACE}(?P<repeat>[^{_SIGNS}\n\0\[\]#^@]*)"
    rf"|(?:[🆔⛔]\ufe0f?{_SPACE}[\w,-]+|🏁\ufe0f?{_SPACE}(?:keep|delete))(?=\s*(?:[{_SIGNS}^]|\Z))"
    r"|[\[(](?P<dataview>[A-Za-z]{1,20})::(?P<dataview_value>(?:[^\[\]()\n\0]|\[\[[^\[\]\n\0]{0,40}\]\]){0,400})[\])]"
    rf"|{_TODO}"
    r"|(?P<block>(?<=\s)\^[A-Za-z0-9-]{1,100}\s*\Z)",
    re.IGNORECASE,
)
_TODO_TOKEN = re.compile(_TODO, re.IGNORECASE)
_LONGEST_KEY = len("completion")
_OTHER_TOKEN = re.compile(r"[\[(^]")
"""What begins a token other than todo.txt's, in a text of ASCII."""
_BEFORE_SIGN = re.compile(r" (?=[.,;!?])")
_OWNER = re.compile(r"(?<![\w@./+\\-])@(?P<who>[^\W_][\w.-]*\w|\w)")
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_LIST = r"(?:(?:,\s?|\s(?:and\s)?)(?:{0}))*"
_ORDINAL = r"(?:\d{1,2}(?:st|nd|rd|th)?|first|second|third|fourth|last|(?:second|2nd)\slast)"
_ON = (
    rf"(?:\son\s(?:the\s)?(?:{_WEEKDAY}{_LIST.format(_WEEKDAY)}"
    rf"|{_ORDINAL}{_LIST.format(_ORDINAL)}(?:\s(?:day|{_WEEKDAY}))?))?"
)
_RECURRENCE = re.compile(
    r"\+?\d{0,4}[dbwmy](?!\w)"
    rf"|(?:(?:every\s)?(?:daily|weekly|monthly|quarterly|yearly|annually)"
    rf"|every\s(?:\d{{1,4}}\s|other\s)?(?:day|weekday|week|month|quarter|year)s?(?:\sin\s{_MONTH})?{_ON}"
    rf"|every\s(?:{_MONTH}{_LIST.format(_MONTH)}{_ON}|{_WEEKDAY}{_LIST.format(_WEEKDAY)}))\b(?:\swhen\sdone\b)?",
    re.IGNORECASE,
)
"""todo.txt's ``rec:`` values, and what the Obsidian Tasks documentation shows under "Recurring Tasks"."""

_MAY_HOLD_TOKEN = re.compile(rf"[:^{_SIGNS}]")
_BLANK = " \t\u00a0"
_TRAILING = ".,;:!?*_~\"'”’"


def read_item(visible: str, plain: str, mark: str, at: Place) -> tuple[ActionItem, list[Problem]]:
    """The action item of this text: what follows the brackets, continuation lines included.

    ``plain`` is the same text with code blanked: nothing is read in there. ``at`` gives the place of an offset into it.
    """
    tokens = _Tokens(at)
    taken = [span for match in _tokens(plain) if (span := tokens.take(match))]
    owner, owed_by = _owner(plain, at) if "@" in plain else (None, None)
    if owner:
        taken.append(owner)
    dates = tokens.dates
    item = ActionItem(
        text=_without(visible, [_with_wrapping(plain, *span) for span in taken]),
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


def _tokens(plain: str) -> Iterable[re.Match[str]]:
    if plain.isascii() and not _OTHER_TOKEN.search(plain):
        colon = plain.find(":")
        return _TODO_TOKEN.finditer(plain, max(0, colon - _LONGEST_KEY)) if colon >= 0 else ()
    return _TOKEN.finditer(plain) if _MAY_HOLD_TOKEN.search(plain) else ()


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
        kind = match.lastgroup
        if kind == "todo_value":
            key, value = match["todo"].lower(), match["todo_value"]
            if match["gap"] or key == "t":
                means_day = _DAY_WORDS if key == "due" else _NUMERIC_DATE
                if not means_day.match(value):
                    return None
            return self._keyed(key, value, start, end, "todo.txt")
        if kind == "emoji_value":
            sign, value = match["emoji"], match["emoji_value"]
            if sign in _DECORATIONS and not value[:1].isdigit():
                return None
            return self._date(_EMOJI_DATES[sign], value, start, end, "tasks")
        if kind == "flag":
            self.priority, self.style = _EMOJI_PRIORITIES[match["flag"]], self.style or "tasks"
        elif kind == "repeat":
            return self._repeat(match["repeat"], start, match.start("repeat"), "tasks")
        elif kind == "dataview_value":
            value = match["dataview_value"].replace("[[", "").replace("]]", "").strip(_BLANK)
            return self._keyed(match["dataview"], value, start, end, "dataview")
        return start, end

    def _keyed(self, word: str, value: str, start: int, end: int, style: ItemStyle) -> tuple[int, int] | None:
        key = _KEYS.get(word.lower())
        if key is None:
            return None
        if key == "priority":
            priority = _PRIORITY_WORDS.get(value.lower().rstrip(_TRAILING))
            if priority is None:
                return None
            self.priority, self.style = priority, self.style or style
            return start, end
        if key == "recurrence":
            taken = self._repeat(value, start, end - len(value), style)
            return (start, end) if taken and style == "dataview" else taken
        return self._date(key, value, start, end, style)

    def _date(self, key: DateKey, value: str, start: int, end: int, style: ItemStyle) -> tuple[int, int] | None:
        cleaned = value.rstrip(_TRAILING)
        try:
            when = parse_when(cleaned)
            message = "" if when else f"`{cleaned}` is not a date." if cleaned else "A date is missing here."
        except ImpossibleDateError as error:
            when, message = None, f"`{cleaned}`: {error}."
        if when and when.precision != "day" and (key != "due" or when.precision == "year"):
            when, message = None, f"`{cleaned}` is not a day."
        if when and self.dates.get(key, when) != when:
            when, message = None, f"The item has a date of this kind already: {self.dates[key]} counts."
        if when is None:
            self._add(problems.BAD_ITEM_DATE, start, message, "Write the day as YYYY-MM-DD: 2026-03-05.")
            return None
        self.style = self.style or style
        self.dates[key] = when
        return start, end - (len(value) - len(cleaned) if style != "dataview" else 0)

    def _repeat(self, value: str, start: int, value_start: int, style: ItemStyle) -> tuple[int, int] | None:
        """The recurrence a value begins with; what follows it is prose again."""
        match = _RECURRENCE.match(value)
        if match is None:
            shown = " ".join(value.split())
            self._add(problems.BAD_RECURRENCE, start, f"`{shown}` is not a recurrence.",
                      "Write `every 2 weeks`, `every month when done`, or `rec:2w`.")  # fmt: skip
            return None
        self.recurrence, self.style = " ".join(match[0].split()), self.style or style
        return start, value_start + match.end()

    def _add(self, rule: problems.Rule, start: int, message: str, mend: str) -> None:
        self.problems.append(Problem(rule, self._at(start), message, mend))


def _owner(plain: str, at: Place) -> tuple[tuple[int, int] | None, Link | None]:
    """The span of ``@them``, or else the contact that ``@id`` may name. Whether there is one, the index knows."""
    named: Link | None = None
    for match in _OWNER.finditer(plain):
        if match["who"].lower() == "them":
            return match.span(), None
        if named is None and match["who"].lower() != "me":
            named = Link(match["who"], match["who"], at(match.start()))
    return None, named


_WRAPPINGS = (("(", ")"), ("**", "**"), ("__", "__"), ("*", "*"), ("_", "_"))


def _with_wrapping(text: str, start: int, end: int) -> tuple[int, int]:
    """The span with what encloses nothing else: ``(due:2026-03-05)``, ``**@them**``."""
    for left, right in _WRAPPINGS:
        if text.endswith(left, 0, start) and text.startswith(right, end):
            return start - len(left), end + len(right)
    return start, end


def _day(dates: dict[DateKey, When], key: DateKey) -> date | None:
    return dates[key].start if key in dates else None


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    parts: list[str] = []
    position = 0
    for start, end in sorted(spans):
        parts.append(text[position:start])
        position = max(position, end)
    parts.append(text[position:])
    return _BEFORE_SIGN.sub("", " ".join("".join(parts).split()))
