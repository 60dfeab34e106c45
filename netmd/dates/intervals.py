"""Intervals and windows: how long, and how often to be in touch."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from functools import lru_cache
from typing import Literal

from dateutil.relativedelta import relativedelta

Unit = Literal["day", "week", "month", "year"]


@dataclass(frozen=True, slots=True)
class Interval:
    """So many days, weeks, months or years."""

    count: int
    unit: Unit

    def after(self, start: date) -> date:
        """The day that lies this long after ``start``; a month's end is kept within the month."""
        try:
            if self.unit in ("day", "week"):
                return start + timedelta(days=self.count * (7 if self.unit == "week" else 1))
            months = self.count * (12 if self.unit == "year" else 1)
            return start + relativedelta(months=months)
        except (OverflowError, ValueError):
            return date.max

    def __str__(self) -> str:
        return f"{self.count} {self.unit}{'s' if self.count != 1 else ''}"


@dataclass(frozen=True, slots=True)
class Window:
    """How often to be in touch: due after ``earliest``, late after ``latest``.

    A single interval n is the window from n to one and a half n: ``latest`` is None then.
    """

    earliest: Interval
    latest: Interval | None = None

    def due(self, last_touch: date) -> date:
        """The first day on which a word is due."""
        return self.earliest.after(last_touch)

    def late(self, last_touch: date) -> date:
        """The last day on which it is still in time; it is late from the day after."""
        if self.latest is not None:
            return self.latest.after(last_touch)
        span = (self.due(last_touch) - last_touch).days
        return add_days(last_touch, math.ceil(span * 1.5))

    def __str__(self) -> str:
        if self.latest is None:
            return f"every {self.earliest}" if self.earliest.count != 1 else f"every {self.earliest.unit}"
        if self.latest.unit == self.earliest.unit:
            return f"every {self.earliest.count}-{self.latest}"
        return f"every {self.earliest} to {self.latest}"


class NoCadence(Enum):
    """``cadence: none``: this tie has no rhythm to keep."""

    NONE = "none"

    def __str__(self) -> str:
        return "no cadence"


Cadence = Window | NoCadence


def add_days(start: date, days: int) -> date:
    """``start`` plus ``days``, held at the calendar's ends."""
    try:
        return start + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


_NAMED_INTERVALS: dict[str, Interval] = {
    "daily": Interval(1, "day"),
    "weekly": Interval(1, "week"),
    "fortnightly": Interval(2, "week"),
    "biweekly": Interval(2, "week"),
    "bi-weekly": Interval(2, "week"),
    "monthly": Interval(1, "month"),
    "bimonthly": Interval(2, "month"),
    "bi-monthly": Interval(2, "month"),
    "quarterly": Interval(3, "month"),
    "half-yearly": Interval(6, "month"),
    "semiannually": Interval(6, "month"),
    "biannually": Interval(6, "month"),
    "yearly": Interval(1, "year"),
    "annually": Interval(1, "year"),
    "annual": Interval(1, "year"),
}
_UNIT_WORDS: tuple[tuple[Interval, str], ...] = (
    (Interval(1, "day"), "d day days"),
    (Interval(1, "week"), "w wk wks week weeks"),
    (Interval(2, "week"), "fortnight fortnights"),
    (Interval(1, "month"), "m mo mos month months"),
    (Interval(3, "month"), "q quarter quarters"),
    (Interval(1, "year"), "y yr yrs year years"),
)
_UNITS = {word: unit for unit, words in _UNIT_WORDS for word in words.split()}
_INTERVAL = re.compile(r"(every )?(?:(\d{1,4}|an?|one|other) ?)?([a-z]+)")
_WINDOW = re.compile(r"(?:every )?(\d{1,4}) ?([a-z]*) ?(?:-|\u2013|\u2014|to|\.\.) ?(\d{1,4}) ?([a-z]+)")


def parse_interval(text: str) -> Interval | None:
    """``14d``, ``2w``, ``30 days``, ``every 6 weeks``, ``every other week``, ``monthly``; None for any other form."""
    text = " ".join(text.casefold().split())
    if text in _NAMED_INTERVALS:
        return _NAMED_INTERVALS[text]
    match = _INTERVAL.fullmatch(text)
    if match is None or not (match[1] or match[2]):
        return None
    count = match[2] or "1"
    return _times(int(count) if count.isdigit() else 2 if count == "other" else 1, match[3])


def _times(count: int, unit: str) -> Interval | None:
    one = _UNITS.get(unit)
    return Interval(count * one.count, one.unit) if one and count else None


@lru_cache(maxsize=256)
def parse_cadence(text: str) -> Cadence | None:
    """An interval, a window (``4-6 weeks``, ``1 month to 6 weeks``) or ``none``; None for any other form."""
    text = " ".join(text.casefold().split())
    if text in ("none", "never", "no"):
        return NoCadence.NONE
    interval = parse_interval(text)
    if interval is not None:
        return Window(interval)
    match = _WINDOW.fullmatch(text)
    if match is None:
        return None
    low, low_unit, high, high_unit = match.groups()
    first, last = _times(int(low), low_unit or high_unit), _times(int(high), high_unit)
    if first is None or last is None:
        return None
    window = Window(first, last)
    reference = date(2000, 1, 1)
    return window if window.due(reference) <= window.late(reference) else None
