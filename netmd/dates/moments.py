"""Days, months and years as they are written in notes, with or without an hour; and days of the year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import lru_cache
from typing import Literal

from netmd.dates.intervals import Interval, add_days

Precision = Literal["day", "month", "year"]


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
