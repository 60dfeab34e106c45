"""The stretch of time a page of figures covers, cut into months or quarters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Grain = Literal["month", "quarter"]

PERIODS = 13
"""So many at most: this month or quarter beside that of a year (or of three) ago."""
FEWEST = 6
"""A notebook just begun still shows so many, the first of them empty: less is no course of time."""
_MONTHS: dict[Grain, int] = {"month": 1, "quarter": 3}


@dataclass(frozen=True, slots=True)
class Period:
    """A month or a quarter: its first and its last day."""

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Span:
    """The periods up to today's, oldest first; the last one is not over yet."""

    grain: Grain
    periods: tuple[Period, ...]

    @property
    def start(self) -> date:
        """The first day counted."""
        return self.periods[0].start

    def position(self, day: date) -> int | None:
        """Which of the periods a day lies in; None before the first and after the last."""
        start, months = self.periods[0].start, _MONTHS[self.grain]
        at = (day.year * 12 + day.month - 1) // months - (start.year * 12 + start.month - 1) // months
        return at if 0 <= at < len(self.periods) else None


def span_of(first: date | None, today: date) -> Span:
    """The span for a notebook whose first touch is of that day.

    By month while all of it lies within a year, else by quarter and no further back than three years.
    """
    reach = _ordinal(today, "month") - _ordinal(min(first or today, today), "month") + 1
    grain: Grain = "month" if reach <= PERIODS else "quarter"
    now = _ordinal(today, grain)
    begun = _ordinal(min(first or today, today), grain)
    oldest = max(min(begun, now - FEWEST + 1), now - PERIODS + 1, _ordinal(date.min, grain))
    return Span(grain, tuple(_period(at, grain) for at in range(oldest, now + 1)))


def _ordinal(day: date, grain: Grain) -> int:
    return (day.year * 12 + day.month - 1) // _MONTHS[grain]


def _period(ordinal: int, grain: Grain) -> Period:
    following = _first_day(ordinal + 1, grain)
    end = following - timedelta(days=1) if following else date.max
    return Period(_first_day(ordinal, grain) or date.max, end)


def _first_day(ordinal: int, grain: Grain) -> date | None:
    """The first day of the period; None beyond the calendar."""
    year, month = divmod(ordinal * _MONTHS[grain], 12)
    return date(year, month + 1, 1) if year <= date.max.year else None
