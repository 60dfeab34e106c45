"""What comes again: the days of a recurrence rule (RFC 5545 section 3.3.10), within a window and a budget.

By hand, as dateutil's rules cannot be bounded: it looks for a 30 February until the year 9999, which takes seconds, and
a file may have thousands of them. The tests compare the two.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Frequency = Literal["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]
_WEEKDAYS = {name: number for number, name in enumerate(("MO", "TU", "WE", "TH", "FR", "SA", "SU"))}


@dataclass(slots=True)
class Budget:
    """How many days may still be looked at, for all rules of a file together."""

    days: int = 1_500_000


class NotUnderstoodError(ValueError):
    """A rule that is none, or that says more than is read here."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule. ``until`` is as written; ``weekdays`` are pairs of a number (0: each) and a day from Monday, 0."""

    frequency: Frequency
    interval: int = 1
    count: int | None = None
    until: str = ""
    week_start: int = 0
    months: frozenset[int] = frozenset()
    month_days: frozenset[int] = frozenset()
    weekdays: frozenset[tuple[int, int]] = frozenset()
    positions: tuple[int, ...] = ()
    every_weekday: frozenset[int] = field(default=frozenset(), init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "every_weekday", frozenset(day for _, day in self.weekdays))


def read_rule(text: str) -> Rule:
    """The rule of an RRULE; :exc:`NotUnderstoodError` for one by week numbers, days of the year or several hours."""
    parts = dict(part.strip().upper().partition("=")[::2] for part in text[:_LONGEST].split(";") if part.strip())
    frequency = parts.pop("FREQ", "")
    if frequency not in ("DAILY", "WEEKLY", "MONTHLY", "YEARLY") or parts.keys() - _UNDERSTOOD:
        raise NotUnderstoodError(text)
    try:
        for name in ("BYHOUR", "BYMINUTE", "BYSECOND"):  # said once, it is the hour of the beginning
            int(parts.get(name, "0"))
        return Rule(
            frequency,  # type: ignore[arg-type]
            interval=max(1, int(parts.get("INTERVAL") or 1)),
            count=max(1, int(float(parts["COUNT"]))) if parts.get("COUNT") else None,
            until=parts.get("UNTIL", ""),
            week_start=_WEEKDAYS[parts.get("WKST") or "MO"],
            months=_numbers(parts.get("BYMONTH", ""), 1, 12),
            month_days=_numbers(parts.get("BYMONTHDAY", ""), -31, 31),
            weekdays=frozenset(_weekday(day, frequency) for day in parts.get("BYDAY", "").split(",") if day),
            positions=tuple(sorted(_numbers(parts.get("BYSETPOS", ""), -366, 366))),
        )
    except (ValueError, KeyError, OverflowError) as error:
        raise NotUnderstoodError(text) from error


_LONGEST = 2_000
_UNDERSTOOD = frozenset(
    (
        "INTERVAL", "COUNT", "UNTIL", "WKST", "BYMONTH", "BYMONTHDAY", "BYDAY", "BYSETPOS", "BYHOUR", "BYMINUTE",
        "BYSECOND",
    )
)  # fmt: skip


def _numbers(text: str, low: int, high: int) -> frozenset[int]:
    found = frozenset(int(number) for number in text.split(",") if number.strip())
    if any(not low <= number <= high or number == 0 for number in found):
        raise NotUnderstoodError(text)
    return found


def _weekday(text: str, frequency: str) -> tuple[int, int]:
    match = re.fullmatch(r"([+-]?\d{1,2})?([A-Z]{2})", text.strip())
    if match is None:
        raise NotUnderstoodError(text)
    number = int(match[1] or 0)
    return (0 if frequency in ("DAILY", "WEEKLY") else number), _WEEKDAYS[match[2]]


def days_of(rule: Rule, start: date, first: date, last: date, budget: Budget) -> Iterator[date]:
    """The days of a rule that begins on ``start``, up to ``last``, in order; ``start`` is always one of them.

    Those before ``first`` are left out where the rule does not count: with a COUNT they must be gone through. Ends
    early where the budget is used up.
    """
    if start > last:
        return
    counted = 1
    if start >= first or rule.count is not None:
        yield start
    for period in _periods(rule, start, start if rule.count is not None else max(start, first), last):
        budget.days -= len(period)
        if budget.days < 0:
            return
        for day in _chosen(rule, start, period):
            if day > last or (rule.count is not None and counted >= rule.count):
                return
            if day > start:
                counted += 1
                yield day


def _periods(rule: Rule, start: date, first: date, last: date) -> Iterator[list[date]]:
    """The days of each period in which the rule comes, from that of ``first`` on."""
    step = rule.interval
    if rule.frequency in ("DAILY", "WEEKLY"):
        length = 7 if rule.frequency == "WEEKLY" else 1
        begin = start.toordinal() - ((start.weekday() - rule.week_start) % 7 if length == 7 else 0)
        begin += (first.toordinal() - begin) // (length * step) * length * step
        for at in range(begin, last.toordinal() + 1, length * step):
            yield [date.fromordinal(day) for day in range(max(at, 1), min(at + length, date.max.toordinal() + 1))]
        return
    months = 12 if rule.frequency == "YEARLY" else 1
    begin_month = start.year * 12 + (start.month - 1 if months == 1 else 0)
    first_month = first.year * 12 + (first.month - 1 if months == 1 else 0)
    begin_month += (first_month - begin_month) // (months * step) * months * step
    for at in range(begin_month, last.year * 12 + last.month, months * step):
        yield _days_of_months(rule, start, at, months)


def _days_of_months(rule: Rule, start: date, at: int, months: int) -> list[date]:
    by_default = not rule.months and not rule.month_days and not rule.weekdays
    found = []
    for number in range(at, at + months):
        year, month = number // 12, number % 12 + 1
        if year > date.max.year or (rule.months and month not in rule.months):
            continue
        if months == 12 and by_default and month != start.month:
            continue
        found += [date(year, month, day) for day in range(1, calendar.monthrange(year, month)[1] + 1)]
    return found


def _chosen(rule: Rule, start: date, period: list[date]) -> list[date]:
    """The days of a period that the rule takes, by its numbers where it has them (BYSETPOS)."""
    days = [day for day in period if _fits(rule, start, day)]
    if not rule.positions:
        return days
    size = len(days)
    at = {position - 1 if position > 0 else size + position for position in rule.positions}
    return [days[index] for index in sorted(at) if 0 <= index < size]


def _fits(rule: Rule, start: date, day: date) -> bool:
    if rule.months and day.month not in rule.months:
        return False
    if rule.month_days:
        length = calendar.monthrange(day.year, day.month)[1]
        if day.day not in rule.month_days and day.day - length - 1 not in rule.month_days:
            return False
    if rule.weekdays:
        return day.weekday() in rule.every_weekday and any(
            weekday == day.weekday() and (number == 0 or number in _numbers_of(rule, day))
            for number, weekday in rule.weekdays
        )
    if rule.month_days or rule.frequency == "DAILY":
        return True
    return day.weekday() == start.weekday() if rule.frequency == "WEEKLY" else day.day == start.day


def _numbers_of(rule: Rule, day: date) -> tuple[int, int]:
    """Which of its weekday a day is, from the beginning and from the end of its month, or of its year."""
    if rule.frequency == "MONTHLY" or rule.months:
        at, length = day.day, calendar.monthrange(day.year, day.month)[1]
    else:
        at, length = day.timetuple().tm_yday, 366 if calendar.isleap(day.year) else 365
    return (at - 1) // 7 + 1, -((length - at) // 7 + 1)
