"""A reminder of Monica's as an action item: once, or again and again."""

from __future__ import annotations

from datetime import date

from netmd.dates import Interval, Unit, When
from netmd.exchange.readers.monica.values import Thing, day_of
from netmd.exchange.records import ItemRecord

_UNITS: dict[str, Unit] = {"day": "day", "week": "week", "month": "month", "year": "year"}
_MOST = 9999


def reminder_item(held: Thing, today: date) -> ItemRecord | None:
    """A reminder as an item that is due on its day; one that comes again, on its next day from ``today`` on.

    None for one of a birthday that Monica made itself: those are read from the birthday.
    """
    begins = day_of(held.get("initial_date"))
    text = ": ".join(filter(None, (held.text("title"), held.text("description"))))
    unit = _UNITS.get(held.text("frequency_type").casefold())
    if "delible" in held.properties and not held.flag("delible"):
        return None
    is_over = held.flag("inactive")
    number = held.text("frequency_number") or "1"
    count = int(number) if number.isascii() and number.isdigit() and len(number) <= len(str(_MOST)) else 0
    if begins is None or unit is None or not count or is_over:
        return ItemRecord(text=text, due=begins, is_done=is_over)
    return ItemRecord(text=text, due=When(_next(begins.start, count, unit, today)), recurrence=f"+{count}{unit[0]}")


def _next(begins: date, count: int, unit: Unit, today: date) -> date:
    """The first day of a series, from ``today`` on; each is counted from the beginning, so that the 31st stays."""
    if begins >= today:
        return begins
    days = {"day": 1, "week": 7, "month": 31, "year": 366}[unit] * count
    times = (today - begins).days // days
    day = Interval(count * times, unit).after(begins) if times else begins
    while day < today:
        times += 1
        day = Interval(count * times, unit).after(begins)
    return day
