"""The dates, priorities and recurrences that action items carry, in each style that is read, shown as words.

todo.txt `due:2026-03-05` `pri:A` `rec:2w`, Obsidian Tasks `📅 2026-03-05` `⏫` `🔁 every 2 weeks`, Dataview
`[due:: 2026-03-05]` and `(due:: 2026-03-05)`; and `@them`, for what others owe.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from netmd.dates import MONTHS

_DATE = r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?"

SIGNS = "➕🛫⏳⌛📅📆🗓✅❌🔺⏫🔼🔽⏬🔁"
"""The signs of Obsidian Tasks that are read below."""
TODO_TXT = rf"(?<![^\s(])(?P<key>due|done|completion|scheduled|start|created|cancelled|t):(?P<when>{_DATE})(?![\w-])"
PRIORITY = r"(?<![\w:/.?&=#])(?:pri|priority):(?P<pri>[A-Ea-e]|(?:high|low)(?:est)?|medium|normal)(?![\w-])"
RECURRENCE = r"(?<![\w:/.?&=#])rec:(?P<rec>\+?[0-9]{0,4}[dbwmy])(?!\w)"
FLAG = r"(?P<flag>[🔺⏫🔼🔽⏬])\ufe0f?"
_PERIOD = r"(?:day|weekday|week|month|quarter|year)s?"
REPEAT = rf"🔁\ufe0f?[ \t\xa0]*+(?P<repeat>every (?:[0-9]{{1,4}} |other )?{_PERIOD}(?: when done)?)(?!\w)"
THEM = re.compile(r"(?<![\w@./+-])@them(?![\w.-]*\w)", re.IGNORECASE)
"""Whose the item is, anywhere in its text."""
TASKS = rf"(?P<sign>➕|🛫|[⏳⌛]|[📅📆🗓]|✅|❌)\ufe0f?[ \t\xa0]*+(?P<on>{_DATE})(?![\w-])"
_FIELD = r"(?P<key{0}>[A-Za-z][\w -]{{0,40}})::[ \t]*+(?P<value{0}>[^\[\]()\n]{{0,200}})"
DATAVIEW = rf"\[{_FIELD.format(1)}\]|\({_FIELD.format(2)}\)"

_WORDS = {
    "t": "start",
    "completion": "done",
    "➕": "created",
    "🛫": "start",
    "⏳": "scheduled",
    "⌛": "scheduled",
    "📅": "due",
    "📆": "due",
    "🗓": "due",
    "✅": "done",
    "❌": "cancelled",
}
_DATES = frozenset({"due", "done", "scheduled", "start", "created", "cancelled"})
KINDS = _DATES | {"priority", "recurrence", "theirs"}
# As they are read: todo.txt knows letters only, of which A is the highest.
_PRIORITIES = {
    "a": "highest", "b": "high", "c": "medium", "d": "low", "e": "lowest", "normal": "medium",
    "🔺": "highest", "⏫": "high", "🔼": "medium", "🔽": "low", "⏬": "lowest",
    **{word: word for word in ("highest", "high", "medium", "low", "lowest")},
}  # fmt: skip
_PERIODS = {"d": "day", "b": "weekday", "w": "week", "m": "month", "y": "year"}
_RECURRENCE_KEYS = frozenset({"repeat", "recurrence", "rec"})


def mark(key: str, value: str) -> Element:
    """`<span class="mark due">due 5 Mar 2026</span>` for key `due`, or the sign for it, and value `2026-03-05`."""
    kind = _WORDS.get(key, key.strip().lower())
    value = value.strip()
    if kind in ("priority", "pri") and value.lower() in _PRIORITIES:
        return priority(value)
    if kind in _RECURRENCE_KEYS:
        return recurrence(value)
    return _quiet(kind if kind in _DATES else "", f"{kind} {_in_words(value)}".strip())


def priority(value: str) -> Element:
    """`<span class="mark priority">high priority</span>` for `high`, `B` or the sign for it."""
    return _quiet("priority", f"{_PRIORITIES[value.lower()]} priority")


def recurrence(value: str) -> Element:
    """`<span class="mark recurrence">every 2 weeks</span>` for `every 2 weeks` or todo.txt's `2w`."""
    short = re.fullmatch(r"\+?([0-9]{0,4})([dbwmy])", value)
    if short:
        count, period = int(short[1] or 1), _PERIODS[short[2]]
        value = f"every {period}" if count == 1 else f"every {count} {period}s"
    return _quiet("recurrence", value)


def theirs() -> Element:
    """`<span class="mark theirs">theirs</span>`, for `@them`."""
    return _quiet("theirs", "theirs")


def _quiet(kind: str, text: str) -> Element:
    element = Element("span", {"class": f"mark {kind}".strip()})
    element.text = AtomicString(text)
    return element


def _in_words(value: str) -> str:
    if not re.fullmatch(_DATE, value):
        return value
    year, month, *day = value.split("-")
    if not 1 <= int(month) <= 12:
        return value
    return " ".join([*(str(int(part)) for part in day), MONTHS[int(month) - 1], year])
