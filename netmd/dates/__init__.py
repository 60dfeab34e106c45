"""Dates as people write them in notes: whole days, months, years, intervals and windows.

Everything here is pure. "Today" is always a parameter: the clock is read once, at the command line.
"""

from __future__ import annotations

from netmd.dates.intervals import Cadence, Interval, NoCadence, Unit, Window, add_days, parse_cadence, parse_interval
from netmd.dates.moments import (
    Birthday,
    ImpossibleDateError,
    Precision,
    When,
    make_date,
    parse_birthday,
    parse_time,
    parse_when,
    shift_iso_dates,
)
from netmd.dates.words import (
    MONTHS,
    WEEKDAYS,
    relative_day,
    short_date,
    short_when,
    span_in_words,
    with_weekday,
)

__all__ = [
    "MONTHS", "WEEKDAYS", "Birthday", "Cadence", "ImpossibleDateError", "Interval", "NoCadence", "Precision", "Unit",
    "When", "Window", "add_days", "make_date", "parse_birthday", "parse_cadence", "parse_interval", "parse_time",
    "parse_when", "relative_day", "shift_iso_dates", "short_date", "short_when", "span_in_words", "with_weekday",
]  # fmt: skip
