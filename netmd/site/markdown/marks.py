"""The dates that action items carry, in each style that is read, shown as words.

todo.txt `due:2026-03-05`, Obsidian Tasks `📅 2026-03-05`, Dataview `[due:: 2026-03-05]` and `(due:: 2026-03-05)`.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

_DATE = r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?"

TODO_TXT = rf"(?<![^\s(])(?P<key>due|done|completion|scheduled|start|created|cancelled|t):(?P<when>{_DATE})(?![\w-])"
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
KINDS = frozenset({"due", "done", "scheduled", "start", "created", "cancelled"})
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def mark(key: str, value: str) -> Element:
    """`<span class="mark due">due 5 Mar 2026</span>` for key `due`, or the sign for it, and value `2026-03-05`."""
    kind = _WORDS.get(key, key.strip().lower())
    value = value.strip()
    element = Element("span", {"class": f"mark {kind}" if kind in KINDS else "mark"})
    element.text = AtomicString(f"{kind} {_in_words(value)}".strip())
    return element


def _in_words(value: str) -> str:
    if not re.fullmatch(_DATE, value):
        return value
    year, month, *day = value.split("-")
    if not 1 <= int(month) <= 12:
        return value
    return " ".join([*(str(int(part)) for part in day), _MONTHS[int(month) - 1], year])
