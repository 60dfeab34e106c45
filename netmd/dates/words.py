"""Days, and the time between them, as a person says them."""

from __future__ import annotations

from datetime import date

from netmd.dates.moments import When

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


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
