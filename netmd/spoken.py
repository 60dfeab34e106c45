"""Days as a person types them in a command: ``friday``, ``+2w``, ``12 dec``. A small, strict grammar.

What it does not know is :class:`UnknownDateError`, never a guess: a day that was misread in silence is worse than one
that has to be typed again. Case and spaces do not matter. The rules where people differ:

- ``friday`` is the next one, or with ``past`` the last one; on a Friday it is today.
- ``next friday`` is the first one after today, ``last friday`` the last one before today.
- ``12 dec`` is the next one, or with ``past`` the last one; today counts.
- A week begins on Monday (ISO 8601): ``next week`` is the coming Monday, ``end of week`` this week's Sunday.
- ``next month`` is its first day, or the month itself where a month will do.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from netmd.dates import MONTHS, ImpossibleDateError, Interval, When, make_date, parse_interval, parse_time
from netmd.errors import UsageError

DAY_FORMS: tuple[tuple[str, ...], ...] = (
    ("2026-12-05", "today", "yesterday", "tomorrow"),
    ("friday", "next tuesday", "last tuesday"),
    ("+2w", "-3d", "in 3 weeks", "3 weeks ago"),
    ("12 dec", "dec 12", "12 december 2027"),
    ("end of week", "end of month", "next week", "next month"),
)
"""An example of each form of a day, in the groups they are listed in."""

MONTH_FORMS: tuple[str, ...] = ("2026-12", "dec 2026")
"""The forms of a month."""

SPAN_FORMS: tuple[str, ...] = ("3d", "2w", "6 weeks", "1 month", "a year")
"""The forms of a length of time."""


class UnknownDateError(UsageError):
    """The text is no date of the grammar, or no day of the calendar; the message lists the forms."""


def parse_day(text: str, today: date, *, past: bool = False) -> date:
    """The day that is meant, seen from ``today``; with ``past`` a weekday or a day of the year is the last one.

    Raises :class:`UnknownDateError`.
    """
    words = _words(text)
    try:
        day = _day(words, today, past=past)
        if day is not None:
            return day
        if _clock(words, today, past=past) is not None:
            raise UnknownDateError(_not_a_date(text), "The day alone will do here; leave the time out.")
        month = _month(words, today)
    except ImpossibleDateError as error:
        raise UnknownDateError(f"{_quoted(text)} is not a day: {error}.", "Look at the calendar again.") from error
    if month is not None:
        raise UnknownDateError(_not_a_date(text), f"A day is needed here, such as {month.iso}-01.")
    raise UnknownDateError(_not_a_date(text), _hint(words, past=past))


def parse_spoken(text: str, today: date, *, past: bool = False) -> When:
    """A day, with a time after it perhaps (``friday 14:30``), or a month (``2026-12``, ``dec 2026``, ``next month``).

    Raises :class:`UnknownDateError`.
    """
    words = _words(text)
    try:
        month = _month(words, today)
        if month is not None:
            return month
        day = _day(words, today, past=past)
        found = When(day) if day is not None else _clock(words, today, past=past)
    except ImpossibleDateError as error:
        raise UnknownDateError(f"{_quoted(text)} is not a day: {error}.", "Look at the calendar again.") from error
    if found is None:
        raise UnknownDateError(_not_a_date(text, months=True), _hint(words, past=past))
    return found


def parse_span(text: str) -> Interval:
    """A length of time: ``2w``, ``10 days``, ``a month``. Raises :class:`UnknownDateError`."""
    match = _SPAN.fullmatch(_words(text))
    span = _interval(match[0]) if match else None
    if span is None:
        raise UnknownDateError(f"{_quoted(text)} is not a length of time.", f"Write {_listed(SPAN_FORMS)}.")
    return span


# -- the grammar ----------------------------------------------------------------------------------------------------

_WEEKDAYS = {
    name: number
    for number, names in enumerate((
        "monday mon", "tuesday tue tues", "wednesday wed", "thursday thu thur thurs", "friday fri", "saturday sat",
        "sunday sun",
    ))
    for name in names.split()
}  # fmt: skip
_MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_MONTHS = {
    **{name: number for number, name in enumerate(_MONTH_NAMES, 1)},
    **{name.casefold(): number for number, name in enumerate(MONTHS, 1)},
    "sept": 9,
}
_SPAN = re.compile(r"(?:[0-9]{1,4}|an?|one) ?[a-z]+")
_ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_ISO_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
_DAY_FIRST = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)? ([a-z]+)(?:,? ([0-9]{4}))?")
_MONTH_FIRST = re.compile(r"([a-z]+) ([0-9]{1,2})(?:st|nd|rd|th)?(?:,? ([0-9]{4}))?")
_MONTH_OF_YEAR = re.compile(r"([a-z]+) ([0-9]{4})")
_TIME_AFTER = re.compile(r"(.+?)(?: at)? ([0-9]{1,2}:[0-9]{2})")
_OFFSET = re.compile(r"(?:in |(\+|-) ?)?(.+?)( ago)?")


def _words(text: str) -> str:
    return " ".join(text.casefold().split())


def _day(words: str, today: date, *, past: bool) -> date | None:
    """The day of a text in its plain form; None if it has no form of one."""
    iso = _ISO_DAY.fullmatch(words)
    if iso:
        return make_date(*iso.groups())
    named = _NAMED.get(words)
    if named is not None:
        return _within_calendar(lambda: named(today))
    direction, _, weekday = words.rpartition(" ")
    if weekday in _WEEKDAYS and direction in ("", "next", "last"):
        return _weekday(_WEEKDAYS[weekday], direction, today, past=past)
    by_name = _DAY_FIRST.fullmatch(words) or _MONTH_FIRST.fullmatch(words)
    if by_name:
        first, second, year = by_name.groups()
        day, month = (first, second) if first.isdigit() else (second, first)
        if month in _MONTHS:
            return _day_of_month(int(day), _MONTHS[month], year, today, past=past)
    return _offset(words, today, past=past)


def _clock(words: str, today: date, *, past: bool) -> When | None:
    """A day and a time after it."""
    match = _TIME_AFTER.fullmatch(words)
    day = _day(match[1], today, past=past) if match else None
    if match is None or day is None:
        return None
    return When(day, clock=parse_time(match[2]))


def _month(words: str, today: date) -> When | None:
    iso = _ISO_MONTH.fullmatch(words)
    if iso:
        return When(make_date(iso[1], iso[2], 1), "month")
    named = _MONTH_OF_YEAR.fullmatch(words)
    if named and named[1] in _MONTHS:
        return When(make_date(named[2], _MONTHS[named[1]], 1), "month")
    return When(_within_calendar(lambda: _next_month(today)), "month") if words == "next month" else None


def _next_month(today: date) -> date:
    return _end_of_month(today) + timedelta(days=1)


def _end_of_month(today: date) -> date:
    return When(today.replace(day=1), "month").end


_NAMED: dict[str, Callable[[date], date]] = {
    "today": lambda today: today,
    "yesterday": lambda today: today - timedelta(days=1),
    "tomorrow": lambda today: today + timedelta(days=1),
    "next week": lambda today: today + timedelta(days=7 - today.weekday()),
    "next month": _next_month,
    "end of week": lambda today: today + timedelta(days=6 - today.weekday()),
    "end of the week": lambda today: today + timedelta(days=6 - today.weekday()),
    "end of month": _end_of_month,
    "end of the month": _end_of_month,
}


def _weekday(wanted: int, direction: str, today: date, *, past: bool) -> date:
    ahead = (wanted - today.weekday()) % 7
    if direction == "next":
        ahead = ahead or 7
    elif direction == "last" or (past and ahead):
        ahead -= 7
    return _within_calendar(lambda: today + timedelta(days=ahead))


def _day_of_month(day: int, month: int, year: str | None, today: date, *, past: bool) -> date:
    """The day of that year; without one the nearest in the direction looked to, which for 29 February may be years."""
    name = f"{day} {MONTHS[month - 1]}"
    if year:
        try:
            return date(int(year), month, day)
        except ValueError as error:
            raise ImpossibleDateError(f"there is no {name} {year}") from error
    for years in range(_YEARS_TO_A_LEAP_DAY + 1):
        wanted = today.year + (-years if past else years)
        try:
            found = date(wanted, month, day)
        except ValueError:
            continue
        if found == today or (found < today) == past:
            return found
    raise ImpossibleDateError(f"there is no {name}")


_YEARS_TO_A_LEAP_DAY = 8
"""From one leap day to the next at most: 1896 to 1904."""


def _offset(words: str, today: date, *, past: bool) -> date | None:
    """``+2w``, ``-3d``, ``in 3 weeks``, ``3 weeks ago``; ``2w`` alone only where just days to come are meant."""
    match = _OFFSET.fullmatch(words)
    if match is None or not _SPAN.fullmatch(match[2]):
        return None
    span = _interval(match[2])
    is_ahead = match[1] == "+" or words.startswith("in ")
    is_back = match[1] == "-" or match[3] is not None
    if span is None or (is_ahead and is_back) or not (is_ahead or is_back or not past) or (match[1] and match[3]):
        return None
    found = Interval(-span.count if is_back else span.count, span.unit).after(today)
    if found == date.max or (found < today) != is_back:
        raise ImpossibleDateError("that is beyond the calendar")
    return found


def _interval(span: str) -> Interval | None:
    return parse_interval(span) if not span.startswith("every") else None


def _within_calendar(work: Callable[[], date]) -> date:
    try:
        return work()
    except (OverflowError, ValueError) as error:
        raise ImpossibleDateError("that is beyond the calendar") from error


# -- what to say ----------------------------------------------------------------------------------------------------

_NUMBERS = re.compile(r"([0-9]{1,4})([./-])([0-9]{1,2})(?:\2([0-9]{1,4}))?\.?")


def _not_a_date(text: str, *, months: bool = False) -> str:
    lines = [f"{_quoted(text)} is not a date netmd knows. These are:"]
    lines += [f"  {', '.join(group)}" for group in DAY_FORMS]
    if months:
        lines.append(f"  a month: {', '.join(MONTH_FORMS)}; a time after a day: today 14:30")
    return "\n".join(lines)


def _hint(words: str, *, past: bool) -> str:
    """What to write instead, where the text comes near a form."""
    match = _NUMBERS.fullmatch(words)
    if match:
        return _hint_for_numbers(match[1], match[3], match[4])
    span = _SPAN.fullmatch(words)
    if past and span and _interval(words):
        return f"Write -{words} or {words} ago."
    return ""


def _hint_for_numbers(first: str, second: str, year: str | None) -> str:
    """Which day a text of numbers may mean: there are two readings of ``05.12.2026``."""
    if len(first) == 4:
        return f"Write {first}-{int(second):02}-{int(year):02}." if year and len(year) <= 2 else ""
    shown = (year if year and len(year) == 4 else "") and f" {year}"
    readings = [
        f"{int(day)} {MONTHS[int(month) - 1].lower()}{shown}"
        for day, month in dict.fromkeys(((first, second), (second, first)))
        if 1 <= int(month) <= 12 and 1 <= int(day) <= 31
    ]
    if not readings:
        return ""
    return f"Write {' or '.join(readings)}{', whichever you mean' if len(readings) > 1 else ''}."


def _quoted(text: str) -> str:
    shown = " ".join(text.split())
    return f"'{shown if len(shown) <= 40 else shown[:39] + '…'}'"


def _listed(forms: tuple[str, ...]) -> str:
    return f"{', '.join(forms[:-1])} or {forms[-1]}"
