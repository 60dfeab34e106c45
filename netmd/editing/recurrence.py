"""When a recurring item is due next: todo.txt's ``rec:``, Obsidian Tasks' ``every …``.

Sources: the ``rec:`` extension of todo.txt (``[+]N[dbwmy]``; ``+`` counts from the due date, else from completion) and
the Obsidian Tasks documentation, "Recurring Tasks" (``when done`` counts from completion, else from the due date).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from netmd.dates import Interval, Unit, add_days

_TODO_TXT = re.compile(r"(?P<strict>\+)?(?P<count>\d{0,4})(?P<unit>[dbwmy])")
_EVERY = re.compile(
    r"every\s+(?:(?P<count>\d{1,4})\s+|(?P<other>other)\s+)?(?P<unit>day|weekday|week|month|quarter|year)s?"
    r"(?:\s+on\s+(?P<on>.+))?"
)
_NAMED: dict[str, Interval] = {
    "daily": Interval(1, "day"), "weekly": Interval(1, "week"), "monthly": Interval(1, "month"),
    "quarterly": Interval(3, "month"), "yearly": Interval(1, "year"), "annually": Interval(1, "year"),
}  # fmt: skip
_UNITS: dict[str, Unit] = {"d": "day", "w": "week", "m": "month", "y": "year", "day": "day", "week": "week",
                           "month": "month", "year": "year"}  # fmt: skip
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def counts_from_completion(rule: str) -> bool:
    """Whether the next one counts from the day it was done, not from the day it was due."""
    rule = " ".join(rule.casefold().split())
    todo_txt = _TODO_TXT.fullmatch(rule)
    return not todo_txt["strict"] if todo_txt else rule.endswith(" when done")


def next_day(rule: str, start: date, anchor: int) -> date | None:
    """The day that follows ``start`` by a rule; None if the rule cannot be worked out.

    ``anchor`` is the day of the month it began on: an item of the 31st is due on the last of a shorter month and on the
    31st again after it.
    """
    rule = re.sub(r" when done\Z", "", " ".join(rule.casefold().split()))
    todo_txt = _TODO_TXT.fullmatch(rule)
    if todo_txt:
        count = int(todo_txt["count"] or 1)
        if not count:
            return None
        if todo_txt["unit"] == "b":
            return _business_day(start, count)
        return _stepped(Interval(count, _UNITS[todo_txt["unit"]]), start, anchor)
    named = _NAMED.get(rule.removeprefix("every ").strip())
    if named:
        return _stepped(named, start, anchor)
    if rule.removeprefix("every ") in _WEEKDAYS:
        return _on_weekdays(rule.removeprefix("every "), start, 1)
    match = _EVERY.fullmatch(rule)
    if match is None:
        return None
    count = 2 if match["other"] else int(match["count"] or 1)
    return _every(count, match["unit"], match["on"], start, anchor) if count else None


def _every(count: int, unit: str, on: str | None, start: date, anchor: int) -> date | None:
    if on is None:
        if unit == "weekday":
            return _business_day(start, count)
        interval = Interval(3 * count, "month") if unit == "quarter" else Interval(count, _UNITS[unit])
        return _stepped(interval, start, anchor)
    if unit == "week":
        return _on_weekdays(on, start, count)
    return _on_day_of_month(on, start, count) if unit == "month" else None


def _stepped(interval: Interval, start: date, anchor: int) -> date:
    following = interval.after(start)
    if interval.unit in ("month", "year") and following < date.max:
        # a day that the last month was too short for comes back
        return following + relativedelta(day=max(anchor, start.day))
    return following


def _business_day(start: date, count: int) -> date:
    day = start
    for _ in range(min(count, 2000)):
        day = add_days(day, 1)
        while day.weekday() > 4:
            day = add_days(day, 1)
    return day


def _on_weekdays(on: str, start: date, count: int) -> date | None:
    """``on Monday, Friday``: the next of these days this week, else the first of them, so many weeks on."""
    names = [name for name in re.split(r"[\s,]+(?:and\s+)?", on.strip()) if name]
    numbers = sorted(_WEEKDAYS.index(name) for name in names if name in _WEEKDAYS)
    if not numbers or len(numbers) < len(names):
        return None
    later = [number for number in numbers if number > start.weekday()]
    if later:
        return add_days(start, later[0] - start.weekday())
    monday = add_days(start, -start.weekday())
    return add_days(monday, 7 * count + numbers[0])


def _on_day_of_month(on: str, start: date, count: int) -> date | None:
    """``on the 15th``, ``on the last``, ``on the last friday``, ``on the 2nd tuesday``."""
    match = re.fullmatch(r"the\s+(?:(?P<number>\d{1,2})(?:st|nd|rd|th)|(?P<last>last))(?:\s+(?P<weekday>[a-z]+))?", on)
    if match is None or (match["weekday"] and match["weekday"] not in _WEEKDAYS):
        return None
    number = int(match["number"] or 0)
    if number > 31 or (match["number"] and not number) or (match["weekday"] and number > 4):
        return None
    in_month = _nth_weekday(number, _WEEKDAYS.index(match["weekday"])) if match["weekday"] else _nth_day(number)
    first = start.replace(day=1)
    this_month = in_month(first)
    return this_month if this_month > start else in_month(first + relativedelta(months=count))


def _nth_day(number: int) -> Callable[[date], date]:
    return lambda first: first + relativedelta(day=number or 31)


def _nth_weekday(number: int, weekday: int) -> Callable[[date], date]:
    def found(first: date) -> date:
        if number:
            return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))
        last = first + relativedelta(day=31)
        return last - timedelta(days=(last.weekday() - weekday) % 7)

    return found
