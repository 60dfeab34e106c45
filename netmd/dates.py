"""Dates as people write them in notes: whole days, months, years, intervals and windows.

Everything here is pure. "Today" is always a parameter: the clock is read once, at the command line.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import Enum
from functools import lru_cache
from typing import Literal

from dateutil.relativedelta import relativedelta

Precision = Literal["day", "month", "year"]
Unit = Literal["day", "week", "month", "year"]

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


class ImpossibleDateError(ValueError):
    """The text has the form of a date or time, but there is no such day or hour: ``2026-02-30``."""


@dataclass(frozen=True, slots=True)
class When:
    """A day, a month or a year, and for a day perhaps a time.

    ``start`` is the first day of it; the last one is :attr:`end`. ISO 8601 calendar dates with reduced
    precision (``2026-12``, ``2026``) are the source of the forms.
    """

    start: date
    precision: Precision = "day"
    clock: time | None = None

    @property
    def end(self) -> date:
        """The last day of it: the same day, or the month's or year's last."""
        if self.precision == "day":
            return self.start
        following = Interval(1, self.precision).after(self.start)
        return following - timedelta(days=1) if following < date.max else date.max

    @property
    def iso(self) -> str:
        """As written in a note: ``2026-03-04``, ``2026-12``, ``2026``; without the time."""
        return self.start.isoformat()[: {"day": 10, "month": 7, "year": 4}[self.precision]]

    @property
    def sort_key(self) -> tuple[date, int, time]:
        """In the order of time; within a day those without a time come first."""
        return self.start, _PRECISION_RANK[self.precision], self.clock or time.min

    def __str__(self) -> str:
        return f"{self.iso} {self.clock:%H:%M}" if self.clock else self.iso


_PRECISION_RANK = {"year": 0, "month": 1, "day": 2}


@dataclass(frozen=True, slots=True)
class Birthday:
    """A day of the year, with the year of birth where it is known (vCard BDAY, RFC 6350 section 6.2.5)."""

    month: int
    day: int
    year: int | None = None

    def next_on_or_after(self, today: date) -> date:
        """The next time it is celebrated; 29 February falls on 28 February in a common year."""
        this_year = self._in(today.year)
        if this_year >= today or today.year == date.max.year:
            return max(this_year, today)
        return self._in(today.year + 1)

    def _in(self, year: int) -> date:
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return date(year, 2, 28)

    @property
    def iso(self) -> str:
        """``1988-05-18``, or ``--05-18`` without a year."""
        year = f"{self.year:04}" if self.year else "-"
        return f"{year}-{self.month:02}-{self.day:02}"


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


_WHEN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@lru_cache(maxsize=4096)
def parse_when(text: str) -> When | None:
    """``2026-03-04``, ``2026-03`` or ``2026``, and for a day a time after it (``2026-03-04 14:30``).

    None if the text has no such form; raises :class:`ImpossibleDateError` if it has, but the day does not exist.
    """
    text = text.strip()
    day, _, clock = text.replace("T", " ", 1).partition(" ") if len(text) > 10 else (text, "", "")
    match = _WHEN.fullmatch(day)
    if match is None:
        return None
    year, month, day_of_month = match.groups()
    if clock and (day_of_month is None or not re.fullmatch(r"\d{1,2}:\d{2}(:\d{2})?", clock.strip())):
        return None
    precision: Precision = "day" if day_of_month else "month" if month else "year"
    return When(make_date(year, month or "1", day_of_month or "1"), precision, parse_time(clock) if clock else None)


def make_date(year: str | int, month: str | int, day: str | int) -> date:
    """The date of these numbers; raises :class:`ImpossibleDateError` if there is none."""
    try:
        return date(int(year), int(month), int(day))
    except ValueError as error:
        what = f"day {year}-{month}-{day}" if 1 <= int(month) <= 12 else f"month {year}-{month}"
        raise ImpossibleDateError(f"there is no {what}") from error


def parse_time(text: str) -> time:
    """``14:30`` or ``14:30:00``; raises :class:`ImpossibleDateError` if there is no such hour."""
    hour, minute = text.strip().split(":")[:2]
    try:
        return time(int(hour), int(minute))
    except ValueError as error:
        raise ImpossibleDateError(f"there is no time {text.strip()}") from error


_BIRTHDAY = re.compile(r"(?:(?:(\d{4})-?|--)(\d{2})-?|(\d{2})-)(\d{2})")


def parse_birthday(text: str) -> Birthday | None:
    """``1988-05-18``, ``--05-18``, ``--0518`` or ``05-18``; None for any other form.

    Raises :class:`ImpossibleDateError` if there is no such day.
    """
    match = _BIRTHDAY.fullmatch(text.strip())
    if match is None:
        return None
    year, month, month_alone, day = match.groups()
    month = month or month_alone
    make_date(year or 2000, month, day)
    return Birthday(int(month), int(day), int(year) if year else None)


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


def short_date(day: date, today: date) -> str:
    """``2 Oct``, with the year where it is not this one: ``2 Oct 2025``."""
    text = f"{day.day} {MONTHS[day.month - 1]}"
    return text if day.year == today.year else f"{text} {day.year}"


def short_when(when: When, today: date) -> str:
    """``2 Oct``, ``Dec 2026``, ``2026``, with a time where there is one: ``2 Oct 14:30``."""
    if when.precision == "year":
        return str(when.start.year)
    if when.precision == "month":
        return f"{MONTHS[when.start.month - 1]} {when.start.year}"
    text = short_date(when.start, today)
    return f"{text} {when.clock:%H:%M}" if when.clock else text


def with_weekday(day: date) -> str:
    """``Fri 2026-05-15``: what is said of a day that a person named in words, so that a slip of the tongue is seen."""
    return f"{WEEKDAYS[day.weekday()]} {day}"


def span_in_words(days: int) -> str:
    """A number of days as a person says it: ``5 days``, ``3 weeks``, ``4 months``, ``2 years``."""
    days = abs(days)
    for size, unit in ((365, "year"), (30, "month"), (7, "week")):
        if days >= 2 * size:
            count = days // size
            return f"{count} {unit}s"
    return "1 day" if days == 1 else f"{days} days"


def relative_day(day: date, today: date) -> str:
    """``today``, ``tomorrow``, ``yesterday``, ``in 5 days``, ``3 weeks ago``."""
    days = (day - today).days
    named = {0: "today", 1: "tomorrow", -1: "yesterday"}.get(days)
    if named:
        return named
    return f"in {span_in_words(days)}" if days > 0 else f"{span_in_words(days)} ago"


_ISO_DATE = re.compile(r"(?<![\w-])(?:(\d{4})-(\d{2})(?:-(\d{2}))?|--(\d{2})-(\d{2}))(?![\w-])")


def shift_iso_dates(text: str, days: int) -> str:
    """The text with every ISO date in it moved by so many days: days, months (``2026-12``), days of the year
    (``--05-18``). What only looks like a date stays.
    """

    def moved(match: re.Match[str]) -> str:
        year, month, day, yearly_month, yearly_day = match.groups()
        try:
            if yearly_month:
                start = add_days(date(2000, int(yearly_month), int(yearly_day)), days)
                return f"--{start.month:02}-{start.day:02}"
            start = add_days(date(int(year), int(month), int(day or 15)), days)
        except ValueError:
            return match[0]
        return start.isoformat() if day else start.isoformat()[:7]

    return _ISO_DATE.sub(moved, text)
